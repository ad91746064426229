"""The casualties on a handout: every figure separately, as squares and text, with its source."""

from __future__ import annotations

from typing import Any

from dashboard.components.casualty_chart import (
    SQUARES_PER_ROW,
    part_of_total,
    people_per_square,
    square_counts,
)
from dashboard.data.records import Casualty, Event
from dashboard.handouts.event_sections import claim
from dashboard.handouts.notes import Notes
from dashboard.languages.language import Language
from dashboard.model import Atlas
from dashboard.sections.vocabulary import (
    casualty_label,
    count_label,
    format_count,
    side_by_rank,
    side_label,
)


def casualties_section(
    event: Event, atlas: Atlas, notes: Notes, language: Language
) -> dict[str, Any]:
    """Return every figure in the order of the source; nothing is added up, "unknown" is stated."""
    figures = atlas.casualties(event.id)
    people = format_count(people_per_square(atlas))
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
        "across": SQUARES_PER_ROW,
        "silence": language.say("Unknown: the source says nothing of casualties here."),
    }


def _figure(figure: Casualty, atlas: Atlas, notes: Notes, language: Language) -> dict[str, Any]:
    least, most = square_counts(figure, people_per_square(atlas))
    count = count_label(figure.count_min, figure.count_max, figure.qualifier, language)
    coverage = [language.say(text) for text in (figure.area, figure.period) if text]
    no_coverage = language.say("what it covers is not said")
    return {
        "count": count,
        "unknown": language.say("no figure"),
        "part": part_of_total(figure, language),
        "kind": casualty_label(figure.kind, language),
        "side": side_by_rank(figure.side, atlas),
        "whose": side_label(figure.side, atlas, language),
        "sure": least,
        "whole": most,
        "about": figure.qualifier == "about",
        "cover": "; ".join(coverage) or no_coverage,
        "claim": claim(figure.statement, figure.said_by, figure.cites, notes, language),
    }
