"""Splits the text of a CSV file into a grid of trimmed cells."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Sequence
from io import StringIO
from typing import Final, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.data.faults import Fault
from dashboard.data.text_files import FileError
from dashboard.languages.language import phrase

SEPARATORS: Final = (",", ";", "\t", "|")  # between the cells of a row
_MAX_LETTERS: Final = 131_072  # of a cell; a whole chapter is shorter
_TOO_LONG: Final = "field larger"  # in the message of the csv module
# Spreadsheets read "sep=;" in the first line as the separator, and do not show that line.
_DECLARED_SEPARATOR: Final = re.compile(r'"?sep=(.)"?[,;\t|]*(\r\n|\r|\n)', re.IGNORECASE)
_MAX_HEADER_LETTERS: Final = 10_000


class Grid(NamedTuple):
    """A file as text: the cells of its first row that is not empty, and the rows below them.

    `number` and `numbers` count rows as a spreadsheet does. `cells` has the width of the header;
    `widths` is how many cells a row has in the file, and `overflows` whether any beyond the header
    has text. Rows without any text are left out.
    """

    number: int
    header: tuple[str, ...]
    numbers: NDArray[np.int64]
    cells: NDArray[np.object_]
    widths: NDArray[np.int64]
    overflows: NDArray[np.bool_]

    def only(self, rows: NDArray[np.bool_]) -> Grid:
        """Return the grid with these of its rows."""
        return self._replace(
            numbers=self.numbers[rows],
            cells=self.cells[rows],
            widths=self.widths[rows],
            overflows=self.overflows[rows],
        )

    def frame(self, names: Sequence[str]) -> pd.DataFrame:
        """Return the columns of these names; those that are missing or repeated are left out."""
        found = [name for name in names if self.header.count(name) == 1]
        indexes = [self.header.index(name) for name in found]
        return pd.DataFrame(self.cells[:, indexes], self.numbers, found, dtype=object)


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


def read_grid(text: str, separator: str, file: str) -> Grid:
    """Return the grid of a text, or raise FileError."""
    rows = _rows(text, separator, file)
    first = next((index for index, row in enumerate(rows) if any(map(str.strip, row))), None)
    if first is None:
        fix = phrase("Enter the column names in the first row.")
        raise FileError(Fault(file, None, "", "", phrase("the file is empty"), fix))
    header, body = tuple(map(_trimmed, rows[first])), rows[first + 1 :]
    # A row that is much too long must not pad all others to its length.
    width = len(header)
    padded = [[*map(_trimmed, row[:width]), *[""] * (width - len(row))] for row in body]
    grid = Grid(
        first + 1,
        header,
        np.arange(first + 2, len(rows) + 1),
        np.array(padded, dtype=object).reshape(len(body), width),
        np.array([len(row) for row in body], dtype=np.int64),
        np.array([any(map(str.strip, row[width:])) for row in body], dtype=np.bool_),
    )
    return grid.only((grid.cells != "").any(axis=1) | grid.overflows)


def _rows(text: str, separator: str, file: str) -> list[list[str]]:
    rows: list[list[str]] = []
    # Not by pandas.read_csv: it fills short rows up in silence, and accepts "a"b as a cell.
    try:
        rows.extend(csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as problem:
        raise FileError(_unreadable(file, len(rows) + 1, str(problem))) from problem
    # The limit of the csv module is process-wide, and another library may have raised it.
    for number, row in enumerate(rows, 1):
        if any(len(cell) > _MAX_LETTERS for cell in row):
            raise FileError(_unreadable(file, number, _TOO_LONG))
    return rows


def _unreadable(file: str, row: int, problem: str) -> Fault:
    if _TOO_LONG in problem:
        reason = phrase("has a cell longer than {number} characters", number=_MAX_LETTERS)
        fix = phrase("Look for a quotation mark that is opened there and never closed.")
    else:
        reason = phrase("has a quotation mark out of place")
        fix = phrase('Put one " at each end of the cell, and write "" for one inside it.')
    return Fault(file, row, "", "", reason, fix)


def _trimmed(cell: str) -> str:
    """Return a cell without surrounding blanks, in Unicode NFC and with "\\n" as line break."""
    return unicodedata.normalize("NFC", cell.strip()).replace("\r\n", "\n").replace("\r", "\n")
