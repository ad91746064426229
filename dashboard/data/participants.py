"""Participants: who took part, and how many where the source says so."""

from __future__ import annotations

from typing import Final

from dashboard.data.citation_cells import CITED, Citation, Cites
from dashboard.data.columns import SAID_BY, Text, column, record
from dashboard.data.identifier_cells import Reference
from dashboard.data.number_cells import Count
from dashboard.data.rules import counts_in_order
from dashboard.data.tables import TableSchema

FILE: Final = "participants.csv"


@record
class Participant:
    """One statement on who took part; counts are None where the source gives no figure."""

    event: str = column(Reference("events.csv", required=True), "The event that they took part in.")
    who: str = column(Text(required=True), "Who took part.", translatable=True, one_line=160)
    count_min: int | None = column(
        Count(words="statement"),
        "How many, or the lower limit; empty: not given (which is not zero).",
    )
    count_max: int | None = column(
        Count(words="statement"),
        "How many again, or the upper limit; empty: no upper limit is given.",
    )
    statement: str = column(Text(), "What is said of them.", translatable=True)
    said_by: str = column(Text(), SAID_BY, translatable=True)
    cites: tuple[Citation, ...] = column(Cites(), CITED)


PARTICIPANTS: Final = TableSchema(
    file=FILE,
    row_description="one statement on who took part",
    record=Participant,
    rules=(counts_in_order(FILE),),
)
