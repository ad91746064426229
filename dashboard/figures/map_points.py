"""The points of the map: a symbol for every place of an event, with ring and halo."""

from __future__ import annotations

from html import escape
from typing import Any, Final

import plotly.graph_objects as go

from dashboard.data.records import Event, Place
from dashboard.languages.date_phrases import period_in_words
from dashboard.languages.language import Language
from dashboard.languages.text_direction import isolated
from dashboard.model import Atlas

SIZE: Final = 15  # pixels: every symbol has the same size
HALO: Final = 36  # pixels across
RING: Final = 26
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
    """Return the symbols: shape by kind, colour by decade, one size; hollow for comparison.

    `meta` says by point which have a halo, their places being known roughly, and which a ring:
    the own place of each event whose dead are stated in figures.
    """
    shapes = {kind.id: kind.symbol for kind in atlas.config.kinds}
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
        meta={"role": "symbols", "ink": INK, "own": own, **_around(points, atlas)},
    )


def _around(points: list[Point], atlas: Atlas) -> dict[str, Any]:
    return {
        "looks": [decade_class(event, atlas) for event, _ in points],
        "halo": [place.precision != "point" for _, place in points],
        "ring": [
            place.id == event.place and deaths_are_stated(event, atlas) for event, place in points
        ],
        "across": {"halo": HALO, "ring": RING},
    }


def colour_of(event: Event, atlas: Atlas) -> str:
    """Return the colour of the decade of `event`, ink where it has no date."""
    decade = atlas.decade(event)
    return decade.colour if decade else INK


def decade_class(event: Event, atlas: Atlas) -> str:
    """Return the class of the style sheet that holds the same colour, in light and dark."""
    decade = atlas.decade(event)
    return f"decade-{decade.id}" if decade else "decade-none"


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
    # Plotly reads signs of HTML in a text, and a title may hold some. The style sheet makes the
    # first line bold: plotly would with a style attribute, which the policy of the page refuses.
    dates = period_in_words(event.start, event.end, language)
    title, name = (escape(language.say(text), quote=False) for text in (event.title, place.name))
    return f"{isolated(title)}<br>{isolated(name)} · {dates}"
