"""The symbols that the peers show of an atlas: the same places and dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from dashboard.model import Atlas

GREY = "#8a8a8a"  # the borders of the peers; the atlas has its own


class Symbol(NamedTuple):
    """One event at one place, between its first and last possible day."""

    title: str
    place: str
    lat: float
    lon: float
    first: date
    last: date
    decade: str
    colour: str


def symbols(atlas: Atlas) -> tuple[Symbol, ...]:
    """Return a symbol for each dated event at each of its places that is on the map."""
    return tuple(_symbols(atlas))


def symbols_of_the_atlas(atlas: Atlas) -> int:
    """Return how many symbols the atlas itself draws for its whole period, undated events too."""
    placed = {place.id for place in atlas.places if place.lat is not None}
    return sum(place in placed for event in atlas.events for place in event.places)


def _symbols(atlas: Atlas) -> Iterator[Symbol]:
    places = {place.id: place for place in atlas.places}
    for event in atlas.events:
        span, decade = atlas.span(event), atlas.decade(event)
        if span is None or decade is None:
            continue
        for name in event.places:
            place = places[name]
            if place.lat is not None and place.lon is not None:
                yield Symbol(
                    event.title,
                    place.name,
                    place.lat,
                    place.lon,
                    span.start_earliest,
                    span.end_latest,
                    decade.name,
                    decade.colour,
                )
