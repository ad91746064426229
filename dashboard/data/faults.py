"""What is wrong with the data: where it stands, what is wrong and what to write instead."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Fault(NamedTuple):
    """One fault; `row` counts as a spreadsheet does (the header is row 1), None: the whole file."""

    file: str
    row: int | None
    column: str
    value: str
    reason: str
    fix: str


class FaultyData(Exception):
    """The data cannot be used; `faults` holds every fault of every file."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(as_line(fault) for fault in self.faults))


def as_line(fault: Fault) -> str:
    """Return "events.csv, row 5, column start: “1920-13-01” is not a date. Write …"."""
    where = [fault.file]
    if fault.row is not None:
        where.append(f"row {fault.row}")
    if fault.column:
        sort = "key" if fault.file.endswith(".toml") else "column"
        where.append(f"{sort} {fault.column}")
    subject = f"“{_short(fault.value)}” " if fault.value else ""
    return f"{', '.join(where)}: {subject}{fault.reason}. {fault.fix}"


def _short(value: str) -> str:
    one_line = " ".join(value.split())
    return one_line if len(one_line) <= 60 else f"{one_line[:59]}…"
