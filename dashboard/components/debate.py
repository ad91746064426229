"""The debate view: who names which causes, who interprets each event how, where claims differ.

The atlas collects claims and does not weigh them: a mark is one claim, not a vote.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component

from dashboard.components.interpretation_item import interpretation_item
from dashboard.components.panel_sections import claim, conflict
from dashboard.data.records import Event, Evidence
from dashboard.html.attributes import aria, data
from dashboard.languages.language import Language
from dashboard.model import Atlas

MARK = "●"


class Column(NamedTuple):
    """A column of a matrix: its name, and its claims by event id."""

    name: str
    claims: Mapping[str, list[html.Li]]


def debate(atlas: Atlas, language: Language) -> html.Article:
    """Return the view: two matrices, the theses with their holders, and all disputed points."""
    return html.Article(
        [
            html.H2(_title(atlas, language), tabIndex="-1"),
            html.P(
                language.say(
                    "A mark is one claim. Press it to read the claim and its source. Many marks do "
                    "not make a claim true, and an empty cell says only that the article names "
                    "none. The atlas takes no side."
                ),
                className="lead",
            ),
            *_class_links(atlas, language),
            *_causes(atlas, language),
            *_interpretations(atlas, language),
            *_theses(atlas, language),
            *_conflicts(atlas, language),
        ],
        className="view-article",
    )


def _title(atlas: Atlas, language: Language) -> str:
    return language.say(atlas.config.texts.debate) or language.say("The debate")


def _class_links(atlas: Atlas, language: Language) -> list[html.P]:
    """Return links to the worksheet and the lessons, if the atlas has them."""
    labels = {
        "judge": language.say("You judge: a sheet to fill in") if atlas.tables.evidence else "",
        "teach": language.say("Lessons for a class") if atlas.lessons else "",
    }
    links = [
        html.A(label, href=f"?view={view}", className="class-sheet")
        for view, label in labels.items()
        if label
    ]
    return [html.P(links)] if links else []


def _causes(atlas: Atlas, language: Language) -> list[Component]:
    columns = []
    for category in atlas.config.causes:
        claims = {
            event.id: [
                claim(cause.statement, cause.said_by, cause.cites, atlas, language)
                for cause in atlas.causes(event.id)
                if cause.category == category.id
            ]
            for event in atlas.events
        }
        columns.append(Column(language.say(category.name), claims))
    label = language.say("Which causes are named for which event")
    return [html.H3(label), _matrix(columns, label, atlas, language)]


def _interpretations(atlas: Atlas, language: Language) -> list[Component]:
    columns = []
    for thesis in _unique(
        interpretation.thesis
        for event in atlas.events
        for interpretation in atlas.interpretations(event.id)
    ):
        claims = {
            event.id: [
                interpretation_item(interpretation, atlas, language, with_thesis=False)
                for interpretation in atlas.interpretations(event.id)
                if interpretation.thesis == thesis
            ]
            for event in atlas.events
        }
        columns.append(Column(language.say(thesis), claims))
    label = language.say("How single events are read")
    return [html.H3(label), _matrix(columns, label, atlas, language)]


def _matrix(columns: Sequence[Column], label: str, atlas: Atlas, language: Language) -> html.Div:
    used = [column for column in columns if any(column.claims.values())]
    headings = [html.Th(column.name, scope="col") for column in used]
    rows = [_row(event, used, language) for event in atlas.events]
    corner = html.Th(language.say("Event"), scope="col")
    table = html.Table(
        [html.Thead(html.Tr([corner, *headings])), html.Tbody(rows)], className="matrix"
    )
    # It may be wider than a phone, so it scrolls on its own, also by keyboard.
    return html.Div(
        table, className="matrix-frame", tabIndex="0", role="region", **aria(label=label)
    )


def _row(event: Event, columns: Sequence[Column], language: Language) -> html.Tr:
    title = language.say(event.title)
    name = html.Th(html.A(title, href=f"?event={event.id}"), scope="row")
    return html.Tr([name, *(_cell(title, column, event, language) for column in columns)])


def _cell(title: str, column: Column, event: Event, language: Language) -> html.Td:
    claims = column.claims[event.id]
    if not claims:
        return html.Td(className="is-empty")
    count_text = language.say_many("{n} claim", "{n} claims", len(claims)).format(n=len(claims))
    heading = f"{title} · {column.name}"
    return html.Td(
        [
            html.Button(
                MARK * len(claims),
                type="button",
                className="cell",
                **data(cell=heading),
                **aria(label=f"{heading}: {count_text}", haspopup="dialog"),
            ),
            html.Ul(claims, className="claims", hidden=True),
        ]
    )


def _theses(atlas: Atlas, language: Language) -> list[Component]:
    """Return every thesis about all events, with those who hold it."""
    interpretations = atlas.interpretations("")
    lead = language.say(
        "Each reading with those who hold it, and what the article tells for and against it. At a "
        "“note of the editors” the article tells the fact without drawing this conclusion, and we "
        "have set it beside the reading."
    )
    parts: list[Component] = [
        html.H3(language.say("What is said of all of them")),
        html.P(lead, className="lead"),
    ]
    for thesis in _unique(interpretation.thesis for interpretation in interpretations):
        holders = [
            interpretation_item(interpretation, atlas, language, with_thesis=False)
            for interpretation in interpretations
            if interpretation.thesis == thesis
        ]
        parts.append(
            html.Section(
                [
                    html.H4(language.say(thesis)),
                    html.Ul(holders, className="claims"),
                    *_evidence(thesis, atlas, language),
                ],
                className="thesis",
            )
        )
    return parts


def _evidence(thesis: str, atlas: Atlas, language: Language) -> list[html.Div]:
    """Return the evidence for a thesis beside the evidence against it; an empty side says so."""
    pieces = atlas.evidence(thesis)
    if not pieces:
        return []
    sides = (
        ("for", language.say("Speaks for it"), language.say("The article gives nothing for it.")),
        (
            "against",
            language.say("Speaks against it"),
            language.say("The article gives nothing against it."),
        ),
    )
    columns = []
    for weight, heading, empty_text in sides:
        items = [
            _evidence_item(piece, atlas, language) for piece in pieces if piece.weight == weight
        ]
        content = (
            html.Ul(items, className="claims") if items else html.P(empty_text, className="silence")
        )
        columns.append(html.Div([html.H5(heading), content], className=f"weight is-{weight}"))
    return [html.Div(columns, className="evidence")]


def _evidence_item(piece: Evidence, atlas: Atlas, language: Language) -> html.Li:
    lead = language.say(atlas.event(piece.event).title) if piece.event else ""
    return claim(piece.statement, piece.said_by, piece.cites, atlas, language, lead=lead)


def _conflicts(atlas: Atlas, language: Language) -> list[Component]:
    """Return every point on which claims differ, grouped by the events that it concerns."""
    parts: list[Component] = [html.H3(language.say("Where claims differ"))]
    points = atlas.tables.conflicts
    for events in dict.fromkeys(point.events for point in points):
        names = [language.say(atlas.event(event).title) for event in events]
        title = " · ".join(names) or language.say("All events together")
        items = [conflict(point, atlas, language) for point in points if point.events == events]
        parts += [html.H4(title), *items]
    return parts


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
