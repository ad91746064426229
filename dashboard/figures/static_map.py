"""The static map for the first paint: base map and symbols as SVG, before any script runs.

It looks as plotly will draw it, so that nothing moves when plotly takes over: symbols keep their
size in pixels, however large the ground is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import cos, pi, sin, sqrt
from typing import Any, Final, NamedTuple

from dashboard.data.config import Box
from dashboard.figures import atlas_map
from dashboard.figures.map_ground import ground
from dashboard.figures.symbols import Marker, Point, halo, ring, svg
from dashboard.languages.language import Language
from dashboard.model import Atlas

# As in assets/js/map/symbols.js: pixels between symbols at the same place, how many are put in a
# row, and an angle that fills a disc evenly.
SPACING: Final = 22
ROW_LENGTH: Final = 3
GOLDEN_ANGLE: Final = pi * (3 - sqrt(5))


class StaticMap(NamedTuple):
    """Ground and symbols as SVG text; symbols are positioned in percent of the map's frame."""

    ground: str
    marks: str


class _Mark(NamedTuple):
    position: tuple[float, float]
    key: tuple[str, str]  # the event and the place
    marker: Marker


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
        _positioned(mark, frame, svg(mark.marker, offsets.get(mark.key, (0, 0))))
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
    line = {f"line_{name}": value for name, value in trace["marker"]["line"].items()}
    properties = {**trace["marker"], **line}
    del properties["line"]
    for index, position in enumerate(zip(trace["x"], trace["y"], strict=True)):
        own = {
            name: value[index] if isinstance(value, (list, tuple)) else value
            for name, value in properties.items()
        }
        event, place, _ = trace["customdata"][index]
        yield _Mark(position, (event, place), Marker(**own))


def _halos_and_rings(symbols: list[_Mark], meta: dict[str, Any]) -> Iterator[list[_Mark]]:
    """Yield the halos around symbols, and the rings."""
    haloed = zip(symbols, meta["own"], meta["halo"], strict=True)
    yield [mark._replace(marker=halo(colour)) for mark, colour, is_shown in haloed if is_shown]
    ringed = zip(symbols, meta["ring"], strict=True)
    yield [mark._replace(marker=ring()) for mark, is_shown in ringed if is_shown]


def _positioned(mark: _Mark, frame: Box, content: str) -> str:
    # A nested SVG is positioned in percent of the ground and sized in rem.
    lon, lat = mark.position
    left = (lon - frame.west) / (frame.east - frame.west) * 100
    top = (frame.north - lat) / (frame.north - frame.south) * 100
    size = 'width="1rem" height="1rem" viewBox="0 0 16 16" overflow="visible"'
    return f'<svg x="{left:.3f}%" y="{top:.3f}%" {size}>{content}</svg>'
