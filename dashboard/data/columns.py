"""Columns and cell types; a type parses one cell, or says what is wrong and what to write."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from types import MappingProxyType
from typing import Any, Final, NamedTuple, Protocol, TypeAlias, TypeVar, dataclass_transform

from dashboard.data.config import AtlasConfig
from dashboard.data.faults import Fault
from dashboard.languages.language import Phrase, phrase

NEEDED: Final = phrase(
    "This cell is needed: enter the text, or delete the row if the source says nothing."
)
_QUERY: Final = re.compile(r"\?[a-z]+=[^\s\"'<>]*")
_WEB_ADDRESS: Final = re.compile(r"https?://[^\s\"'<>]+")
# Direction marks that isolate Arabic or Hebrew in other text; an override counts as damage.
_DIRECTIONS: Final = "\u200e\u200f\u061c\u2066\u2067\u2068\u2069"
# How often each id occurs in a table.
Ids: TypeAlias = Mapping[str, int]
# In the place of a speaker: a note of those who made the atlas. A keyword, not a text.
EDITORS: Final = "editors"
# The meaning of a column that many tables have.
SAID_BY: Final = (
    "Who says it, if not the author of the first work in cites: a person or body that this work "
    "quotes; editors, in small letters: a note of your own."
)
ACT_OF: Final = (
    "Which side did this: it has its colour on the map, and its column when events are compared. "
    "Empty: neither, both, or not stated. That an uprising began or spread is an act of its side."
)
VIA: Final = (
    "Places between place and to_place, in order, separated by semicolons (;): the map draws the "
    "route through them, along the railways and roads of the map. You choose them; the source need "
    "not name them. Each needs coordinates. Empty: straight there."
)
MAX_LABEL: Final = 24  # characters that fit beside an arrow
LABEL: Final = (
    "What was done, in at most 24 characters: the words beside the arrow, the closed route or, in "
    "context.csv, the sign. In chronology.csv it needs a to_place."
)
_Record = TypeVar("_Record")


class CellLocation(NamedTuple):
    """The location of a cell; `config` is None while `atlas.toml` itself cannot be read.

    `ids` are those of each file, None where it cannot be read.
    """

    file: str
    row: int
    column: str
    config: AtlasConfig | None
    ids: Mapping[str, Ids | None] = MappingProxyType({})

    def error(self, value: str, reason: Phrase, fix: Phrase) -> CellError:
        """Return the exception to raise for this cell."""
        return CellError(Fault(self.file, self.row, self.column, value, reason, fix))


class CellError(Exception):
    """A cell that cannot be read; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault.reason)


class CellType(Protocol):
    """The type of the cells of a column; `read` gets them without surrounding blanks."""

    def read(self, cell: str, location: CellLocation) -> Any:
        """Return the value, or raise CellError."""


class Column(NamedTuple):
    """One column: its name, its type, and its description for the codebook.

    A column that is not `needed` may be missing from the table: its cells are then empty. A text
    that is shown in one line has at most `one_line` letters; 0: it is no such text.
    """

    name: str
    type: CellType
    meaning: str
    translatable: bool
    one_line: int
    needed: bool


def column(
    cell_type: CellType,
    meaning: str,
    *,
    translatable: bool = False,
    one_line: int = 0,
    default: Any = MISSING,
) -> Any:
    """Declare a field of a record as the column of its name; with a `default` it may be missing."""
    needed = default is MISSING
    declared = Column("", cell_type, meaning, translatable, one_line, needed)
    return field(default=default, metadata={"column": declared})


@dataclass_transform(frozen_default=True, field_specifiers=(column,))
def record(declared: type[_Record]) -> type[_Record]:
    """Return a class of frozen records, one for each row; every field of it is a `column`."""
    return dataclass(frozen=True)(declared)


def columns_of(record_class: Any) -> tuple[Column, ...]:
    """Return the columns that the fields of a `record` declare, in their order."""
    return tuple(item.metadata["column"]._replace(name=item.name) for item in fields(record_class))


