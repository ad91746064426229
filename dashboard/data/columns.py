"""The types of cells: each reads one cell, or says what is wrong with it and what to write."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, NamedTuple, Protocol, TypeAlias

from dashboard.data.config import AtlasConfig
from dashboard.data.faults import Fault
from dashboard.languages.language import Phrase, phrase

_QUESTION: Final = re.compile(r"\?[a-z]+=[^\s\"'<>]*")
# Marks of direction that keep Arabic or Hebrew apart from other words; an override is damage.
_DIRECTIONS: Final = "\u200e\u200f\u061c\u2066\u2067\u2068\u2069"
# How often each id stands in a table.
Ids: TypeAlias = Mapping[str, int]


class CellLocation(NamedTuple):
    """Where a cell stands; `outline` is None while `atlas.toml` itself cannot be read.

    `known` are the ids of each file, None where it cannot be read.
    """

    file: str
    row: int
    column: str
    config: AtlasConfig | None
    known: Mapping[str, Ids | None] = MappingProxyType({})

    def wrong(self, value: str, reason: Phrase, fix: Phrase) -> CellError:
        """Return the exception to raise for what this cell holds."""
        return CellError(Fault(self.file, self.row, self.column, value, reason, fix))


class CellError(Exception):
    """A cell that cannot be read; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault.reason)


class CellType(Protocol):
    """What a column asks of its cells; `read` gets them without the blanks around them."""

    def read(self, cell: str, where: CellLocation) -> Any:
        """Return the value, or raise WrongCell."""


class Column(NamedTuple):
    """One column: its name, its type, and a sentence on it for the codebook.

    A column that is not `needed` may be missing from the table: its cells are then empty.
    """

    name: str
    type: CellType
    meaning: str
    needed: bool = True


@dataclass(frozen=True)
class Text:
    """Words; an empty cell means that the source does not say."""

    required: bool = False

    def read(self, cell: str, where: CellLocation) -> str:
        if self.required:
            require(cell, where, phrase("Write the text."))
        if cell.isprintable() and "\ufffd" not in cell:  # nearly every text
            return cell
        damaged = next((character for character in cell if _is_damage(character)), None)
        if damaged is not None:
            reason = phrase(
                "holds a character that is not text, U+{number}", number=f"{ord(damaged):04X}"
            )
            raise where.wrong(
                cell, reason, phrase("Delete it, and write the letters again if any are lost.")
            )
        return cell


@dataclass(frozen=True)
class TextList:
    """Words or names with `;` between them."""

    required: bool = False

    def read(self, cell: str, where: CellLocation) -> tuple[str, ...]:
        if not cell:
            return (Text(self.required).read(cell, where),) if self.required else ()
        return tuple(Text().read(text, where) for text in listed(cell, where))


@dataclass(frozen=True)
class OneOf:
    """One word of a fixed list."""

    choices: tuple[str, ...]
    required: bool = True

    def read(self, cell: str, where: CellLocation) -> str:
        fix = phrase("Write one of: {choices}.", choices=", ".join(self.choices))
        if self.required:
            require(cell, where, fix)
        if cell and cell not in self.choices:
            raise where.wrong(cell, phrase("is not a word for this column"), fix)
        return cell


@dataclass(frozen=True)
class OneOfConfig:
    """One id of a list in `atlas.toml`, such as its `kinds`, or one of the words in `also`."""

    part: str
    also: tuple[str, ...] = ()
    required: bool = True

    def choices(self, outline: AtlasConfig) -> tuple[str, ...]:
        """Return every word that a cell may hold."""
        return (*(each.id for each in getattr(outline, self.part)), *self.also)

    def read(self, cell: str, where: CellLocation) -> str:
        if self.required:
            require(cell, where, phrase("Write an id of the {part} in atlas.toml.", part=self.part))
        if where.config is None or not cell:
            return cell
        choices = self.choices(where.config)
        if cell not in choices:
            fix = phrase(
                "Write one of: {choices}; or add it to atlas.toml.", choices=", ".join(choices)
            )
            raise where.wrong(
                cell, phrase("is not among the {part} in atlas.toml", part=self.part), fix
            )
        return cell


@dataclass(frozen=True)
class Link:
    """The part of an address of this atlas from its "?" on, or nothing."""

    def read(self, cell: str, where: CellLocation) -> str:
        if cell and not _QUESTION.fullmatch(cell):
            fix = phrase("Write what stands in the address from the ? on: ?event=ganja-1920.")
            raise where.wrong(cell, phrase("is no link into this atlas"), fix)
        return cell


def require(cell: str, where: CellLocation, fix: Phrase) -> None:
    """Raise WrongCell for an empty cell."""
    if not cell:
        raise where.wrong("", phrase("the cell is empty"), fix)


def listed(cell: str, where: CellLocation) -> list[str]:
    """Return the parts of a cell that has `;` between them."""
    parts = [part.strip() for part in cell.split(";")] if cell else []
    if "" in parts:
        fix = phrase("Write {value}.", value="; ".join(part for part in parts if part))
        raise where.wrong(cell, phrase("has nothing on one side of a semicolon"), fix)
    return parts


def _is_damage(character: str) -> bool:
    """Return whether nobody meant to write this: control, zero-width or replacement characters."""
    if character in "\n\t\u200c\u200d" or character in _DIRECTIONS:
        return False
    return character == "\ufffd" or unicodedata.category(character) in (
        "Cc",
        "Cf",
        "Co",
        "Cn",
        "Cs",
    )
