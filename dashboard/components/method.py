"""How the atlas was made, under which licences, and where to report corrections."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.languages.language import Language
from dashboard.model import Atlas


def method(atlas: Atlas, language: Language) -> list[Component]:
    """Return how the atlas was made, and under which licences."""
    texts = atlas.config.texts
    return [
        html.P(text)
        for text in (
            language.say(texts.selection),
            language.say(
                "One row of our tables is one claim, and no claim is without its citation. "
                "Figures are never added, averaged or subtracted."
            ),
            language.say(
                "Dates follow the Gregorian calendar (new style), even where a source uses "
                "the old one."
            ),
            language.say(texts.speakers),
            language.say(texts.map_method)
            or language.say(
                "An event is possibly in a period when only the doubt about its date touches it. "
                "Places known roughly have a halo."
            ),
            language.say(
                "Everything here can be reached with the keyboard and read by a screen reader: "
                "the list and the panel tell all that the map shows. The page sends nothing "
                "anywhere and keeps nothing about you."
            ),
            language.say("Text and data: {licence}. Software: MIT. Corrections: {where}.").format(
                licence=atlas.config.data_licence.name, where=corrections_address(atlas, language)
            ),
        )
        if text
    ]


def corrections_address(atlas: Atlas, language: Language) -> str:
    """Return where to report corrections."""
    return atlas.config.corrections or language.say("the issues of the project’s repository")
