"""Causes: why the events happened, each as somebody states it."""

from __future__ import annotations

from typing import Final

from dashboard.data.citation_cells import Cites
from dashboard.data.columns import Column, OneOfConfig, Text
from dashboard.data.identifier_cells import Reference
from dashboard.data.records import Cause
from dashboard.data.tables import TableSchema

COLUMNS: Final = (
    Column("event", Reference("events.csv", required=True), "The record that it is to explain."),
    Column("category", OneOfConfig("causes"), "Its sort, by the causes in atlas.toml."),
    Column("statement", Text(required=True), "The cause as it is stated."),
    Column("said_by", Text(), "Whose claim it is, where not the cited author's."),
    Column("cites", Cites(), "The works that say so; in the last one we read it."),
)

CAUSES: Final = TableSchema("causes.csv", "one stated cause", COLUMNS, Cause)
