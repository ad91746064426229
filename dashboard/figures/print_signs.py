"""The signs on a printed map: areas, arrows, dots, and the symbols of the event."""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot
from typing import Final

from dashboard.data.records import Event, Place
from dashboard.figures.basemap import Tracer
from dashboard.figures.dated_claims import DatedClaim
from dashboard.figures.map_arrows import BAND_OPACITY, colour_of_claim, dash_of_claim
from dashboard.figures.map_points import deaths_are_stated
from dashboard.figures.print_view import PrintView, drawn_routes, shapes_of
from dashboard.figures.routes import Point, Route, ends_of
from dashboard.figures.symbols import (
    INK,
    PAPER,
    SIZE,
    UNCERTAIN_PLACE,
    Marker,
    colour_of,
    halo,
    marker_at,
    ring,
    svg,
)
from dashboard.model import Atlas

WIDTH: Final = 1.8  # units: a route that something moved along, and the band of a closed one
BAND: Final = 5
BAR: Final = 12  # units across a route at the gap where it was closed


def signs(print_view: PrintView, placed: list[Place]) -> Iterator[str]:
    """Yield the signs, bottom first: areas, arrows, dots, halos, rings, symbols."""
    event, atlas, tracer = print_view.event, print_view.atlas, print_view.tracer
    colour, shapes = colour_of(event, atlas), shapes_of(atlas)
    for place in placed:
        if place.precision == "region" and place.region in shapes:
            yield _area(tracer.area(shapes[place.region]), colour)
    closed_below = sorted(print_view.claims, key=lambda claim: not claim.closed)
    yield from (part for claim in closed_below for part in _routes(claim, print_view))
    event_place_ids = {place.id for place in placed}
    claim_places = {place.id: place for claim in print_view.claims for place in ends_of(claim)}
    yield from (
        _placed_at(place, tracer, svg(Marker("circle", INK, 5)))
        for name, place in claim_places.items()
        if name not in event_place_ids
    )
    for place in placed:
        yield from (_placed_at(place, tracer, part) for part in _symbol(place, event, atlas))


def _area(d: str, colour: str) -> str:
    fill = f'fill="{colour}" fill-opacity="{UNCERTAIN_PLACE}"'
    edge = f'stroke="{colour}" stroke-opacity="0.8" stroke-dasharray="2 3"'
    return f'<path {fill} {edge} d="{d}"/>'


def _symbol(place: Place, event: Event, atlas: Atlas) -> Iterator[str]:
    marker = marker_at(event, place, atlas)
    if place.precision == "approximate":
        yield svg(halo(colour_of(event, atlas), marker.size))
    if place.id == event.place and deaths_are_stated(event, atlas):
        yield svg(ring(marker.size))
    yield svg(marker)


def _placed_at(place: Place, tracer: Tracer, content: str) -> str:
    x, y = tracer.point(place.lon or 0, place.lat or 0)
    return f'<g transform="translate({x:g} {y:g})">{content}</g>'


def _routes(claim: DatedClaim, print_view: PrintView) -> Iterator[str]:
    colour = colour_of_claim(claim, print_view.atlas)
    lengths = " ".join(f"{length:g}" for length in dash_of_claim(claim, print_view.atlas))
    width, opacity = (BAND, BAND_OPACITY) if claim.closed else (WIDTH, 1)
    look = f'stroke="{colour}" stroke-width="{width}" stroke-opacity="{opacity}"'
    dash = f' stroke-dasharray="{lengths}"' if lengths else ""
    routes = drawn_routes(claim, print_view)
    for number, points in enumerate(routes):
        d = "M" + "L".join(f"{x:g} {y:g}" for x, y in points)
        yield f'<path fill="none" {look}{dash} d="{d}"/>'
        inner = points[::-1] if number % 2 else points  # a half ends at the gap, or starts there
        yield _bar(inner, colour) if claim.closed else _head(points, colour)


def _bar(points: Route, colour: str) -> str:
    """Return a bar across the end of a half of a closed route."""
    (x, y), (dx, dy) = points[-1], _direction(points)
    ends = f"M{x - dy * BAR / 2:.1f} {y + dx * BAR / 2:.1f}l{dy * BAR:.1f} {-dx * BAR:.1f}"
    return f'<path fill="none" stroke="{colour}" stroke-width="2.6" d="{ends}"/>'


def _direction(points: Route) -> Point:
    """Return the direction in which a route ends, of length 1."""
    (x0, y0), (x1, y1) = points[-2], points[-1]
    length = max(hypot(x1 - x0, y1 - y0), 0.1)
    return (x1 - x0) / length, (y1 - y0) / length


def _head(points: Route, colour: str) -> str:
    """Return the head of an arrow, a little before its goal, where it does not cover the symbol."""
    (x1, y1), (dx, dy) = points[-1], _direction(points)
    x, y = x1 - dx * (SIZE / 2 + 1), y1 - dy * (SIZE / 2 + 1)
    wings = [
        (x - dx * 11 - dy * 5, y - dy * 11 + dx * 5),
        (x - dx * 11 + dy * 5, y - dy * 11 - dx * 5),
    ]
    corners = " ".join(f"{a:.1f},{b:.1f}" for a, b in [(x, y), *wings])
    return f'<polygon points="{corners}" fill="{colour}" stroke="{PAPER}" stroke-width="0.6"/>'
