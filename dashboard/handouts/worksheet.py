"""The class sheet: the readings, all evidence unsorted, boxes to tick, room for a judgement."""

from __future__ import annotations

from typing import Any

from dashboard.components import worksheet_text
from dashboard.components.worksheet_claims import (
    Claim,
    InterpretationItem,
    claims_of,
    interpretations_of,
)
from dashboard.handouts.event_sheet import back
from dashboard.handouts.notes import Notes
from dashboard.handouts.typesetting import frame, typeset
from dashboard.languages.language import Language
from dashboard.model import Atlas

NAME = "you-judge"


def you_judge(atlas: Atlas, language: Language) -> bytes:
    """Return the class sheet as PDF, A4."""
    return typeset("you_judge.typ", judge_content(atlas, language), language)


def judge_content(atlas: Atlas, language: Language) -> dict[str, Any]:
    """Return all that the class sheet says; nothing in it tells what a claim speaks for."""
    notes = Notes(atlas, language)
    title = worksheet_text.title(atlas, language)
    content = {
        **frame(NAME, title, language.say("Sheet for a class"), atlas, language),
        "fields": [language.say("Name"), language.say("Class"), language.say("My reading")],
        "question": worksheet_text.question(atlas, language),
        "task_title": language.say("What to do"),
        "tasks": worksheet_text.tasks(language),
        "readings_title": language.say("The readings, and who holds them"),
        "readings": [_reading(each, notes, language) for each in interpretations_of(atlas)],
        "claims_title": language.say("The claims"),
        "heads": [language.say("Claim"), *worksheet_text.answers(language)],
        "claims": [_claim(each, atlas, notes, language) for each in claims_of(atlas)],
        "why": language.say("Why?"),
        **_judgement(language),
    }
    return {**content, "back": back(notes, atlas, language)}


def _reading(reading: InterpretationItem, notes: Notes, language: Language) -> dict[str, Any]:
    holders: dict[str, list[int]] = {}
    for each in reading.held:
        numbers = holders.setdefault(language.say(each.held_by), [])
        number = notes.number(each.cites)
        numbers += [] if number in numbers else [number]
    return {
        "letter": reading.letter,
        "thesis": language.say(reading.thesis),
        "holders": [{"who": who, "notes": numbers} for who, numbers in holders.items()],
    }


def _claim(claim: Claim, atlas: Atlas, notes: Notes, language: Language) -> dict[str, Any]:
    piece = claim.piece
    lead = language.say(atlas.event(piece.event).title) if piece.event else ""
    return {
        "number": claim.number,
        "lead": lead,
        "text": language.say(piece.statement),
        "by": "",
        "note": notes.number(piece.cites),
    }


def _judgement(language: Language) -> dict[str, Any]:
    return {
        "judgement_title": language.say("Your judgement"),
        "judgement": [room._asdict() for room in worksheet_text.judgement(language)],
        "need_title": language.say("What would you need to know?"),
        "need": worksheet_text.needed(language)._asdict(),
    }
