"""The sections of an event's handout: each has rows of claims, or a note if there are none."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any, TypeAlias

from dashboard.data.records import Citation, Conflict, Event, Leader, Step
from dashboard.edition import Edition
from dashboard.handouts.notes import Notes
from dashboard.languages.date_phrases import stated_date
from dashboard.languages.language import Language
from dashboard.languages.text_direction import with_isolates
from dashboard.sections.vocabulary import (
    attribution_label,
    phase_label,
    route_label,
    side_label,
)

Section: TypeAlias = dict[str, Any]
Row: TypeAlias = dict[str, Any]


def steps(event: Event, edition: Edition, notes: Notes) -> Section:
    """Return the dated steps in chronological order; a phase is named where it begins."""
    event_steps = edition.steps(event.id)
    rows = [_step(step, edition, notes) for step in event_steps]
    for row, step, previous in zip(rows, event_steps, (None, *event_steps), strict=False):
        if previous is None or previous.phase != step.phase:
            row["phase"] = phase_label(step.phase, edition.language)
    return {
        "title": edition.say("What happened, and where"),
        "heads": [edition.say("When and where"), edition.say("What")],
        "rows": rows,
        "silence": edition.say("The article gives no chronology for this event."),
    }


def causes(event: Event, edition: Edition, notes: Notes) -> Section:
    """Return the stated causes, grouped by category."""
    names = {category.id: category.name for category in edition.config.causes}
    order = list(names)
    claims = sorted(edition.causes(event.id), key=lambda cause: order.index(cause.category))
    rows = [
        _row(
            names[category],
            "",
            [
                claim(cause.statement, cause.said_by, cause.cites, notes, edition.language)
                for cause in group
            ],
        )
        for category, group in groupby(claims, key=lambda cause: cause.category)
    ]
    silence = edition.say("The article states no cause.")
    return {"title": edition.say("Causes and aims"), "rows": rows, "silence": silence}


def participants(event: Event, edition: Edition, notes: Notes) -> Section:
    """Return every statement on who took part."""
    rows = [
        _row(
            participant.who,
            "",
            [
                claim(
                    participant.statement,
                    participant.said_by,
                    participant.cites,
                    notes,
                    edition.language,
                )
            ],
        )
        for participant in edition.participants(event.id)
    ]
    silence = edition.say("The article does not say who took part.")
    return {"title": edition.say("Who took part"), "rows": rows, "silence": silence}


def leaders(event: Event, edition: Edition, notes: Notes) -> Section:
    """Return the named leaders with side, role and, as a claim, fate."""
    rows = [_leader(person, edition, notes) for person in edition.leaders(event.id)]
    silence = edition.say("The article names no leader.")
    return {"title": edition.say("Leaders"), "rows": rows, "silence": silence}


def interpretations(event: Event, edition: Edition, notes: Notes) -> Section:
    """Return the interpretations of this event, each with the name of who holds it."""
    rows = [
        _row(
            interpretation.held_by,
            "",
            [
                claim(
                    interpretation.statement,
                    "",
                    interpretation.cites,
                    notes,
                    edition.language,
                    lead=interpretation.thesis,
                )
            ],
        )
        for interpretation in edition.interpretations(event.id)
    ]
    silence = edition.say("The article gives no interpretation of this event in particular.")
    return {
        "title": edition.say("How it is interpreted, and by whom"),
        "rows": rows,
        "silence": silence,
    }


def conflicts(event: Event, edition: Edition, notes: Notes) -> Section:
    """Return the points on which claims differ, or may count the same people."""
    rows = [_conflict(point, event, edition, notes) for point in edition.conflicts(event.id)]
    silence = edition.say("No disagreement between texts about this event is noted.")
    title = edition.say("Where texts disagree or are unclear")
    return {"title": title, "rows": rows, "silence": silence}


def claim(
    statement: str,
    said_by: str,
    cites: tuple[Citation, ...],
    notes: Notes,
    language: Language,
    lead: str = "",
) -> dict[str, Any]:
    """Return one statement with who says it and the number of its note."""
    return {
        "lead": lead,
        "text": statement,
        "by": attribution_label(said_by, language),
        "note": notes.number(cites),
    }


def _row(heading: str, subheading: str, claims: Iterable[dict[str, Any]]) -> Row:
    return {"head": heading, "under": subheading, "claims": list(claims), "phase": ""}


def _step(step: Step, edition: Edition, notes: Notes) -> Row:
    date = stated_date(step.date, edition.language)
    route = route_label(step, edition)
    return _row(date, route, [claim(step.what, step.said_by, step.cites, notes, edition.language)])


def _leader(person: Leader, edition: Edition, notes: Notes) -> Row:
    details = "; ".join(with_isolates(text) for text in (person.role, person.fate) if text)
    side = side_label(person.side, edition) if person.side else ""
    details_claim = {
        **claim("", person.said_by, person.cites, notes, edition.language),
        "text": details,
    }
    return _row(person.name, side, [details_claim])


def _conflict(point: Conflict, event: Event, edition: Edition, notes: Notes) -> Row:
    others = [
        with_isolates(edition.event(other_id).title)
        for other_id in point.events
        if other_id != event.id
    ]
    other_events = edition.say("also: {events}").format(events="; ".join(others)) if others else ""
    return _row(
        point.topic,
        other_events,
        [claim(point.explanation, point.said_by, point.cites, notes, edition.language)],
    )
