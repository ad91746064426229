"""The texts of the worksheet: the same on paper and on screen."""

from __future__ import annotations

from typing import NamedTuple

from dashboard.edition import Edition
from dashboard.languages.language import Language


class AnswerField(NamedTuple):
    """A question, and the number of lines for its answer. The field names go to the templates."""

    words: str
    lines: int


def title(edition: Edition) -> str:
    """Return the title of the worksheet."""
    return edition.config.texts.judge or edition.say("You judge")


def question(edition: Edition) -> str:
    """Return the question of the article in one paragraph, or nothing if none is given."""
    read_in = edition.work(edition.config.read_in)
    template = edition.config.texts.judge_question
    # A curator writes the braces: any other braces are left as they are.
    with_author = template.replace("{author}", edition.language.listed(read_in.author))
    return with_author.replace("{year}", str(read_in.year or ""))


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
    """Return how a claim may bear on an interpretation, in the order of the boxes."""
    return [
        language.say("speaks for"),
        language.say("speaks against"),
        language.say("says nothing about it"),
    ]


def judgement_questions(language: Language) -> list[AnswerField]:
    """Return the questions at the end of the worksheet."""
    return [
        AnswerField(language.say("How far does your reading hold, and why?"), 6),
        AnswerField(language.say("For which events does it hold, for which not?"), 4),
        AnswerField(language.say("Which claim speaks most strongly against you?"), 3),
    ]


def need_question(language: Language) -> AnswerField:
    """Return the last question."""
    text = language.say(
        "Which document, figure or witness could decide it? What does no claim tell?"
    )
    return AnswerField(text, 5)
