"""The ground of the map as one SVG: base map, later reservoirs, and areas of regions."""

from __future__ import annotations

from dashboard.figures.basemap import LIGHT, Tracer, basemap, line
from dashboard.figures.map_points import placed_points
from dashboard.figures.symbols import decade_class
from dashboard.model import Atlas


def ground(atlas: Atlas, lat_scale: float) -> str:
    """Return the ground as SVG text, at the opening view.

    If its element is larger, the surroundings of the opening view are visible too, as with the
    anchored axes of plotly; the browser moves it by its `viewBox`.
    """
    config, layers = atlas.config, atlas.layers
    tracer = Tracer(config.frame, lat_scale)
    shapes = (
        basemap(layers, tracer, config.home_countries, LIGHT)
        if layers.countries is not None
        else ""
    )
    content = f"{shapes}{_reservoirs(atlas, tracer)}{_areas(atlas, tracer)}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{tracer.box(config.opening)}" '
        f'preserveAspectRatio="xMidYMid meet">{content}</svg>'
    )


def _reservoirs(atlas: Atlas, tracer: Tracer) -> str:
    """Return the outlines of reservoirs, which were filled after the period of the atlas."""
    d = tracer.areas(atlas.layers.reservoirs)
    return line(d, stroke="#285a6d", stroke_width="0.9", stroke_dasharray="2 3") if d else ""


def _areas(atlas: Atlas, tracer: Tracer) -> str:
    """Return the area of every event whose place is a region, in the colour of its decade."""
    if atlas.layers.regions is None:
        return ""
    shapes = dict(zip(atlas.layers.regions.id, atlas.layers.regions.geometry, strict=True))
    return "".join(
        f'<path class="area {decade_class(event, atlas)}" data-area="{event.id}" '
        f'd="{tracer.area(shapes[place.region])}"/>'
        for event, place in placed_points(atlas)
        if place.precision == "region" and place.region in shapes
    )
