"""How the atlas was made, under which licences, and where to report corrections."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.edition import Edition


def method(edition: Edition) -> list[Component]:
    """Return how the atlas was made, and under which licences."""
    texts = edition.config.texts
    return [
        html.P(text)
        for text in (
            texts.selection,
            edition.say(
                "One row of our tables is one claim, and no claim is without its citation. "
                "Figures are never added, averaged or subtracted."
            ),
            edition.say(
                "Dates follow the Gregorian calendar (new style), even where a source uses "
                "the old one."
            ),
            texts.speakers,
            texts.map_method
            or edition.say(
                "An event is possibly in a period when only the doubt about its date touches it. "
                "Places known roughly have a halo."
            ),
            edition.say(
                "Everything here can be reached with the keyboard and read by a screen reader: "
                "the list and the panel tell all that the map shows. The page sends nothing "
                "anywhere and keeps nothing about you."
            ),
            edition.say("Text and data: {licence}. Software: MIT. Corrections: {where}.").format(
                licence=edition.config.data_licence.name, where=corrections_address(edition)
            ),
        )
        if text
    ]


def corrections_address(edition: Edition) -> str:
    """Return where to report corrections."""
    return edition.config.corrections or edition.say("the issues of the project’s repository")
