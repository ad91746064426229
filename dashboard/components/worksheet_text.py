"""What the class sheet asks, in words: the same on paper and on the screen."""

from __future__ import annotations

from typing import NamedTuple

from dashboard.languages.language import Language
from dashboard.model import Atlas


class AnswerField(NamedTuple):
    """A question, and how many lines there are to answer it."""

    words: str
    lines: int


def title(atlas: Atlas, language: Language) -> str:
    """Return what the sheet is called."""
    return language.say(atlas.config.texts.judge) or language.say("You judge")


def question(atlas: Atlas, language: Language) -> str:
    """Return the question of the article in one paragraph, or nothing where none is written."""
    read_in = atlas.work(atlas.config.read_in)
    words = language.say(atlas.config.texts.judge_question)
    # A curator writes the braces: what else stands in some is left as it is.
    author = words.replace("{author}", language.listed(read_in.author))
    return author.replace("{year}", str(read_in.year or ""))


def tasks(language: Language) -> list[str]:
    """Return what a pupil does, step by step."""
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


def answers(language: Language) -> list[str]:
    """Return what a claim may do to a reading, in the order of the boxes."""
    return [
        language.say("speaks for"),
        language.say("speaks against"),
        language.say("says nothing about it"),
    ]


def judgement(language: Language) -> list[AnswerField]:
    """Return the questions at the end of the sheet."""
    return [
        AnswerField(language.say("How far does your reading hold, and why?"), 6),
        AnswerField(language.say("For which events does it hold, for which not?"), 4),
        AnswerField(language.say("Which claim speaks most strongly against you?"), 3),
    ]


def needed(language: Language) -> AnswerField:
    """Return the last question."""
    words = language.say(
        "Which document, figure or witness could decide it? What does no claim tell?"
    )
    return AnswerField(words, 5)
