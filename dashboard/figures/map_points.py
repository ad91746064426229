"""The points of the map: a symbol for every place of an event, with ring and halo."""

from __future__ import annotations

from typing import Any, Final

import plotly.graph_objects as go

from dashboard.data.records import Event, Place
from dashboard.dates import period_in_words
from dashboard.language import Language
from dashboard.model import Atlas

SIZE: Final = 15  # pixels: every symbol has the same size
INK: Final = "#2b2118"
PAPER: Final = "#fffdf7"

Point = tuple[Event, Place]


def placed_points(atlas: Atlas) -> list[Point]:
    """Return every event at every place of it that has coordinates."""
    return [
        (event, place)
        for event in atlas.events
        for place in (atlas.place(each) for each in event.places)
        if place.lat is not None and place.lon is not None
    ]


def symbols(points: list[Point], atlas: Atlas, language: Language) -> go.Scatter:
    """Return the symbols: shape by kind, colour by decade, one size; hollow for comparison."""
    shapes = {kind.id: kind.symbol for kind in atlas.outline.kinds}
    own = [colour_of(event, atlas) for event, _ in points]
    apart = [event.scope == "comparison" for event, _ in points]
    return go.Scatter(
        **_where(points),
        mode="markers",
        text=[_hover(event, place, language) for event, place in points],
        hovertemplate="%{text}<extra></extra>",
        marker={
            "symbol": [shapes[event.kind] for event, _ in points],
            "color": [PAPER if other else colour for colour, other in zip(own, apart, strict=True)],
            "size": SIZE,
            "opacity": 1,
            "line": {
                "color": [
                    colour if other else PAPER for colour, other in zip(own, apart, strict=True)
                ],
                "width": 1.5,
            },
        },
        cliponaxis=True,
        uid="symbols",
        meta={"role": "symbols", "ink": INK, "own": own},
    )


def halos(points: list[Point], atlas: Atlas) -> go.Scatter:
    """Return the halos of places that are known roughly."""
    return go.Scatter(
        **_where(points),
        mode="markers",
        hoverinfo="skip",
        marker={
            "symbol": "circle",
            "size": SIZE * 2.4,
            "color": [colour_of(event, atlas) for event, _ in points],
            "opacity": 0.2,
            "line": {"width": 0},
        },
        uid="halos",
        meta={"role": "halos"},
    )


def rings(points: list[Point]) -> go.Scatter:
    """Return a ring at the own place of each event whose dead are stated in figures."""
    own = [point for point in points if point[1].id == point[0].place]
    return go.Scatter(
        **_where(own),
        mode="markers",
        hoverinfo="skip",
        marker={"symbol": "circle-open", "size": SIZE + 11, "color": INK, "line": {"width": 1.6}},
        uid="rings",
        meta={"role": "rings"},
    )


def colour_of(event: Event, atlas: Atlas) -> str:
    """Return the colour of the decade of `event`, ink where it has no date."""
    decade = atlas.decade(event)
    return decade.colour if decade else INK


def deaths_are_stated(event: Event, atlas: Atlas) -> bool:
    """Return whether any source gives a figure of dead for `event`."""
    return any(
        figure.kind in ("killed", "executed") and (figure.count_min or figure.count_max)
        for figure in atlas.casualties(event.id)
    )


def _where(points: list[Point]) -> dict[str, Any]:
    return {
        "x": [place.lon for _, place in points],
        "y": [place.lat for _, place in points],
        "customdata": [[event.id, place.id, place.id == event.place] for event, place in points],
    }


def _hover(event: Event, place: Place, language: Language) -> str:
    dates = period_in_words(event.start, event.end, language)
    return f"<b>{language.say(event.title)}</b><br>{language.say(place.name)} · {dates}"
