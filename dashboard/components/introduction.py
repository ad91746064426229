"""The introduction, which the panel shows while no event is chosen."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.components.citation import citation
from dashboard.components.method import method
from dashboard.components.views import views_of
from dashboard.data.records import ContextEntry
from dashboard.dates import Span
from dashboard.html.attributes import aria
from dashboard.languages.date_phrases import date_in_words, period_in_words
from dashboard.languages.language import SOURCE, Language
from dashboard.model import Atlas


def introduction(atlas: Atlas, language: Language) -> html.Article:
    """Return the introduction: aim, links into the atlas, historical background, method."""
    return html.Article(
        [
            html.H2(language.say("About this atlas"), id="panel-title", tabIndex="-1"),
            *_welcome(atlas, language),
            _links(atlas, language),
            _collapsed(language.say("The years around"), _context(atlas, language)),
            _collapsed(language.say("How this atlas is made"), method(atlas, language)),
        ],
        className="panel-article introduction",
        **aria(labelledby="panel-title"),
    )


def _welcome(atlas: Atlas, language: Language) -> list[Component]:
    read_in = atlas.work(atlas.config.read_in)
    record_count = language.say_many("{n} record", "{n} records", len(atlas.events)).format(
        n=len(atlas.events)
    )
    return [
        *_paragraph(language.say(atlas.config.texts.lead), "lead"),
        html.P(
            language.say(
                "This atlas retells one scholarly article, {author} {year}, in {counted}. Every "
                "other work in it is known only through that article. Each claim names its "
                "source; where sources disagree, their claims stand side by side, and what is "
                "unknown is said to be unknown."
            ).format(
                author=language.listed(read_in.author), year=read_in.year, counted=record_count
            )
        ),
        html.P(
            language.say(
                "Choose an event on the map or in the list, or move the ends of the period."
            ),
            className="how-to-start needs-scripts",
        ),
        html.P(language.say("Some pages tell of violence and death."), className="note"),
        *_paragraph(_review_status(atlas, language), "note"),
    ]


def _paragraph(text: str, css_class: str) -> list[Component]:
    return [html.P(text, className=css_class)] if text else []


def _review_status(atlas: Atlas, language: Language) -> str:
    """Return who has reviewed this translation, or nothing if the atlas has one language."""
    if len(atlas.config.languages) == 1:
        return ""
    if language.code == SOURCE:
        return language.say("The texts are written in English; the other languages follow them.")
    if language.reviewed_by:
        text = language.say("These texts are translated, and were read by {who}.")
        return text.format(who=language.reviewed_by)
    return language.say(
        "These texts are translated from English. No one who knows the history has yet read them "
        "in this language: not yet reviewed."
    )


def _links(atlas: Atlas, language: Language) -> html.Ul:
    """Return links to the story and the views, each with a line that describes it."""
    steps = len(atlas.story)
    story = language.say_many("The whole in {n} step", "The whole in {n} steps", steps)
    links = [
        *(
            (f"?story={step.id}", language.say("Follow the story"), story.format(n=steps))
            for step in atlas.story[:1]
        ),
        *(
            (f"?view={view.id}", *(text(atlas, language) for text in view.invitation))
            for view in views_of(atlas)
            if view.invitation
        ),
    ]
    return html.Ul(
        [
            html.Li(html.A([html.Strong(name), html.Span(description)], href=link))
            for link, name, description in links
        ],
        className="ways needs-scripts",
    )


def _context(atlas: Atlas, language: Language) -> list[Component]:
    return [
        html.Ol(
            [_context_entry(entry, atlas, language) for entry in atlas.context], className="steps"
        )
    ]


def _context_entry(entry: ContextEntry, atlas: Atlas, language: Language) -> html.Li:
    return html.Li(
        [
            html.Span(_dates(entry.date, entry.end, language), className="step-date"),
            html.Strong(language.say(entry.title)),
            html.Div(
                [language.say(entry.what), " ", citation(entry.cites, atlas, language)],
                className="step-what",
            ),
            *_paragraph(language.say(entry.date_note), "note"),
        ],
        className="step",
    )


def _dates(start: Span | None, end: Span | None, language: Language) -> str:
    if start and end:
        return period_in_words(start, end, language)
    return date_in_words(start, language) if start else language.say("no date")


def _collapsed(title: str, content: list[Component]) -> html.Details:
    return html.Details([html.Summary(title), *content], className="folded")
