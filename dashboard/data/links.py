"""Links between the tables: every id that one names must stand in the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from dashboard.data.faults import Fault
from dashboard.data.identifiers import Cites, Reference, References
from dashboard.data.tables import Table


def broken_links(
    tables: Iterable[Table[Any]], ids: Mapping[str, frozenset[str] | None]
) -> Iterator[Fault]:
    """Yield a fault for every id that its target lacks; `ids` are those of each file by its name.

    A target that is None could not be read: what names its rows is left alone.
    """
    for table in tables:
        for column in table.subject.columns:
            if not isinstance(column.type, Reference | References | Cites):
                continue
            target = ids[column.type.to]
            if target is None:
                continue
            for row in table.values:
                for name in _named(row.cells.get(column.name, ())):
                    if name not in target:
                        fix = _fix(name, target, column.type.to)
                        reason = f"is not in {column.type.to}"
                        yield Fault(table.subject.file, row.number, column.name, name, reason, fix)


def _named(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value] if value else []
    return [each if isinstance(each, str) else each.work for each in value]


def _fix(name: str, target: frozenset[str], file: str) -> str:
    meant = get_close_matches(name, sorted(target), n=1)
    return f"Did you mean {meant[0]}? Else add it there." if meant else f"Add it to {file}."
