"""Context: dated events around the uprisings."""

from __future__ import annotations

from typing import Final

from dashboard.data.citation_cells import CITED, Citation, Cites
from dashboard.data.columns import (
    ACT_OF,
    LABEL,
    MAX_LABEL,
    VIA,
    OneOfConfig,
    Text,
    column,
    record,
)
from dashboard.data.date_cells import Date
from dashboard.data.identifier_cells import Reference, References
from dashboard.data.rules import end_after_start, to_place_needs_place, via_needs_two_ends
from dashboard.data.tables import TableSchema
from dashboard.dates import Span

FILE: Final = "context.csv"


@record
class ContextEntry:
    """One dated event around the uprisings."""

    date: Span | None = column(
        Date(end_column="end"), "The start date in EDTF, as exact as the source gives it."
    )
    end: Span | None = column(Date(), "The end date in EDTF, if it lasted.")
    title: str = column(
        Text(required=True), "Its name on the timeline.", translatable=True, one_line=120
    )
    what: str = column(Text(), "What happened.", translatable=True)
    place: str = column(Reference("places.csv"), "Where it happened.")
    to_place: str = column(
        Reference("places.csv"), "Where the movement from place ended: an arrow on the map."
    )
    cites: tuple[Citation, ...] = column(Cites(), CITED)
    date_note: str = column(
        Text(),
        "What the dates do not say, such as the old-calendar date in the source.",
        translatable=True,
        default="",
    )
    act_of: str = column(OneOfConfig("sides", required=False), ACT_OF, default="")
    via: tuple[str, ...] = column(References("places.csv"), VIA, default=())
    label: str = column(Text(longest=MAX_LABEL), LABEL, translatable=True, default="")


CONTEXT: Final = TableSchema(
    file=FILE,
    row_description="one dated event of the historical background",
    record=ContextEntry,
    rules=(
        end_after_start(FILE, "date", "end"),
        to_place_needs_place(FILE),
        via_needs_two_ends(FILE),
    ),
)
