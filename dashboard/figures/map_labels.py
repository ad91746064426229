"""The labels of the map with their positions; the browser draws those that fit."""

from __future__ import annotations

from typing import Any

from dashboard.edition import Edition
from dashboard.figures.dated_claims import DatedClaim
from dashboard.figures.ground_names import Seat, ground_names
from dashboard.figures.map_arrows import claims_at_ends, facts
from dashboard.figures.map_points import placed_points
from dashboard.figures.routes import Ways

Labels = list[dict[str, Any]]


def labels(claims: list[DatedClaim], edition: Edition, lat_scale: float) -> dict[str, Labels]:
    """Return the labels by role: {text, lon, lat}, and what decides whether each is drawn.

    `names` have seats instead: [lat, lon] or [lat, lon, degrees clockwise], best first.

    `look` is a CSS class; `facts` are those of the sign that the label belongs to.
    """
    return {
        "names": _names(edition),
        "labels": _place_labels(edition),
        "stops": _stops(claims),
        "links": _links(edition),
        "notes": _notes(claims, Ways(edition.layers, lat_scale)),
    }


def _names(edition: Edition) -> Labels:
    """Return the names on the ground, in the order in which they take room."""
    return [
        {"text": name.text, "look": name.kind, "seats": [_seat(seat) for seat in name.seats]}
        for name in ground_names(edition)
    ]


def _seat(seat: Seat) -> list[float]:
    return [seat.lat, seat.lon, seat.turn] if seat.turn else [seat.lat, seat.lon]


def _place_labels(edition: Edition) -> Labels:
    """Return the name of every place of an event, once per event."""
    return [
        {
            "text": place.name,
            "lon": place.lon,
            "lat": place.lat,
            "look": "region" if place.precision == "region" else "label",
            "facts": [event.id, place.id, place.id == event.place],
        }
        for event, place in placed_points(edition)
    ]


def _stops(claims: list[DatedClaim]) -> Labels:
    """Return the names of the ends of arrows, for when no symbol is there."""
    return [
        {
            "text": claim.place.name,
            "lon": claim.place.lon,
            "lat": claim.place.lat,
            "look": "stop",
            "facts": facts(claim),
        }
        for claim in claims_at_ends(claims)
    ]


def _links(edition: Edition) -> Labels:
    """Return the lines between events that may be one, with both ends and the words on them."""
    homes = {
        event.id: [place.lon or 0, place.lat or 0]
        for event, place in placed_points(edition)
        if place.id == event.place
    }
    pairs = [pair for pair in edition.perhaps_same_pairs if homes.keys() >= set(pair)]
    return [
        {
            "text": edition.say("perhaps the same event"),
            "lon": (homes[one][0] + homes[other][0]) / 2,
            "lat": (homes[one][1] + homes[other][1]) / 2,
            "look": "note",
            "along": [homes[one], homes[other]],
            "facts": [one, other],
        }
        for one, other in pairs
    ]


def _notes(claims: list[DatedClaim], ways: Ways) -> Labels:
    """Return the labels of arrows and closed routes, and of signs of the background.

    That of an arrow is for the middle of its route, that of a closed route for its gap; `along` are
    points of the route, for when there is no room.
    """
    return [
        {
            "text": claim.text,
            **_position(claim, claims, ways),
            "look": "note",
            "facts": facts(claim),
        }
        for claim in claims
        if claim.destination or claim.event is None
    ]


def _position(claim: DatedClaim, claims: list[DatedClaim], ways: Ways) -> dict[str, Any]:
    routes = ways.routes(claim)
    if not routes:
        return {"lon": claim.place.lon, "lat": claim.place.lat}
    longest = max(routes, key=ways.length)
    lon, lat = ways.point(longest, ways.gap(claim, claims) if claim.closed else 0.5)
    side = {"act_of": claim.act_of, "via": [stop.id for stop in claim.via]}
    # The words of a gap stand at the gap: elsewhere they would be those of another route.
    along = [] if claim.closed else ways.along(longest)
    return {"lon": lon, "lat": lat, "along": along, **side}
