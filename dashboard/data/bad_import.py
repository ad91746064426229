"""Detects a table that a spreadsheet imported wrongly: one fault for it, not one for each cell."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Final, NamedTuple

from dashboard.data.faults import Fault
from dashboard.languages.language import phrase

SEPARATORS: Final = (",", ";", "\t", "|")  # between the cells of a row
_FIRST_ROWS: Final = 5


class Line(NamedTuple):
    """One row: `cells` are those under the header; `overflows`: cells beyond it have text too."""

    number: int
    width: int
    cells: list[str]
    overflows: bool


def bad_import_fault(
    header: Line, lines: Sequence[Line], names: Sequence[str], separator: str, file: str
) -> Fault | None:
    """Return the one fault of a table whose rows are not split, or whose header comes later."""
    if _count_names(header.cells, names) == 0 and _names_come_later(lines, names):
        # Excel writes Column1, Column2, … above a table in which it sees no header.
        reason = phrase("stands above the names of the columns")
        return Fault(file, header.number, "", "", reason, phrase("Delete the row."))
    unsplit = next(
        (line for line in (header, *lines) if _is_unsplit_row(line, header, names)), None
    )
    if unsplit is None:
        return None
    reason = phrase("is all in one cell, for a spreadsheet has not parted it")
    fix = phrase(
        "Open the table again by the spreadsheet’s import, with “{sign}” between the cells.",
        sign=separator,
    )
    return Fault(file, unsplit.number, "", "", reason, fix)


def _names_come_later(lines: Sequence[Line], names: Sequence[str]) -> bool:
    return any(_count_names(line.cells, names) > len(names) / 2 for line in lines[:_FIRST_ROWS])


def _count_names(cells: Iterable[str], names: Sequence[str]) -> int:
    folded_names = {name.casefold() for name in names}
    return sum(cell.strip().casefold() in folded_names for cell in cells)


def _is_unsplit_row(line: Line, header: Line, names: Sequence[str]) -> bool:
    """Return whether the first cell of a row holds the whole row, and the others are empty."""
    first, *rest = line.cells
    if any(rest) or line.overflows or len(names) == 1:
        return False
    if line is header:
        return any(
            _count_names(_split_cells(first, separator), names) > 1 for separator in SEPARATORS
        )
    return any(len(_split_cells(first, separator)) == len(header.cells) for separator in SEPARATORS)


def _split_cells(text: str, separator: str) -> list[str]:
    return next(csv.reader(StringIO(text), delimiter=separator), [])
