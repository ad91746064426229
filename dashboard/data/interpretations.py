"""Interpretations of the events by historians and others."""

from __future__ import annotations

from typing import Final

from dashboard.data.citation_cells import Cites
from dashboard.data.columns import Column, Text
from dashboard.data.identifier_cells import Reference
from dashboard.data.records import Interpretation
from dashboard.data.tables import TableSchema

COLUMNS: Final = (
    Column("event", Reference("events.csv"), "The record that is read; empty: all of them."),
    Column("thesis", Text(required=True), "The reading in a few words."),
    Column("held_by", Text(required=True), "Who reads it so."),
    Column("statement", Text(required=True), "What they say."),
    Column("cites", Cites(), "The works that say so; in the last one we read it."),
)

INTERPRETATIONS: Final = TableSchema(
    file="interpretations.csv",
    row_description="one reading of an event, or of all of them",
    columns=COLUMNS,
    record=Interpretation,
)
