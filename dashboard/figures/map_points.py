"""The symbols of the map: one for every place of an event, with ring and halo."""

from __future__ import annotations

from html import escape
from typing import Any

import plotly.graph_objects as go

from dashboard.data.records import Event, Place
from dashboard.edition import Edition
from dashboard.figures.symbols import (
    EDGE,
    HALO,
    INK,
    RING,
    SIZE,
    UNCERTAIN_DATE,
    colour_of,
    decade_class,
    marker_at,
    nested,
)
from dashboard.languages.date_phrases import period_in_words
from dashboard.languages.language import Language
from dashboard.languages.text_direction import with_isolates
from dashboard.model import Atlas

EventPlace = tuple[Event, Place]


def placed_points(atlas: Atlas) -> list[EventPlace]:
    """Return every event paired with each of its places that has coordinates."""
    return [
        (event, place)
        for event in atlas.events
        for place in (atlas.place(place_id) for place_id in event.places)
        if place.lat is not None and place.lon is not None
    ]


def symbols(points: list[EventPlace], edition: Edition) -> go.Scatter:
    """Return the symbols: shape by kind, colour by decade, larger at the main place of an event;
    hollow for comparison.

    `meta` says for each point whether it has a halo, for an uncertain place, and a ring, at the
    main place of an event whose deaths are stated in figures.
    """
    markers = [marker_at(event, place, edition) for event, place in points]
    return go.Scatter(
        **_positions(points),
        mode="markers",
        text=[_hover(event, place, edition.language) for event, place in points],
        hovertemplate="%{text}<extra></extra>",
        marker={
            "symbol": [marker.symbol for marker in markers],
            "color": [marker.color for marker in markers],
            "size": nested([place.id for _, place in points], [marker.size for marker in markers]),
            "opacity": 1,
            "line": {"color": [marker.line_color for marker in markers], "width": EDGE},
        },
        cliponaxis=True,
        uid="symbols",
        meta={
            "role": "symbols",
            "ink": INK,
            "own": [colour_of(event, edition) for event, _ in points],
            "uncertain": UNCERTAIN_DATE,
            "sizes": [marker.size for marker in markers],
            **_halos_and_rings(points, edition),
        },
    )


def _halos_and_rings(points: list[EventPlace], atlas: Atlas) -> dict[str, Any]:
    return {
        "looks": [decade_class(event, atlas) for event, _ in points],
        "halo": [place.precision == "approximate" for _, place in points],
        "ring": [
            place.id == event.place and deaths_are_stated(event, atlas) for event, place in points
        ],
        "across": {"symbol": SIZE, "halo": HALO, "ring": RING},
    }


def deaths_are_stated(event: Event, atlas: Atlas) -> bool:
    """Return whether any source gives a number of deaths for `event`."""
    return any(
        figure.kind in ("killed", "executed") and (figure.count_min or figure.count_max)
        for figure in atlas.casualties(event.id)
    )


def _positions(points: list[EventPlace]) -> dict[str, Any]:
    return {
        "x": [place.lon for _, place in points],
        "y": [place.lat for _, place in points],
        "customdata": [[event.id, place.id, place.id == event.place] for event, place in points],
    }


def _hover(event: Event, place: Place, language: Language) -> str:
    # Plotly parses HTML in a text, so it is escaped. The style sheet makes the first line bold:
    # plotly would use a style attribute, which the content security policy forbids.
    dates = period_in_words(event.start, event.end, language)
    title, name = (escape(text, quote=False) for text in (event.title, place.name))
    return f"{with_isolates(title)}<br>{with_isolates(name)} · {dates}"
