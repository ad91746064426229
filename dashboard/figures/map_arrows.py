"""Traces of dated claims: arrows for movements, and signs on places."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import plotly.graph_objects as go

from dashboard.data.records import Place
from dashboard.figures.dated_claims import DatedClaim
from dashboard.figures.symbols import (
    INK,
    PAPER,
    SIZE,
    UNCERTAIN_ARROW,
    UNCERTAIN_SIGN,
    colour_of,
)
from dashboard.model import Atlas

BEND: Final = 0.16  # how far an arrow bends, as a fraction of its length
SEGMENTS: Final = 16  # straight segments of an arrow
MONTH: Final = 31  # days: a step with a wider date has no rays


def arrows(claims: list[DatedClaim], atlas: Atlas, lat_scale: float) -> list[go.Scatter]:
    """Return an arrow for each claim with a goal; for `lat_scale` see `curve`."""
    movements = [(claim, claim.destination) for claim in claims if claim.destination]
    return [
        _arrow(claim, goal, atlas, lat_scale).update(uid=f"arrow-{number}")
        for number, (claim, goal) in enumerate(movements)
    ]


def background_signs(claims: list[DatedClaim]) -> go.Scatter:
    """Return a small sign for each entry of the background that names a place and no movement."""
    reached_claims = [
        claim for claim in claims if claim.event is None and claim.destination is None
    ]
    return go.Scatter(
        **_positions(reached_claims),
        mode="markers",
        hoverinfo="skip",
        marker={"symbol": "circle-dot", "size": 10, "color": PAPER, "line": _line(INK, 2)},
        uid="reached",
        meta={"role": "reached", "uncertain": UNCERTAIN_SIGN},
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
    colours = [colour_of(claim.event, atlas) if claim.event else INK for claim in steps]
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
        meta={"role": "rays", "uncertain": UNCERTAIN_SIGN},
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
        meta={"role": "stops", "uncertain": UNCERTAIN_SIGN},
    )


def claims_at_ends(claims: list[DatedClaim]) -> list[DatedClaim]:
    """Return each claim at its place, and again at its goal."""
    return [
        claim._replace(place=place)
        for claim in claims
        if claim.destination or claim.event
        for place in (claim.place, claim.destination)
        if place
    ]


def label_point(claim: DatedClaim, lat_scale: float) -> tuple[float, float]:
    """Return where the label of a claim belongs: at its place, or the middle of its arrow."""
    if claim.destination:
        return curve(claim.place, claim.destination, lat_scale)[SEGMENTS // 2]
    return claim.place.lon or 0, claim.place.lat or 0


def facts(claim: DatedClaim) -> list[Any]:
    """Return what the browser needs of a claim: event, place, first and last day, and the longest
    period in which it is drawn."""
    event_id = claim.event.id if claim.event else ""
    return [event_id, claim.place.id, _day(claim.first), _day(claim.last), claim.max_days]


def _arrow(claim: DatedClaim, goal: Place, atlas: Atlas, lat_scale: float) -> go.Scatter:
    colour = colour_of(claim.event, atlas) if claim.event else INK
    is_uncertain = {claim.place.precision, goal.precision} != {"point"}
    head = SEGMENTS // 2 if claim.closed else SEGMENTS
    sizes = [0] * (SEGMENTS + 1)
    sizes[head] = 13
    points = curve(claim.place, goal, lat_scale)
    return go.Scatter(
        x=[lon for lon, _ in points],
        y=[lat for _, lat in points],
        mode="lines+markers",
        hoverinfo="skip",
        line={"color": colour, "width": 2.2, "dash": "6px,3px" if is_uncertain else "solid"},
        marker={
            "symbol": "x-thin" if claim.closed else "arrow",
            "angleref": "up" if claim.closed else "previous",
            "size": sizes,
            "standoff": 0 if claim.closed else SIZE / 2 + 2,
            "color": colour,
            "opacity": 1,
            "line": _line(colour, 3 if claim.closed else 0),
        },
        meta={
            "role": "arrow",
            "uncertain": UNCERTAIN_ARROW,
            "event": claim.event.id if claim.event else "",
            "from": _day(claim.first),
            "to": _day(claim.last),
            "longest": claim.max_days,
        },
    )


def curve(start: Place, goal: Place, lat_scale: float) -> list[tuple[float, float]]:
    """Return the points of a curve from `start` to `goal`, which bends to the left.

    `lat_scale` is the height of a degree of latitude in degrees of longitude.
    """
    x0, y0 = start.lon or 0, (start.lat or 0) * lat_scale
    x2, y2 = goal.lon or 0, (goal.lat or 0) * lat_scale
    x1, y1 = (x0 + x2) / 2 - (y2 - y0) * BEND, (y0 + y2) / 2 + (x2 - x0) * BEND
    positions = [step / SEGMENTS for step in range(SEGMENTS + 1)]
    return [
        (
            round((1 - t) ** 2 * x0 + 2 * t * (1 - t) * x1 + t**2 * x2, 4),
            round(((1 - t) ** 2 * y0 + 2 * t * (1 - t) * y1 + t**2 * y2) / lat_scale, 4),
        )
        for t in positions
    ]


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
