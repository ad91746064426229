"""Faults of the header of a table, and of rows that do not fit under it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final

from dashboard.data.faults import Fault
from dashboard.data.grid import Grid
from dashboard.data.similar_names import nearest
from dashboard.languages.language import Phrase, phrase

_MIN_ROWS_OF_A_TABLE: Final = 5  # so many malformed rows of one width are no typing error


def header_faults(
    grid: Grid, names: Sequence[str], optional: Sequence[str], file: str
) -> Iterator[Fault]:
    """Yield the faults of the names in the header, each name once."""
    header = grid.header
    if not set(header) & set(names):
        yield _missing_header(grid.number, names, file)
        return
    intended = {name: _intended_column(name, header, names) for name in header if name not in names}
    for name in names:
        count = header.count(name)
        if count == 0 and name not in optional and name not in intended.values():
            fix = phrase("Add a column {name}.", name=name)
            yield Fault(file, 1, name, "", phrase("the column is missing"), fix)
        if count > 1:
            reason = phrase("the column appears {count} times", count=count)
            yield Fault(file, 1, name, "", reason, phrase("Keep one of them."))
    for index, name in enumerate(header):
        if name and name not in names:
            reason = phrase("the column is unknown here")
            yield Fault(file, 1, name, "", reason, _name_fix(intended[name], names))
        if not name and (grid.cells[:, index] != "").any():
            fix = phrase("Enter its name; the columns are: {columns}.", columns=", ".join(names))
            yield Fault(
                file, 1, str(index + 1), "", phrase("the column has cells but no name"), fix
            )


def repeated_headers(repeated: Grid, file: str) -> Iterator[Fault]:
    """Yield a fault for every row that repeats the header."""
    for number in repeated.numbers.tolist():
        reason = phrase("the row repeats the column names")
        yield Fault(file, number, "", "", reason, phrase("Delete the row."))


def malformed_faults(malformed: Grid, separator: str, file: str) -> Iterator[Fault]:
    """Yield a fault for every row with too many or too few cells; one fault for many alike."""
    columns = len(malformed.header)
    fix = phrase(
        'Use one cell per column; put a text that contains “{sign}” between two ".',
        sign=separator,
    )
    rows = zip(malformed.numbers.tolist(), malformed.widths.tolist(), strict=True)
    for width, group in groupby(rows, key=itemgetter(1)):
        numbers = [number for number, _ in group]
        if len(numbers) >= _MIN_ROWS_OF_A_TABLE:
            yield _another_table(numbers, width, columns, file)
            continue
        reason = phrase("has {cells} cells under {columns} columns", cells=width, columns=columns)
        yield from (Fault(file, number, "", "", reason, fix) for number in numbers)


def _another_table(numbers: Sequence[int], width: int, columns: int, file: str) -> Fault:
    reason = phrase(
        "is the first of {count} rows with {cells} cells under {columns} columns",
        count=len(numbers),
        cells=width,
        columns=columns,
    )
    fix = phrase(
        "If another table begins there, move it into its own file; if not, look for a "
        "missing column in these rows."
    )
    return Fault(file, numbers[0], "", "", reason, fix)


def _missing_header(number: int, names: Sequence[str], file: str) -> Fault:
    """Return the one fault of a first row that is no header of this table."""
    reason = phrase("does not contain the column names")
    fix = phrase("Enter the column names as the first row: “{header}”.", header=",".join(names))
    return Fault(file, number, "", "", reason, fix)


def _intended_column(name: str, header: Sequence[str], names: Sequence[str]) -> str:
    """Return the missing column that an unknown name is likely to mean, or nothing."""
    normalized = "".join(character for character in name if unicodedata.category(character) != "Cf")
    normalized = "_".join(normalized.casefold().replace("-", " ").split())
    missing = [column for column in names if column not in header]
    return normalized if normalized in missing else nearest(normalized, missing)


def _name_fix(intended: str, names: Sequence[str]) -> Phrase:
    if intended:
        return phrase("Did you mean {name}?", name=intended)
    return phrase("The columns are: {columns}.", columns=", ".join(names))
