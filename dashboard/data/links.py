"""References between the tables: every id that one names must be in the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from dashboard.data.citation_cells import Cites
from dashboard.data.columns import Ids
from dashboard.data.faults import Fault
from dashboard.data.identifier_cells import Reference, References, TableFile, nearest_id_fix
from dashboard.data.tables import Table
from dashboard.languages.language import phrase


def broken_links(
    tables: Iterable[Table[Any]], ids: Mapping[str, Ids | None], files: Sequence[str]
) -> Iterator[Fault]:
    """Yield a fault for every id that its target lacks; `ids` are those of each file by its name.

    A target that is None could not be read: references to it are not checked. Where a column names
    a file, it must be one of `files`.
    """
    for table in tables:
        for column in table.schema.columns:
            if isinstance(column.type, TableFile):
                yield from _unknown_files(table, column.name, files)
            elif isinstance(column.type, Reference | References | Cites):
                yield from _unknown_ids(table, column.name, ids[column.type.to], column.type.to)


def _unknown_files(table: Table[Any], column: str, files: Sequence[str]) -> Iterator[Fault]:
    for row in table.partial_rows:
        name = row.cells.get(column, "")
        if name and name not in files:
            fix = phrase("Use one of: {choices}.", choices=", ".join(files))
            reason = phrase("is not a file of an atlas")
            yield Fault(table.schema.file, row.number, column, name, reason, fix)


def _unknown_ids(
    table: Table[Any], column: str, target_ids: Ids | None, target_file: str
) -> Iterator[Fault]:
    if target_ids is None:
        return
    for row in table.partial_rows:
        for name in _referenced_ids(row.cells.get(column, ())):
            if name not in target_ids:
                reason = phrase("is not in {to}", to=target_file)
                fix = nearest_id_fix(name, target_ids, target_file)
                yield Fault(table.schema.file, row.number, column, name, reason, fix)


def _referenced_ids(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value] if value else []
    return [reference if isinstance(reference, str) else reference.work for reference in value]
