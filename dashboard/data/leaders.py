"""Leaders: persons and groups by event, their roles and what is said of their fate."""

from __future__ import annotations

from typing import Final

from dashboard.data.citation_cells import Cites
from dashboard.data.columns import Column, OneOfConfig, Text
from dashboard.data.config import ALL_SIDES
from dashboard.data.identifier_cells import Reference
from dashboard.data.records import Leader
from dashboard.data.tables import TableSchema

COLUMNS: Final = (
    Column("event", Reference("events.csv", required=True), "The record in which they led."),
    Column("name", Text(required=True), "The name as the source writes it."),
    Column("role", Text(), "What they did or were."),
    Column(
        "side",
        OneOfConfig("sides", (ALL_SIDES,), required=False),
        "On whose side; empty: the source does not say.",
    ),
    Column("fate", Text(), "What is said of their end, as a claim: “named among the dead by …”."),
    Column("said_by", Text(), "Whose claim it is, where not the cited author's."),
    Column("cites", Cites(), "The works that say so; in the last one we read it."),
)

LEADERS: Final = TableSchema("leaders.csv", "one person or group in one event", COLUMNS, Leader)
