"""The introduction, which the panel shows while no event is chosen."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.components.about import review_status
from dashboard.components.citation import citation
from dashboard.components.method import method
from dashboard.components.question import doors
from dashboard.components.views import views_of
from dashboard.data.records import ContextEntry
from dashboard.dates import Span
from dashboard.edition import Edition
from dashboard.html.attributes import aria
from dashboard.languages.date_phrases import period_in_words, stated_date
from dashboard.languages.language import Language


def introduction(edition: Edition) -> html.Article:
    """Return the introduction: aim, links into the atlas, historical background, method."""
    return html.Article(
        [
            html.H2(
                edition.config.texts.question or edition.say("About this atlas"),
                id="panel-title",
                tabIndex="-1",
                className="opening-question" if edition.config.texts.question else "",
            ),
            *_welcome(edition),
            _links(edition),
            _collapsed(edition.say("Historical background"), _context(edition)),
            _collapsed(edition.say("Method"), [_basis(edition), *method(edition)]),
        ],
        className="panel-article introduction",
        **aria(labelledby="panel-title"),
    )


def _welcome(edition: Edition) -> list[Component]:
    return [
        *_paragraph(edition.config.texts.lead, "lead"),
        *([welcome_doors] if (welcome_doors := doors(edition)) else []),
        html.P(
            edition.say(
                "Select an event on the map or in the list, or drag the handles of the timeline."
            ),
            className="how-to-start needs-scripts",
        ),
        html.P(_basis_in_one_line(edition), className="note"),
        html.P(edition.say("Some pages describe violence and death."), className="note"),
        *_paragraph(review_status(edition), "note"),
    ]


def _basis(edition: Edition) -> html.P:
    read_in = edition.work(edition.config.read_in)
    count = len(edition.events)
    record_count = edition.say_many("{n} event", "{n} events", count).format(n=count)
    return html.P(
        edition.say(
            "This atlas shows what one scholarly article, {author} {year}, says about "
            "{counted}. All other works are cited through that article. Every claim names "
            "its source. Where texts disagree, they stand side by side. Where something "
            "is unknown, we say so."
        ).format(
            author=edition.language.listed(read_in.author),
            year=read_in.year,
            counted=record_count,
        )
    )


def _basis_in_one_line(edition: Edition) -> list[Component | str]:
    read_in = edition.work(edition.config.read_in)
    text = edition.say("All from one article, {author} {year}; every claim names its source.")
    said = text.format(author=edition.language.listed(read_in.author), year=read_in.year)
    return [f"{said} ", html.A(edition.say("About this atlas"), href="?view=about")]


def _paragraph(text: str, css_class: str) -> list[Component]:
    return [html.P(text, className=css_class)] if text else []


def _links(edition: Edition) -> html.Ul:
    """Return links to the story and the views, each with a line that describes it."""
    steps = len(edition.story)
    story = edition.say_many(
        "The whole story in {n} chapter", "The whole story in {n} chapters", steps
    )
    links = [
        *(
            (f"?story={step.id}", edition.say("Follow the story"), story.format(n=steps))
            for step in edition.story[:1]
        ),
        *(
            (f"?view={view.id}", *(text(edition) for text in view.invitation))
            for view in views_of(edition)
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


def _context(edition: Edition) -> list[Component]:
    return [
        html.Ol([_context_entry(entry, edition) for entry in edition.context], className="steps")
    ]


def _context_entry(entry: ContextEntry, edition: Edition) -> html.Li:
    return html.Li(
        [
            html.Span(_dates(entry.date, entry.end, edition.language), className="step-date"),
            html.Strong(entry.title),
            html.Div(
                [entry.what, " ", citation(entry.cites, edition)],
                className="step-what",
            ),
            *_paragraph(entry.date_note, "note"),
        ],
        className="step",
    )


def _dates(start: Span | None, end: Span | None, language: Language) -> str:
    if start and end:
        return period_in_words(start, end, language)
    return stated_date(start, language)


def _collapsed(title: str, content: list[Component]) -> html.Details:
    return html.Details([html.Summary(title), *content], className="folded")
