"""The sections of a panel: each returns the claims about an event, or a note if there are none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from dash import html
from dash.development.base_component import Component

from dashboard.components.citation import citation
from dashboard.components.claim_text import editors_note, without_note
from dashboard.components.interpretation_item import interpretation_item
from dashboard.components.other_works import contradiction_mark
from dashboard.data.columns import EDITORS
from dashboard.data.records import (
    Cause,
    Conflict,
    Event,
    Evidence,
    Interpretation,
    Leader,
    Participant,
)
from dashboard.edition import Edition
from dashboard.html.attributes import data
from dashboard.languages.text_direction import with_isolates
from dashboard.sections.section_lines import section_line
from dashboard.sections.vocabulary import (
    attribution_label,
    side_label,
)


def causes(event: Event, edition: Edition) -> list[Component]:
    """Return the stated causes, grouped by category."""
    names = {category.id: category.name for category in edition.config.causes}
    order = list(names)
    claims = sorted(edition.causes(event.id), key=lambda cause: order.index(cause.category))
    if not claims:
        return [empty_note(silence_about("causes", edition))]
    groups: list[Component] = []
    for category, group in groupby(claims, key=lambda cause: cause.category):
        lines = [claim(cause, edition) for cause in group]
        groups += [html.H4(names[category]), html.Ul(lines, className="claims")]
    return groups


def people(event: Event, edition: Edition) -> list[Component]:
    """Return the leaders, then who else took part; an address can ask for either."""
    return [
        html.Div(leaders(event, edition), **data(section="leaders")),
        html.Div(participants(event, edition), **data(section="participants")),
    ]


def leaders(event: Event, edition: Edition) -> list[Component]:
    """Return the named leaders with role, side and, as a claim, fate, and points that differ."""
    named, points = edition.leaders(event.id), conflicts(event, edition, "leaders")
    if not named:
        return [empty_note(silence_about("people", edition)), *points]
    sources = edition.source.leaders(event.id)
    marks = [contradiction_mark(source, "leaders", edition) for source in sources]
    groups: list[Component] = []
    # The side is said where it changes.
    for side, group in groupby(zip(named, marks, strict=True), key=lambda pair: pair[0].side):
        rows = [_leader(person, mark, edition) for person, mark in group]
        if side:
            groups.append(html.P(side_label(side, edition), className="leaders-side"))
        groups.append(html.Ul(rows, className="claims"))
    return [*groups, *points]


def participants(event: Event, edition: Edition) -> list[Component]:
    """Return every statement on who took part, and points that differ."""
    claims, points = edition.participants(event.id), conflicts(event, edition, "participants")
    if not claims:
        return [empty_note(edition.say("The article does not say who took part.")), *points]
    lines = [claim(row, edition, lead=row.who) for row in claims]
    title, names = edition.say("Who took part"), section_line("participants", event, edition)
    return [part_of_section(title, names.text, [html.Ul(lines, className="claims"), *points])]


def interpretations(event: Event, edition: Edition) -> list[Component]:
    """Return the interpretations of this event by thesis, each with the name of who holds it."""
    claims = edition.interpretations(event.id)
    if not claims:
        return [empty_note(silence_about("interpretations", edition))]
    by_thesis: dict[str, list[Interpretation]] = {}
    for held in claims:
        by_thesis.setdefault(held.thesis, []).append(held)
    return [_thesis(thesis, held, edition) for thesis, held in by_thesis.items()]


def _thesis(thesis: str, claims: Sequence[Interpretation], edition: Edition) -> html.Details:
    holders = "; ".join(dict.fromkeys(with_isolates(held.held_by) for held in claims))
    items = [interpretation_item(held, edition, with_thesis=False) for held in claims]
    return part_of_section(thesis, holders, [html.Ul(items, className="claims")])


def part_of_section(title: str, line: str, content: list[Component]) -> html.Details:
    """Return a part of a section, folded to its title and what it says in one line."""
    summary = html.Summary([html.H4(title), html.Span(line, className="fold-line")])
    return html.Details(
        [summary, html.Div(content, className="fold-body")], className="fold is-part"
    )


def conflicts(event: Event, edition: Edition, section: str = "") -> list[Component]:
    """Return the points on which the claims in a section of this event disagree.

    Without a `section`, return those that belong to no single section.
    """
    points = [point for point in edition.conflicts(event.id) if point.section == section]
    if not points:
        return []
    title = html.P(edition.say("Texts disagree or are unclear"), className="differ")
    boxes = [conflict(point, edition, event.id) for point in points]
    return [html.Div([title, *boxes], className="conflicts")]


def _leader(person: Leader, mark: html.A | None, edition: Edition) -> html.Li:
    role, note = without_note(person.role, edition.language)
    details = [text for text in (role.removesuffix("."), person.fate) if text]
    return html.Li(
        [
            html.Strong(person.name),
            html.Br(),
            "; ".join(details),
            said_by_note(attribution_label(person.said_by, edition.language)),
            " ",
            citation(person.cites, edition, edition.claim_address(person)),
            mark,
            editors_note(note, edition),
        ]
    )


def conflict(point: Conflict, edition: Edition, event: str = "") -> html.Details:
    """Return one point on which claims differ, collapsed unless several events may count the same.

    `event` is the id of the one in whose panel it stands.
    """
    is_editors = point.said_by == EDITORS
    note = edition.say("Atlas editors’ note") if is_editors else point.said_by
    address = edition.claim_address(point, event or next(iter(point.events), ""))
    return html.Details(
        [
            html.Summary(html.H4(point.topic)),
            html.P([point.explanation, " ", citation(point.cites, edition, address)]),
            html.P(note, className="said-by") if note else None,
        ],
        className="conflict",
        open=point.section == "casualties" and len(point.events) > 1,
    )


def claim(
    row: Cause | Evidence | Participant, edition: Edition, lead: str | Component = ""
) -> html.Li:
    """Return one statement with who says it and its citation."""
    prefix: list[Component | str] = [html.Strong(lead), ": "] if lead else []
    content = [
        *prefix,
        row.statement,
        said_by_note(attribution_label(row.said_by, edition.language)),
        " ",
    ]
    return html.Li([*content, citation(row.cites, edition, edition.claim_address(row))])


def said_by_note(attribution: str) -> html.Span | None:
    return html.Span(attribution, className="said-by") if attribution else None


def silence_about(name: str, edition: Edition) -> str:
    """Return that the article says nothing of what a section would tell."""
    return {
        "people": edition.say("The article names no leader."),
        "causes": edition.say("The article states no cause."),
        "casualties": edition.say("Unknown: the article does not mention casualties."),
        "chronology": edition.say("The article gives no chronology for this event."),
        "interpretations": edition.say(
            "The article gives no interpretation of this event in particular."
        ),
    }[name]


def empty_note(text: str) -> html.P:
    """Return a note that the source says nothing here."""
    return html.P(text, className="silence")
