"""Context: dated events around the uprisings."""

from __future__ import annotations

from typing import Final

from dashboard.data.columns import Column, Date, Text
from dashboard.data.identifiers import Cites, Reference
from dashboard.data.records import ContextEntry
from dashboard.data.rules import end_after_start, goes_somewhere
from dashboard.data.tables import Subject

FILE: Final = "context.csv"

COLUMNS: Final = (
    Column("date", Date(), "The first day as EDTF, as exact as the source gives it."),
    Column("end", Date(), "The last day as EDTF, where it lasted."),
    Column("title", Text(required=True), "What it is called on the timeline."),
    Column("what", Text(), "What happened."),
    Column("place", Reference("places.csv"), "Where it happened."),
    Column("to_place", Reference("places.csv"), "Where it moved to from place: an arrow."),
    Column("cites", Cites(), "The works that say so; in the last one we read it."),
)

CONTEXT: Final = Subject(
    file=FILE,
    one_row_is="one dated event around those of the atlas",
    columns=COLUMNS,
    record=ContextEntry,
    rules=(end_after_start(FILE, "date", "end"), goes_somewhere(FILE)),
)
