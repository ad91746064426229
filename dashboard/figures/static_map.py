"""The static map for the first paint: base map and symbols as SVG, before any script runs.

It looks as plotly will draw it, so that nothing moves when plotly takes over: symbols keep their
size in pixels, however large the ground is.
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
# As in assets/js/map/symbols.js: pixels between symbols at the same place, how many are put in a
# row, and an angle that fills a disc evenly.
SPACING: Final = 22
ROW_LENGTH: Final = 3
GOLDEN_ANGLE: Final = pi * (3 - sqrt(5))


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
    """Ground and symbols as SVG text; symbols are positioned in percent of the map's frame."""

    ground: str
    marks: str


class _Mark(NamedTuple):
    position: tuple[float, float]
    key: tuple[str, str]  # and the place's name
    properties: dict[str, Any]


def static_map(atlas: Atlas, language: Language) -> StaticMap:
    """Return the map with every event on it."""
    frame = atlas.config.frame
    (trace,) = (
        candidate.to_plotly_json()
        for candidate in atlas_map.traces(atlas, language)
        if candidate.meta["role"] == "symbols"
    )
    symbols = list(_marks(trace))
    layers = [*_halos_and_rings(symbols, trace["meta"]), symbols]
    offsets = _offsets(symbols)
    marks = [
        _positioned(mark, frame, shape(mark.properties, offsets.get(mark.key, (0, 0))))
        for layer in layers
        for mark in layer
    ]
    return StaticMap(ground(atlas, atlas_map.lat_scale(frame)), "".join(marks))


def _offsets(symbols: list[_Mark]) -> dict[tuple[str, str], Point]:
    counts = Counter(mark.position for mark in symbols)
    placed: Counter[tuple[float, float]] = Counter()
    offsets = {}
    for mark in symbols:
        offsets[mark.key] = symbol_offset(placed[mark.position], counts[mark.position])
        placed[mark.position] += 1
    return offsets


def symbol_offset(rank: int, count: int) -> Point:
    """Return the offset of one of several symbols at the same place, in pixels."""
    if count <= ROW_LENGTH:
        return (rank - (count - 1) / 2) * SPACING, 0
    distance = SPACING * 0.6 * sqrt(rank + 0.4)
    return distance * cos(rank * GOLDEN_ANGLE), distance * sin(rank * GOLDEN_ANGLE)


def _marks(trace: dict[str, Any]) -> Iterator[_Mark]:
    marker = {**trace["marker"], **_line_properties(trace["marker"].get("line", {}))}
    for index, position in enumerate(zip(trace["x"], trace["y"], strict=True)):
        properties = {
            name: value[index] if isinstance(value, (list, tuple)) else value
            for name, value in marker.items()
        }
        event, name, *_ = trace["customdata"][index]
        yield _Mark(position, (event, name), properties)


def _halos_and_rings(symbols: list[_Mark], meta: dict[str, Any]) -> Iterator[list[_Mark]]:
    """Yield the halos around symbols, and the rings."""
    ink, across = meta["ink"], meta["across"]
    haloed = zip(symbols, meta["own"], meta["halo"], strict=True)
    halo = {"symbol": "circle", "size": across["halo"], "opacity": 0.2}
    yield [
        mark._replace(properties={**halo, "color": colour})
        for mark, colour, is_shown in haloed
        if is_shown
    ]
    ring = {"symbol": "circle-open", "size": across["ring"], "color": ink, "line_width": 1.6}
    ringed = zip(symbols, meta["ring"], strict=True)
    yield [mark._replace(properties=ring) for mark, is_shown in ringed if is_shown]


def _line_properties(line: dict[str, Any]) -> dict[str, Any]:
    return {f"line_{name}": value for name, value in line.items()}


def _positioned(mark: _Mark, frame: Box, content: str) -> str:
    # A nested SVG is positioned in percent of the ground and sized in rem.
    lon, lat = mark.position
    left = (lon - frame.west) / (frame.east - frame.west) * 100
    top = (frame.north - lat) / (frame.north - frame.south) * 100
    size = 'width="1rem" height="1rem" viewBox="0 0 16 16" overflow="visible"'
    return f'<svg x="{left:.3f}%" y="{top:.3f}%" {size}>{content}</svg>'


def shape(properties: dict[str, Any], offset: Point = (0, 0)) -> str:
    """Return one symbol as SVG text around the origin; these are plotly's of a marker."""
    radius = properties["size"] / 2
    dx, dy = offset
    name, open_suffix, _ = properties["symbol"].partition("-open")
    colour = f'fill="{"none" if open_suffix else properties["color"]}"'
    edge = properties["color"] if open_suffix else properties.get("line_color", "none")
    line = f'stroke="{edge}" stroke-width="{properties.get("line_width", 0)}"'
    paint = f'{colour} {line} opacity="{properties.get("opacity", 1)}"'
    if name not in SHAPES:
        return f'<circle cx="{dx:.4g}" cy="{dy:.4g}" r="{radius:g}" {paint}/>'
    corners = " ".join(f"{dx + x * radius:.1f},{dy + y * radius:.1f}" for x, y in SHAPES[name])
    return f'<polygon points="{corners}" {paint}/>'
