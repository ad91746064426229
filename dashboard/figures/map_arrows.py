"""Traces of dated claims: arrows for movements, and signs on places."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import plotly.graph_objects as go

from dashboard.figures.dated_claims import DatedClaim, places_of
from dashboard.figures.routes import Route, Ways, ends_of
from dashboard.figures.sides import Dash, colour_of_side, dash_of_side
from dashboard.figures.symbols import INK, PAPER, SIZE, UNCERTAIN_DATE, translucent
from dashboard.model import Atlas

MONTH: Final = 31  # days: a step with a wider date has no rays
WIDTH: Final = 2.2  # pixels
# A closed route is a band, on which what moves along it, most likely of another side, is seen.
BAND: Final = 6
BAND_OPACITY: Final = 0.45
HEAD: Final = 13
BAR: Final = 13  # length of the bars at the gap of a closed route


def arrows(claims: list[DatedClaim], atlas: Atlas, lat_scale: float) -> list[go.Scatter]:
    """Return the traces of all movements and closed routes, those of one claim together.

    Closed routes are below: what moves on them stays whole. For `lat_scale` see `Ways`. `meta` says
    what each is: event, first and last day, `label`, `date`, `act_of`, ids in `via`.
    """
    ways = Ways(atlas.layers, lat_scale)
    ordered = sorted(claims, key=lambda claim: not claim.closed)
    drawn = [trace for claim in ordered for trace in _traces(claim, claims, atlas, ways)]
    return [trace.update(uid=f"arrow-{number}") for number, trace in enumerate(drawn)]


def colour_of_claim(claim: DatedClaim, atlas: Atlas) -> str:
    """Return the colour of the arrow or the sign of a claim: that of the side that acted."""
    return colour_of_side(claim.act_of, atlas)


def dash_of_claim(claim: DatedClaim, atlas: Atlas) -> Dash:
    """Return the line of the side that acted, with dots where an end is known only roughly."""
    return dash_of_side(claim.act_of, is_rough(claim), atlas)


def is_rough(claim: DatedClaim) -> bool:
    """Return whether a claim starts or ends at a place that is no exact point."""
    return {place.precision for place in places_of(claim)} != {"point"}


def background_signs(claims: list[DatedClaim], atlas: Atlas) -> go.Scatter:
    """Return a small sign for each entry of the background that names a place and no movement."""
    reached_claims = [
        claim for claim in claims if claim.event is None and claim.destination is None
    ]
    colours = [colour_of_claim(claim, atlas) for claim in reached_claims]
    return go.Scatter(
        **_positions(reached_claims),
        mode="markers",
        hoverinfo="skip",
        marker={"symbol": "circle-dot", "size": 10, "color": PAPER, "line": _line(colours, 2)},
        uid="reached",
        meta={"role": "reached", "uncertain": UNCERTAIN_DATE},
    )


def rays(claims: list[DatedClaim], atlas: Atlas) -> go.Scatter:
    """Return rays around the place of each step of an event that is not a movement.

    A step whose date is wider than a month has none: they would be visible for a year.
    """
    steps = [
        claim
        for claim in claims
        if claim.event and claim.destination is None and claim.days <= MONTH
    ]
    colours = [colour_of_claim(claim, atlas) for claim in steps]
    return go.Scatter(
        **_positions(steps),
        mode="markers",
        hoverinfo="skip",
        marker={
            "symbol": "asterisk-open",
            "size": SIZE + 17,
            "color": colours,
            "line": _line(colours, 1.6),
        },
        uid="rays",
        meta={"role": "rays", "uncertain": UNCERTAIN_DATE},
    )


def stops(claims: list[DatedClaim]) -> go.Scatter:
    """Return a dot for each place of a claim, for when no symbol is there."""
    stop_claims = claims_at_ends(claims)
    marker: dict[str, Any] = {"symbol": "circle", "size": 5, "color": INK, "line": _line(INK, 0)}
    return go.Scatter(
        **_positions(stop_claims),
        mode="markers",
        hoverinfo="skip",
        marker=marker,
        uid="stops",
        meta={"role": "stops", "uncertain": UNCERTAIN_DATE},
    )


def claims_at_ends(claims: list[DatedClaim]) -> list[DatedClaim]:
    """Return each claim at every place where it happened, or where its routes start and end."""
    return [
        claim._replace(place=place)
        for claim in claims
        if claim.destination or claim.event
        for place in ends_of(claim)
    ]


def facts(claim: DatedClaim) -> list[Any]:
    """Return what the browser needs of a claim: event, place, first and last day, and the longest
    period in which it is drawn."""
    event_id = claim.event.id if claim.event else ""
    return [event_id, claim.place.id, _day(claim.first), _day(claim.last), claim.max_days]


def _traces(
    claim: DatedClaim, claims: list[DatedClaim], atlas: Atlas, ways: Ways
) -> list[go.Scatter]:
    routes = ways.routes(claim)
    if not claim.closed:
        return [_arrow(claim, route, atlas) for route in routes]
    halves = ways.halves(routes[0], ways.gap(claim, claims))
    return [
        _closed_half(claim, half, end, atlas, ways)
        for half, end in zip(halves, (-1, 0), strict=True)
    ]


def _arrow(claim: DatedClaim, route: Route, atlas: Atlas) -> go.Scatter:
    marker = {"symbol": "arrow", "angleref": "previous", "standoff": SIZE / 2 + 2}
    return _line_with_sign(claim, route, -1, HEAD, marker, atlas)


def _closed_half(claim: DatedClaim, route: Route, end: int, atlas: Atlas, ways: Ways) -> go.Scatter:
    """Return one side of a gap; a bar across its `end`, the first or last point, closes it."""
    inner = route[-2:] if end else route[:2]
    marker = {"symbol": "line-ew", "angleref": "up", "angle": ways.heading(*inner)}
    return _line_with_sign(claim, route, end, BAR, marker, atlas)


def _line_with_sign(
    claim: DatedClaim, route: Route, at: int, size: float, marker: dict[str, Any], atlas: Atlas
) -> go.Scatter:
    """Return a route with a sign at one of its points."""
    colour = colour_of_claim(claim, atlas)
    dash = ",".join(f"{length:g}px" for length in dash_of_claim(claim, atlas)) or "solid"
    sizes = [0.0] * len(route)
    sizes[at] = size
    return go.Scatter(
        x=[lon for lon, _ in route],
        y=[lat for _, lat in route],
        mode="lines+markers",
        hoverinfo="skip",
        line={
            "color": translucent(colour, BAND_OPACITY) if claim.closed else colour,
            "width": BAND if claim.closed else WIDTH,
            "dash": dash,
        },
        marker={
            **marker,
            "size": sizes,
            "color": colour,
            "opacity": 1,
            "line": _line(colour, 3 if claim.closed else 0),
        },
        meta=_meta(claim),
    )


def _meta(claim: DatedClaim) -> dict[str, Any]:
    return {
        "role": "arrow",
        "uncertain": UNCERTAIN_DATE,
        "event": claim.event.id if claim.event else "",
        "from": _day(claim.first),
        "to": _day(claim.last),
        "longest": claim.max_days,
        "closed": claim.closed,
        "label": claim.label,
        "date": claim.date,
        "act_of": claim.act_of,
        "via": [stop.id for stop in claim.via],
    }


def _positions(claims: list[DatedClaim]) -> dict[str, Any]:
    return {
        "x": [claim.place.lon for claim in claims],
        "y": [claim.place.lat for claim in claims],
        "customdata": [facts(claim) for claim in claims],
    }


def _line(colour: str | list[str], width: float) -> dict[str, Any]:
    return {"color": colour, "width": width}


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
