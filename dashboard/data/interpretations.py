"""Interpretations of the events by historians and others."""

from __future__ import annotations

from typing import Final

from dashboard.data.citation_cells import CITED, Citation, Cites
from dashboard.data.columns import Text, column, record
from dashboard.data.decade_cells import DECADES, Decades
from dashboard.data.identifier_cells import Reference
from dashboard.data.tables import TableSchema


@record
class Interpretation:
    """One interpretation of an event, or of all of them where `event` is empty."""

    event: str = column(
        Reference("events.csv"), "The event that it interprets; empty: the events as a whole."
    )
    thesis: str = column(
        Text(required=True),
        "The interpretation in a few words. If another row has the same one, use exactly its "
        "words: each wording is a heading of its own in the debate.",
        translatable=True,
        one_line=160,
    )
    held_by: str = column(Text(required=True), "Who holds this view.", translatable=True)
    statement: str = column(Text(required=True), "What they say.", translatable=True)
    cites: tuple[Citation, ...] = column(Cites(), CITED)
    decades: tuple[str, ...] = column(Decades(), DECADES, default=())


INTERPRETATIONS: Final = TableSchema(
    file="interpretations.csv",
    row_description="one interpretation of an event, or of all events",
    record=Interpretation,
)
