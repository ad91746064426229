"""Leaders: persons and groups by event, their roles and what is said of their fate."""

from __future__ import annotations

from typing import Final

from dashboard.data.citation_cells import CITED, Citation, Cites
from dashboard.data.columns import SAID_BY, OneOfConfig, Text, column, record
from dashboard.data.config import ALL_SIDES
from dashboard.data.identifier_cells import Reference
from dashboard.data.tables import TableSchema


@record
class Leader:
    """One person or group in one event; a fate is a claim like any other."""

    event: str = column(Reference("events.csv", required=True), "The event in which they led.")
    name: str = column(
        Text(required=True),
        "The name as the atlas spells it in every row; in brackets as the source spells it, if "
        "that differs: Anna Marlow (Ana Marlo).",
        translatable=True,
        one_line=160,
    )
    role: str = column(Text(), "What they did or were.", translatable=True)
    side: str = column(
        OneOfConfig("sides", (ALL_SIDES,), required=False),
        "Which side they were on; all: on both; empty: the source does not say.",
    )
    fate: str = column(
        Text(),
        "What is said about their fate, as a claim: “named among the dead by …”.",
        translatable=True,
    )
    said_by: str = column(Text(), SAID_BY, translatable=True)
    cites: tuple[Citation, ...] = column(Cites(), CITED)


LEADERS: Final = TableSchema("leaders.csv", "one person or group in one event", Leader)
