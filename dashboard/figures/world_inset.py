"""The inset of the map: where in the world its frame lies, on the coarse land around it."""

from __future__ import annotations

from typing import Final

from dashboard.data.config import Box
from dashboard.figures.atlas_map import lat_scale
from dashboard.figures.basemap import Tracer
from dashboard.model import Atlas

WIDTH: Final = 112  # units; the style sheet gives it a size


def world_inset(atlas: Atlas) -> str:
    """Return the inset as SVG text; empty where the atlas has no layer of the land around."""
    land = atlas.layers.surroundings
    if land is None:
        return ""
    bounds = Box(*map(float, land.total_bounds))
    tracer = Tracer(bounds, lat_scale(bounds), WIDTH / (bounds.east - bounds.west))
    x, y, width, height = tracer.box(atlas.config.frame).split()
    return (
        f'<svg viewBox="0 0 {WIDTH} {tracer.height:.1f}">'
        f'<path class="inset-land" d="{tracer.areas(land)}"/>'
        f'<rect class="inset-frame" x="{x}" y="{y}" width="{width}" height="{height}"/></svg>'
    )
