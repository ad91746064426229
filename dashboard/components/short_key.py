"""The short key: one line at the foot of a large map, with the signs that are now on it."""

from __future__ import annotations

from typing import Final

from dash import html

from dashboard.components.legend import Sign, map_signs
from dashboard.edition import Edition
from dashboard.html.attributes import aria, data
from dashboard.sections.vocabulary import comparison_label

# What a reader meets least often comes first: what finds no room in the line is left out.
ORDER: Final = (
    "moved", "closed", "perhaps", "reached", "rays", "roughly", "area", "uncertain", "deaths",
    "comparison", "border", "certain",
)  # fmt: skip


def short_key(edition: Edition) -> html.Ul:
    """Return every sign of the map; `assets/js/map/short-key.js` hides those that it lacks now."""
    short = _short_meanings(edition)
    return html.Ul(
        [
            html.Li(
                [html.Span(className=sign.css_class, **aria(hidden="true")), short[sign.name]],
                className="legend-line",
                **data(sign=sign.name),
            )
            for sign in sorted(_named(edition), key=lambda sign: ORDER.index(sign.name))
        ],
        className="short-key",
        **aria(label=edition.say("Signs now on the map")),
    )


def _short_meanings(edition: Edition) -> dict[str, str]:
    """Return the meanings in a word or two, so that most signs find room in one line."""
    return {
        "moved": edition.say("movement or spread"),
        "closed": edition.say("route closed"),
        "perhaps": edition.say("perhaps the same event"),
        "reached": edition.say("background event"),
        "rays": edition.say("happened here"),
        "roughly": edition.say("place uncertain"),
        "area": edition.say("region"),
        "uncertain": edition.say("date uncertain"),
        "deaths": edition.say("number of dead given"),
        "comparison": comparison_label(edition),
        "border": edition.config.texts.state_lines,
        "certain": edition.say("in this period"),
    }


def _named(edition: Edition) -> list[Sign]:
    return [sign for sign in map_signs(edition) if sign.name]
