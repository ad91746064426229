"""Links between the tables: every id that one names must stand in the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from dashboard.data.faults import Fault
from dashboard.data.identifiers import Cites, Reference, References, TableFile
from dashboard.data.tables import Table
from dashboard.language import Phrase, phrase


def broken_links(
    tables: Iterable[Table[Any]], ids: Mapping[str, frozenset[str] | None]
) -> Iterator[Fault]:
    """Yield a fault for every id that its target lacks; `ids` are those of each file by its name.

    A target that is None could not be read: what names its rows is left alone. Where a column
    names a table, it is the table that must be among them.
    """
    for table in tables:
        for column in table.subject.columns:
            if isinstance(column.type, TableFile):
                yield from _broken(table, column.name, frozenset(ids), phrase("this folder"))
            elif isinstance(column.type, Reference | References | Cites):
                yield from _broken(table, column.name, ids[column.type.to], column.type.to)


def _broken(
    table: Table[Any], column: str, target: frozenset[str] | None, to: str
) -> Iterator[Fault]:
    if target is None:
        return
    for row in table.values:
        for name in _named(row.cells.get(column, ())):
            if name not in target:
                fix = _fix(name, target, to)
                reason = phrase("is not in {to}", to=to)
                yield Fault(table.subject.file, row.number, column, name, reason, fix)


def _named(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value] if value else []
    return [each if isinstance(each, str) else each.work for each in value]


def _fix(name: str, target: frozenset[str], file: str) -> Phrase:
    meant = get_close_matches(name, sorted(target), n=1)
    if meant:
        return phrase("Did you mean {name}? Else add it there.", name=meant[0])
    return phrase("Add it to {file}.", file=file)
