"""The static map for the first paint: base map and symbols as SVG, before any script runs.

It looks as plotly will draw it, so that nothing moves when plotly takes over: symbols keep their
size in pixels, however large the ground is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from dashboard.data.config import Box
from dashboard.data.records import Place
from dashboard.edition import Edition
from dashboard.figures import atlas_map
from dashboard.figures.map_ground import ground
from dashboard.figures.map_points import placed_points
from dashboard.figures.symbols import Marker, halo, ring, svg


class StaticMap(NamedTuple):
    """Ground and symbols as SVG text; symbols are positioned in percent of the map's frame."""

    ground: str
    marks: str


class _Mark(NamedTuple):
    number: int  # of its symbol
    marker: Marker


def static_map(edition: Edition) -> StaticMap:
    """Return the map with every event on it."""
    frame = edition.config.frame
    (trace,) = (
        candidate.to_plotly_json()
        for candidate in atlas_map.traces(edition)
        if candidate.meta["role"] == "symbols"
    )
    symbols = list(_marks(trace))
    layers = [*_halos_and_rings(symbols, trace["meta"]), symbols]
    places = [place for _, place in placed_points(edition)]
    marks = [
        at_place(places[mark.number], frame, svg(mark.marker)) for layer in layers for mark in layer
    ]
    return StaticMap(ground(edition, atlas_map.lat_scale(frame)), "".join(marks))


def _marks(trace: dict[str, Any]) -> Iterator[_Mark]:
    line = {f"line_{name}": value for name, value in trace["marker"]["line"].items()}
    properties = {**trace["marker"], **line}
    del properties["line"]
    for index in range(len(trace["x"])):
        own = {
            name: value[index] if isinstance(value, (list, tuple)) else value
            for name, value in properties.items()
        }
        yield _Mark(index, Marker(**own))


def _halos_and_rings(symbols: list[_Mark], meta: dict[str, Any]) -> Iterator[list[_Mark]]:
    """Yield the halos around symbols, and the rings."""
    haloed = zip(symbols, meta["own"], meta["halo"], strict=True)
    yield [
        mark._replace(marker=halo(colour, mark.marker.size))
        for mark, colour, is_shown in haloed
        if is_shown
    ]
    ringed = zip(symbols, meta["ring"], strict=True)
    yield [mark._replace(marker=ring(mark.marker.size)) for mark, is_shown in ringed if is_shown]


def at_place(place: Place, frame: Box, content: str) -> str:
    """Return `content`, drawn around the origin, at a place of the map, as SVG text."""
    # A nested SVG is positioned in percent of the ground and sized in rem.
    left = (float(place.lon or 0) - frame.west) / (frame.east - frame.west) * 100
    top = (frame.north - float(place.lat or 0)) / (frame.north - frame.south) * 100
    size = 'width="1rem" height="1rem" viewBox="0 0 16 16" overflow="visible"'
    return f'<svg x="{left:.3f}%" y="{top:.3f}%" {size}>{content}</svg>'
