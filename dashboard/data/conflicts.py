"""Conflicts: points on which claims disagree, or may count the same people."""

from __future__ import annotations

from typing import Final

from dashboard.data.citation_cells import Cites
from dashboard.data.columns import Column, OneOf, Text
from dashboard.data.identifier_cells import References
from dashboard.data.records import Conflict
from dashboard.data.tables import TableSchema

SECTIONS: Final = (
    "chronology",
    "causes",
    "casualties",
    "participants",
    "leaders",
    "interpretations",
)

COLUMNS: Final = (
    Column("events", References("events.csv"), "The records concerned, with ; between them."),
    Column("topic", Text(required=True), "What the claims disagree on, in a few words."),
    Column("explanation", Text(required=True), "What each says, and how far they go apart."),
    Column("said_by", Text(), "Who points it out; editors: a note of ours."),
    Column("cites", Cites(), "The works that say so; in the last one we read it."),
    Column(
        "section",
        OneOf(SECTIONS, required=False),
        "The table to whose claims on the records it belongs; empty: to none alone.",
        needed=False,
    ),
)

CONFLICTS: Final = TableSchema(
    file="conflicts.csv",
    row_description="one point on which claims disagree or may count the same people",
    columns=COLUMNS,
    record=Conflict,
)
