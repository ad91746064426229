"""Label placement on a printed map, with the scale bar and the degrees at the edge.

Labels are placed by priority: places of the event, other places, names on the ground, dates of
arrows. A place is always labelled, with a leader line to its sign if the label is not beside it;
other labels that do not fit are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import ceil, cos, floor, radians
from typing import Final, NamedTuple

from dashboard.data.config import Box
from dashboard.edition import Edition
from dashboard.figures.basemap import Tracer
from dashboard.figures.ground_names import GroundName, ground_names
from dashboard.figures.print_lettering import (
    Point,
    Rect,
    box_of,
    is_free,
    size_of,
    svg_text,
    turned,
)
from dashboard.figures.print_names import name_candidates
from dashboard.figures.symbols import INK
from dashboard.languages.language import Language

KILOMETRES: Final = 111.2  # in a degree of latitude
TOWN_DOT: Final = 1.8  # units from the middle of the dot of a town to its edge
TOWN_GAP: Final = 5  # from there to its name
TOWN_INK: Final = "#5d4c38"


class Label(NamedTuple):
    """A sign of `radius` units at a point, and its label; `\\n` separates lines.

    If there is no room at the point, the label may stand at one of `along` instead.
    """

    point: Point
    radius: float
    text: str
    style: str
    along: tuple[Point, ...] = ()


class _Candidate(NamedTuple):
    """A possible position of a label: the centre of its box."""

    centre: Point
    has_leader: bool  # so far from its sign that it needs a leader line


def placed_labels(
    edition: Edition,
    view: Box,
    tracer: Tracer,
    labels: list[Label],
    occupied: Iterable[Rect],
    arrow_points: list[Point],
) -> str:
    """Return the labels of the map as SVG text.

    Labels avoid the boxes in `occupied`, and `arrow_points` where possible.
    """
    frame = _frame(view, tracer)
    bar, bar_box = _scale_bar(view, frame, edition.language)
    boxes = [*occupied, bar_box, *(_box_around(label.point, label.radius) for label in labels)]
    parts = [bar, *_degree_labels(view, tracer, boxes, frame)]
    sign_labels = [label for label in labels if label.style != "note"]
    notes = [label for label in labels if label.style == "note"]
    parts += _sign_labels(sign_labels, arrow_points, boxes, frame)
    parts += _name_labels(edition, view, tracer, boxes, frame)
    parts += _sign_labels(notes, arrow_points, boxes, frame)
    return "".join(parts)


def _frame(view: Box, tracer: Tracer) -> Rect:
    return (*tracer.point(view.west, view.north), *tracer.point(view.east, view.south))


def _box_around(point: Point, radius: float) -> Rect:
    return point[0] - radius, point[1] - radius, point[0] + radius, point[1] + radius


def _sign_labels(
    labels: list[Label],
    arrow_points: list[Point],
    boxes: list[Rect],
    frame: Rect,
) -> Iterator[str]:
    for label in labels:
        lines = label.text.split("\n")
        size = size_of(lines, label.style)
        points = dict.fromkeys((label.point, *label.along))
        candidates = [
            candidate for at in points for candidate in _candidates(label._replace(point=at), size)
        ]
        free_candidates = [
            candidate
            for candidate in candidates
            if is_free(box_of(candidate.centre, size), boxes, frame)
        ]
        if free_candidates or label.style != "note":
            candidate = min(
                free_candidates or candidates[:1],
                key=lambda candidate: _penalty(candidate, size, arrow_points),
            )
            boxes.append(box_of(candidate.centre, size))
            yield _leader(label, candidate, size) if candidate.has_leader else ""
            yield svg_text(lines, candidate.centre, label.style)


def _penalty(candidate: _Candidate, size: Point, arrow_points: list[Point]) -> int:
    """Return the penalty of a candidate for the arrows under it and for a leader line."""
    left, top, right, bottom = box_of(candidate.centre, size)
    crossings = sum(left < x < right and top < y < bottom for x, y in arrow_points)
    return min(crossings, 3) + 4 * candidate.has_leader


def _candidates(label: Label, size: Point) -> Iterator[_Candidate]:
    """Yield the candidates around a sign, best first: right, left, above, below, then farther."""
    (x, y), (width, height) = label.point, size
    directions = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1))
    steps = 3 if label.style == "note" else 5
    for step in range(steps):
        gap = label.radius + 3 + step * 11
        for dx, dy in directions:
            centre = (
                x + dx * (gap + width / 2),
                y + dy * (gap + height / 2 - (2 if not step else 0)),
            )
            yield _Candidate(centre, step > 0 and label.style != "note")


def _leader(label: Label, candidate: _Candidate, size: Point) -> str:
    left, top, right, bottom = box_of(candidate.centre, size)
    x = min(max(label.point[0], left), right)
    y = min(max(label.point[1], top + 2), bottom - 2)
    coordinates = f'x1="{label.point[0]:g}" y1="{label.point[1]:g}" x2="{x:.1f}" y2="{y:.1f}"'
    return f'<line {coordinates} stroke="{INK}" stroke-width="0.6"/>'


def _name_labels(
    edition: Edition, view: Box, tracer: Tracer, boxes: list[Rect], frame: Rect
) -> Iterator[str]:
    """Yield the names on the ground, each at the first of its seats that is free."""
    for name in ground_names(edition):
        size = size_of([name.text], name.kind)
        for seat in name_candidates(name, edition, view, _in_degrees(size, view, frame)):
            point = tracer.point(seat.lon, seat.lat)
            free = next(_free_seats(name, point, turned(size, seat.turn), boxes, frame), None)
            if free:
                boxes.append(box_of(free, turned(size, seat.turn)))
                yield _town_dot(point) if name.kind == "town" else ""
                yield svg_text([name.text], free, name.kind, seat.turn)
                break


def _free_seats(
    name: GroundName, point: Point, size: Point, boxes: list[Rect], frame: Rect
) -> Iterator[Point]:
    """Yield the middles of the boxes of a name that are free: at its point, or beside a dot."""
    (x, y), (width, height) = point, size
    centres = [point]
    if name.kind == "town":
        if not is_free(_box_around(point, 2 * TOWN_DOT), boxes, frame):
            return
        right, up = TOWN_GAP + width / 2, TOWN_GAP + height / 2
        centres = [(x + right, y), (x - right, y), (x, y - up), (x, y + up)]
    yield from (centre for centre in centres if is_free(box_of(centre, size), boxes, frame))


def _town_dot(point: Point) -> str:
    return f'<circle cx="{point[0]:g}" cy="{point[1]:g}" r="{TOWN_DOT}" fill="{TOWN_INK}"/>'


def _in_degrees(size: Point, view: Box, frame: Rect) -> Point:
    lon_per_unit = (view.east - view.west) / (frame[2] - frame[0])
    lat_per_unit = (view.north - view.south) / (frame[3] - frame[1])
    return size[0] * lon_per_unit, size[1] * lat_per_unit


def _scale_bar(view: Box, frame: Rect, language: Language) -> tuple[str, Rect]:
    """Return a bar of a round number of kilometres, exact in the middle of the map."""
    latitude = (view.south + view.north) / 2
    view_km = (view.east - view.west) * cos(radians(latitude)) * KILOMETRES
    unit = (frame[2] - frame[0]) / view_km
    kilometres = max(length for length in (5, 10, 20, 50, 100, 200) if length * unit < 150)
    x, y = frame[0] + 10, frame[3] - 10
    d = f"M{x:g} {y - 4:g}v4h{kilometres * unit:.1f}v-4"
    bar = f'<path fill="none" stroke="{INK}" stroke-width="1" d="{d}"/>'
    label = language.say("{n} km").format(n=kilometres)
    text = svg_text([label], (x + kilometres * unit / 2, y - 8), "stop")
    return bar + text, (x - 4, y - 18, x + kilometres * unit + 4, y + 4)


def _degree_labels(view: Box, tracer: Tracer, boxes: list[Rect], frame: Rect) -> Iterator[str]:
    """Yield the whole degrees at the top and the left edge, where nothing else is."""
    meridians = [
        (f"{lon}°", (tracer.point(lon, view.north)[0], frame[1] + 11))
        for lon in range(ceil(view.west), floor(view.east) + 1)
    ]
    parallels = [
        (f"{lat}°", (frame[0] + 14, tracer.point(view.west, lat)[1]))
        for lat in range(ceil(view.south), floor(view.north) + 1)
    ]
    for text, point in (*meridians, *parallels):
        if is_free(box_of(point, size_of([text], "degree")), boxes, frame):
            yield svg_text([text], point, "degree")
