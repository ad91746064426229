"""The names of places on the map where no script runs: each at its own symbol, none over another.

With scripts `assets/js/map/labels.js` places them for the size and the choice at hand. Here they
are placed for a few sizes of a degree; the style sheet shows those of the largest that fits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from math import sqrt
from typing import Final, TypeAlias

from dashboard.data.records import Place
from dashboard.edition import Edition
from dashboard.figures.map_points import placed_points
from dashboard.figures.static_map import at_place
from dashboard.figures.symbols import Point, marker_at, nested

# Pixels of a degree of longitude, from a telephone to the largest screens.
SIZES: Final = tuple(24 * 1.2**step for step in range(0, 18, 3))
MAX_SYMBOLS: Final = 200  # the names of more would take seconds, and few find room
# In pixels; as in assets/js/map/layout.js and seats.js, but for lines that lead to a name.
LETTERS: Final = 14
LETTER: Final = LETTERS * 0.57  # width, on average
HEIGHT: Final = LETTERS * 1.25
GAPS: Final = (5, 9, 13)  # from the edge of the symbol to the name
NEARER: Final = 4  # by which a name is nearer to its own symbol than to any other
LEVEL: Final = 14  # beside a name, in which no symbol of another place may stand

_Rect: TypeAlias = tuple[float, float, float, float]  # left, top, right, bottom
_SIDES: Final = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1))


def still_names(edition: Edition, lat_scale: float) -> str:
    """Return the names as SVG text, in a group for each of SIZES: `names-0`, `names-1` …

    `lat_scale` is the height of a degree of latitude in degrees of longitude.
    """
    radii = _radii(edition)
    if len(placed_points(edition)) > MAX_SYMBOLS:
        return ""
    frame, opening = edition.config.frame, edition.config.opening
    groups = []
    for number, degree in enumerate(SIZES):
        edges = opening.west * degree, opening.east * degree
        names = (
            at_place(place, frame, _text(place.name, offset))
            for place, offset in _placed(radii, lat_scale, degree, edges)
        )
        groups.append(f'<g class="names-{number}">{"".join(names)}</g>')
    return "".join(groups)


def _radii(edition: Edition) -> dict[Place, float]:
    """Return half of the size of the largest symbol at each place, in pixels."""
    points = placed_points(edition)
    radii: dict[Place, float] = {}
    sizes = nested(
        [place.id for _, place in points],
        [marker_at(event, place, edition).size for event, place in points],
    )
    for (_, place), size in zip(points, sizes, strict=True):
        radii[place] = max(radii.get(place, 0), size / 2)
    return radii


def _placed(
    radii: dict[Place, float],
    lat_scale: float,
    degree: float,
    edges: tuple[float, float],
) -> Iterator[tuple[Place, Point]]:
    """Yield each place whose name finds room, with the offset of the name's middle from it.

    `edges` are those of what is seen, left and right.
    """
    symbols = {
        place: _box(_in_pixels(place, lat_scale, degree), 2 * radius, 2 * radius)
        for place, radius in radii.items()
    }
    taken = list(symbols.values())
    for place, radius in radii.items():
        x, y = _in_pixels(place, lat_scale, degree)
        others = [box for other, box in symbols.items() if other != place]
        for dx, dy, gap in _offsets(len(place.name) * LETTER, radius):
            name = _box((x + dx, y + dy), len(place.name) * LETTER, HEIGHT)
            is_seen = edges[0] <= name[0] and name[2] <= edges[1]
            if is_seen and _is_own(name, gap, others) and _is_free(name, taken):
                taken.append(name)
                yield place, (dx, dy)
                break


def _is_own(name: _Rect, gap: float, others: Sequence[_Rect]) -> bool:
    """Return whether the name is by far nearest to its own symbol, and level with no other."""
    around = _grown(name, gap + NEARER, gap + NEARER)
    return _is_free(around, others) and _is_free(_grown(name, LEVEL, 1), others)


def _offsets(width: float, radius: float) -> Iterator[tuple[float, float, float]]:
    """Yield where the middle of a name may be, from its place, with the gap; best first."""
    for gap in GAPS:
        for across, down in _SIDES:
            far = (radius + gap) * (sqrt(1 / 2) if across and down else 1)
            yield across * (far + width / 2), down * (far + HEIGHT / 2), gap


def _in_pixels(place: Place, lat_scale: float, degree: float) -> Point:
    # From where the equator meets the prime meridian.
    return float(place.lon or 0) * degree, -float(place.lat or 0) * lat_scale * degree


def _box(middle: Point, width: float, height: float) -> _Rect:
    x, y = middle
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def _grown(box: _Rect, across: float, down: float) -> _Rect:
    return box[0] - across, box[1] - down, box[2] + across, box[3] + down


def _is_free(box: _Rect, taken: Sequence[_Rect]) -> bool:
    return not any(_overlap(box, other) for other in taken)


def _overlap(one: _Rect, other: _Rect) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _text(name: str, offset: Point) -> str:
    x, y = offset
    return f'<text x="{x:.0f}" y="{y:.0f}">{escape(name, quote=False)}</text>'


def size_rules(view: tuple[float, float]) -> str:
    """Return the style rules that show one group of names.

    `view` is the size of what the map opens with, in degrees of longitude.
    """
    rules = [".still-names>g{display:none}"]
    for number, degree in enumerate(SIZES):
        shown = f".still-names>.names-{number}{{display:inline}}"
        others = "".join(f".still-names>.names-{n}{{display:none}}" for n in range(number))
        size = f"(min-width:{degree * view[0]:.0f}px) and (min-height:{degree * view[1]:.0f}px)"
        rules.append(f"@container {size}{{{others}{shown}}}")
    return "".join(rules)
