"""The sections of an event's handout: each holds rows of claims, or a calm line where none are."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any, TypeAlias

from dashboard.components.vocabulary import (
    phase_in_words,
    route_in_words,
    said_by_in_words,
    side_in_words,
)
from dashboard.data.records import Citation, Conflict, Event, Leader, Step
from dashboard.handouts.notes import Notes
from dashboard.languages.date_phrases import date_in_words
from dashboard.languages.language import Language
from dashboard.languages.text_direction import isolated
from dashboard.model import Atlas

Section: TypeAlias = dict[str, Any]
Row: TypeAlias = dict[str, Any]


def steps(event: Event, atlas: Atlas, notes: Notes, language: Language) -> Section:
    """Return the dated steps in the order of time; a phase is named where it begins."""
    found = atlas.steps(event.id)
    rows = [_step(step, atlas, notes, language) for step in found]
    for row, step, before in zip(rows, found, (None, *found), strict=False):
        if before is None or before.phase != step.phase:
            row["phase"] = phase_in_words(step.phase, language)
    return {
        "title": language.say("What happened"),
        "heads": [language.say("When and where"), language.say("What")],
        "rows": rows,
        "silence": language.say("The source gives no dated steps."),
    }


def causes(event: Event, atlas: Atlas, notes: Notes, language: Language) -> Section:
    """Return the stated causes under their categories."""
    names = {category.id: category.name for category in atlas.config.causes}
    order = list(names)
    claims = sorted(atlas.causes(event.id), key=lambda cause: order.index(cause.category))
    rows = [
        _row(
            language.say(names[category]),
            "",
            [claim(each.statement, each.said_by, each.cites, notes, language) for each in group],
        )
        for category, group in groupby(claims, key=lambda cause: cause.category)
    ]
    silence = language.say("The source states no cause.")
    return {"title": language.say("Causes and aims"), "rows": rows, "silence": silence}


def participants(event: Event, atlas: Atlas, notes: Notes, language: Language) -> Section:
    """Return every statement on who took part."""
    rows = [
        _row(
            language.say(each.who),
            "",
            [claim(each.statement, each.said_by, each.cites, notes, language)],
        )
        for each in atlas.participants(event.id)
    ]
    silence = language.say("The source does not say who took part.")
    return {"title": language.say("Who took part"), "rows": rows, "silence": silence}


def leaders(event: Event, atlas: Atlas, notes: Notes, language: Language) -> Section:
    """Return the named leaders with side, role and, as a claim, fate."""
    rows = [_leader(person, atlas, notes, language) for person in atlas.leaders(event.id)]
    silence = language.say("The source names no leader.")
    return {"title": language.say("Leaders"), "rows": rows, "silence": silence}


def readings(event: Event, atlas: Atlas, notes: Notes, language: Language) -> Section:
    """Return the readings of this event, each under the name of who holds it."""
    rows = [
        _row(
            language.say(each.held_by),
            "",
            [claim(each.statement, "", each.cites, notes, language, lead=each.thesis)],
        )
        for each in atlas.interpretations(event.id)
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
        "by": said_by_in_words(said_by, language),
        "note": notes.number(cites),
    }


def _row(head: str, under: str, claims: Iterable[dict[str, Any]]) -> Row:
    return {"head": head, "under": under, "claims": list(claims), "phase": ""}


def _step(step: Step, atlas: Atlas, notes: Notes, language: Language) -> Row:
    date = date_in_words(step.date, language) if step.date else language.say("no date")
    route = route_in_words(step, atlas, language)
    return _row(date, route, [claim(step.what, step.said_by, step.cites, notes, language)])


def _leader(person: Leader, atlas: Atlas, notes: Notes, language: Language) -> Row:
    facts = "; ".join(
        isolated(language.say(words)) for words in (person.role, person.fate) if words
    )
    side = side_in_words(person.side, atlas, language) if person.side else ""
    told = {**claim("", person.said_by, person.cites, notes, language), "text": facts}
    return _row(language.say(person.name), side, [told])


def _conflict(point: Conflict, event: Event, atlas: Atlas, notes: Notes, language: Language) -> Row:
    others = [
        isolated(language.say(atlas.event(each).title)) for each in point.events if each != event.id
    ]
    touched = language.say("also: {events}").format(events="; ".join(others)) if others else ""
    return _row(
        language.say(point.topic),
        touched,
        [claim(point.explanation, point.said_by, point.cites, notes, language)],
    )
