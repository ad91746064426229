"""A table that a spreadsheet opened wrongly and saved so: one fault says more than one a cell."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Final, NamedTuple

from dashboard.data.faults import Fault
from dashboard.languages.language import phrase

SEPARATORS: Final = (",", ";", "\t", "|")  # what may part the cells of a row
_FIRST_ROWS: Final = 5


class Line(NamedTuple):
    """One row: `cells` are those under the header; `overflows` says that more of it has text."""

    number: int
    width: int
    cells: list[str]
    overflows: bool


def bad_import_faults(
    header: Line, lines: Sequence[Line], names: Sequence[str], separator: str, file: str
) -> Fault | None:
    """Return the one fault of a table whose rows or whose names are not where they should be."""
    if _known(header.cells, names) == 0 and _names_come_later(lines, names):
        # Excel writes Column1, Column2, … above what it takes for nothing but data.
        reason = phrase("stands above the names of the columns")
        return Fault(file, header.number, "", "", reason, phrase("Delete the row."))
    whole = next((line for line in (header, *lines) if _is_a_row(line, header, names)), None)
    if whole is None:
        return None
    reason = phrase("is all in one cell, for a spreadsheet has not parted it")
    fix = phrase(
        "Open the table again by the spreadsheet’s import, with “{sign}” between the cells.",
        sign=separator,
    )
    return Fault(file, whole.number, "", "", reason, fix)


def _names_come_later(lines: Sequence[Line], names: Sequence[str]) -> bool:
    return any(_known(line.cells, names) > len(names) / 2 for line in lines[:_FIRST_ROWS])


def _known(cells: Iterable[str], names: Sequence[str]) -> int:
    known = {name.casefold() for name in names}
    return sum(cell.strip().casefold() in known for cell in cells)


def _is_a_row(line: Line, header: Line, names: Sequence[str]) -> bool:
    """Return whether the first cell of a row holds all of it, and the others nothing."""
    first, *others = line.cells
    if any(others) or line.overflows or len(names) == 1:
        return False
    if line is header:
        return any(_known(_parted(first, sign), names) > 1 for sign in SEPARATORS)
    return any(len(_parted(first, sign)) == len(header.cells) for sign in SEPARATORS)


def _parted(text: str, separator: str) -> list[str]:
    return next(csv.reader(StringIO(text), delimiter=separator), [])
