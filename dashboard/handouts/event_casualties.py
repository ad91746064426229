"""The casualties on a handout: every figure by itself, as squares and in words, with its source."""

from __future__ import annotations

from typing import Any

from dashboard.components.casualty_chart import ACROSS, of_the_whole, people_in_a_square, squares
from dashboard.components.vocabulary import (
    casualty_in_words,
    count_in_words,
    in_digits,
    side_by_rank,
    side_in_words,
)
from dashboard.data.records import Casualty, Event
from dashboard.handouts.event_sections import claim
from dashboard.handouts.notes import Notes
from dashboard.languages.language import Language
from dashboard.model import Atlas


def ledger(event: Event, atlas: Atlas, notes: Notes, language: Language) -> dict[str, Any]:
    """Return every figure in the order of the source; nothing is added, unknown is said."""
    figures = atlas.casualties(event.id)
    people = in_digits(people_in_a_square(atlas))
    return {
        "title": language.say("Casualties"),
        "figures": [_figure(figure, atlas, notes, language) for figure in figures],
        "heads": [
            language.say("Figure"),
            language.say("What and whose"),
            language.say("Claim, what it covers, source"),
        ],
        "warning": language.say(
            "Each figure stands by itself, as its source words it. None may be added to another."
        ),
        "key": language.say("{n} people, in every figure of every event").format(n=people),
        "across": ACROSS,
        "silence": language.say("Unknown: the source says nothing of casualties here."),
    }


def _figure(figure: Casualty, atlas: Atlas, notes: Notes, language: Language) -> dict[str, Any]:
    sure, whole = squares(figure, people_in_a_square(atlas))
    count = count_in_words(figure.count_min, figure.count_max, figure.qualifier, language)
    cover = [language.say(words) for words in (figure.area, figure.period) if words]
    unsaid = language.say("what it covers is not said")
    return {
        "count": count,
        "unknown": language.say("no figure"),
        "part": of_the_whole(figure, language),
        "kind": casualty_in_words(figure.kind, language),
        "side": side_by_rank(figure.side, atlas),
        "whose": side_in_words(figure.side, atlas, language),
        "sure": sure,
        "whole": whole,
        "about": figure.qualifier == "about",
        "cover": "; ".join(cover) or unsaid,
        "claim": claim(figure.statement, figure.said_by, figure.cites, notes, language),
    }
