"""Evidence for and against each interpretation of all events together."""

from __future__ import annotations

from typing import Final

from dashboard.data.citation_cells import Cites
from dashboard.data.columns import Column, OneOf, Text
from dashboard.data.identifier_cells import Reference
from dashboard.data.records import Evidence
from dashboard.data.tables import TableSchema

FILE: Final = "evidence.csv"
WEIGHTS: Final = ("for", "against")

COLUMNS: Final = (
    Column("thesis", Text(required=True), "The reading, as interpretations.csv words it."),
    Column("weight", OneOf(WEIGHTS), "Whether it speaks for the reading or against it."),
    Column("event", Reference("events.csv"), "The record that it is about; empty: several."),
    Column("statement", Text(required=True), "What is told."),
    Column(
        "said_by",
        Text(),
        "Who brings it as evidence, where not the article; editors: the article tells it, and we "
        "set it beside the reading.",
    ),
    Column("cites", Cites(), "The works that say so; in the last one we read it."),
)

EVIDENCE: Final = TableSchema(
    file=FILE,
    row_description="one piece of evidence for or against a reading of all events",
    columns=COLUMNS,
    record=Evidence,
    optional=True,
)
