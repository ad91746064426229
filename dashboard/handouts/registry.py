"""Every sheet of an atlas by its name, which is also the name of its file."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from dashboard.handouts import worksheet, worksheet_key
from dashboard.handouts.event_sheet import event_sheet
from dashboard.languages.language import Language
from dashboard.model import Atlas


def sheet_names(atlas: Atlas) -> tuple[str, ...]:
    """Return the name of every sheet: one for each event, and where there is evidence a class's."""
    for_a_class = (worksheet.NAME, worksheet_key.NAME) if atlas.tables.evidence else ()
    return (*(event.id for event in atlas.events), *for_a_class)


def sheet(name: str, atlas: Atlas, language: Language) -> bytes:
    """Return the sheet of this name as PDF, or raise a KeyError."""
    if name == worksheet.NAME:
        return worksheet.you_judge(atlas, language)
    if name == worksheet_key.NAME:
        return worksheet_key.you_judge_key(atlas, language)
    return event_sheet(atlas.event(name), atlas, language)


def no_such_sheet(asked: str, names: Sequence[str]) -> str:
    """Return that there is no sheet of the name that was asked for, and which was meant."""
    near = get_close_matches(asked, names, cutoff=0.4) or names
    return f"There is no handout “{asked}”. Did you mean {' or '.join(near)}?"
