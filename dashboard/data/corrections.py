"""Corrections: what was wrong in a table, and what stands there now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from dashboard.data.citation_cells import Citation, Cites
from dashboard.data.columns import Text, column, record
from dashboard.data.config import AtlasConfig
from dashboard.data.date_cells import Date
from dashboard.data.faults import Fault
from dashboard.data.identifier_cells import TableFile
from dashboard.data.tables import Row, Rule, TableSchema
from dashboard.dates import Span
from dashboard.languages.language import phrase

FILE: Final = "corrections.csv"


@record
class Correction:
    """One correction: what was wrong in a table, and what stands there now."""

    date: Span | None = column(Date(), "The date of the correction in EDTF: 2026-11-23.")
    file: str = column(
        TableFile(), "The file that was corrected: events.csv, or a layer of the map."
    )
    record: str = column(
        Text(), "The id of the row, or words that identify it; empty: the whole table."
    )
    what: str = column(
        Text(required=True), "What was wrong, and what it says now.", translatable=True
    )
    reported_by: str = column(
        Text(), "The person who reported it, as they wish to be named; empty: not named."
    )
    cites: tuple[Citation, ...] = column(
        Cites(), "Where it can be checked; the last work is the one we read."
    )


def _date_is_one_day(rows: Sequence[Row[Correction]], _: AtlasConfig | None) -> Iterator[Fault]:
    for number, correction in rows:
        date = correction.date
        if date is None or date.approximate or date.earliest != date.latest:
            edtf = date.edtf if date else ""
            reason = phrase("is not a single day") if date else phrase("the cell is empty")
            fix = phrase("Enter the day of the correction: 2026-11-23.")
            yield Fault(FILE, number, "date", edtf, reason, fix)


CORRECTIONS: Final = TableSchema(
    file=FILE,
    row_description="one correction of a table",
    record=Correction,
    rules=(Rule(("date",), _date_is_one_day),),
    optional=True,
)
