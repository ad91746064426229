"""What moved and what was reached: an arrow from place to place, a sign on a place, each dated."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import plotly.graph_objects as go

from dashboard.data.records import Place
from dashboard.figures.dated_claims import DatedClaim
from dashboard.figures.map_points import INK, PAPER, SIZE, colour_of
from dashboard.model import Atlas

BEND: Final = 0.16  # how far an arrow bows out, in parts of its length
CORNERS: Final = 16  # straight pieces that an arrow is drawn with
MONTH: Final = 31  # days: a step dated more roughly does not shine


def arrows(found: list[DatedClaim], atlas: Atlas, stretch: float) -> list[go.Scatter]:
    """Return an arrow for whatever has a goal; `stretch`: the height of a degree in widths."""
    moved = [(each, each.goal) for each in found if each.goal]
    return [
        _arrow(each, goal, atlas, stretch).update(uid=f"arrow-{number}")
        for number, (each, goal) in enumerate(moved)
    ]


def reached(found: list[DatedClaim]) -> go.Scatter:
    """Return a small sign for each thing around the events that names a place and no way there."""
    here = [each for each in found if each.event is None and each.goal is None]
    return go.Scatter(
        **_where(here),
        mode="markers",
        hoverinfo="skip",
        marker={"symbol": "circle-dot", "size": 10, "color": PAPER, "line": _line(INK, 2)},
        uid="reached",
        meta={"role": "reached"},
    )


def rays(found: list[DatedClaim], atlas: Atlas) -> go.Scatter:
    """Return rays around the place of each step of an event that moved nowhere.

    One that is dated to no month has none: it would shine for a year.
    """
    here = [each for each in found if each.event and each.goal is None and each.days <= MONTH]
    own = [colour_of(each.event, atlas) if each.event else INK for each in here]
    return go.Scatter(
        **_where(here),
        mode="markers",
        hoverinfo="skip",
        marker={
            "symbol": "asterisk-open",
            "size": SIZE + 17,
            "color": own,
            "line": _line(own, 1.6),
        },
        uid="rays",
        meta={"role": "rays"},
    )


def stops(found: list[DatedClaim]) -> go.Scatter:
    """Return a dot for each place of a happening, for when no symbol stands there."""
    here = ends(found)
    dots: dict[str, Any] = {"symbol": "circle", "size": 5, "color": INK, "line": _line(INK, 0)}
    return go.Scatter(
        **_where(here),
        mode="markers",
        hoverinfo="skip",
        marker=dots,
        uid="stops",
        meta={"role": "stops"},
    )


def ends(found: list[DatedClaim]) -> list[DatedClaim]:
    """Return each happening at its place, and once more at its goal."""
    return [
        each._replace(place=place)
        for each in found
        if each.goal or each.event
        for place in (each.place, each.goal)
        if place
    ]


def middle(each: DatedClaim, stretch: float) -> tuple[float, float]:
    """Return where the words of a happening belong: its place, or the middle of its arrow."""
    if each.goal:
        return curve(each.place, each.goal, stretch)[CORNERS // 2]
    return each.place.lon or 0, each.place.lat or 0


def facts(each: DatedClaim) -> list[Any]:
    """Return what the browser asks of a happening: event, place, first and last day, and the
    longest period in which it is drawn."""
    event = each.event.id if each.event else ""
    return [event, each.place.id, _day(each.first), _day(each.last), each.longest]


def _arrow(each: DatedClaim, goal: Place, atlas: Atlas, stretch: float) -> go.Scatter:
    colour = colour_of(each.event, atlas) if each.event else INK
    rough = {each.place.precision, goal.precision} != {"point"}
    at = CORNERS // 2 if each.closed else CORNERS
    sizes = [0] * (CORNERS + 1)
    sizes[at] = 13
    bow = curve(each.place, goal, stretch)
    return go.Scatter(
        x=[lon for lon, _ in bow],
        y=[lat for _, lat in bow],
        mode="lines+markers",
        hoverinfo="skip",
        line={"color": colour, "width": 2.2, "dash": "6px,3px" if rough else "solid"},
        marker={
            "symbol": "x-thin" if each.closed else "arrow",
            "angleref": "up" if each.closed else "previous",
            "size": sizes,
            "standoff": 0 if each.closed else SIZE / 2 + 2,
            "color": colour,
            "opacity": 1,
            "line": _line(colour, 3 if each.closed else 0),
        },
        meta={
            "role": "arrow",
            "event": each.event.id if each.event else "",
            "from": _day(each.first),
            "to": _day(each.last),
            "longest": each.longest,
        },
    )


def curve(start: Place, goal: Place, stretch: float) -> list[tuple[float, float]]:
    """Return the corners of a bow from `start` to `goal`; it bends to the left of its way.

    `stretch` is the height of a degree of latitude in degrees of longitude.
    """
    x0, y0 = start.lon or 0, (start.lat or 0) * stretch
    x2, y2 = goal.lon or 0, (goal.lat or 0) * stretch
    x1, y1 = (x0 + x2) / 2 - (y2 - y0) * BEND, (y0 + y2) / 2 + (x2 - x0) * BEND
    parts = [corner / CORNERS for corner in range(CORNERS + 1)]
    return [
        (
            round((1 - t) ** 2 * x0 + 2 * t * (1 - t) * x1 + t**2 * x2, 4),
            round(((1 - t) ** 2 * y0 + 2 * t * (1 - t) * y1 + t**2 * y2) / stretch, 4),
        )
        for t in parts
    ]


def _where(here: list[DatedClaim]) -> dict[str, Any]:
    return {
        "x": [each.place.lon for each in here],
        "y": [each.place.lat for each in here],
        "customdata": [facts(each) for each in here],
    }


def _line(colour: str | list[str], width: float) -> dict[str, Any]:
    return {"color": colour, "width": width}


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
