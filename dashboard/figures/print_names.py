"""Candidate seats for the names on the ground of a printed map."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import shapely

from dashboard.data.config import Box
from dashboard.figures.ground_names import GroundName, Seat
from dashboard.figures.print_lettering import Point
from dashboard.model import Atlas

GRID_STEPS: Final = 14  # of the grid of candidates for the name of a country
# The layers in whose shapes a name may move about; any other name keeps to its seats.
SHAPES: Final = (
    ("home", "countries"),
    ("country", "countries"),
    ("sea", "sea"),
    ("water", "lakes"),
)


def name_candidates(name: GroundName, atlas: Atlas, view: Box, size: Point) -> Iterator[Seat]:
    """Yield candidate seats: the name's own in the view, then others within its shape."""
    visible = shapely.box(*view)
    seats = [seat for seat in name.seats if visible.contains(shapely.Point(seat.lon, seat.lat))]
    yield from seats
    own_point = shapely.Point(name.seats[0].lon, name.seats[0].lat)
    shape = _shape_of(name, own_point, atlas)
    if shape is not None:
        yield from _on_a_grid(shape.intersection(visible), own_point, view, size)
    elif name.kind == "water":
        yield from _along_a_river(own_point, atlas, visible, size)


def _on_a_grid(shape: Any, own_point: shapely.Point, view: Box, size: Point) -> Iterator[Seat]:
    """Yield the seats on a grid whose box is in a shape, the nearest to a name's own first."""
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
        Seat(y, x)
        for x, y in grid
        if shape.contains(
            shapely.box(x - half_width, y - half_height, x + half_width, y + half_height)
        )
    )


def _shape_of(name: GroundName, own_point: shapely.Point, atlas: Atlas) -> Any:
    """Return the shape of a country, sea or lake, or None if the name belongs to no area."""
    layer = getattr(atlas.layers, dict(SHAPES).get(name.kind, ""), None)
    if layer is None:
        return None
    matches = layer.geometry[layer.geometry.contains(own_point)]
    return matches.iloc[0] if len(matches) else None


def _along_a_river(
    own_point: shapely.Point, atlas: Atlas, visible: shapely.Polygon, size: Point
) -> Iterator[Seat]:
    """Yield seats below and above the river nearest to a name, nearest first."""
    rivers = atlas.layers.rivers
    if rivers is None:
        return
    lines = rivers.geometry.to_numpy()
    nearest = lines[shapely.distance(lines, own_point).argmin()]
    points = shapely.get_coordinates(nearest.intersection(visible)).tolist()
    for x, y in sorted(points, key=lambda position: own_point.distance(shapely.Point(position))):
        yield from (Seat(y - size[1], x), Seat(y + size[1], x))
