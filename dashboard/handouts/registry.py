"""Every handout of an atlas by name, which is also its file name."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from dashboard.edition import Edition
from dashboard.handouts import worksheet, worksheet_key
from dashboard.handouts.event_sheet import event_handout
from dashboard.model import Atlas


def handout_names(atlas: Atlas) -> tuple[str, ...]:
    """Return the names of all handouts: one per event, and the worksheet and its key."""
    worksheet_names = (worksheet.NAME, worksheet_key.NAME) if atlas.tables.evidence else ()
    return (*(event.id for event in atlas.events), *worksheet_names)


def handout_pdf(name: str, edition: Edition) -> bytes:
    """Return the handout of this name as PDF, or raise a KeyError."""
    if name == worksheet.NAME:
        return worksheet.worksheet_pdf(edition)
    if name == worksheet_key.NAME:
        return worksheet_key.worksheet_key_pdf(edition)
    return event_handout(edition.event(name), edition)


def unknown_handout_message(name: str, names: Sequence[str]) -> str:
    """Return the message for an unknown handout, with suggestions."""
    suggestions = get_close_matches(name, names, cutoff=0.4) or names
    return f"There is no handout “{name}”. Did you mean {' or '.join(suggestions)}?"