@dataclass(frozen=True)
class Text:
    """Plain text; an empty cell means that the source does not say.

    It has at most `longest` characters; 0: there is no limit.
    """

    required: bool = False
    longest: int = 0

    def read(self, cell: str, location: CellLocation) -> str:
        if self.required:
            require(cell, location, NEEDED)
        if self.longest and len(cell) > self.longest:
            reason = phrase("is {count} characters long", count=len(cell))
            fix = phrase("Shorten it to {longest} characters or less.", longest=self.longest)
            raise location.error(cell, reason, fix)
        if cell.isprintable() and "\ufffd" not in cell:  # nearly every text
            return cell
        damaged = next((character for character in cell if _is_damaged(character)), None)
        if damaged is not None:
            reason = phrase(
                "contains a character that is not text, U+{number}", number=f"{ord(damaged):04X}"
            )
            raise location.error(
                cell, reason, phrase("Delete it, and type any missing letters again.")
            )
        return cell


@dataclass(frozen=True)
class TextList:
    """Texts separated by `;`."""

    required: bool = False

    def read(self, cell: str, location: CellLocation) -> tuple[str, ...]:
        if not cell:
            return (Text(self.required).read(cell, location),) if self.required else ()
        return tuple(Text().read(text, location) for text in split_list(cell, location))


@dataclass(frozen=True)
class OneOf:
    """One word of a fixed list."""

    choices: tuple[str, ...]
    required: bool = True

    def read(self, cell: str, location: CellLocation) -> str:
        fix = phrase("Use one of: {choices}.", choices=", ".join(self.choices))
        if self.required:
            require(cell, location, fix)
        if cell and cell not in self.choices:
            raise location.error(cell, phrase("is not an allowed value for this column"), fix)
        return cell


@dataclass(frozen=True)
class OneOfConfig:
    """One id of a list in `atlas.toml`, such as its `kinds`, or one of the words in `also`."""

    part: str
    also: tuple[str, ...] = ()
    required: bool = True

    def choices(self, config: AtlasConfig) -> tuple[str, ...]:
        """Return every word that a cell may hold."""
        entries = getattr(config, self.part)
        ids = (entry if isinstance(entry, str) else entry.id for entry in entries)
        return (*ids, *self.also)

    def read(self, cell: str, location: CellLocation) -> str:
        choices = self.choices(location.config) if location.config else ()
        fix = self.fix(choices)
        if self.required:
            require(cell, location, fix)
        if choices and cell and cell not in choices:
            raise location.error(cell, self.reason(), fix)
        return cell

    def reason(self) -> Phrase:
        """Return what is wrong with another word."""
        return phrase("is not among the {part} in atlas.toml", part=self.part)

    def fix(self, choices: tuple[str, ...]) -> Phrase:
        """Return what to write, which is not known while atlas.toml cannot be read."""
        if not choices:
            return phrase("Enter an id from the {part} in atlas.toml.", part=self.part)
        return phrase("Use one of: {choices}; or add it to atlas.toml.", choices=", ".join(choices))


@dataclass(frozen=True)
class Link:
    """The query string of an address of this atlas, from its "?" on, or nothing."""

    def read(self, cell: str, location: CellLocation) -> str:
        if cell and not _QUERY.fullmatch(cell):
            fix = phrase("Use the part of the address from the ? on: ?event=ganja-1920.")
            raise location.error(cell, phrase("is not a link within this atlas"), fix)
        return cell


@dataclass(frozen=True)
class WebAddress:
    """The address of a page on the web, or nothing."""

    def read(self, cell: str, location: CellLocation) -> str:
        if cell and not _WEB_ADDRESS.fullmatch(cell):
            fix = phrase("Enter the whole address: https://example.org/article.")
            raise location.error(cell, phrase("is not a web address"), fix)
        return cell


def require(cell: str, location: CellLocation, fix: Phrase) -> None:
    """Raise CellError for an empty cell."""
    if not cell:
        raise location.error("", phrase("the cell is empty"), fix)


def split_list(cell: str, location: CellLocation) -> list[str]:
    """Return the parts of a cell, which are separated by `;`."""
    parts = [part.strip() for part in cell.split(";")] if cell else []
    if "" in parts:
        fix = phrase("Use {value}.", value="; ".join(part for part in parts if part))
        raise location.error(cell, phrase("has nothing on one side of a semicolon"), fix)
    return parts


def _is_damaged(character: str) -> bool:
    """Return whether a character is damage: control, zero-width or replacement characters."""
    if character in "\n\t\u200c\u200d" or character in _DIRECTIONS:
        return False
    return character == "\ufffd" or unicodedata.category(character) in (
        "Cc",
        "Cf",
        "Co",
        "Cn",
        "Cs",
    )
