"""A CSV file as rows of trimmed cells under the names that they should have."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import Final, NamedTuple

import pandas as pd

from dashboard.data.bad_import import SEPARATORS, Line, bad_import_faults
from dashboard.data.faults import Fault
from dashboard.data.headers import header_faults, repeated_headers, torn_faults
from dashboard.data.text_files import WrongFile, text_of
from dashboard.languages.language import phrase

_MOST_LETTERS: Final = 131_072  # of a cell; a whole chapter is shorter
_TOO_LONG: Final = "field larger"  # how csv begins to say so
# A spreadsheet that is told so by "sep=;" in the first line does not show that line.
_TOLD_SEPARATOR: Final = re.compile(r'"?sep=(.)"?[,;\t|]*(\r\n|\r|\n)', re.IGNORECASE)
_ENOUGH_FOR_A_HEADER: Final = 10_000


class SheetRow(NamedTuple):
    """The cells of one row by column; `number` counts as a spreadsheet does."""

    number: int
    cells: Mapping[str, str]


class Sheet(NamedTuple):
    """The rows that can be read.

    A column that is missing, or there twice, is in no row; a row with too many or too few cells
    is not in `rows` but in `torn`, as far as it goes: all these are in `faults`. Empty rows are
    left out without a word.
    """

    rows: tuple[SheetRow, ...]
    torn: tuple[SheetRow, ...]
    faults: tuple[Fault, ...]


def read_sheet(path: Path, names: Sequence[str], optional: Sequence[str] = ()) -> Sheet:
    """Return the sheet in `path` with the columns `names`, or raise WrongFile.

    Those of them that are `optional` may be missing.
    """
    cure = phrase("Make it; its first row is: “{header}”.", header=",".join(names))
    text, separator = separated(text_of(path, cure), names)
    header, *lines = _lines(text, separator, path)
    filled = [line for line in lines if any(line.cells) or line.overflows]
    wrong = bad_import_faults(header, filled, names, separator, path.name)
    if wrong:
        raise WrongFile(wrong)
    again = [line for line in filled if line.cells == header.cells]
    columns = {name: header.cells.index(name) for name in names if header.cells.count(name) == 1}
    torn = [line for line in filled if _is_malformed(line, header)]
    whole = [line for line in filled if not _is_malformed(line, header) and line not in again]
    faults = list(header_faults(header, filled, names, optional, path.name))
    faults += repeated_headers(again, path.name)
    if whole or not faults:  # else it is the header alone that is wrong
        faults += torn_faults(header, torn, separator, path.name)
    return Sheet(_rows(whole, columns), _rows(torn, columns), tuple(faults))


def separated(text: str, names: Sequence[str]) -> tuple[str, str]:
    """Return the text from its header on, and the sign that parts the names of its columns."""
    told = _TOLD_SEPARATOR.match(text)
    text = text[told.end() :] if told else text
    known = {name.casefold() for name in names}

    def columns_found(separator: str) -> int:
        start = StringIO(text[:_ENOUGH_FOR_A_HEADER], newline="")
        header = next(csv.reader(start, delimiter=separator), [])
        return sum(cell.strip().casefold() in known for cell in header)

    return text, max(SEPARATORS, key=columns_found)


def _rows(lines: Iterable[Line], columns: Mapping[str, int]) -> tuple[SheetRow, ...]:
    return tuple(
        SheetRow(line.number, {name: line.cells[at] for name, at in columns.items()})
        for line in lines
    )


def _lines(text: str, separator: str, path: Path) -> Iterator[Line]:
    rows: list[list[str]] = []
    lines = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        rows.extend(lines)
    except csv.Error as problem:
        raise WrongFile(_unreadable(path, len(rows) + 1, str(problem))) from problem
    # The limit of csv itself is one for the whole process, and another library may have raised it.
    for number, row in enumerate(rows, 1):
        if any(len(cell) > _MOST_LETTERS for cell in row):
            raise WrongFile(_unreadable(path, number, _TOO_LONG))
    above = next((at for at, row in enumerate(rows) if any(map(str.strip, row))), None)
    if above is None:
        fix = phrase("Write the names of the columns into the first row.")
        raise WrongFile(Fault(path.name, None, "", "", phrase("the file is empty"), fix))
    # A row that is much too long must not make every other as long.
    width = len(rows[above])
    frame = pd.DataFrame([[*row, *[""] * width][:width] for row in rows[above:]]).map(_trimmed)
    filled_up = frame.itertuples(index=False, name=None)
    for number, (row, cells) in enumerate(zip(rows[above:], filled_up, strict=True), above + 1):
        yield Line(number, len(row), list(cells), any(cell.strip() for cell in row[width:]))


def _unreadable(path: Path, row: int, problem: str) -> Fault:
    if _TOO_LONG in problem:
        reason = phrase("has a cell of more than {number} letters", number=_MOST_LETTERS)
        fix = phrase("Look for a quotation mark that is opened there and never closed.")
    else:
        reason = phrase("has a quotation mark out of place")
        fix = phrase('Put one " at each end of the cell, and write "" for one inside it.')
    return Fault(path.name, row, "", "", reason, fix)


def _trimmed(cell: str) -> str:
    """Return a cell without blanks around it, its letters composed (é is one sign, not two)."""
    return unicodedata.normalize("NFC", cell.strip()).replace("\r\n", "\n").replace("\r", "\n")


def _is_malformed(line: Line, header: Line) -> bool:
    # Empty columns at the end have no name, and a spreadsheet may leave them out of a row.
    named = max((at for at, name in enumerate(header.cells, start=1) if name), default=0)
    return line.width < named or line.overflows
