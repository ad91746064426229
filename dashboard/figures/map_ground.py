"""The ground of the map as one SVG: base map and areas of regions."""

from __future__ import annotations

from typing import Final

from dashboard.figures.basemap import LIGHT, Tracer, basemap
from dashboard.figures.map_points import placed_points
from dashboard.figures.symbols import decade_class
from dashboard.model import Atlas

HATCH: Final = 6  # units, and in the browser pixels, from one line of a hatch to the next


def ground(atlas: Atlas, lat_scale: float) -> str:
    """Return the ground as SVG text, at the opening view.

    If its element is larger, the surroundings of the opening view are visible too, as with the
    anchored axes of plotly; the browser moves it by its `viewBox`.
    """
    config, layers = atlas.config, atlas.layers
    tracer = Tracer(config.frame, lat_scale)
    shapes = basemap(layers, tracer, LIGHT) if layers.countries is not None else ""
    content = f"{shapes}{_areas(atlas, tracer)}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{tracer.box(config.opening)}" '
        f'preserveAspectRatio="xMidYMid meet">{content}</svg>'
    )


def _areas(atlas: Atlas, tracer: Tracer) -> str:
    """Return the area of every event whose place is a region, hatched in the colour of its decade.

    It has no outline: where it ends is not known.
    """
    if atlas.layers.regions is None:
        return ""
    shapes = dict(zip(atlas.layers.regions.id, atlas.layers.regions.geometry, strict=True))
    areas = [
        (event, shapes[place.region])
        for event, place in placed_points(atlas)
        if place.precision == "region" and place.region in shapes
    ]
    looks = dict.fromkeys(decade_class(event, atlas) for event, _ in areas)
    hatches = "".join(map(_hatch, looks))
    return f"<defs>{hatches}</defs>" + "".join(
        f'<path class="area" fill="url(#hatch-{decade_class(event, atlas)})" '
        f'data-area="{event.id}" d="{tracer.area(shape)}"/>'
        for event, shape in areas
    )


def _hatch(look: str) -> str:
    """Return slanting lines in the colour of a CSS class, as wide apart on screen at every zoom."""
    return (
        f'<pattern id="hatch-{look}" class="hatch {look}" width="{HATCH}" height="{HATCH}" '
        f'patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<path d="M0 0V{HATCH}"/></pattern>'
    )
