"""A CSV file as rows of trimmed cells under the names that they should have."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from io import StringIO
from pathlib import Path
from typing import Final, NamedTuple

import pandas as pd

from dashboard.data.faults import Fault
from dashboard.data.files import WrongFile, text_of

_OTHER_SEPARATORS: Final = ((";", "semicolons"), ("\t", "tabs"), ("|", "bars"))


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


class _Line(NamedTuple):
    number: int
    width: int
    cells: list[str]


def read_sheet(path: Path, names: Sequence[str], optional: Sequence[str] = ()) -> Sheet:
    """Return the sheet in `path` with the columns `names`, or raise WrongFile.

    Those of them that are `optional` may be missing.
    """
    text = text_of(path, f"Make it; its first row is: “{','.join(names)}”.")
    header, *lines = _lines(text, path)
    _check_separator(header, path)
    filled = [line for line in lines if any(line.cells)]
    columns = {name: header.cells.index(name) for name in names if header.cells.count(name) == 1}
    torn = [line for line in filled if _is_torn(line, header)]
    whole = [line for line in filled if not _is_torn(line, header)]
    faults = list(_header_faults(header, filled, names, optional, path.name))
    if whole or not faults:  # else it is the header alone that is wrong
        faults += _torn_faults(header, torn, path.name)
    return Sheet(_rows(whole, columns), _rows(torn, columns), tuple(faults))


def _rows(lines: Iterable[_Line], columns: Mapping[str, int]) -> tuple[SheetRow, ...]:
    return tuple(
        SheetRow(line.number, {name: line.cells[at] for name, at in columns.items()})
        for line in lines
    )


def _lines(text: str, path: Path) -> Iterator[_Line]:
    widths = _widths(text, path)
    frame = pd.read_csv(
        StringIO(text, newline=""),
        header=None,
        names=list(range(max(widths))),
        dtype=str,
        keep_default_na=False,
        skip_blank_lines=False,
    )
    rows = frame.map(_trimmed).itertuples(index=False, name=None)
    for number, (width, cells) in enumerate(zip(widths, rows, strict=True), start=1):
        yield _Line(number, width, list(cells))


def _widths(text: str, path: Path) -> list[int]:
    # pandas fills up short rows without a word and gives up at the first long one.
    widths: list[int] = []
    try:
        widths.extend(len(row) for row in csv.reader(StringIO(text, newline=""), strict=True))
    except csv.Error as problem:
        reason = f"has a quotation mark out of place ({problem})"
        fix = 'Put one " at each end of the cell, and write "" for one inside it.'
        raise WrongFile(Fault(path.name, len(widths) + 1, "", "", reason, fix)) from problem
    return widths


def _trimmed(cell: str) -> str:
    """Return a cell without blanks around it, its letters composed (é is one sign, not two)."""
    return unicodedata.normalize("NFC", cell.strip()).replace("\r\n", "\n").replace("\r", "\n")


def _check_separator(header: _Line, path: Path) -> None:
    names = [cell for cell in header.cells if cell]
    for sign, name in _OTHER_SEPARATORS:
        if len(names) == 1 and sign in names[0]:
            reason = f"has {name} between its cells, not commas"
            raise WrongFile(
                Fault(path.name, 1, "", "", reason, "Save it again as CSV with commas.")
            )


def _is_torn(line: _Line, header: _Line) -> bool:
    return line.width < header.width or any(line.cells[header.width :])


def _torn_faults(header: _Line, torn: Sequence[_Line], file: str) -> Iterator[Fault]:
    for line in torn:
        reason = f"has {line.width} cells under {header.width} columns"
        fix = 'Write one cell a column; a text with a comma in it stands between two ".'
        yield Fault(file, line.number, "", "", reason, fix)


def _header_faults(
    header: _Line,
    lines: Sequence[_Line],
    names: Sequence[str],
    optional: Sequence[str],
    file: str,
) -> Iterator[Fault]:
    for name in names:
        found = header.cells.count(name)
        if found == 0 and name not in optional:
            yield Fault(file, 1, name, "", "the column is missing", f"Add a column {name}.")
        if found > 1:
            yield Fault(
                file, 1, name, "", f"the column is there {found} times", "Keep one of them."
            )
    for at, name in enumerate(header.cells[: header.width]):
        if name and name not in names:
            yield Fault(file, 1, name, "", "the column is unknown here", _meant(name, names))
        if not name and any(line.cells[at] for line in lines):
            fix = f"Write its name; the columns are: {', '.join(names)}."
            yield Fault(file, 1, f"number {at + 1}", "", "the column has cells but no name", fix)


def _meant(name: str, names: Sequence[str]) -> str:
    meant = get_close_matches(name.casefold(), names, n=1)
    return f"Did you mean {meant[0]}?" if meant else f"The columns are: {', '.join(names)}."
