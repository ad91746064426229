"""Context: dated events around the uprisings."""

from __future__ import annotations

from typing import Final

from dashboard.data.citation_cells import CITED, Citation, Cites
from dashboard.data.columns import Text, column, record
from dashboard.data.date_cells import Date
from dashboard.data.identifier_cells import Reference
from dashboard.data.rules import end_after_start, to_place_needs_place
from dashboard.data.tables import TableSchema
from dashboard.dates import Span

FILE: Final = "context.csv"


@record
class ContextEntry:
    """One dated event around the uprisings."""

    date: Span | None = column(
        Date(end_column="end"), "The first day as EDTF, as exact as the source gives it."
    )
    end: Span | None = column(Date(), "The last day as EDTF, where it lasted.")
    title: str = column(
        Text(required=True), "What it is called on the timeline.", translatable=True, one_line=120
    )
    what: str = column(Text(), "What happened.", translatable=True)
    place: str = column(Reference("places.csv"), "Where it happened.")
    to_place: str = column(Reference("places.csv"), "Where it moved to from place: an arrow.")
    cites: tuple[Citation, ...] = column(Cites(), CITED)
    date_note: str = column(
        Text(),
        "What the dates do not say, such as the old-calendar date that the source gives.",
        translatable=True,
        default="",
    )


CONTEXT: Final = TableSchema(
    file=FILE,
    row_description="one dated event around those of the atlas",
    record=ContextEntry,
    rules=(end_after_start(FILE, "date", "end"), to_place_needs_place(FILE)),
)
