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
from dashboard.edition import Edition
from dashboard.handouts.event_sheet import endnotes
from dashboard.handouts.notes import Notes
from dashboard.handouts.typesetting import frame, typeset
from dashboard.languages.language import Language

NAME = "you-judge"


def worksheet_pdf(edition: Edition) -> bytes:
    """Return the worksheet as PDF, A4."""
    return typeset("you_judge.typ", worksheet_content(edition), edition.language)


def worksheet_content(edition: Edition) -> dict[str, Any]:
    """Return the content of the worksheet; nothing in it reveals what a claim supports."""
    notes = Notes(edition)
    title = worksheet_text.title(edition)
    content = {
        **frame(NAME, title, edition.say("Worksheet"), edition),
        "fields": [edition.say("Name"), edition.say("Class"), edition.say("My interpretation")],
        "question": worksheet_text.question(edition),
        "task_title": edition.say("Instructions"),
        "tasks": worksheet_text.tasks(edition.language),
        "readings_title": edition.say("The interpretations, and who holds them"),
        "readings": [_interpretation(item, notes) for item in lettered_interpretations(edition)],
        "claims_title": edition.say("The claims"),
        "heads": [edition.say("Claim"), *worksheet_text.answers(edition.language)],
        "claims": [_claim(claim, edition, notes) for claim in numbered_claims(edition)],
        "why": edition.say("Why?"),
        **_judgement(edition.language),
    }
    return {**content, "back": endnotes(notes, edition)}


def _interpretation(interpretation: LetteredInterpretation, notes: Notes) -> dict[str, Any]:
    holders: dict[str, list[int]] = {}
    for holder in interpretation.held:
        numbers = holders.setdefault(holder.held_by, [])
        number = notes.number(holder.cites)
        numbers += [] if number in numbers else [number]
    return {
        "letter": interpretation.letter,
        "thesis": interpretation.thesis,
        "holders": [{"who": who, "notes": numbers} for who, numbers in holders.items()],
    }


def _claim(claim: Claim, edition: Edition, notes: Notes) -> dict[str, Any]:
    piece = claim.piece
    lead = edition.event(piece.event).title if piece.event else ""
    return {
        "number": claim.number,
        "lead": lead,
        "text": piece.statement,
        "by": "",
        "note": notes.number(piece.cites),
    }


def _judgement(language: Language) -> dict[str, Any]:
    return {
        "judgement_title": language.say("Your judgement"),
        "judgement": [field._asdict() for field in worksheet_text.judgement_questions(language)],
        "need_title": language.say("What else would you need to know?"),
        "need": worksheet_text.need_question(language)._asdict(),
    }
