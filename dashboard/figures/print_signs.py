"""The signs on a printed map: areas, arrows, dots, and the symbols of the event."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.data.records import Event, Place
from dashboard.figures.basemap import Tracer
from dashboard.figures.dated_claims import DatedClaim
from dashboard.figures.map_points import deaths_are_stated
from dashboard.figures.print_view import PrintView, arrow_curve, places_of, shapes_of
from dashboard.figures.symbols import (
    INK,
    PAPER,
    SIZE,
    Marker,
    colour_of,
    halo,
    marker_of,
    ring,
    svg,
)
from dashboard.model import Atlas


def signs(print_view: PrintView, placed: list[Place]) -> Iterator[str]:
    """Yield the signs, bottom first: areas, arrows, dots, halos, rings, symbols."""
    event, atlas, tracer = print_view.event, print_view.atlas, print_view.tracer
    colour, shapes = colour_of(event, atlas), shapes_of(atlas)
    for place in placed:
        if place.precision == "region" and place.region in shapes:
            yield _area(tracer.area(shapes[place.region]), colour)
    yield from (
        _arrow(claim, print_view, colour) for claim in print_view.claims if claim.destination
    )
    event_place_ids = {place.id for place in placed}
    claim_places = {place.id: place for claim in print_view.claims for place in places_of(claim)}
    yield from (
        _placed_at(place, tracer, svg(Marker("circle", INK, 5)))
        for name, place in claim_places.items()
        if name not in event_place_ids
    )
    for place in placed:
        yield from (_placed_at(place, tracer, part) for part in _symbol(place, event, atlas))


def _area(d: str, colour: str) -> str:
    paint = f'fill="{colour}" fill-opacity="0.2" stroke="{colour}" stroke-opacity="0.8"'
    return f'<path {paint} stroke-dasharray="2 3" d="{d}"/>'


def _symbol(place: Place, event: Event, atlas: Atlas) -> Iterator[str]:
    if place.precision != "point":
        yield svg(halo(colour_of(event, atlas)))
    if place.id == event.place and deaths_are_stated(event, atlas):
        yield svg(ring())
    yield svg(marker_of(event, atlas))


def _placed_at(place: Place, tracer: Tracer, content: str) -> str:
    x, y = tracer.point(place.lon or 0, place.lat or 0)
    return f'<g transform="translate({x:g} {y:g})">{content}</g>'


def _arrow(claim: DatedClaim, print_view: PrintView, colour: str) -> str:
    points = arrow_curve(claim, print_view)
    is_uncertain = {place.precision for place in places_of(claim)} != {"point"}
    dash = ' stroke-dasharray="6 3"' if is_uncertain else ""
    d = "M" + "L".join(f"{x:g} {y:g}" for x, y in points)
    line = f'<path fill="none" stroke="{colour}" stroke-width="1.8"{dash} d="{d}"/>'
    return line + (_closed(points, colour) if claim.closed else _head(points, colour))


def _closed(points: list[tuple[float, float]], colour: str) -> str:
    x, y = points[len(points) // 2]
    cross = f"M{x - 5:g} {y - 5:g}l10 10m0 -10l-10 10"
    return f'<path fill="none" stroke="{colour}" stroke-width="2.6" d="{cross}"/>'


def _head(points: list[tuple[float, float]], colour: str) -> str:
    """Return the head of an arrow, a little before its goal, where it does not cover the symbol."""
    (x0, y0), (x1, y1) = points[-2], points[-1]
    length = max(((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5, 0.1)
    dx, dy = (x1 - x0) / length, (y1 - y0) / length
    x, y = x1 - dx * (SIZE / 2 + 1), y1 - dy * (SIZE / 2 + 1)
    wings = [
        (x - dx * 11 - dy * 5, y - dy * 11 + dx * 5),
        (x - dx * 11 + dy * 5, y - dy * 11 - dx * 5),
    ]
    corners = " ".join(f"{a:.1f},{b:.1f}" for a, b in [(x, y), *wings])
    return f'<polygon points="{corners}" fill="{colour}" stroke="{PAPER}" stroke-width="0.6"/>'
