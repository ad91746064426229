"""GeoJSON (RFC 7946): the records of the atlas for geographic information systems."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.data.records import Event, Place
from dashboard.downloads.citation_text import full_title, how_to_cite, version
from dashboard.downloads.claims import properties
from dashboard.edition import Edition
from dashboard.model import Atlas


def events_geojson(edition: Edition) -> dict[str, Any]:
    """Return a FeatureCollection with one feature per record; its geometry holds all its places.

    There is one feature per record, not per record and place, so that counting features counts
    records, and summing over symbols cannot count a figure twice. The geometry is always a
    MultiPoint, because a layer works best with one type; it is null if no place has coordinates.
    `places` gives the precision of each place. Figures are listed as claims.
    """
    return {
        "type": "FeatureCollection",
        "name": "events",
        "title": full_title(edition),
        "version": version(edition),
        "license": edition.config.data_licence.machine_readable,
        "how_to_cite": how_to_cite(edition),
        "features": [_feature(event, edition) for event in edition.source.events],
    }


def _feature(event: Event, edition: Edition) -> dict[str, Any]:
    places = [edition.source.place(name) for name in event.places]
    points = [[place.lon, place.lat] for place in places if _is_placed(place)]
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": {"type": "MultiPoint", "coordinates": points} if points else None,
        "properties": {
            **properties(event, edition, "place", "other_places"),
            **_days(event, edition),
            "places": [_place(place) for place in places],
            **_figures(event, edition),
        },
    }


def _is_placed(place: Place) -> bool:
    return place.lat is not None and place.lon is not None


def _days(event: Event, atlas: Atlas) -> dict[str, str | bool]:
    """Return the earliest and latest possible days of the start and of the end."""
    bounds = atlas.span(event)
    if bounds is None:
        return {}
    *day_names, _ = bounds._fields
    dates = {name: getattr(bounds, name).isoformat() for name in day_names}
    return {**dates, "end_is_given": bounds.end_is_given}


def _place(place: Place) -> dict[str, Any]:
    description = {"id": place.id, "name": place.name, "precision": place.precision}
    position = {"lon": place.lon, "lat": place.lat} if _is_placed(place) else {}
    return {name: value for name, value in description.items() if value} | position


def _figures(event: Event, edition: Edition) -> dict[str, Any]:
    claims: dict[str, Sequence[Any]] = {
        "casualties": edition.source.casualties(event.id),
        "participants": edition.source.participants(event.id),
    }
    return {
        name: [properties(claim, edition, "event") for claim in rows]
        for name, rows in claims.items()
        if rows
    }
