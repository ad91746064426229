"""The class sheet: the readings, all evidence unsorted, boxes to tick, room for a judgement."""

from __future__ import annotations

from typing import Any

from dashboard.handouts.class_claims import Claim, Reading, claims_of, readings_of
from dashboard.handouts.event_sheet import back
from dashboard.handouts.notes import Notes
from dashboard.handouts.typesetting import frame, typeset
from dashboard.language import Language
from dashboard.model import Atlas

NAME = "you-judge"


def you_judge(atlas: Atlas, language: Language) -> bytes:
    """Return the class sheet as PDF, A4."""
    return typeset("you_judge.typ", judge_content(atlas, language))


def judge_content(atlas: Atlas, language: Language) -> dict[str, Any]:
    """Return all that the class sheet says; nothing in it tells what a claim speaks for."""
    notes = Notes(atlas, language)
    title = language.say("You judge: were they “anti-Soviet”?")
    content = {
        **frame(NAME, title, language.say("Sheet for a class"), atlas, language),
        "fields": [language.say("Name"), language.say("Class"), language.say("My reading")],
        "question": _question(atlas, language),
        "task_title": language.say("What to do"),
        "tasks": _tasks(language),
        "readings_title": language.say("The readings, and who holds them"),
        "readings": [_reading(each, notes, language) for each in readings_of(atlas)],
        "claims_title": language.say("The claims"),
        "heads": [
            language.say("Claim"),
            language.say("speaks for"),
            language.say("speaks against"),
            language.say("says nothing about it"),
        ],
        "claims": [_claim(each, atlas, notes, language) for each in claims_of(atlas)],
        "why": language.say("Why?"),
        **_judgement(language),
    }
    return {**content, "back": back(notes, atlas, language)}


def _question(atlas: Atlas, language: Language) -> str:
    read_in = atlas.work(atlas.outline.read_in)
    words = language.say(
        "Between 1920 and 1931 people in Soviet Azerbaijan rose in arms, protested or planned to. "
        "What were these uprisings? Some call all of them “anti-Soviet”, some call them banditry; "
        "others see plunder by soldiers, land, faith or independence behind them. This is the "
        "question of an article, {author} {year}. All that it brings for one answer or another "
        "stands on this sheet, out of order. Judge for yourself."
    )
    return words.format(author=read_in.author, year=read_in.year)


def _tasks(language: Language) -> list[str]:
    return [
        language.say("Take one reading from the list, or the one that you are given."),
        language.say(
            "Read the claims. Does a claim speak for your reading, speak against it, or say "
            "nothing about it? Tick one box and write why. Most claims were made for another "
            "reading: “nothing” is an honest answer."
        ),
        language.say(
            "Look at who says it: a witness, the authorities, a historian? The small number leads "
            "to the source."
        ),
        language.say("Write your judgement, and what you would still need to know."),
    ]


def _reading(reading: Reading, notes: Notes, language: Language) -> dict[str, Any]:
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
        "judgement": [
            {"words": language.say("How far does your reading hold, and why?"), "lines": 6},
            {"words": language.say("For which events does it hold, for which not?"), "lines": 4},
            {"words": language.say("Which claim speaks most strongly against you?"), "lines": 3},
        ],
        "need_title": language.say("What would you need to know?"),
        "need": {
            "words": language.say(
                "Which document, figure or witness could decide it? What does no claim tell?"
            ),
            "lines": 5,
        },
    }
