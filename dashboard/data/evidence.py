"""Evidence for and against each interpretation of all events together."""

from __future__ import annotations

from typing import Final

from dashboard.data.citation_cells import CITED, Citation, Cites
from dashboard.data.columns import OneOf, Text, column, record
from dashboard.data.decade_cells import DECADES, Decades
from dashboard.data.identifier_cells import Reference
from dashboard.data.tables import TableSchema

FILE: Final = "evidence.csv"
WEIGHTS: Final = ("for", "against")


@record
class Evidence:
    """Evidence `for` or `against` (`weight`) an interpretation of all events together."""

    thesis: str = column(
        Text(required=True),
        "The interpretation, worded as in interpretations.csv.",
        translatable=True,
        one_line=160,
    )
    weight: str = column(
        OneOf(WEIGHTS), "Whether it is evidence for or against the interpretation."
    )
    event: str = column(Reference("events.csv"), "The event it is about; empty: several.")
    statement: str = column(Text(required=True), "The evidence, in a sentence.", translatable=True)
    said_by: str = column(
        Text(),
        "Who offers it as evidence, if not the article; editors: the article reports it, and "
        "we linked it to the interpretation.",
        translatable=True,
    )
    cites: tuple[Citation, ...] = column(Cites(), CITED)
    decades: tuple[str, ...] = column(Decades(), DECADES, default=())


EVIDENCE: Final = TableSchema(
    file=FILE,
    row_description="one piece of evidence for or against an interpretation of all events",
    record=Evidence,
    optional=True,
)
