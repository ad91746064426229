"""Participants: who took part, and how many where the source says so."""

from __future__ import annotations

from typing import Final

from dashboard.data.citation_cells import Cites
from dashboard.data.columns import Column, Text
from dashboard.data.identifier_cells import Reference
from dashboard.data.number_cells import Count
from dashboard.data.records import Participant
from dashboard.data.rules import counts_in_order
from dashboard.data.tables import TableSchema

FILE: Final = "participants.csv"

COLUMNS: Final = (
    Column("event", Reference("events.csv", required=True), "The record that they took part in."),
    Column("who", Text(required=True), "Who took part."),
    Column("count_min", Count(), "How many, or the least; empty: not said, which is not zero."),
    Column("count_max", Count(), "How many again, or the most; empty: no upper bound is said."),
    Column("statement", Text(), "What is said of them."),
    Column("said_by", Text(), "Whose claim it is, where not the cited author's."),
    Column("cites", Cites(), "The works that say so; in the last one we read it."),
)

PARTICIPANTS: Final = TableSchema(
    file=FILE,
    row_description="one statement on who took part",
    columns=COLUMNS,
    record=Participant,
    rules=(counts_in_order(FILE),),
)
