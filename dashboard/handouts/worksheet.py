"""The worksheet: interpretations, shuffled evidence, boxes to tick, space for a judgement."""

from __future__ import annotations

from typing import Any

from dashboard.components import worksheet_text
from dashboard.components.worksheet_claims import (
    Claim,
    LetteredInterpretation,
    lettered_interpretations,
    numbered_claims,
)
from dashboard.handouts.event_sheet import endnotes
from dashboard.handouts.notes import Notes
from dashboard.handouts.typesetting import frame, typeset
from dashboard.languages.language import Language
from dashboard.model import Atlas

NAME = "you-judge"


def worksheet_pdf(atlas: Atlas, language: Language) -> bytes:
    """Return the worksheet as PDF, A4."""
    return typeset("you_judge.typ", worksheet_content(atlas, language), language)


def worksheet_content(atlas: Atlas, language: Language) -> dict[str, Any]:
    """Return the content of the worksheet; nothing in it reveals what a claim supports."""
    notes = Notes(atlas, language)
    title = worksheet_text.title(atlas, language)
    content = {
        **frame(NAME, title, language.say("Sheet for a class"), atlas, language),
        "fields": [language.say("Name"), language.say("Class"), language.say("My reading")],
        "question": worksheet_text.question(atlas, language),
        "task_title": language.say("What to do"),
        "tasks": worksheet_text.tasks(language),
        "readings_title": language.say("The readings, and who holds them"),
        "readings": [
            _interpretation(item, notes, language) for item in lettered_interpretations(atlas)
        ],
        "claims_title": language.say("The claims"),
        "heads": [language.say("Claim"), *worksheet_text.answers(language)],
        "claims": [_claim(claim, atlas, notes, language) for claim in numbered_claims(atlas)],
        "why": language.say("Why?"),
        **_judgement(language),
    }
    return {**content, "back": endnotes(notes, atlas, language)}


def _interpretation(
    interpretation: LetteredInterpretation, notes: Notes, language: Language
) -> dict[str, Any]:
    holders: dict[str, list[int]] = {}
    for holder in interpretation.held:
        numbers = holders.setdefault(language.say(holder.held_by), [])
        number = notes.number(holder.cites)
        numbers += [] if number in numbers else [number]
    return {
        "letter": interpretation.letter,
        "thesis": language.say(interpretation.thesis),
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
        "judgement": [field._asdict() for field in worksheet_text.judgement_questions(language)],
        "need_title": language.say("What would you need to know?"),
        "need": worksheet_text.need_question(language)._asdict(),
    }
