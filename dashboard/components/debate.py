"""The debate as one view: who names which causes of which event, who reads it how, where claims
differ. The atlas gathers and does not vote: a mark is a claim, never a weight.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component

from dashboard.components.interpretation_item import interpretation_item
from dashboard.components.panel_sections import claim, conflict
from dashboard.components.views import views_of
from dashboard.data.records import Event, Evidence
from dashboard.html.attributes import aria, data
from dashboard.languages.language import Language
from dashboard.model import Atlas

MARK = "●"


class Column(NamedTuple):
    """A column of a matrix: its name, and by the id of an event the claims that it has there."""

    name: str
    claims: Mapping[str, list[html.Li]]


def debate(atlas: Atlas, language: Language) -> html.Article:
    """Return the view: two matrices, the theses with their holders, and all that is disputed."""
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
            *_for_a_class(atlas, language),
            *_causes(atlas, language),
            *_readings(atlas, language),
            *_theses(atlas, language),
            *_conflicts(atlas, language),
        ],
        className="view-article",
    )


def _title(atlas: Atlas, language: Language) -> str:
    return language.say(atlas.config.texts.debate) or language.say("The debate")


def _for_a_class(atlas: Atlas, language: Language) -> list[html.P]:
    """Return links to what a class does with the debate, where there is any of it."""
    names = {
        "judge": language.say("You judge: a sheet to fill in"),
        "teach": language.say("Lessons for a class"),
    }
    links = [
        html.A(words, href=f"?view={view}", className="class-sheet")
        for view, words in names.items()
        if view in views_of(atlas)
    ]
    return [html.P(links)] if links else []


def _causes(atlas: Atlas, language: Language) -> list[Component]:
    columns = []
    for category in atlas.config.causes:
        found = {
            event.id: [
                claim(each.statement, each.said_by, each.cites, atlas, language)
                for each in atlas.causes(event.id)
                if each.category == category.id
            ]
            for event in atlas.events
        }
        columns.append(Column(language.say(category.name), found))
    label = language.say("Which causes are named for which event")
    return [html.H3(label), _matrix(columns, label, atlas, language)]


def _readings(atlas: Atlas, language: Language) -> list[Component]:
    columns = []
    for thesis in _in_order(
        reading.thesis for event in atlas.events for reading in atlas.interpretations(event.id)
    ):
        found = {
            event.id: [
                interpretation_item(each, atlas, language, with_thesis=False)
                for each in atlas.interpretations(event.id)
                if each.thesis == thesis
            ]
            for event in atlas.events
        }
        columns.append(Column(language.say(thesis), found))
    label = language.say("How single events are read")
    return [html.H3(label), _matrix(columns, label, atlas, language)]


def _matrix(columns: Sequence[Column], label: str, atlas: Atlas, language: Language) -> html.Div:
    used = [column for column in columns if any(column.claims.values())]
    heads = [html.Th(column.name, scope="col") for column in used]
    rows = [_row(event, used, language) for event in atlas.events]
    corner = html.Th(language.say("Event"), scope="col")
    table = html.Table(
        [html.Thead(html.Tr([corner, *heads])), html.Tbody(rows)], className="matrix"
    )
    # It may be wider than a phone: it moves by itself, with keys too.
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
    counted = language.say_many("{n} claim", "{n} claims", len(claims)).format(n=len(claims))
    heading = f"{title} · {column.name}"
    return html.Td(
        [
            html.Button(
                MARK * len(claims),
                type="button",
                className="cell",
                **data(cell=heading),
                **aria(label=f"{heading}: {counted}", haspopup="dialog"),
            ),
            html.Ul(claims, className="claims", hidden=True),
        ]
    )


def _theses(atlas: Atlas, language: Language) -> list[Component]:
    """Return every thesis on all events together with those who hold it."""
    readings = atlas.interpretations("")
    lead = language.say(
        "Each reading with those who hold it, and what the article tells for and against it. At a "
        "“note of the editors” the article tells the fact without drawing this conclusion, and we "
        "have set it beside the reading."
    )
    parts: list[Component] = [
        html.H3(language.say("What is said of all of them")),
        html.P(lead, className="lead"),
    ]
    for thesis in _in_order(reading.thesis for reading in readings):
        held = [
            interpretation_item(each, atlas, language, with_thesis=False)
            for each in readings
            if each.thesis == thesis
        ]
        parts.append(
            html.Section(
                [
                    html.H4(language.say(thesis)),
                    html.Ul(held, className="claims"),
                    *_evidence(thesis, atlas, language),
                ],
                className="thesis",
            )
        )
    return parts


def _evidence(thesis: str, atlas: Atlas, language: Language) -> list[html.Div]:
    """Return what speaks for a thesis beside what speaks against it; an empty side says so."""
    found = atlas.evidence(thesis)
    if not found:
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
    for weight, heading, silence in sides:
        lines = [_piece(each, atlas, language) for each in found if each.weight == weight]
        told = html.Ul(lines, className="claims") if lines else html.P(silence, className="silence")
        columns.append(html.Div([html.H5(heading), told], className=f"weight is-{weight}"))
    return [html.Div(columns, className="evidence")]


def _piece(piece: Evidence, atlas: Atlas, language: Language) -> html.Li:
    lead = language.say(atlas.event(piece.event).title) if piece.event else ""
    return claim(piece.statement, piece.said_by, piece.cites, atlas, language, lead=lead)


def _conflicts(atlas: Atlas, language: Language) -> list[Component]:
    """Return every point on which claims differ, under the events that it concerns."""
    parts: list[Component] = [html.H3(language.say("Where claims differ"))]
    points = atlas.tables.conflicts
    for events in dict.fromkeys(point.events for point in points):
        names = [language.say(atlas.event(event).title) for event in events]
        title = " · ".join(names) or language.say("All events together")
        found = [conflict(point, atlas, language) for point in points if point.events == events]
        parts += [html.H4(title), *found]
    return parts


def _in_order(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
