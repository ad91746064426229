"""Corrections: what was wrong in a table, and what stands there now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from dashboard.data.citation_cells import Cites
from dashboard.data.columns import Column, Text
from dashboard.data.config import AtlasConfig
from dashboard.data.date_cells import Date
from dashboard.data.faults import Fault
from dashboard.data.identifier_cells import TableFile
from dashboard.data.records import Correction
from dashboard.data.tables import Row, Rule, TableSchema
from dashboard.languages.language import phrase

FILE: Final = "corrections.csv"

COLUMNS: Final = (
    Column("date", Date(), "The day of the correction as EDTF: 2026-11-23."),
    Column("file", TableFile(), "The file that was corrected: events.csv, or a layer of the map."),
    Column("record", Text(), "The id of the row, or words that find it; empty: the whole table."),
    Column("what", Text(required=True), "What was wrong, and what stands there now."),
    Column("reported_by", Text(), "Who found it, as they wish to be named; empty: not named."),
    Column("cites", Cites(), "Where one can see it; in the last one we read it."),
)


def _date_is_one_day(rows: Sequence[Row[Correction]], _: AtlasConfig | None) -> Iterator[Fault]:
    for number, correction in rows:
        date = correction.date
        if date is None or date.approximate or date.earliest != date.latest:
            edtf = date.edtf if date else ""
            reason = phrase("is not one day") if date else phrase("the cell is empty")
            fix = phrase("Write the day of the correction: 2026-11-23.")
            yield Fault(FILE, number, "date", edtf, reason, fix)


CORRECTIONS: Final = TableSchema(
    file=FILE,
    row_description="one correction of a table",
    columns=COLUMNS,
    record=Correction,
    rules=(Rule(("date",), _date_is_one_day),),
    optional=True,
)
