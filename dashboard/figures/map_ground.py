"""The ground of the map as one SVG: the base map, reservoirs of later, and areas of regions."""

from __future__ import annotations

from dashboard.figures.basemap import LIGHT, Tracer, basemap, line
from dashboard.figures.map_points import decade_class, placed_points
from dashboard.model import Atlas


def ground(atlas: Atlas, stretch: float) -> str:
    """Return the ground as SVG text, opened on what is seen at first.

    What lies around the opening view shows wherever the drawing's element is larger, as plotly
    has it with its axes anchored; the browser moves it by its `viewBox`.
    """
    outline, layers = atlas.config, atlas.layers
    trace = Tracer(outline.frame, stretch)
    shapes = basemap(layers, trace, outline.at_home, LIGHT) if layers.countries is not None else ""
    content = f"{shapes}{_reservoirs(atlas, trace)}{_areas(atlas, trace)}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{trace.box(outline.opening)}" '
        f'preserveAspectRatio="xMidYMid meet">{content}</svg>'
    )


def _reservoirs(atlas: Atlas, trace: Tracer) -> str:
    """Return the outlines of reservoirs, which were filled after the time of the atlas."""
    d = trace.areas(atlas.layers.reservoirs)
    return line(d, stroke="#285a6d", stroke_width="0.9", stroke_dasharray="2 3") if d else ""


def _areas(atlas: Atlas, trace: Tracer) -> str:
    """Return the area of every event at a place that is a region, by the colour of its decade."""
    if atlas.layers.regions is None:
        return ""
    shapes = dict(zip(atlas.layers.regions.id, atlas.layers.regions.geometry, strict=True))
    return "".join(
        f'<path class="area {decade_class(event, atlas)}" data-area="{event.id}" '
        f'd="{trace.area(shapes[place.region])}"/>'
        for event, place in placed_points(atlas)
        if place.precision == "region" and place.region in shapes
    )
