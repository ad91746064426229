"""Finds cells with letters that no handout can print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from dashboard.data.faults import Fault
from dashboard.data.folder import SCHEMAS, FolderResult
from dashboard.data.records import Citation
from dashboard.data.translatable import config_texts
from dashboard.handouts.missing_glyphs import REPLACEMENT_CHARACTER, missing_among
from dashboard.languages.language import phrase

# Of these tables every text is printed that is translated; all else is on no handout but for the
# names of places and works, which no language changes.
PRINTED_TABLES: Final = (
    *("events.csv", "chronology.csv", "causes.csv", "casualties.csv", "participants.csv"),
    *("leaders.csv", "interpretations.csv", "evidence.csv", "conflicts.csv"),
)
ON_SCREEN: Final = ("lasted",)  # in a comparison alone
PRINTED_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        **{
            schema.file: tuple(name for name in schema.translatable if name not in ON_SCREEN)
            for schema in SCHEMAS
            if schema.file in PRINTED_TABLES
        },
        "places.csv": ("name", "historical_names"),
        "sources.csv": ("author", "year", "title"),
        "other_works.csv": ("subject", "statement", "author", "title", "publisher"),
    }
)
CITED: Final = "cites"  # in every table of claims: the location in a work is printed
PRINTED_KEYS: Final = (
    *("title", "subtitle", "licence", "map.names", "kinds", "causes", "sides"),
    *("texts.comparison", "texts.paper_lines", "texts.judge", "texts.judge_question"),
)
MAX_LISTED: Final = 5


def unprinted(result: FolderResult) -> Iterator[Fault]:
    """Yield a fault for every cell in which a handout replaces some letters."""
    cells = [cell for cell in _printed(result) if not cell[-1].isascii()]
    missing = missing_among(letter for *_, text in cells for letter in text)
    for file, row, column, text in cells:
        letters = [letter for letter in dict.fromkeys(text) if letter in missing]
        if letters:
            letter_names = [f"{letter} U+{ord(letter):04X}" for letter in letters]
            letter_list = ", ".join(
                [*letter_names[:MAX_LISTED], *(["…"] if letter_names[MAX_LISTED:] else [])]
            )
            reason = phrase(
                "has letters that the typeface of the handouts does not have: {letters}",
                letters=letter_list,
            )
            fix = phrase(
                "Use other letters, or leave them: handouts then show {sign} instead, but the "
                "page shows them.",
                sign=REPLACEMENT_CHARACTER,
            )
            yield Fault(file, row, column, text, reason, fix)


def _printed(result: FolderResult) -> Iterator[tuple[str, int | None, str, str]]:
    for entry in config_texts(result.config) if result.config else ():
        if entry.column in PRINTED_KEYS:
            yield entry.file, None, entry.column, entry.text
    for file, columns in PRINTED_COLUMNS.items():
        for number, record in result.tables[file].rows:
            for column in (*columns, *({CITED} & vars(record).keys())):
                yield file, number, column, _text(getattr(record, column))


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    return "; ".join(item.locator if isinstance(item, Citation) else item for item in value)
