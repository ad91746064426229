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
    return edition.config.texts.judge or edition.say("You be the judge")


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
        language.say("Choose one interpretation from the list, or use the one you were given."),
        language.say(
            "Read each claim. Does it support your interpretation, contradict it, or say "
            "nothing about it? Tick one box and explain why. Most claims were not made about "
            "your interpretation, so “says nothing about it” is an honest answer."
        ),
        language.say(
            "Check who is speaking: a witness, the authorities or a historian? Follow the "
            "citation to the source."
        ),
        language.say("Write your judgement, and what else you would need to know."),
    ]


def answers(language: Language) -> list[str]:
    """Return how a claim may bear on an interpretation, in the order of the boxes."""
    return [
        language.say("supports it"),
        language.say("contradicts it"),
        language.say("says nothing about it"),
    ]


def judgement_questions(language: Language) -> list[AnswerField]:
    """Return the questions at the end of the worksheet."""
    return [
        AnswerField(language.say("How well does your interpretation hold up, and why?"), 6),
        AnswerField(language.say("Which events does it fit? Which does it not fit?"), 4),
        AnswerField(
            language.say("Which claim is the strongest evidence against your interpretation?"), 3
        ),
    ]


def need_question(language: Language) -> AnswerField:
    """Return the last question."""
    text = language.say(
        "Which document, figure or witness could settle the question? What do none of the "
        "claims tell us?"
    )
    return AnswerField(text, 5)
