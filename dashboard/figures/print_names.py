"""Where on a printed map the name of a country or of a water may stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import shapely

from dashboard.data.config import Box, MapName
from dashboard.figures.print_lettering import Point
from dashboard.model import Atlas

STEPS: Final = 14  # of the grid on which the name of a country looks for room


def where_it_may_stand(name: MapName, atlas: Atlas, view: Box, size: Point) -> Iterator[Point]:
    """Yield where the name may stand, in degrees: its own point, then others of what bears it."""
    own = shapely.Point(name.lon, name.lat)
    seen = shapely.box(*view)
    if seen.contains(own):
        yield name.lon, name.lat
    shape = _bearer(name, own, atlas)
    if shape is None:
        yield from _along_a_river(own, atlas, seen, size)
        return
    part = shape.intersection(seen)
    grid = [
        (
            view.west + (view.east - view.west) * column / STEPS,
            view.south + (view.north - view.south) * row / STEPS,
        )
        for column in range(1, STEPS)
        for row in range(1, STEPS)
    ]
    grid.sort(key=lambda at: own.distance(shapely.Point(at)))
    wide, high = size[0] / 2, size[1] / 2
    yield from (
        (x, y)
        for x, y in grid
        if part.contains(shapely.box(x - wide, y - high, x + wide, y + high))
    )


def _bearer(name: MapName, own: shapely.Point, atlas: Atlas) -> Any:
    """Return the shape of a country, sea or lake, None for what is no area."""
    layers = atlas.layers
    bodies = (layers.lakes, layers.sea) if name.kind == "water" else (layers.countries,)
    for layer in bodies:
        if layer is not None:
            found = layer.geometry[layer.geometry.contains(own)]
            if len(found):
                return found.iloc[0]
    return None


def _along_a_river(
    own: shapely.Point, atlas: Atlas, seen: shapely.Polygon, size: Point
) -> Iterator[Point]:
    """Yield points below and above the river that is nearest to a name, nearest first."""
    rivers = atlas.layers.rivers
    if rivers is None:
        return
    lines = rivers.geometry.to_numpy()
    nearest = lines[shapely.distance(lines, own).argmin()]
    bends = shapely.get_coordinates(nearest.intersection(seen)).tolist()
    for x, y in sorted(bends, key=lambda at: own.distance(shapely.Point(at))):
        yield from ((x, y - size[1]), (x, y + size[1]))
