"""Reads one table into records with their row numbers, and faults."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from dashboard.data.columns import CellError, CellLocation, Column, Ids, columns_of
from dashboard.data.config import AtlasConfig
from dashboard.data.faults import Fault
from dashboard.data.sheet import Sheet, read_sheet
from dashboard.data.similar_names import as_identifier
from dashboard.data.spreadsheets import spreadsheet_artifact
from dashboard.data.text_files import FileError, MissingFile
from dashboard.languages.language import phrase

Record_co = TypeVar("Record_co", covariant=True)


class Row(NamedTuple, Generic[Record_co]):
    """One record and its row number, counted as in a spreadsheet."""

    number: int
    record: Record_co


class Rule(NamedTuple):
    """A rule between cells or rows; it checks the rows whose cells in `reads` have no fault.

    One that compares rows `needs_all`: it is skipped while any row has a fault.
    """

    reads: tuple[str, ...]
    faults: Callable[[Sequence[Row[Any]], AtlasConfig | None], Iterable[Fault]]
    needs_all: bool = False


@dataclass(frozen=True)
class TableSchema(Generic[Record_co]):
    """The schema of a table: what one row is, the class of its records, and its rules.

    `key` is a column of unique values; `needs_rows` says that the table must not be empty,
    `optional` that the whole file may be missing.
    """

    file: str
    row_description: str
    record: Callable[..., Record_co]
    rules: tuple[Rule, ...] = ()
    key: str = ""
    needs_rows: bool = False
    optional: bool = False

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns, as the fields of the record declare them."""
        return columns_of(self.record)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of all columns."""
        return tuple(column.name for column in self.columns)

    @cached_property
    def translatable(self) -> tuple[str, ...]:
        """The names of the columns whose texts are translated."""
        return tuple(column.name for column in self.columns if column.translatable)


class PartialRow(NamedTuple):
    """The cells of one row that could be read, by column."""

    number: int
    cells: Mapping[str, Any]


class OpenedTable(NamedTuple):
    """One table before its cells are read; `sheet` is None where the file cannot be read."""

    schema: TableSchema[Any]
    sheet: Sheet | None
    faults: tuple[Fault, ...] = ()

    @property
    def ids(self) -> Ids | None:
        """How often each id occurs in the table, in faulty rows too; None: that is unknown.

        So one wrong cell does not break every reference to its row.
        """
        if self.sheet is None:
            return None if self.faults else Counter()
        frames = (self.sheet.rows, self.sheet.malformed)
        is_empty = not any(map(len, frames))
        if self.schema.needs_rows if is_empty else "id" not in self.sheet.rows:
            return None
        cells = (cell for frame in frames for cell in frame.get("id", default=()))
        return Counter(as_identifier(cell) or cell for cell in cells)


class Table(NamedTuple, Generic[Record_co]):
    """One table as read: `rows` are those without a fault, `partial_rows` the sound cells of all.

    `ids` are those of `Opened`.
    """

    schema: TableSchema[Record_co]
    rows: tuple[Row[Record_co], ...]
    partial_rows: tuple[PartialRow, ...]
    ids: Ids | None
    faults: tuple[Fault, ...]

    @property
    def records(self) -> tuple[Record_co, ...]:
        """The records, in the order of the file."""
        return tuple(row.record for row in self.rows)


def open_table(folder: Path, schema: TableSchema[Any]) -> OpenedTable:
    """Return the sheet of `schema` in `folder` with its faults; nothing is raised."""
    try:
        optional = [column.name for column in schema.columns if not column.needed]
        return OpenedTable(schema, read_sheet(folder / schema.file, schema.names, optional))
    except FileError as problem:
        if schema.optional and isinstance(problem, MissingFile):
            return OpenedTable(schema, None)
        return OpenedTable(schema, None, (problem.fault,))


def read_table(
    opened: OpenedTable, config: AtlasConfig | None, ids: Mapping[str, Ids | None]
) -> Table[Any]:
    """Return a table with its cells parsed; `ids` are those of every file of the folder."""
    schema, sheet = opened.schema, opened.sheet
    if sheet is None:
        return Table(schema, (), (), opened.ids, opened.faults)
    faults = [*sheet.faults, *_no_rows(sheet, schema), *_repeated_rows(sheet, schema)]
    partial_rows = _read_cells(sheet, schema, config, ids, faults)
    records = [
        Row(number, schema.record(**{name: cells.get(name) for name in schema.names}))
        for number, cells in partial_rows
    ]

    def sound_rows(columns: Iterable[str]) -> tuple[Row[Any], ...]:
        required = set(columns)
        pairs = zip(records, partial_rows, strict=True)
        return tuple(row for row, partial in pairs if partial.cells.keys() >= required)

    for rule in schema.rules:
        rows = sound_rows(rule.reads)
        if len(rows) == len(records) or not rule.needs_all:
            faults += rule.faults(rows, config)
    return Table(schema, sound_rows(schema.names), partial_rows, opened.ids, tuple(faults))


def _no_rows(sheet: Sheet, schema: TableSchema[Any]) -> Iterator[Fault]:
    if schema.needs_rows and not len(sheet.rows) and not sheet.faults:
        fix = phrase("Enter at least one; one row is {what}.", what=phrase(schema.row_description))
        yield Fault(schema.file, None, "", "", phrase("has no rows"), fix)


def _repeated_rows(sheet: Sheet, schema: TableSchema[Any]) -> Iterator[Fault]:
    rows: dict[tuple[str, ...], int] = {}
    keys: dict[str, int] = {}
    key_cells = sheet.rows.get(schema.key, default=[""] * len(sheet.rows))
    numbers, cells_of_rows = sheet.rows.index.tolist(), sheet.rows.to_numpy().tolist()
    for number, cells, key in zip(numbers, cells_of_rows, key_cells, strict=True):
        same_row = rows.setdefault(tuple(cells), number)
        same_key = keys.setdefault(key, number)
        if same_row != number:
            reason = phrase("duplicates row {number}", number=same_row)
            yield Fault(schema.file, number, "", "", reason, phrase("Delete one of them."))
        elif key and same_key != number:
            reason = phrase("is already in row {number}", number=same_key)
            yield Fault(schema.file, number, schema.key, key, reason, phrase("Use another."))


def _read_cells(
    sheet: Sheet,
    schema: TableSchema[Any],
    config: AtlasConfig | None,
    ids: Mapping[str, Ids | None],
    faults: list[Fault],
) -> tuple[PartialRow, ...]:
    """Return the rows with their sound cells, and add the faults of the others to `faults`.

    Equal cells of a column are parsed once.
    """
    rows: dict[int, dict[str, Any]] = {number: {} for number in sheet.rows.index}
    columns = dict(zip(sheet.rows, sheet.rows.to_numpy().T.tolist(), strict=True))
    for column in schema.columns:
        if column.name not in columns and column.needed:
            continue
        cells = columns.get(column.name, [""] * len(rows))
        location = CellLocation(schema.file, 0, column.name, config, ids)
        parsed = {cell: _parsed_cell(cell, column, location) for cell in set(cells)}
        for (number, sound_cells), cell in zip(rows.items(), cells, strict=True):
            value = parsed[cell]
            if isinstance(value, CellError):
                faults.append(value.fault._replace(row=number))
            else:
                sound_cells[column.name] = value
    return tuple(PartialRow(number, cells) for number, cells in rows.items())


def _parsed_cell(cell: str, column: Column, location: CellLocation) -> Any:
    """Return the value of a cell, or the CellError of a faulty one."""
    try:
        artifact = spreadsheet_artifact(cell)
        if artifact:
            raise location.error(cell, *artifact)
        return column.type.read(cell, location)
    except CellError as problem:
        return problem
