"""What is wrong with the names of the columns, and with rows that do not fit under them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from dashboard.data.bad_import import Line
from dashboard.data.faults import Fault
from dashboard.data.similar_names import near
from dashboard.languages.language import Phrase, phrase

_A_TABLE: Final = 5  # so many rows of one width that do not fit are no slip of the hand


def header_faults(
    header: Line,
    lines: Sequence[Line],
    names: Sequence[str],
    optional: Sequence[str],
    file: str,
) -> Iterator[Fault]:
    """Yield what is wrong with the names in `header`, each name once."""
    if not set(header.cells) & set(names):
        yield _no_names(header, names, file)
        return
    meant = {name: _meant(name, header, names) for name in header.cells if name not in names}
    for name in names:
        found = header.cells.count(name)
        if found == 0 and name not in optional and name not in meant.values():
            fix = phrase("Add a column {name}.", name=name)
            yield Fault(file, 1, name, "", phrase("the column is missing"), fix)
        if found > 1:
            reason = phrase("the column is there {count} times", count=found)
            yield Fault(file, 1, name, "", reason, phrase("Keep one of them."))
    for at, name in enumerate(header.cells):
        if name and name not in names:
            reason = phrase("the column is unknown here")
            yield Fault(file, 1, name, "", reason, _what_to_write(meant[name], names))
        if not name and any(line.cells[at] for line in lines):
            fix = phrase("Write its name; the columns are: {columns}.", columns=", ".join(names))
            yield Fault(file, 1, str(at + 1), "", phrase("the column has cells but no name"), fix)


def repeated_headers(lines: Sequence[Line], file: str) -> Iterator[Fault]:
    """Yield a fault for every row that holds the names of the columns again."""
    for line in lines:
        reason = phrase("repeats the names of the columns")
        yield Fault(file, line.number, "", "", reason, phrase("Delete the row."))


def torn_faults(header: Line, torn: Sequence[Line], separator: str, file: str) -> Iterator[Fault]:
    """Yield a fault for every row with too many or too few cells; for many alike, one."""
    fix = phrase(
        'Write one cell a column; a text with a “{sign}” in it stands between two ".',
        sign=separator,
    )
    for width, alike in groupby(torn, key=lambda line: line.width):
        lines = list(alike)
        if len(lines) >= _A_TABLE:
            yield _another_table(header, lines, file)
            continue
        for line in lines:
            reason = phrase(
                "has {cells} cells under {columns} columns", cells=width, columns=header.width
            )
            yield Fault(file, line.number, "", "", reason, fix)


def _another_table(header: Line, lines: Sequence[Line], file: str) -> Fault:
    reason = phrase(
        "is the first of {count} rows with {cells} cells under {columns} columns",
        count=len(lines),
        cells=lines[0].width,
        columns=header.width,
    )
    fix = phrase(
        "Look whether another table begins there, and move it into its own file; or whether a "
        "column is missing in these rows."
    )
    return Fault(file, lines[0].number, "", "", reason, fix)


def _no_names(header: Line, names: Sequence[str], file: str) -> Fault:
    """Return the one fault of a first row that holds other names, or none at all."""
    reason = phrase("does not hold the names of the columns")
    fix = phrase("Write the names as the first row: “{header}”.", header=",".join(names))
    return Fault(file, header.number, "", "", reason, fix)


def _meant(name: str, header: Line, names: Sequence[str]) -> str:
    """Return the missing column that is meant by an unknown one, or nothing."""
    plain = "".join(sign for sign in name if unicodedata.category(sign) != "Cf")
    plain = "_".join(plain.casefold().replace("-", " ").split())
    missing = [each for each in names if each not in header.cells]
    return plain if plain in missing else near(plain, missing)


def _what_to_write(meant: str, names: Sequence[str]) -> Phrase:
    if meant:
        return phrase("Did you mean {name}?", name=meant)
    return phrase("The columns are: {columns}.", columns=", ".join(names))
