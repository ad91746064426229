"""The types of cells: each reads one cell, or says what is wrong with it and what to write."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, Protocol

from dashboard.data.atlas_file import Outline
from dashboard.data.faults import Fault
from dashboard.data.spreadsheets import dates_meant
from dashboard.dates import NoDate, Span, is_interval, read_edtf
from dashboard.language import Phrase, phrase

_QUESTION: Final = re.compile(r"\?[a-z]+=[^\s\"'<>]*")
_DECIMAL: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?")


class Where(NamedTuple):
    """Where a cell stands; `outline` is None while `atlas.toml` itself cannot be read."""

    file: str
    row: int
    column: str
    outline: Outline | None

    def wrong(self, value: str, reason: Phrase, fix: Phrase) -> WrongCell:
        """Return the exception to raise for what this cell holds."""
        return WrongCell(Fault(self.file, self.row, self.column, value, reason, fix))


class WrongCell(Exception):
    """A cell that cannot be read; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault.reason)


class CellType(Protocol):
    """What a column asks of its cells; `read` gets them without the blanks around them."""

    def read(self, cell: str, where: Where) -> Any:
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

    def read(self, cell: str, where: Where) -> str:
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
class Texts:
    """Words or names with `;` between them."""

    required: bool = False

    def read(self, cell: str, where: Where) -> tuple[str, ...]:
        if not cell:
            return (Text(self.required).read(cell, where),) if self.required else ()
        return tuple(Text().read(text, where) for text in listed(cell, where))


@dataclass(frozen=True)
class OneOf:
    """One word of a fixed list."""

    choices: tuple[str, ...]
    required: bool = True

    def read(self, cell: str, where: Where) -> str:
        fix = phrase("Write one of: {choices}.", choices=", ".join(self.choices))
        if self.required:
            require(cell, where, fix)
        if cell and cell not in self.choices:
            raise where.wrong(cell, phrase("is not a word for this column"), fix)
        return cell


@dataclass(frozen=True)
class OneOfOutline:
    """One id of a list in `atlas.toml`, such as its `kinds`, or one of the words in `also`."""

    part: str
    also: tuple[str, ...] = ()
    required: bool = True

    def choices(self, outline: Outline) -> tuple[str, ...]:
        """Return every word that a cell may hold."""
        return (*(each.id for each in getattr(outline, self.part)), *self.also)

    def read(self, cell: str, where: Where) -> str:
        if self.required:
            require(cell, where, phrase("Write an id of the {part} in atlas.toml.", part=self.part))
        if where.outline is None or not cell:
            return cell
        choices = self.choices(where.outline)
        if cell not in choices:
            fix = phrase(
                "Write one of: {choices}; or add it to atlas.toml.", choices=", ".join(choices)
            )
            raise where.wrong(
                cell, phrase("is not among the {part} in atlas.toml", part=self.part), fix
            )
        return cell


@dataclass(frozen=True)
class Date:
    """One date as EDTF, or nothing; with `may_last` also an interval between two."""

    may_last: bool = False

    def read(self, cell: str, where: Where) -> Span | None:
        if not cell:
            return None
        try:
            span = read_edtf(cell)
        except NoDate as problem:
            raise where.wrong(cell, *_why_no_date(cell, problem, where)) from problem
        if is_interval(span) and not self.may_last:
            raise where.wrong(
                cell, phrase("holds two dates"), phrase("Write one date each in start and end.")
            )
        if ".." in (span.edtf.split("/")):
            raise where.wrong(
                cell, phrase("is open on one side"), phrase("Write the date that the source gives.")
            )
        return span


def _why_no_date(cell: str, problem: NoDate, where: Where) -> tuple[Phrase, Phrase]:
    century = where.outline.first.year // 100 if where.outline else 19
    meant = dates_meant(cell, century)
    if not meant:
        return problem.reason, problem.fix
    fix = phrase("Write {date}.", date=meant[0])
    if len(meant) > 1:
        fix = phrase(
            "Write {date} or {other}, as the source has it.", date=meant[0], other=meant[1]
        )
    return phrase("is not a date as EDTF writes it; a spreadsheet may have changed it"), fix


@dataclass(frozen=True)
class Count:
    """A whole number, or nothing where the source gives none: that is not zero."""

    required: bool = False

    def read(self, cell: str, where: Where) -> int | None:
        if self.required:
            require(cell, where, phrase("Write a whole number."))
        if not cell:
            return None
        if cell.isascii() and cell.isdigit():
            return int(cell)
        if re.fullmatch(r"[0-9]{1,3}([., \u00a0\u2009\u202f’'][0-9]{3})+|[0-9]+[.,]0", cell):
            fix = phrase("Write digits only: {digits}.", digits=_digits(cell))
        else:
            fix = phrase("Write digits only; words go into another column, two numbers into two.")
        raise where.wrong(cell, phrase("is not a whole number"), fix)


def _digits(number: str) -> str:
    return re.sub("[^0-9]", "", re.sub("[.,]0$", "", number))


@dataclass(frozen=True)
class Link:
    """The part of an address of this atlas from its "?" on, or nothing."""

    def read(self, cell: str, where: Where) -> str:
        if cell and not _QUESTION.fullmatch(cell):
            fix = phrase("Write what stands in the address from the ? on: ?event=ganja-1920.")
            raise where.wrong(cell, phrase("is no link into this atlas"), fix)
        return cell


@dataclass(frozen=True)
class Degrees:
    """A latitude or longitude in decimal degrees (WGS84), or nothing."""

    limit: int

    def read(self, cell: str, where: Where) -> float | None:
        if not cell:
            return None
        if not _DECIMAL.fullmatch(cell):
            with_point = cell.replace(",", ".")
            as_number = _DECIMAL.fullmatch(with_point)
            example = with_point if as_number else "40.6816"
            fix = phrase("Write decimal degrees with a point: {number}.", number=example)
            raise where.wrong(cell, phrase("is not a number of degrees"), fix)
        if math.fabs(float(cell)) > self.limit:
            fix = phrase("Write degrees from -{limit} to {limit}.", limit=self.limit)
            raise where.wrong(cell, phrase("is not a place on the earth"), fix)
        return float(cell)


def require(cell: str, where: Where, fix: Phrase) -> None:
    """Raise WrongCell for an empty cell."""
    if not cell:
        raise where.wrong("", phrase("the cell is empty"), fix)


def listed(cell: str, where: Where) -> list[str]:
    """Return the parts of a cell that has `;` between them."""
    parts = [part.strip() for part in cell.split(";")] if cell else []
    if "" in parts:
        fix = phrase("Write {value}.", value="; ".join(part for part in parts if part))
        raise where.wrong(cell, phrase("has nothing on one side of a semicolon"), fix)
    return parts


def _is_damage(character: str) -> bool:
    """Return whether nobody meant to write this: control, zero-width or replacement characters."""
    if character in "\n\t\u200c\u200d":
        return False
    return character == "\ufffd" or unicodedata.category(character) in (
        "Cc",
        "Cf",
        "Co",
        "Cn",
        "Cs",
    )
