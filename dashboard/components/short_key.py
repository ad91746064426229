"""The short key: one line at the foot of a large map, with the signs that are now on it."""

from __future__ import annotations

from typing import Final

from dash import html

from dashboard.components.legend import Sign, map_signs, side_signs
from dashboard.edition import Edition
from dashboard.html.attributes import aria, data

# What a reader meets least often comes first: what finds no room in the line is left out.
ORDER: Final = (
    "moved", "closed", "perhaps", "reached", "rays", "roughly", "area", "uncertain", "deaths",
    "comparison", "border", "certain",
)  # fmt: skip


def short_key(edition: Edition) -> html.Ul:
    """Return every sign of the map; `assets/js/map/short-key.js` hides those that it lacks now.

    The sides come first: their colours say who acted, on everything that a route shows.
    """
    return html.Ul(
        [
            html.Li(
                [html.Span(className=sign.css_class, **aria(hidden="true")), sign.short],
                className="legend-line",
                **data(sign=sign.name),
            )
            for sign in [*side_signs(edition), *_map_signs(edition)]
        ],
        className="short-key",
        **aria(label=edition.say("Signs now on the map")),
    )


def _map_signs(edition: Edition) -> list[Sign]:
    named = [sign for sign in map_signs(edition) if sign.name]
    return sorted(named, key=lambda sign: ORDER.index(sign.name))
