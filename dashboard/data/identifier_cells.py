"""The types of cells that name a row: its own id, or rows of other tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from unicodedata import name as name_of

from dashboard.data.columns import CellLocation, Ids, Text, listed, require
from dashboard.data.similar_names import as_identifier, look_alike, looks_like, near
from dashboard.languages.language import Phrase, phrase

IDENTIFIER: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_BETWEEN: Final = re.compile(r"\s*[;,/|\n]\s*")


@dataclass(frozen=True)
class Identifier:
    """The id of this row: lower-case words with hyphens, "ganja-1920"."""

    def read(self, cell: str, where: CellLocation) -> str:
        require(cell, where, phrase("Write an id of words in small letters: salt-rising-1791."))
        if IDENTIFIER.fullmatch(cell):
            return cell
        meant = as_identifier(cell)
        taken = (where.known.get(where.file) or {}).get(meant, 0) > 1
        fix = phrase("Write {value}.", value=meant)
        if not meant or taken:
            fix = phrase("Write another, of small letters a to z, digits and hyphens.")
        raise where.wrong(cell, _why_no_id(cell), fix)


@dataclass(frozen=True)
class Reference:
    """The id of a row in another table, `to`, or nothing where `required` is False."""

    to: str
    required: bool = False

    def read(self, cell: str, where: CellLocation) -> str:
        if self.required:
            require(cell, where, phrase("Write an id from {to}.", to=self.to))
        if not cell or IDENTIFIER.fullmatch(cell):
            return cell
        several = _several(cell, where.known.get(self.to))
        if several:
            fix = phrase("Write one of them: {choices}.", choices=", ".join(several))
            raise where.wrong(cell, phrase("names more than one row"), fix)
        raise where.wrong(cell, _why_no_id(cell), _of_another_table(cell, self.to, where))


@dataclass(frozen=True)
class References:
    """Ids of rows in another table, `to`, with `;` between them."""

    to: str

    def read(self, cell: str, where: CellLocation) -> tuple[str, ...]:
        names = tuple(listed(cell, where))
        for each in names:
            if not IDENTIFIER.fullmatch(each):
                raise self._no_id(each, cell, where)
        without_repeats(names, cell, where)
        return names

    def _no_id(self, part: str, cell: str, where: CellLocation) -> Exception:
        several = _several(cell, where.known.get(self.to))
        if several and len(several) > len(cell.split(";")):
            fix = phrase("Write {value}.", value="; ".join(dict.fromkeys(several)))
            return where.wrong(cell, phrase("has no semicolon between two ids"), fix)
        return where.wrong(part, _why_no_id(part), _of_another_table(part, self.to, where))


@dataclass(frozen=True)
class TableFile:
    """The file of this atlas that was corrected: "events.csv"."""

    def read(self, cell: str, where: CellLocation) -> str:
        require(cell, where, phrase("Write the file of the table: events.csv."))
        return Text().read(cell, where)


def _why_no_id(cell: str) -> Phrase:
    letter = look_alike(cell)
    if letter:
        return phrase(
            "is not an id: its “{letter}” is not the Latin “{latin}” but U+{number} ({name})",
            letter=letter,
            latin=looks_like(letter),
            number=f"{ord(letter):04X}",
            name=name_of(letter),
        )
    return phrase("is not an id: lower-case letters a to z, digits and single hyphens")


def _of_another_table(cell: str, file: str, where: CellLocation) -> Phrase:
    """Return what to write for the id of a row that must be there."""
    known, meant = where.known.get(file), as_identifier(cell)
    if meant and (known is None or meant in known):
        return phrase("Write {value}.", value=meant)
    return what_is_near(meant, known or {}, file)


def what_is_near(meant: str, known: Ids, file: str) -> Phrase:
    """Return what to do about an id that is not in `file`: a near one of it, where there is one."""
    close = near(meant, known)
    if close:
        return phrase("Did you mean {name}? Else add it there.", name=close)
    return phrase("Write an id that is in {file}, or add it there.", file=file)


def _several(cell: str, known: Ids | None) -> list[str]:
    """Return the ids that a cell names with any signs between them; none where one is unknown."""
    parts = [as_identifier(part) for part in _BETWEEN.split(cell) if part.strip()]
    if len(parts) < 2 or known is None:  # one is no list
        return []
    return parts if all(part in known for part in parts) else []


def without_repeats(names: Sequence[Any], cell: str, where: CellLocation) -> None:
    """Raise WrongCell where a list names the same twice."""
    if len(set(names)) != len(names):
        raise where.wrong(cell, phrase("names the same twice"), phrase("Write each once."))
