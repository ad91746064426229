"""Cells with letters that no handout can print: for a curator to look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from dashboard.data.faults import Fault
from dashboard.data.folder import FolderResult
from dashboard.data.records import Citation
from dashboard.data.translatable import of_the_outline
from dashboard.handouts.missing_glyphs import SUBSTITUTE, missing_among
from dashboard.languages.language import phrase

# What is printed of each table; the other tables and columns are on no sheet.
PRINTED: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "events.csv": ("title", "date_note", "summary"),
        "places.csv": ("name", "historical_names"),
        "chronology.csv": ("what", "said_by"),
        "causes.csv": ("statement", "said_by"),
        "casualties.csv": ("qualifier", "statement", "said_by", "area", "period"),
        "participants.csv": ("who", "statement", "said_by"),
        "leaders.csv": ("name", "role", "fate", "said_by"),
        "interpretations.csv": ("thesis", "held_by", "statement"),
        "evidence.csv": ("statement", "said_by"),
        "conflicts.csv": ("topic", "explanation", "said_by"),
        "sources.csv": ("author", "year", "title"),
    }
)
CITED: Final = "cites"  # in every table of claims: the place in a work is printed
PRINTED_KEYS: Final = (
    *("title", "subtitle", "licence", "map.names", "kinds", "causes", "sides"),
    *("texts.comparison", "texts.paper_lines", "texts.judge", "texts.judge_question"),
)
NAMED: Final = 5


def unprinted(reading: FolderResult) -> Iterator[Fault]:
    """Yield every cell that a handout prints with a sign in the place of some letters."""
    cells = [cell for cell in _printed(reading) if not cell[-1].isascii()]
    missing = missing_among(letter for *_, text in cells for letter in text)
    for file, row, column, text in cells:
        letters = [letter for letter in dict.fromkeys(text) if letter in missing]
        if letters:
            named = [f"{letter} U+{ord(letter):04X}" for letter in letters]
            shown = ", ".join([*named[:NAMED], *(["…"] if named[NAMED:] else [])])
            reason = phrase(
                "has letters that the typeface of the handouts lacks: {letters}", letters=shown
            )
            fix = phrase(
                "Write them in other letters, or leave them: a handout then shows {sign} in their "
                "place, the page shows them.",
                sign=SUBSTITUTE,
            )
            yield Fault(file, row, column, text, reason, fix)


def _printed(reading: FolderResult) -> Iterator[tuple[str, int | None, str, str]]:
    for told in of_the_outline(reading.config) if reading.config else ():
        if told.column in PRINTED_KEYS:
            yield told.file, None, told.column, told.text
    for file, columns in PRINTED.items():
        for number, record in reading.tables[file].rows:
            for column in (*columns, *({CITED} & set(record._fields))):
                yield file, number, column, _text(getattr(record, column))


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    return "; ".join(each.locator if isinstance(each, Citation) else each for each in value)
