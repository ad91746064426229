"""The sections of an event's handout: each has rows of claims, or a note if there are none."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any, TypeAlias

from dashboard.data.records import Citation, Conflict, Event, Leader, Step
from dashboard.handouts.notes import Notes
from dashboard.languages.date_phrases import date_in_words
from dashboard.languages.language import Language
from dashboard.languages.text_direction import with_isolates
from dashboard.model import Atlas
from dashboard.sections.vocabulary import (
    attribution_label,
    phase_label,
    route_label,
    side_label,
)

Section: TypeAlias = dict[str, Any]
Row: TypeAlias = dict[str, Any]


def steps(event: Event, atlas: Atlas, notes: Notes, language: Language) -> Section:
    """Return the dated steps in chronological order; a phase is named where it begins."""
    event_steps = atlas.steps(event.id)
    rows = [_step(step, atlas, notes, language) for step in event_steps]
    for row, step, previous in zip(rows, event_steps, (None, *event_steps), strict=False):
        if previous is None or previous.phase != step.phase:
            row["phase"] = phase_label(step.phase, language)
    return {
        "title": language.say("What happened"),
        "heads": [language.say("When and where"), language.say("What")],
        "rows": rows,
        "silence": language.say("The source gives no dated steps."),
    }


def causes(event: Event, atlas: Atlas, notes: Notes, language: Language) -> Section:
    """Return the stated causes, grouped by category."""
    names = {category.id: category.name for category in atlas.config.causes}
    order = list(names)
    claims = sorted(atlas.causes(event.id), key=lambda cause: order.index(cause.category))
    rows = [
        _row(
            language.say(names[category]),
            "",
            [
                claim(cause.statement, cause.said_by, cause.cites, notes, language)
                for cause in group
            ],
        )
        for category, group in groupby(claims, key=lambda cause: cause.category)
    ]
    silence = language.say("The source states no cause.")
    return {"title": language.say("Causes and aims"), "rows": rows, "silence": silence}


def participants(event: Event, atlas: Atlas, notes: Notes, language: Language) -> Section:
    """Return every statement on who took part."""
    rows = [
        _row(
            language.say(participant.who),
            "",
            [claim(participant.statement, participant.said_by, participant.cites, notes, language)],
        )
        for participant in atlas.participants(event.id)
    ]
    silence = language.say("The source does not say who took part.")
    return {"title": language.say("Who took part"), "rows": rows, "silence": silence}


def leaders(event: Event, atlas: Atlas, notes: Notes, language: Language) -> Section:
    """Return the named leaders with side, role and, as a claim, fate."""
    rows = [_leader(person, atlas, notes, language) for person in atlas.leaders(event.id)]
    silence = language.say("The source names no leader.")
    return {"title": language.say("Leaders"), "rows": rows, "silence": silence}


def interpretations(event: Event, atlas: Atlas, notes: Notes, language: Language) -> Section:
    """Return the interpretations of this event, each with the name of who holds it."""
    rows = [
        _row(
            language.say(interpretation.held_by),
            "",
            [
                claim(
                    interpretation.statement,
                    "",
                    interpretation.cites,
                    notes,
                    language,
                    lead=interpretation.thesis,
                )
            ],
        )
        for interpretation in atlas.interpretations(event.id)
    ]
    silence = language.say("The source reports no reading of this event by itself.")
    return {"title": language.say("How historians read it"), "rows": rows, "silence": silence}


def conflicts(event: Event, atlas: Atlas, notes: Notes, language: Language) -> Section:
    """Return the points on which claims differ, or may count the same people."""
    rows = [_conflict(point, event, atlas, notes, language) for point in atlas.conflicts(event.id)]
    silence = language.say("No point is noted on which claims about this event differ.")
    return {"title": language.say("Where claims differ"), "rows": rows, "silence": silence}


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
        "lead": language.say(lead),
        "text": language.say(statement),
        "by": attribution_label(said_by, language),
        "note": notes.number(cites),
    }


def _row(heading: str, subheading: str, claims: Iterable[dict[str, Any]]) -> Row:
    return {"head": heading, "under": subheading, "claims": list(claims), "phase": ""}


def _step(step: Step, atlas: Atlas, notes: Notes, language: Language) -> Row:
    date = date_in_words(step.date, language) if step.date else language.say("no date")
    route = route_label(step, atlas, language)
    return _row(date, route, [claim(step.what, step.said_by, step.cites, notes, language)])


def _leader(person: Leader, atlas: Atlas, notes: Notes, language: Language) -> Row:
    details = "; ".join(
        with_isolates(language.say(text)) for text in (person.role, person.fate) if text
    )
    side = side_label(person.side, atlas, language) if person.side else ""
    details_claim = {**claim("", person.said_by, person.cites, notes, language), "text": details}
    return _row(language.say(person.name), side, [details_claim])


def _conflict(point: Conflict, event: Event, atlas: Atlas, notes: Notes, language: Language) -> Row:
    others = [
        with_isolates(language.say(atlas.event(other_id).title))
        for other_id in point.events
        if other_id != event.id
    ]
    other_events = language.say("also: {events}").format(events="; ".join(others)) if others else ""
    return _row(
        language.say(point.topic),
        other_events,
        [claim(point.explanation, point.said_by, point.cites, notes, language)],
    )
