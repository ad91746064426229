"""Detects a table that a spreadsheet imported wrongly: one fault for it, not one for each cell."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import Final

from dashboard.data.faults import Fault
from dashboard.data.grid import SEPARATORS, Grid
from dashboard.languages.language import phrase

_FIRST_ROWS: Final = 5


def bad_import_fault(grid: Grid, names: Sequence[str], separator: str, file: str) -> Fault | None:
    """Return the one fault of a table whose rows are not split, or whose header comes later."""
    if _count_names(grid.header, names) == 0 and _names_come_later(grid, names):
        # Excel writes Column1, Column2, … above a table in which it sees no header.
        reason = phrase("the row is above the column names")
        return Fault(file, grid.number, "", "", reason, phrase("Delete the row."))
    unsplit = next(_unsplit_rows(grid, names), None)
    if unsplit is None:
        return None
    reason = phrase("the whole row is in one cell: the spreadsheet did not split it into columns")
    fix = phrase(
        "Open the table again with the spreadsheet’s import function, and choose “{sign}” as "
        "the separator.",
        sign=separator,
    )
    return Fault(file, unsplit, "", "", reason, fix)


def _names_come_later(grid: Grid, names: Sequence[str]) -> bool:
    return any(_count_names(cells, names) > len(names) / 2 for cells in grid.cells[:_FIRST_ROWS])


def _count_names(cells: Iterable[str], names: Sequence[str]) -> int:
    folded_names = {name.casefold() for name in names}
    return sum(cell.strip().casefold() in folded_names for cell in cells)


def _unsplit_rows(grid: Grid, names: Sequence[str]) -> Iterator[int]:
    """Yield the rows whose first cell holds the whole row, and the others are empty."""
    if len(names) == 1:
        return
    first, *others = grid.header
    if not any(others):
        splits = (_split_cells(first, separator) for separator in SEPARATORS)
        if any(_count_names(cells, names) > 1 for cells in splits):
            yield grid.number
    alone = grid.only((grid.cells[:, 1:] == "").all(axis=1) & ~grid.overflows)
    for number, cell in zip(alone.numbers.tolist(), alone.cells[:, 0], strict=True):
        widths = (len(_split_cells(cell, separator)) for separator in SEPARATORS)
        if len(grid.header) in widths:
            yield number


def _split_cells(text: str, separator: str) -> list[str]:
    return next(csv.reader(StringIO(text), delimiter=separator), [])
