"""One table in: its records with their row numbers, and every fault, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from dashboard.data.columns import CellError, CellLocation, Column, Ids
from dashboard.data.config import AtlasConfig
from dashboard.data.faults import Fault
from dashboard.data.sheet import Sheet, read_sheet
from dashboard.data.similar_names import as_identifier
from dashboard.data.spreadsheets import trace_in
from dashboard.data.text_files import MissingFile, WrongFile
from dashboard.languages.language import phrase

Record_co = TypeVar("Record_co", covariant=True)


class Row(NamedTuple, Generic[Record_co]):
    """One record and the row, counted as a spreadsheet does, where it stands."""

    number: int
    record: Record_co


class Rule(NamedTuple):
    """A rule between cells or rows; it is asked about the rows whose cells it `reads` are sound.

    One that looks from row to row `needs_all`: it is not asked while any row is not sound.
    """

    reads: tuple[str, ...]
    faults: Callable[[Sequence[Row[Any]], AtlasConfig | None], Iterable[Fault]]
    needs_all: bool = False


class TableSchema(NamedTuple, Generic[Record_co]):
    """One kind of table: what one row is, its columns, and the rules that it keeps.

    `key` is the column that no two rows share; `needed` says that there must be a row, `optional`
    that the whole file may be missing.
    """

    file: str
    row_description: str
    columns: tuple[Column, ...]
    record: Callable[..., Record_co]
    rules: tuple[Rule, ...] = ()
    key: str = ""
    needed: bool = False
    optional: bool = False


class Values(NamedTuple):
    """The cells of one row that could be read, by column."""

    number: int
    cells: Mapping[str, Any]


class Opened(NamedTuple):
    """One table before its cells are read; `sheet` is None where the file cannot be read."""

    subject: TableSchema[Any]
    sheet: Sheet | None
    faults: tuple[Fault, ...] = ()

    @property
    def ids(self) -> Ids | None:
        """How often each id is meant in the table, also in faulty rows; None: it is not known.

        So one wrong cell does not make every row that names its row wrong.
        """
        if self.sheet is None:
            return None if self.faults else Counter()
        rows = (*self.sheet.rows, *self.sheet.torn)
        if any("id" not in row.cells for row in rows) or (self.subject.needed and not rows):
            return None
        return Counter(as_identifier(row.cells["id"]) or row.cells["id"] for row in rows)


class Table(NamedTuple, Generic[Record_co]):
    """One table as read: `rows` holds the rows without a fault, `values` what is sound of all.

    `ids` are those of `Opened`.
    """

    subject: TableSchema[Record_co]
    rows: tuple[Row[Record_co], ...]
    values: tuple[Values, ...]
    ids: Ids | None
    faults: tuple[Fault, ...]

    @property
    def records(self) -> tuple[Record_co, ...]:
        """The records, in the order of the file."""
        return tuple(row.record for row in self.rows)


def open_table(folder: Path, subject: TableSchema[Any]) -> Opened:
    """Return the sheet of `subject` in `folder`; it raises nothing, faults come back with it."""
    try:
        names = [column.name for column in subject.columns]
        optional = [column.name for column in subject.columns if not column.needed]
        return Opened(subject, read_sheet(folder / subject.file, names, optional))
    except WrongFile as problem:
        if subject.optional and isinstance(problem, MissingFile):
            return Opened(subject, None)
        return Opened(subject, None, (problem.fault,))


def read_table(
    opened: Opened, outline: AtlasConfig | None, known: Mapping[str, Ids | None]
) -> Table[Any]:
    """Return a table with its cells read; `known` are the ids of every file of the folder."""
    subject, sheet = opened.subject, opened.sheet
    if sheet is None:
        return Table(subject, (), (), opened.ids, opened.faults)
    faults = [*sheet.faults, *_no_rows(sheet, subject), *_repeated_rows(sheet, subject)]
    values = tuple(_read_cells(sheet, subject, outline, known, faults))
    for rule in subject.rules:
        sound = tuple(_records(values, subject, rule.reads))
        if len(sound) == len(values) or not rule.needs_all:
            faults += rule.faults(sound, outline)
    rows = tuple(_records(values, subject, [column.name for column in subject.columns]))
    return Table(subject, rows, values, opened.ids, tuple(faults))


def _no_rows(sheet: Sheet, subject: TableSchema[Any]) -> Iterator[Fault]:
    if subject.needed and not sheet.rows and not sheet.faults:
        fix = phrase("Write at least one; one row is {what}.", what=phrase(subject.row_description))
        yield Fault(subject.file, None, "", "", phrase("has no rows"), fix)


def _repeated_rows(sheet: Sheet, subject: TableSchema[Any]) -> Iterator[Fault]:
    rows: dict[tuple[str, ...], int] = {}
    keys: dict[str, int] = {}
    for number, cells in sheet.rows:
        same_row = rows.setdefault(tuple(cells.values()), number)
        key = cells.get(subject.key, "")
        same_key = keys.setdefault(key, number)
        if same_row != number:
            reason = phrase("says the same as row {number}", number=same_row)
            yield Fault(subject.file, number, "", "", reason, phrase("Delete one of them."))
        elif key and same_key != number:
            reason = phrase("stands in row {number} already", number=same_key)
            yield Fault(subject.file, number, subject.key, key, reason, phrase("Write another."))


def _read_cells(
    sheet: Sheet,
    subject: TableSchema[Any],
    outline: AtlasConfig | None,
    known: Mapping[str, Ids | None],
    faults: list[Fault],
) -> Iterator[Values]:
    for number, cells in sheet.rows:
        sound: dict[str, Any] = {}
        for column in subject.columns:
            if column.name not in cells and column.needed:
                continue
            where = CellLocation(subject.file, number, column.name, outline, known)
            try:
                sound[column.name] = _value(cells.get(column.name, ""), column, where)
            except CellError as problem:
                faults.append(problem.fault)
        yield Values(number, sound)


def _value(cell: str, column: Column, where: CellLocation) -> Any:
    trace = trace_in(cell)
    if trace:
        raise where.wrong(cell, *trace)
    return column.type.read(cell, where)


def _records(
    values: Iterable[Values], subject: TableSchema[Record_co], needed: Iterable[str]
) -> Iterator[Row[Record_co]]:
    names = [column.name for column in subject.columns]
    for number, cells in values:
        if cells.keys() >= set(needed):
            yield Row(number, subject.record(**{name: cells.get(name) for name in names}))
