"""Candidate positions for the names of countries and waters on a printed map."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import shapely

from dashboard.data.config import Box, MapName
from dashboard.figures.print_lettering import Point
from dashboard.model import Atlas

GRID_STEPS: Final = 14  # of the grid of candidates for the name of a country


def name_candidates(name: MapName, atlas: Atlas, view: Box, size: Point) -> Iterator[Point]:
    """Yield candidate positions in degrees: the name's own point, then others within its area."""
    own_point = shapely.Point(name.lon, name.lat)
    visible = shapely.box(*view)
    if visible.contains(own_point):
        yield name.lon, name.lat
    shape = _shape_of(name, own_point, atlas)
    if shape is None:
        yield from _along_a_river(own_point, atlas, visible, size)
        return
    visible_part = shape.intersection(visible)
    grid = [
        (
            view.west + (view.east - view.west) * column / GRID_STEPS,
            view.south + (view.north - view.south) * row / GRID_STEPS,
        )
        for column in range(1, GRID_STEPS)
        for row in range(1, GRID_STEPS)
    ]
    grid.sort(key=lambda position: own_point.distance(shapely.Point(position)))
    half_width, half_height = size[0] / 2, size[1] / 2
    yield from (
        (x, y)
        for x, y in grid
        if visible_part.contains(
            shapely.box(x - half_width, y - half_height, x + half_width, y + half_height)
        )
    )


def _shape_of(name: MapName, own_point: shapely.Point, atlas: Atlas) -> Any:
    """Return the shape of a country, sea or lake, or None if the name belongs to no area."""
    layers = atlas.layers
    candidates = (layers.lakes, layers.sea) if name.kind == "water" else (layers.countries,)
    for layer in candidates:
        if layer is not None:
            matches = layer.geometry[layer.geometry.contains(own_point)]
            if len(matches):
                return matches.iloc[0]
    return None


def _along_a_river(
    own_point: shapely.Point, atlas: Atlas, visible: shapely.Polygon, size: Point
) -> Iterator[Point]:
    """Yield points below and above the river nearest to a name, nearest first."""
    rivers = atlas.layers.rivers
    if rivers is None:
        return
    lines = rivers.geometry.to_numpy()
    nearest = lines[shapely.distance(lines, own_point).argmin()]
    points = shapely.get_coordinates(nearest.intersection(visible)).tolist()
    for x, y in sorted(points, key=lambda position: own_point.distance(shapely.Point(position))):
        yield from ((x, y - size[1]), (x, y + size[1]))
