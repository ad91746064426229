"""Parses the worked example of `docs/curators.md`, and carries it out.

A comment before a table or a block says what it is: rows to add, cells to change, or what `check`
then says. The tests and the pictures of the guide use these, so that the guide stays true.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from dashboard import settings

GUIDE: Final = settings.ROOT / "docs" / "curators.md"
FOLDER: Final = "my-history"  # as the guide calls it
_MARK: Final = re.compile(r" *<!-- (?:add to (\S+\.csv)|(change)|check ends with ([0-9])) -->")

Rows = list[list[str]]
Save = Callable[[Path, Rows], None]


class GuideMismatch(Exception):
    """The guide does not match the tables."""


class AddRows(NamedTuple):
    """Rows to write at the end of a table; a column that a row lacks stays empty."""

    file: str
    rows: tuple[Mapping[str, str], ...]


class ChangeCell(NamedTuple):
    """A cell to change, or without `row` a key of `atlas.toml`."""

    file: str
    row: str
    column: str
    old: str
    new: str


class ExpectedOutput(NamedTuple):
    """What `python app.py check my-history` prints, and its exit status."""

    ends_with: int
    says: str


def steps(text: str) -> Iterator[AddRows | ChangeCell | ExpectedOutput]:
    """Yield the steps of the guide in order."""
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        mark = _MARK.fullmatch(line)
        if not mark:
            continue
        if mark[1]:
            yield AddRows(mark[1], tuple(_rows(table(lines[number:]))))
        elif mark[2]:
            yield from _changes(table(lines[number:]))
        else:
            yield ExpectedOutput(int(mark[3]), _block(lines[number:]))


def table(lines: Iterable[str]) -> Rows:
    """Return the cells of the first table in `lines`, without Markdown signs."""
    rows: Rows = []
    for line in lines:
        cells = [cell.strip().strip("`") for cell in line.strip().strip("|").split("|")]
        if line.strip().startswith("|") and set("".join(cells)) != {"-"}:
            rows.append(cells)
        elif rows and not line.strip().startswith("|"):
            break
    return rows


def as_libreoffice(path: Path, rows: Rows) -> None:
    """Write a table as LibreOffice saves it: UTF-8, with commas."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(rows)


def apply_step(step: AddRows | ChangeCell, folder: Path, save: Save = as_libreoffice) -> None:
    """Carry out a step of the guide in the tables of `folder`; `save` writes like a spreadsheet."""
    path = folder / step.file
    if isinstance(step, ChangeCell) and not step.row:
        _set_key(path, step)
        return
    rows = read_rows(path)
    if isinstance(step, AddRows):
        unknown = [name for row in step.rows for name in row if name not in rows[0]]
        if unknown:
            raise GuideMismatch(f"{step.file} has no column {unknown}")
        rows += [[row.get(name, "") for name in rows[0]] for row in step.rows]
    else:
        number, column = int(step.row) - 1, rows[0].index(step.column)
        if rows[number][column] != step.old:
            raise GuideMismatch(f"{step} is not what stands there")
        rows[number][column] = step.new
    save(path, rows)


def read_rows(path: Path) -> Rows:
    """Return the rows of a table, saved with commas or with semicolons."""
    text = path.read_text(encoding="utf-8-sig")
    separator = ";" if ";" in text.partition("\n")[0] else ","
    return list(csv.reader(text.splitlines(keepends=True), delimiter=separator))


def follow_guide(folder: Path, until: str = "") -> None:
    """Carry out the guide in `folder`, up to the heading `until`."""
    text = GUIDE.read_text(encoding="utf-8")
    for step in steps(text.partition(f"\n## {until}\n")[0] if until else text):
        if not isinstance(step, ExpectedOutput):
            apply_step(step, folder)


def _rows(cells: Rows) -> Iterator[dict[str, str]]:
    """Yield the rows of a table; one that lists column names and values is a single row."""
    if cells[0][0] == "column":
        yield {name: value for name, value, *_ in cells[1:]}
    else:
        yield from (dict(zip(cells[0], row, strict=True)) for row in cells[1:])


def _changes(cells: Rows) -> Iterator[ChangeCell]:
    for row in _rows(cells):
        file, *_, old, new = row.values()
        yield ChangeCell(file, row.get("row", ""), row.get("column") or row["key"], old, new)


def _block(lines: Iterable[str]) -> str:
    """Return the text of the first block; an indented line continues the one before."""
    block: list[str] = []
    is_inside = False
    for line in lines:
        if line.startswith("```"):
            if is_inside:
                break
            is_inside = True
        elif is_inside and line.startswith("    "):
            block[-1] += f" {line.strip()}"
        elif is_inside:
            block.append(line)
    return "\n".join(block)


def _set_key(path: Path, change: ChangeCell) -> None:
    text = path.read_text(encoding="utf-8")
    old = f"{change.column} = {change.old}"
    if text.count(f"\n{old}") != 1:
        raise GuideMismatch(f"{old} does not stand once in {path.name}")
    path.write_text(text.replace(old, f"{change.column} = {change.new}"), encoding="utf-8")
