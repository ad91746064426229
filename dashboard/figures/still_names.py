"""The names of places on the map where no script runs: beside their symbols, none over another.

With scripts `assets/js/map/labels.js` places them for the size and the choice at hand. Here they
are placed for a few sizes of a degree; the style sheet shows those of the largest that fits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from dashboard.data.records import Place
from dashboard.edition import Edition
from dashboard.figures.map_points import placed_points
from dashboard.figures.static_map import at_place
from dashboard.figures.still_positions import DEGREES, MAX_SYMBOLS, in_pixels, symbol_positions
from dashboard.figures.symbols import Point

SIZES: Final = DEGREES[::3]  # pixels of a degree of longitude
# In pixels; simpler than in assets/js/map/labels.js.
SYMBOL: Final = 18
LETTERS: Final = 14
LETTER: Final = LETTERS * 0.57  # width, on average
HEIGHT: Final = LETTERS * 1.25
NEAR: Final = 14  # from the middle of the symbols to the name

_Rect = tuple[float, float, float, float]  # left, top, right, bottom


def still_names(edition: Edition, lat_scale: float) -> str:
    """Return the names as SVG text, in a group for each of SIZES: `names-0`, `names-1` …"""
    places = [place for _, place in placed_points(edition)]
    if len(places) > MAX_SYMBOLS:
        return ""
    frame, opening = edition.config.frame, edition.config.opening
    groups = []
    for number, degree in enumerate(SIZES):
        edges = opening.west * degree, opening.east * degree
        names = (
            at_place(place, frame, _text(place.name, offset))
            for place, offset in _placed(places, lat_scale, degree, edges)
        )
        groups.append(f'<g class="names-{number}">{"".join(names)}</g>')
    return "".join(groups)


def _placed(
    places: Sequence[Place],
    lat_scale: float,
    degree: float,
    edges: tuple[float, float],
) -> Iterator[tuple[Place, Point]]:
    """Yield each place whose name finds room, with the offset of the name's middle from it.

    `edges` are those of what is seen, left and right.
    """
    symbols = symbol_positions(places, lat_scale, degree)
    taken = [_box(symbol, SYMBOL, SYMBOL) for symbol in symbols]
    for place in dict.fromkeys(places):
        own = [at for at, other in zip(symbols, places, strict=True) if other == place]
        width = len(place.name) * LETTER
        free = (
            at
            for at in _candidates(own, width)
            if edges[0] <= at[0] - width / 2
            and at[0] + width / 2 <= edges[1]
            and not any(_overlap(_box(at, width, HEIGHT), other) for other in taken)
        )
        middle = next(free, None)
        if middle:
            taken.append(_box(middle, width, HEIGHT))
            x, y = in_pixels(place, lat_scale, degree)
            yield place, (middle[0] - x, middle[1] - y)


def _candidates(symbols: Sequence[Point], width: float) -> list[Point]:
    """Return where a name may stand, best first: right and left of its symbols, above, below."""
    across, down = zip(*symbols, strict=True)
    x, y = (min(across) + max(across)) / 2, sum(down) / len(down)
    aside, above = (max(across) - min(across)) / 2 + NEAR + width / 2, NEAR + HEIGHT / 2
    # At a corner it might stand nearer to the symbol of another place.
    sides = ((aside, 0), (-aside, 0), (0, -above), (0, above))
    return [(x + dx, y + dy) for dx, dy in sides]


def _box(middle: Point, width: float, height: float) -> _Rect:
    x, y = middle
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def _overlap(one: _Rect, other: _Rect) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _text(name: str, offset: Point) -> str:
    x, y = offset
    return f'<text x="{x:.0f}" y="{y:.0f}">{escape(name, quote=False)}</text>'


def size_rules(view: tuple[float, float]) -> str:
    """Return the style rules that show one group of names; `view` is as for `move_rules`."""
    rules = [".still-names>g{display:none}"]
    for number, degree in enumerate(SIZES):
        shown = f".still-names>.names-{number}{{display:inline}}"
        others = "".join(f".still-names>.names-{n}{{display:none}}" for n in range(number))
        size = f"(min-width:{degree * view[0]:.0f}px) and (min-height:{degree * view[1]:.0f}px)"
        rules.append(f"@container {size}{{{others}{shown}}}")
    return "".join(rules)
