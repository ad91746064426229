"""The view about the atlas: method, who made it, translations, licence, citing, corrections."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.components.corrections import corrections
from dashboard.components.how_to_cite import how_to_cite_section
from dashboard.components.method import method
from dashboard.components.sectioned import Section, sectioned
from dashboard.edition import Edition
from dashboard.html import ids
from dashboard.languages.language import SOURCE


def about(edition: Edition) -> html.Article:
    """Return the view."""
    say = edition.say
    return sectioned(
        say("About this atlas"),
        [html.P(text, className="lead") for text in (edition.config.texts.lead,) if text],
        [
            Section(ids.ABOUT_METHOD, say("Method"), method(edition)),
            *_translations(edition),
            Section(ids.ABOUT_LICENCE, say("Licence"), _licence(edition)),
            Section(ids.ABOUT_CITING, say("How to cite"), how_to_cite_section(edition)),
            Section(ids.ABOUT_CORRECTIONS, say("Corrections"), corrections(edition)),
            Section(ids.ABOUT_ACCESS, say("Accessibility and privacy"), _access(edition)),
        ],
        edition,
    )


def review_status(edition: Edition) -> str:
    """Return who has reviewed this translation, or nothing if the atlas has one language."""
    if len(edition.config.languages) == 1:
        return ""
    if edition.language.code == SOURCE:
        return edition.say(
            "The original texts are in English; the other languages are translations."
        )
    if edition.language.reviewed_by:
        text = edition.say("These texts are translations, reviewed by {who}.")
        return text.format(who=edition.language.reviewed_by)
    return edition.say(
        "These texts were translated from English. No specialist in this history has reviewed "
        "them yet."
    )


def _translations(edition: Edition) -> list[Section]:
    status = review_status(edition)
    section = Section(ids.ABOUT_TRANSLATIONS, edition.say("Translations"), [html.P(status)])
    return [section] if status else []


def _licence(edition: Edition) -> list[Component]:
    licence = edition.config.data_licence
    name = html.A(licence.name, href=licence.address) if licence.address else licence.name
    before, _, after = edition.say("Text and data: {licence}. Software: MIT licence.").partition(
        "{licence}"
    )
    return [html.P([before, name, after])]


def _access(edition: Edition) -> list[Component]:
    return [
        html.P(
            edition.say(
                "The whole atlas works with a keyboard and with a screen reader. Everything "
                "on the map is also in the list and in the texts. The page sends nothing anywhere "
                "and stores nothing about you."
            )
        )
    ]
