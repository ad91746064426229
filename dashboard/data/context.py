"""Context: dated events around the uprisings."""

from __future__ import annotations

from typing import Final

from dashboard.data.citation_cells import Cites
from dashboard.data.columns import Column, Text
from dashboard.data.date_cells import Date
from dashboard.data.identifier_cells import Reference
from dashboard.data.records import ContextEntry
from dashboard.data.rules import end_after_start, to_place_needs_place
from dashboard.data.tables import TableSchema

FILE: Final = "context.csv"

COLUMNS: Final = (
    Column(
        "date", Date(end_column="end"), "The first day as EDTF, as exact as the source gives it."
    ),
    Column("end", Date(), "The last day as EDTF, where it lasted."),
    Column("title", Text(required=True), "What it is called on the timeline."),
    Column("what", Text(), "What happened."),
    Column("place", Reference("places.csv"), "Where it happened."),
    Column("to_place", Reference("places.csv"), "Where it moved to from place: an arrow."),
    Column("cites", Cites(), "The works that say so; in the last one we read it."),
    Column(
        "date_note",
        Text(),
        "What the dates do not say, such as the old-calendar date that the source gives.",
        needed=False,
    ),
)

CONTEXT: Final = TableSchema(
    file=FILE,
    row_description="one dated event around those of the atlas",
    columns=COLUMNS,
    record=ContextEntry,
    rules=(end_after_start(FILE, "date", "end"), to_place_needs_place(FILE)),
)
