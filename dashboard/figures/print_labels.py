"""The words on a printed map, each where it finds room; the scale and the degrees at the edge.

The first words have the first choice: places of the event, other places, countries and waters,
dates of arrows. A place is always named, with a thin line to its sign where it stands off; what is
left without room is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import ceil, cos, floor, radians
from typing import Final, NamedTuple

from dashboard.data.config import Box
from dashboard.figures.basemap import Tracer
from dashboard.figures.map_points import INK
from dashboard.figures.print_lettering import Point, Rect, box_of, is_free, size_of, svg_text
from dashboard.figures.print_names import where_it_may_stand
from dashboard.languages.language import Language
from dashboard.model import Atlas

KILOMETRES: Final = 111.2  # in a degree of latitude


class Label(NamedTuple):
    """A sign at a point, `reach` units large to each side, and its word; `\\n` parts lines."""

    at: Point
    reach: float
    text: str
    look: str


class _Place(NamedTuple):
    """Where a word could stand: the middle of its box."""

    middle: Point
    leads: bool  # so far off that a line leads to its sign


def placed_labels(
    atlas: Atlas,
    view: Box,
    trace: Tracer,
    spots: list[Label],
    taken: Iterable[Rect],
    crossed: list[Point],
    language: Language,
) -> str:
    """Return the words on the map as SVG text.

    `taken` is left free of words, and `crossed`, points of arrows, where that can be.
    """
    frame = _frame(view, trace)
    scale, scale_box = _scale(view, frame, language)
    room = [*taken, scale_box, *(_around(spot.at, spot.reach) for spot in spots)]
    words = [scale, *_degrees(view, trace, room, frame)]
    signs = [spot for spot in spots if spot.look != "note"]
    notes = [spot for spot in spots if spot.look == "note"]
    words += _at_signs(signs, crossed, room, frame, language)
    words += _names(atlas, view, trace, room, frame, language)
    words += _at_signs(notes, crossed, room, frame, language)
    return "".join(words)


def _frame(view: Box, trace: Tracer) -> Rect:
    return (*trace.point(view.west, view.north), *trace.point(view.east, view.south))


def _around(at: Point, reach: float) -> Rect:
    return at[0] - reach, at[1] - reach, at[0] + reach, at[1] + reach


def _at_signs(
    spots: list[Label],
    crossed: list[Point],
    room: list[Rect],
    frame: Rect,
    language: Language,
) -> Iterator[str]:
    for spot in spots:
        lines = [language.say(line) for line in spot.text.split("\n")]
        size = size_of(lines, spot.look)
        places = list(_beside(spot, size))
        free = [place for place in places if is_free(box_of(place.middle, size), room, frame)]
        if free or spot.look != "note":
            place = min(free or places[:1], key=lambda each: _crossings(each, size, crossed))
            room.append(box_of(place.middle, size))
            yield _leader(spot, place, size) if place.leads else ""
            yield svg_text(lines, place.middle, spot.look)


def _crossings(place: _Place, size: Point, crossed: list[Point]) -> int:
    """Return how bad a place is, by what of arrows lies under it and by a line to its sign."""
    left, top, right, bottom = box_of(place.middle, size)
    under = sum(left < x < right and top < y < bottom for x, y in crossed)
    return min(under, 3) + 4 * place.leads


def _beside(spot: Label, size: Point) -> Iterator[_Place]:
    """Yield the places around a sign, the best first: right, left, above, below, then farther."""
    (x, y), (wide, high) = spot.at, size
    turns = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1))
    farthest = 2 if spot.look == "note" else 5
    for far in range(farthest):
        gap = spot.reach + 3 + far * 11
        for right, down in turns:
            middle = (
                x + right * (gap + wide / 2),
                y + down * (gap + high / 2 - (2 if not far else 0)),
            )
            yield _Place(middle, far > 0 and spot.look != "note")


def _leader(spot: Label, place: _Place, size: Point) -> str:
    left, top, right, bottom = box_of(place.middle, size)
    x = min(max(spot.at[0], left), right)
    y = min(max(spot.at[1], top + 2), bottom - 2)
    ends = f'x1="{spot.at[0]:g}" y1="{spot.at[1]:g}" x2="{x:.1f}" y2="{y:.1f}"'
    return f'<line {ends} stroke="{INK}" stroke-width="0.6"/>'


def _names(
    atlas: Atlas, view: Box, trace: Tracer, room: list[Rect], frame: Rect, language: Language
) -> Iterator[str]:
    """Yield the names of countries and waters; each may move within what is seen of its own."""
    for name in atlas.config.names:
        text = language.say(name.text)
        size = size_of([text], name.kind)
        points = [
            trace.point(*lonlat)
            for lonlat in where_it_may_stand(name, atlas, view, _degrees_of(size, view, frame))
        ]
        free = [point for point in points if is_free(box_of(point, size), room, frame)]
        if free:
            room.append(box_of(free[0], size))
            yield svg_text([text], free[0], name.kind)


def _degrees_of(size: Point, view: Box, frame: Rect) -> Point:
    across = (view.east - view.west) / (frame[2] - frame[0])
    down = (view.north - view.south) / (frame[3] - frame[1])
    return size[0] * across, size[1] * down


def _scale(view: Box, frame: Rect, language: Language) -> tuple[str, Rect]:
    """Return a bar of a round number of kilometres, true in the middle of the map."""
    middle = (view.south + view.north) / 2
    across = (view.east - view.west) * cos(radians(middle)) * KILOMETRES
    unit = (frame[2] - frame[0]) / across
    long = max(each for each in (5, 10, 20, 50, 100, 200) if each * unit < 150)
    x, y = frame[0] + 10, frame[3] - 10
    d = f"M{x:g} {y - 4:g}v4h{long * unit:.1f}v-4"
    bar = f'<path fill="none" stroke="{INK}" stroke-width="1" d="{d}"/>'
    words = language.say("{n} km").format(n=long)
    text = svg_text([words], (x + long * unit / 2, y - 8), "stop")
    return bar + text, (x - 4, y - 18, x + long * unit + 4, y + 4)


def _degrees(view: Box, trace: Tracer, room: list[Rect], frame: Rect) -> Iterator[str]:
    """Yield the whole degrees at the upper and at the left edge, where nothing else stands."""
    above = [
        (f"{lon}°", (trace.point(lon, view.north)[0], frame[1] + 11))
        for lon in range(ceil(view.west), floor(view.east) + 1)
    ]
    beside = [
        (f"{lat}°", (frame[0] + 14, trace.point(view.west, lat)[1]))
        for lat in range(ceil(view.south), floor(view.north) + 1)
    ]
    for text, at in (*above, *beside):
        if is_free(box_of(at, size_of([text], "degree")), room, frame):
            yield svg_text([text], at, "degree")
