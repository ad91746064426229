"""The labels of the map with their positions; the browser draws those that fit."""

from __future__ import annotations

from typing import Any

from dashboard.edition import Edition
from dashboard.figures.dated_claims import DatedClaim
from dashboard.figures.map_arrows import claims_at_ends, facts, label_point
from dashboard.figures.map_points import placed_points

Labels = list[dict[str, Any]]


def labels(claims: list[DatedClaim], edition: Edition, lat_scale: float) -> dict[str, Labels]:
    """Return the labels by role: {text, lon, lat}, and what decides whether each is drawn.

    `look` is a CSS class; `facts` are those of the sign that the label belongs to.
    """
    return {
        "names": _names(edition),
        "labels": _place_labels(edition),
        "stops": _stops(claims),
        "notes": _notes(claims, lat_scale),
    }


def _names(edition: Edition) -> Labels:
    """Return the names of countries and waters that `atlas.toml` gives."""
    return [
        {"text": name.text, "lon": name.lon, "lat": name.lat, "look": name.kind}
        for name in edition.config.names
    ]


def _place_labels(edition: Edition) -> Labels:
    """Return the name of every place of an event, once per event."""
    return [
        {
            "text": place.name,
            "lon": place.lon,
            "lat": place.lat,
            "look": "label",
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


def _notes(claims: list[DatedClaim], lat_scale: float) -> Labels:
    """Return the labels of arrows, at their middle, and of the other signs."""
    noted_claims = [claim for claim in claims if claim.destination or claim.event is None]
    return [
        {"text": claim.text, "lon": lon, "lat": lat, "look": "note", "facts": facts(claim)}
        for claim in noted_claims
        for lon, lat in [label_point(claim, lat_scale)]
    ]
