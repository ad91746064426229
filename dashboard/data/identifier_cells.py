"""Cell types for ids: that of the row itself, and references to other tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from unicodedata import name as name_of

from dashboard.data.columns import CellLocation, Ids, Text, require, split_list
from dashboard.data.similar_names import (
    IDENTIFIER,
    as_identifier,
    find_look_alike,
    latin_look_alike,
    nearest,
)
from dashboard.languages.language import Phrase, phrase

_SEPARATOR: Final = re.compile(r"\s*[;,/|\n]\s*")


@dataclass(frozen=True)
class Identifier:
    """The id of this row: lower-case words joined by hyphens, "ganja-1920"."""

    def read(self, cell: str, location: CellLocation) -> str:
        require(cell, location, phrase("Enter an id in lower-case letters: salt-rising-1791."))
        if IDENTIFIER.fullmatch(cell):
            return cell
        suggestion = as_identifier(cell)
        is_ambiguous = (location.ids.get(location.file) or {}).get(suggestion, 0) > 1
        fix = phrase("Use {value}.", value=suggestion)
        if not suggestion or is_ambiguous:
            fix = phrase("Use another id: lower-case letters a to z, digits and hyphens.")
        raise location.error(cell, _invalid_id_reason(cell), fix)


@dataclass(frozen=True)
class Reference:
    """The id of a row in another table, `to`, or nothing where `required` is False."""

    to: str
    required: bool = False

    def read(self, cell: str, location: CellLocation) -> str:
        if self.required:
            require(cell, location, phrase("Enter an id from {to}.", to=self.to))
        if not cell or IDENTIFIER.fullmatch(cell):
            return cell
        named_ids = _ids_in(cell, location.ids.get(self.to))
        if named_ids:
            fix = phrase("Use one of them: {choices}.", choices=", ".join(named_ids))
            raise location.error(cell, phrase("names more than one row"), fix)
        raise location.error(
            cell, _invalid_id_reason(cell), _reference_fix(cell, self.to, location)
        )


@dataclass(frozen=True)
class References:
    """Ids of rows in another table, `to`, separated by `;`."""

    to: str

    def read(self, cell: str, location: CellLocation) -> tuple[str, ...]:
        names = tuple(split_list(cell, location))
        for name in names:
            if not IDENTIFIER.fullmatch(name):
                raise self._id_error(name, cell, location)
        require_unique(names, cell, location)
        return names

    def _id_error(self, part: str, cell: str, location: CellLocation) -> Exception:
        named_ids = _ids_in(cell, location.ids.get(self.to))
        if named_ids and len(named_ids) > len(cell.split(";")):
            fix = phrase("Use {value}.", value="; ".join(dict.fromkeys(named_ids)))
            return location.error(cell, phrase("has no semicolon between two ids"), fix)
        return location.error(
            part, _invalid_id_reason(part), _reference_fix(part, self.to, location)
        )


@dataclass(frozen=True)
class TableFile:
    """The file of this atlas that was corrected: "events.csv"."""

    def read(self, cell: str, location: CellLocation) -> str:
        require(cell, location, phrase("Enter the file name of the table: events.csv."))
        return Text().read(cell, location)


def _invalid_id_reason(cell: str) -> Phrase:
    letter = find_look_alike(cell)
    if letter:
        return phrase(
            "is not an id: its “{letter}” is not the Latin “{latin}” but U+{number} ({name})",
            letter=letter,
            latin=latin_look_alike(letter),
            number=f"{ord(letter):04X}",
            name=name_of(letter),
        )
    return phrase(
        "is not an id: an id has only lower-case letters a to z, digits and single hyphens"
    )


def _reference_fix(cell: str, file: str, location: CellLocation) -> Phrase:
    """Return what to write in place of an invalid reference to `file`."""
    ids, suggestion = location.ids.get(file), as_identifier(cell)
    if suggestion and (ids is None or suggestion in ids):
        return phrase("Use {value}.", value=suggestion)
    return nearest_id_fix(suggestion, ids or {}, file)


def nearest_id_fix(wrong_id: str, ids: Ids, file: str) -> Phrase:
    """Return what to do about an id that is not in `file`, with the nearest id if any."""
    match = nearest(wrong_id, ids)
    if match:
        return phrase("Did you mean {name}? If not, add it there.", name=match)
    if ids and not file.endswith(".csv"):  # a map has few areas, and drawing one is work
        return phrase("Use one of: {choices}.", choices=", ".join(ids))
    return phrase("Use an id from {file}, or add this one there.", file=file)


def _ids_in(cell: str, ids: Ids | None) -> list[str]:
    """Return the ids in a cell, split at any separator; empty where one of them is unknown."""
    parts = [as_identifier(part) for part in _SEPARATOR.split(cell) if part.strip()]
    if len(parts) < 2 or ids is None:  # a single id is no list
        return []
    return parts if all(part in ids for part in parts) else []


def require_unique(names: Sequence[Any], cell: str, location: CellLocation) -> None:
    """Raise CellError where a list has a duplicate."""
    if len(set(names)) != len(names):
        raise location.error(
            cell, phrase("lists the same item twice"), phrase("List each item once.")
        )
