"""The map as a picture for the first paint: base map and symbols as SVG, before any script runs.

It looks as plotly will draw it, so that nothing moves when plotly takes over: symbols keep their
size in pixels wherever the ground grows to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from math import cos, pi, sin, sqrt
from types import MappingProxyType
from typing import Any, Final, NamedTuple, TypeAlias

from dashboard.data.config import Box
from dashboard.figures import atlas_map
from dashboard.figures.map_ground import ground
from dashboard.languages.language import Language
from dashboard.model import Atlas

Point: TypeAlias = tuple[float, float]
Corners: TypeAlias = tuple[Point, ...]
# As in assets/40-map.js: pixels from one symbol to the next at one place, how many stand in a row
# there, and a turn that fills a disc evenly.
ASIDE: Final = 22
IN_A_ROW: Final = 3
GOLDEN: Final = pi * (3 - sqrt(5))


def _rays(number: int, *radii: float) -> Corners:
    steps = number * len(radii)
    turns = [(radii[step % len(radii)], 2 * pi * step / steps) for step in range(steps)]
    return tuple((radius * sin(turn), -radius * cos(turn)) for radius, turn in turns)


def _four(*quarter: tuple[float, float]) -> Corners:
    quarters = ((1, 0), (0, 1), (-1, 0), (0, -1))
    return tuple((x * c - y * s, x * s + y * c) for c, s in quarters for x, y in quarter)


_WIDE: Final = 2 / sqrt(3)
_ARM: Final = 0.8 / sqrt(2)
# plotly's own shapes, for a radius of 1; a circle has no corners.
SHAPES: Final[Mapping[str, Corners]] = MappingProxyType(
    {
        "square": _four((1, 1)),
        "diamond": _four((1.3, 0)),
        "triangle-up": ((-_WIDE, 0.5), (_WIDE, 0.5), (0, -1)),
        "triangle-down": ((-_WIDE, -0.5), (_WIDE, -0.5), (0, 1)),
        "x": _four((_ARM, 0), (2 * _ARM, _ARM), (_ARM, 2 * _ARM)),
        "cross": _four((1.2, 0.4), (0.4, 0.4), (0.4, 1.2)),
        "star": _rays(5, 1.4, 1.4 * 0.382),
        "pentagon": _rays(5, 1),
        "hexagon": _rays(6, 1),
    }
)


class StaticMap(NamedTuple):
    """Ground and symbols as SVG text; the symbols stand in parts of the whole frame of the map."""

    ground: str
    marks: str


class _Mark(NamedTuple):
    place: tuple[float, float]
    event: tuple[str, str]  # and the place's name
    look: dict[str, Any]


def static_map(atlas: Atlas, language: Language) -> StaticMap:
    """Return the map with every event on it."""
    frame = atlas.config.frame
    (trace,) = (
        each.to_plotly_json()
        for each in atlas_map.traces(atlas, language)
        if each.meta["role"] == "symbols"
    )
    symbols = list(_marks(trace))
    layers = [*_around(symbols, trace["meta"]), symbols]
    moves = _aside(symbols)
    marks = [
        _seat(mark, frame, shape(mark.look, moves.get(mark.event, (0, 0))))
        for layer in layers
        for mark in layer
    ]
    return StaticMap(ground(atlas, atlas_map.lat_scale(frame)), "".join(marks))


def _aside(symbols: list[_Mark]) -> dict[tuple[str, str], Point]:
    crowd = Counter(mark.place for mark in symbols)
    seen: Counter[tuple[float, float]] = Counter()
    moves = {}
    for mark in symbols:
        moves[mark.event] = aside(seen[mark.place], crowd[mark.place])
        seen[mark.place] += 1
    return moves


def aside(rank: int, count: int) -> Point:
    """Return where one of several symbols at a place stands around it, in pixels."""
    if count <= IN_A_ROW:
        return (rank - (count - 1) / 2) * ASIDE, 0
    far = ASIDE * 0.6 * sqrt(rank + 0.4)
    return far * cos(rank * GOLDEN), far * sin(rank * GOLDEN)


def _marks(trace: dict[str, Any]) -> Iterator[_Mark]:
    marker = {**trace["marker"], **_prefixed(trace["marker"].get("line", {}))}
    for index, place in enumerate(zip(trace["x"], trace["y"], strict=True)):
        look = {
            name: value[index] if isinstance(value, (list, tuple)) else value
            for name, value in marker.items()
        }
        event, name, *_ = trace["customdata"][index]
        yield _Mark(place, (event, name), look)


def _around(symbols: list[_Mark], meta: dict[str, Any]) -> Iterator[list[_Mark]]:
    """Yield the halos around symbols, and the rings."""
    ink, across = meta["ink"], meta["across"]
    own = zip(symbols, meta["own"], meta["halo"], strict=True)
    halo = {"symbol": "circle", "size": across["halo"], "opacity": 0.2}
    yield [mark._replace(look={**halo, "color": colour}) for mark, colour, has in own if has]
    ring = {"symbol": "circle-open", "size": across["ring"], "color": ink, "line_width": 1.6}
    ringed = zip(symbols, meta["ring"], strict=True)
    yield [mark._replace(look=ring) for mark, has in ringed if has]


def _prefixed(line: dict[str, Any]) -> dict[str, Any]:
    return {f"line_{name}": value for name, value in line.items()}


def _seat(mark: _Mark, frame: Box, drawn: str) -> str:
    # A nested drawing stands at its part of the ground and is as large as the page's letters.
    lon, lat = mark.place
    left = (lon - frame.west) / (frame.east - frame.west) * 100
    top = (frame.north - lat) / (frame.north - frame.south) * 100
    size = 'width="1rem" height="1rem" viewBox="0 0 16 16" overflow="visible"'
    return f'<svg x="{left:.3f}%" y="{top:.3f}%" {size}>{drawn}</svg>'


def shape(look: dict[str, Any], at: Point = (0, 0)) -> str:
    """Return one symbol as SVG text around the point 0 0; `look` is as plotly has it."""
    radius = look["size"] / 2
    left, down = at
    name, hollow, _ = look["symbol"].partition("-open")
    colour = f'fill="{"none" if hollow else look["color"]}"'
    edge = look["color"] if hollow else look.get("line_color", "none")
    line = f'stroke="{edge}" stroke-width="{look.get("line_width", 0)}"'
    paint = f'{colour} {line} opacity="{look.get("opacity", 1)}"'
    if name not in SHAPES:
        return f'<circle cx="{left:.4g}" cy="{down:.4g}" r="{radius:g}" {paint}/>'
    corners = " ".join(f"{left + x * radius:.1f},{down + y * radius:.1f}" for x, y in SHAPES[name])
    return f'<polygon points="{corners}" {paint}/>'
