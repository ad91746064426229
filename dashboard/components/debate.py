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
from dashboard.data.records import Evidence
from dashboard.edition import Edition
from dashboard.html.attributes import aria, data
from dashboard.html.glossary_links import with_glossary_links
from dashboard.languages.language import Language

MARK = "●"


class Column(NamedTuple):
    """A column of a matrix: its name, and its claims by event id, "" being all events together."""

    name: str
    claims: Mapping[str, list[html.Li]]


def debate(edition: Edition) -> html.Article:
    """Return the view: two matrices, the theses with their holders, and all disputed points."""
    return html.Article(
        [
            html.H2(_title(edition), tabIndex="-1"),
            html.P(
                edition.say(
                    "Each mark is one claim. Select it to read the claim and its source. Many "
                    "marks do not make a claim true. An empty cell only means that the "
                    "article gives no such claim. The atlas takes no side."
                ),
                className="lead",
            ),
            *_class_links(edition),
            *_causes(edition),
            *_interpretations(edition),
            *_theses(edition),
            *_conflicts(edition),
        ],
        className="view-article",
    )


def _title(edition: Edition) -> str:
    return edition.config.texts.debate or edition.say("The debate")


def _class_links(edition: Edition) -> list[html.P]:
    """Return links to the worksheet and the lessons, if the atlas has them."""
    labels = {
        "judge": edition.say("Worksheet: weigh the claims yourself")
        if edition.tables.evidence
        else "",
        "teach": edition.say("Lesson plans") if edition.lessons else "",
    }
    links = [
        html.A(label, href=f"?view={view}", className="class-sheet")
        for view, label in labels.items()
        if label
    ]
    return [html.P(links)] if links else []


def _causes(edition: Edition) -> list[Component]:
    columns = []
    for category in edition.config.causes:
        claims = {
            name: [
                claim(cause, edition)
                for cause in edition.causes(name)
                if cause.category == category.id
            ]
            for name in ("", *(event.id for event in edition.events))
        }
        columns.append(Column(category.name, claims))
    label = edition.say("Causes named for each event")
    return [html.H3(label), _matrix(columns, label, edition)]


def _interpretations(edition: Edition) -> list[Component]:
    columns = []
    for thesis in _unique(
        interpretation.thesis
        for event in edition.events
        for interpretation in edition.interpretations(event.id)
    ):
        claims = {
            event.id: [
                interpretation_item(interpretation, edition, with_thesis=False)
                for interpretation in edition.interpretations(event.id)
                if interpretation.thesis == thesis
            ]
            for event in edition.events
        }
        columns.append(Column(thesis, claims))
    label = edition.say("How each event is interpreted")
    return [html.H3(label), _matrix(columns, label, edition)]


def _matrix(columns: Sequence[Column], label: str, edition: Edition) -> html.Div:
    used = [column for column in columns if any(column.claims.values())]
    # A heading is read alone: its terms are linked even if the text before it links them.
    headings = [html.Th(with_glossary_links(column.name, edition), scope="col") for column in used]
    links = {event.id: html.A(event.title, href=f"?event={event.id}") for event in edition.events}
    titles: dict[str, str | html.A] = dict(links)
    if any(column.claims.get("") for column in used):
        titles = {"": edition.say("About the events as a whole"), **links}
    rows = [_row(name, title, used, edition.language) for name, title in titles.items()]
    corner = html.Th(edition.say("Event"), scope="col")
    table = html.Table(
        [html.Thead(html.Tr([corner, *headings])), html.Tbody(rows)], className="matrix"
    )
    # It may be wider than a phone, so it scrolls on its own, also by keyboard.
    return html.Div(
        table, className="matrix-frame", tabIndex="0", role="region", **aria(label=label)
    )


def _row(event: str, title: str | html.A, columns: Sequence[Column], language: Language) -> html.Tr:
    name = title if isinstance(title, str) else title.children
    cells = (_cell(name, column, column.claims[event], language) for column in columns)
    return html.Tr([html.Th(title, scope="row"), *cells])


def _cell(title: str, column: Column, claims: list[html.Li], language: Language) -> html.Td:
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


def _theses(edition: Edition) -> list[Component]:
    """Return every thesis about all events, with those who hold it."""
    interpretations = edition.interpretations("")
    lead = edition.say(
        "Each interpretation is listed with those who hold it, and the evidence for and "
        "against it. “Atlas editors’ note” means that the article reports the fact without drawing "
        "this conclusion. We have linked it to the interpretation."
    )
    parts: list[Component] = [
        html.H3(edition.say("Interpretations of all the events together")),
        html.P(lead, className="lead"),
    ]
    for thesis in _unique(interpretation.thesis for interpretation in interpretations):
        holders = [
            interpretation_item(interpretation, edition, with_thesis=False)
            for interpretation in interpretations
            if interpretation.thesis == thesis
        ]
        parts.append(
            html.Section(
                [
                    html.H4(thesis),
                    html.Ul(holders, className="claims"),
                    *_evidence(thesis, edition),
                ],
                className="thesis",
            )
        )
    return parts


def _evidence(thesis: str, edition: Edition) -> list[html.Div]:
    """Return the evidence for a thesis beside the evidence against it; an empty side says so."""
    pieces = edition.evidence(thesis)
    if not pieces:
        return []
    sides = (
        ("for", edition.say("Evidence for"), edition.say("The article gives no evidence for it.")),
        (
            "against",
            edition.say("Evidence against"),
            edition.say("The article gives no evidence against it."),
        ),
    )
    columns = []
    for weight, heading, empty_text in sides:
        items = [_evidence_item(piece, edition) for piece in pieces if piece.weight == weight]
        content = (
            html.Ul(items, className="claims") if items else html.P(empty_text, className="silence")
        )
        columns.append(html.Div([html.H5(heading), content], className=f"weight is-{weight}"))
    return [html.Div(columns, className="evidence")]


def _evidence_item(piece: Evidence, edition: Edition) -> html.Li:
    lead = edition.event(piece.event).title if piece.event else ""
    return claim(piece, edition, lead=lead)


def _conflicts(edition: Edition) -> list[Component]:
    """Return every point on which claims differ, grouped by the events that it concerns."""
    parts: list[Component] = [html.H3(edition.say("Where texts disagree or are unclear"))]
    points = edition.tables.conflicts
    for events in dict.fromkeys(point.events for point in points):
        names = [edition.event(event).title for event in events]
        title = " · ".join(names) or edition.say("About the events as a whole")
        items = [conflict(point, edition) for point in points if point.events == events]
        parts += [html.H4(title), *items]
    return parts


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
