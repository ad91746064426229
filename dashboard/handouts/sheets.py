"""Every sheet of an atlas by its name, which is also the name of its file."""

from __future__ import annotations

from dashboard.handouts.event_sheet import event_sheet
from dashboard.language import Language
from dashboard.model import Atlas


def sheet_names(atlas: Atlas) -> tuple[str, ...]:
    """Return the name of every sheet: one for each event."""
    return tuple(event.id for event in atlas.events)


def sheet(name: str, atlas: Atlas, language: Language) -> bytes:
    """Return the sheet of this name as PDF, or raise a KeyError."""
    return event_sheet(atlas.event(name), atlas, language)
