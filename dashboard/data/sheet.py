"""Reads a CSV file into rows of trimmed cells by column."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import Final, NamedTuple

import pandas as pd

from dashboard.data.bad_import import SEPARATORS, Line, bad_import_fault
from dashboard.data.faults import Fault
from dashboard.data.headers import header_faults, malformed_faults, repeated_headers
from dashboard.data.text_files import FileError, read_text
from dashboard.languages.language import phrase

_MAX_LETTERS: Final = 131_072  # of a cell; a whole chapter is shorter
_TOO_LONG: Final = "field larger"  # in the message of the csv module
# Spreadsheets read "sep=;" in the first line as the separator, and do not show that line.
_DECLARED_SEPARATOR: Final = re.compile(r'"?sep=(.)"?[,;\t|]*(\r\n|\r|\n)', re.IGNORECASE)
_MAX_HEADER_LETTERS: Final = 10_000


class SheetRow(NamedTuple):
    """The cells of one row by column; `number` counts as in a spreadsheet."""

    number: int
    cells: Mapping[str, str]


class Sheet(NamedTuple):
    """The rows of a table and its faults.

    Missing and repeated columns are in no row. Rows with too many or too few cells are in
    `malformed`, as far as they could be read. All these have faults; empty rows are skipped.
    """

    rows: tuple[SheetRow, ...]
    malformed: tuple[SheetRow, ...]
    faults: tuple[Fault, ...]


def read_sheet(path: Path, names: Sequence[str], optional: Sequence[str] = ()) -> Sheet:
    """Return the sheet in `path` with the columns `names`, or raise FileError.

    The `optional` ones may be missing.
    """
    hint = phrase("Make it; its first row is: “{header}”.", header=",".join(names))
    text, separator = separated(read_text(path, hint), names)
    header, *lines = _lines(text, separator, path)
    non_empty = [line for line in lines if any(line.cells) or line.overflows]
    import_fault = bad_import_fault(header, non_empty, names, separator, path.name)
    if import_fault:
        raise FileError(import_fault)
    repeated = [line for line in non_empty if line.cells == header.cells]
    columns = {name: header.cells.index(name) for name in names if header.cells.count(name) == 1}
    malformed = [line for line in non_empty if _is_malformed(line, header)]
    complete = [
        line for line in non_empty if not _is_malformed(line, header) and line not in repeated
    ]
    faults = list(header_faults(header, non_empty, names, optional, path.name))
    faults += repeated_headers(repeated, path.name)
    if complete or not faults:  # else only the header is wrong
        faults += malformed_faults(header, malformed, separator, path.name)
    return Sheet(_rows(complete, columns), _rows(malformed, columns), tuple(faults))


def separated(text: str, names: Sequence[str]) -> tuple[str, str]:
    """Return the text from its header on, and the separator of its cells."""
    declared = _DECLARED_SEPARATOR.match(text)
    text = text[declared.end() :] if declared else text
    folded_names = {name.casefold() for name in names}

    def matching_columns(separator: str) -> int:
        start = StringIO(text[:_MAX_HEADER_LETTERS], newline="")
        header = next(csv.reader(start, delimiter=separator), [])
        return sum(cell.strip().casefold() in folded_names for cell in header)

    return text, max(SEPARATORS, key=matching_columns)


def _rows(lines: Iterable[Line], columns: Mapping[str, int]) -> tuple[SheetRow, ...]:
    return tuple(
        SheetRow(line.number, {name: line.cells[index] for name, index in columns.items()})
        for line in lines
    )


def _lines(text: str, separator: str, path: Path) -> Iterator[Line]:
    rows: list[list[str]] = []
    lines = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        rows.extend(lines)
    except csv.Error as problem:
        raise FileError(_unreadable(path, len(rows) + 1, str(problem))) from problem
    # The limit of the csv module is process-wide, and another library may have raised it.
    for number, row in enumerate(rows, 1):
        if any(len(cell) > _MAX_LETTERS for cell in row):
            raise FileError(_unreadable(path, number, _TOO_LONG))
    header_index = next((index for index, row in enumerate(rows) if any(map(str.strip, row))), None)
    if header_index is None:
        fix = phrase("Write the names of the columns into the first row.")
        raise FileError(Fault(path.name, None, "", "", phrase("the file is empty"), fix))
    # A row that is much too long must not pad all others to its length.
    width = len(rows[header_index])
    frame = pd.DataFrame([[*row, *[""] * width][:width] for row in rows[header_index:]]).map(
        _trimmed
    )
    padded = frame.itertuples(index=False, name=None)
    for number, (row, cells) in enumerate(
        zip(rows[header_index:], padded, strict=True), header_index + 1
    ):
        yield Line(number, len(row), list(cells), any(cell.strip() for cell in row[width:]))


def _unreadable(path: Path, row: int, problem: str) -> Fault:
    if _TOO_LONG in problem:
        reason = phrase("has a cell of more than {number} letters", number=_MAX_LETTERS)
        fix = phrase("Look for a quotation mark that is opened there and never closed.")
    else:
        reason = phrase("has a quotation mark out of place")
        fix = phrase('Put one " at each end of the cell, and write "" for one inside it.')
    return Fault(path.name, row, "", "", reason, fix)


def _trimmed(cell: str) -> str:
    """Return a cell without surrounding blanks, in Unicode NFC and with "\\n" as line break."""
    return unicodedata.normalize("NFC", cell.strip()).replace("\r\n", "\n").replace("\r", "\n")


def _is_malformed(line: Line, header: Line) -> bool:
    # Trailing empty columns have no name, and a spreadsheet may omit them from a row.
    named_width = max(
        (index for index, name in enumerate(header.cells, start=1) if name), default=0
    )
    return line.width < named_width or line.overflows
