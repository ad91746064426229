"""The casualties on a handout: every figure separately, as squares and text, with its source."""

from __future__ import annotations

from typing import Any

from dashboard.data.records import Event
from dashboard.edition import Edition
from dashboard.handouts.notes import Notes
from dashboard.sections.casualties import SQUARES_PER_ROW, CasualtyFigure, casualty_section


def casualties_section(event: Event, edition: Edition, notes: Notes) -> dict[str, Any]:
    """Return every figure in the order of the source."""
    section = casualty_section(event, edition)
    not_covered = edition.say("area and period not stated")
    return {
        "title": edition.say("Casualties"),
        "figures": [_figure(figure, notes, not_covered) for figure in section.figures],
        "heads": [
            edition.say("Number"),
            edition.say("Type and side"),
            edition.say("Claim, area and period, source"),
        ],
        "unknown": section.unknown,
        "warning": section.warning,
        "key": section.scale,
        "across": SQUARES_PER_ROW,
        "silence": section.empty,
    }


def _figure(figure: CasualtyFigure, notes: Notes, not_covered: str) -> dict[str, Any]:
    return {
        "count": figure.amount,
        "part": figure.part_of,
        "kind": figure.kind,
        "side": figure.side,
        "whose": figure.whose,
        "sure": figure.squares.least,
        "whole": figure.squares.most,
        "about": figure.squares.is_about,
        "cover": figure.covers or not_covered,
        "claim": {
            "lead": "",
            "text": figure.statement,
            "by": figure.attribution,
            "note": notes.number(figure.cites),
        },
    }
