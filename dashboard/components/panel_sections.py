"""The sections of a panel: each returns the claims about an event, or a note if there are none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from dash import html
from dash.development.base_component import Component

from dashboard.components.casualty_chart import casualty_chart, casualty_table, chart_scale
from dashboard.components.citation import citation
from dashboard.components.interpretation_item import interpretation_item
from dashboard.data.records import Citation, Conflict, Event, Leader, Step
from dashboard.html.attributes import data
from dashboard.languages.date_phrases import date_in_words
from dashboard.languages.language import Language
from dashboard.model import Atlas
from dashboard.sections.casualties import CasualtyFigure, casualty_section
from dashboard.sections.vocabulary import attribution_label, phase_label, route_label, side_label


def chronology(event: Event, atlas: Atlas, language: Language) -> list[Component]:
    """Return the dated steps, in chronological order."""
    steps = atlas.steps(event.id)
    if not steps:
        return [empty_note(language.say("The source gives no dated steps."))]
    rows = [_step(step, atlas, language) for step in steps]
    return [html.Ol(rows, className="steps")]


def acts_of_side(side: str, event: Event, atlas: Atlas, language: Language) -> list[Component]:
    """Return the steps that are acts of one side, in chronological order."""
    steps = [step for step in atlas.steps(event.id) if step.act_of == side]
    if not steps:
        return [empty_note(language.say("The source tells of none."))]
    return [html.Ol([_step(step, atlas, language) for step in steps], className="steps")]


def causes(event: Event, atlas: Atlas, language: Language) -> list[Component]:
    """Return the stated causes, grouped by category."""
    names = {category.id: category.name for category in atlas.config.causes}
    order = list(names)
    claims = sorted(atlas.causes(event.id), key=lambda cause: order.index(cause.category))
    if not claims:
        return [empty_note(language.say("The source states no cause."))]
    groups: list[Component] = []
    for category, group in groupby(claims, key=lambda cause: cause.category):
        lines = [
            claim(cause.statement, cause.said_by, cause.cites, atlas, language) for cause in group
        ]
        groups += [html.H4(language.say(names[category])), html.Ul(lines, className="claims")]
    return groups


def casualties(event: Event, atlas: Atlas, language: Language) -> list[Component]:
    """Return every figure with its own source; nothing is added up, and "unknown" is stated."""
    section = casualty_section(event, atlas, language)
    if not section.figures:
        return [empty_note(section.empty)]
    rows = [
        _figure_with_parts(whole, parts, section.unknown, atlas, language)
        for whole, parts in section.wholes
    ]
    return [
        html.P(section.warning, className="note"),
        *conflicts(event, atlas, language, "casualties"),
        chart_scale(section),
        html.Ul(rows, className="figures"),
        casualty_table(section, atlas, language),
    ]


def participants(event: Event, atlas: Atlas, language: Language) -> list[Component]:
    """Return every statement on who took part."""
    claims = atlas.participants(event.id)
    if not claims:
        return [empty_note(language.say("The source does not say who took part."))]
    lines = [
        claim(row.statement, row.said_by, row.cites, atlas, language, lead=language.say(row.who))
        for row in claims
    ]
    return [html.Ul(lines, className="claims")]


def leaders(event: Event, atlas: Atlas, language: Language) -> list[Component]:
    """Return the named leaders with role, side and, as a claim, fate."""
    people = atlas.leaders(event.id)
    if not people:
        return [empty_note(language.say("The source names no leader."))]
    return [html.Ul([_leader(person, atlas, language) for person in people], className="claims")]


def interpretations(event: Event, atlas: Atlas, language: Language) -> list[Component]:
    """Return the interpretations of this event, each with the name of who holds it."""
    claims = atlas.interpretations(event.id)
    if not claims:
        return [empty_note(language.say("The source reports no reading of this event by itself."))]
    return [
        html.Ul(
            [interpretation_item(interpretation, atlas, language) for interpretation in claims],
            className="claims",
        )
    ]


def conflicts(event: Event, atlas: Atlas, language: Language, section: str = "") -> list[Component]:
    """Return the points on which the claims in a section of this event disagree.

    Without a `section`, return those that belong to no single section.
    """
    points = [point for point in atlas.conflicts(event.id) if point.section == section]
    return [conflict(point, atlas, language) for point in points]


def _step(step: Step, atlas: Atlas, language: Language) -> html.Li:
    date = date_in_words(step.date, language) if step.date else language.say("no date")
    return html.Li(
        [
            html.Span(date, className="step-date"),
            html.Span(phase_label(step.phase, language), className="step-phase"),
            html.Span(route_label(step, atlas, language), className="step-place"),
            html.Div(
                [
                    language.say(step.what),
                    _said_by(attribution_label(step.said_by, language)),
                    " ",
                    citation(step.cites, atlas, language),
                ],
                className="step-what",
            ),
        ],
        className=f"step is-{step.phase}",
        **data(place=" ".join(place for place in (step.place, step.to_place) if place)),
    )


def _figure_with_parts(
    whole: CasualtyFigure,
    parts: Sequence[CasualtyFigure],
    unknown: str,
    atlas: Atlas,
    language: Language,
) -> html.Li:
    content = _figure(whole, unknown, atlas, language)
    if parts:
        rows = [
            html.Li(_figure(part, unknown, atlas, language), className="figure") for part in parts
        ]
        content += [
            html.P(language.say("Of these:"), className="of-these"),
            html.Ul(rows, className="parts"),
        ]
    return html.Li(content, className=f"figure side-{whole.side}")


def _figure(
    figure: CasualtyFigure, unknown: str, atlas: Atlas, language: Language
) -> list[Component]:
    return [
        html.P(
            [
                html.Strong(
                    figure.amount or unknown,
                    className="count" if figure.amount else "count is-unknown",
                ),
                html.Span(f"{figure.kind} · {figure.whose}", className="count-of"),
            ],
            className="figure-head",
        ),
        html.Div(casualty_chart(figure.squares), className="figure-picture"),
        html.P(
            [
                figure.statement,
                html.Span(f" [{figure.covers}]", className="cover") if figure.covers else None,
                _said_by(figure.attribution),
                " ",
                citation(figure.cites, atlas, language),
            ]
        ),
    ]


def _leader(person: Leader, atlas: Atlas, language: Language) -> html.Li:
    details = [language.say(text) for text in (person.role, person.fate) if text]
    return html.Li(
        [
            html.Strong(language.say(person.name)),
            html.Span(f" · {side_label(person.side, atlas, language)}", className="count-of")
            if person.side
            else None,
            html.Br(),
            "; ".join(details),
            _said_by(attribution_label(person.said_by, language)),
            " ",
            citation(person.cites, atlas, language),
        ]
    )


def conflict(point: Conflict, atlas: Atlas, language: Language) -> html.Details:
    """Return one point on which claims differ, collapsed unless it concerns several events."""
    # A point about several events must not be overlooked: they may count the same people.
    is_editors = point.said_by == "editors"
    note = language.say("Note of the editors") if is_editors else language.say(point.said_by)
    return html.Details(
        [
            html.Summary(
                [
                    html.Span(language.say("Claims differ"), className="differ"),
                    html.H4(language.say(point.topic)),
                ]
            ),
            html.P([language.say(point.explanation), " ", citation(point.cites, atlas, language)]),
            html.P(note, className="said-by") if note else None,
        ],
        className="conflict",
        open=len(point.events) > 1,
    )


def claim(
    statement: str,
    said_by: str,
    cites: tuple[Citation, ...],
    atlas: Atlas,
    language: Language,
    lead: str = "",
) -> html.Li:
    """Return one statement with who says it and its citation."""
    prefix: list[Component | str] = [html.Strong(lead), ": "] if lead else []
    content = [
        *prefix,
        language.say(statement),
        _said_by(attribution_label(said_by, language)),
        " ",
    ]
    return html.Li([*content, citation(cites, atlas, language)])


def _said_by(attribution: str) -> html.Span | None:
    return html.Span(attribution, className="said-by") if attribution else None


def empty_note(text: str) -> html.P:
    """Return a note that the source says nothing here."""
    return html.P(text, className="silence")
