"""The signs on a printed map: areas, arrows, dots, and the symbols of its event."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.data.records import Event, Place
from dashboard.figures.basemap import Tracer
from dashboard.figures.dated_claims import DatedClaim
from dashboard.figures.map_points import HALO, INK, PAPER, RING, SIZE, colour_of, deaths_are_stated
from dashboard.figures.print_view import PrintView, corners_of, ends, shapes_of
from dashboard.figures.static_map import shape
from dashboard.model import Atlas


def signs(sheet: PrintView, placed: list[Place]) -> Iterator[str]:
    """Yield the signs from the ground up: areas, arrows, dots, halos, rings, symbols."""
    event, atlas, trace = sheet.event, sheet.atlas, sheet.trace
    colour, shapes = colour_of(event, atlas), shapes_of(atlas)
    for place in placed:
        if place.precision == "region" and place.region in shapes:
            yield _area(trace.area(shapes[place.region]), colour)
    yield from (_arrow(each, sheet, colour) for each in sheet.found if each.goal)
    own = {place.id for place in placed}
    touched = {place.id: place for each in sheet.found for place in ends(each)}
    yield from (
        _at(place, trace, shape({"symbol": "circle", "size": 5, "color": INK}))
        for name, place in touched.items()
        if name not in own
    )
    for place in placed:
        yield from (_at(place, trace, part) for part in _symbol(place, event, atlas))


def _area(d: str, colour: str) -> str:
    paint = f'fill="{colour}" fill-opacity="0.2" stroke="{colour}" stroke-opacity="0.8"'
    return f'<path {paint} stroke-dasharray="2 3" d="{d}"/>'


def _symbol(place: Place, event: Event, atlas: Atlas) -> Iterator[str]:
    colour = colour_of(event, atlas)
    kind = next(kind.symbol for kind in atlas.config.kinds if kind.id == event.kind)
    fill, edge = (PAPER, colour) if event.scope == "comparison" else (colour, PAPER)
    if place.precision != "point":
        yield shape({"symbol": "circle", "size": HALO, "color": colour, "opacity": 0.2})
    if place.id == event.place and deaths_are_stated(event, atlas):
        yield shape({"symbol": "circle-open", "size": RING, "color": INK, "line_width": 1.6})
    yield shape(
        {"symbol": kind, "size": SIZE, "color": fill, "line_color": edge, "line_width": 1.5}
    )


def _at(place: Place, trace: Tracer, drawn: str) -> str:
    x, y = trace.point(place.lon or 0, place.lat or 0)
    return f'<g transform="translate({x:g} {y:g})">{drawn}</g>'


def _arrow(each: DatedClaim, sheet: PrintView, colour: str) -> str:
    bow = corners_of(each, sheet)
    rough = {place.precision for place in ends(each)} != {"point"}
    dash = ' stroke-dasharray="6 3"' if rough else ""
    d = "M" + "L".join(f"{x:g} {y:g}" for x, y in bow)
    way = f'<path fill="none" stroke="{colour}" stroke-width="1.8"{dash} d="{d}"/>'
    return way + (_closed(bow, colour) if each.closed else _head(bow, colour))


def _closed(bow: list[tuple[float, float]], colour: str) -> str:
    x, y = bow[len(bow) // 2]
    cross = f"M{x - 5:g} {y - 5:g}l10 10m0 -10l-10 10"
    return f'<path fill="none" stroke="{colour}" stroke-width="2.6" d="{cross}"/>'


def _head(bow: list[tuple[float, float]], colour: str) -> str:
    """Return the head of an arrow, a little before its goal, so that the symbol stays free."""
    (x0, y0), (x1, y1) = bow[-2], bow[-1]
    far = max(((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5, 0.1)
    dx, dy = (x1 - x0) / far, (y1 - y0) / far
    x, y = x1 - dx * (SIZE / 2 + 1), y1 - dy * (SIZE / 2 + 1)
    wings = [
        (x - dx * 11 - dy * 5, y - dy * 11 + dx * 5),
        (x - dx * 11 + dy * 5, y - dy * 11 - dx * 5),
    ]
    corners = " ".join(f"{a:.1f},{b:.1f}" for a, b in [(x, y), *wings])
    return f'<polygon points="{corners}" fill="{colour}" stroke="{PAPER}" stroke-width="0.6"/>'
