"""Links between the tables: every id that one names must stand in the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from dashboard.data.citation_cells import Cites
from dashboard.data.columns import Ids
from dashboard.data.faults import Fault
from dashboard.data.identifier_cells import Reference, References, TableFile, what_is_near
from dashboard.data.tables import Table
from dashboard.languages.language import phrase


def broken_links(
    tables: Iterable[Table[Any]], ids: Mapping[str, Ids | None], files: Sequence[str]
) -> Iterator[Fault]:
    """Yield a fault for every id that its target lacks; `ids` are those of each file by its name.

    A target that is None could not be read: what names its rows is left alone. Where a column
    names a file, it must be one of `files`.
    """
    for table in tables:
        for column in table.subject.columns:
            if isinstance(column.type, TableFile):
                yield from _other_files(table, column.name, files)
            elif isinstance(column.type, Reference | References | Cites):
                yield from _broken(table, column.name, ids[column.type.to], column.type.to)


def _other_files(table: Table[Any], column: str, files: Sequence[str]) -> Iterator[Fault]:
    for row in table.values:
        name = row.cells.get(column, "")
        if name and name not in files:
            fix = phrase("Write one of: {choices}.", choices=", ".join(files))
            reason = phrase("is no file of an atlas")
            yield Fault(table.subject.file, row.number, column, name, reason, fix)


def _broken(table: Table[Any], column: str, target: Ids | None, to: str) -> Iterator[Fault]:
    if target is None:
        return
    for row in table.values:
        for name in _named(row.cells.get(column, ())):
            if name not in target:
                reason, fix = phrase("is not in {to}", to=to), what_is_near(name, target, to)
                yield Fault(table.subject.file, row.number, column, name, reason, fix)


def _named(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value] if value else []
    return [each if isinstance(each, str) else each.work for each in value]
