"""Conflicts: points on which claims disagree, or may count the same people."""

from __future__ import annotations

from typing import Final

from dashboard.data.citation_cells import CITED, Citation, Cites
from dashboard.data.columns import OneOf, Text, column, record
from dashboard.data.identifier_cells import References
from dashboard.data.tables import TableSchema

SECTIONS: Final = (
    "chronology",
    "causes",
    "casualties",
    "participants",
    "leaders",
    "interpretations",
)


@record
class Conflict:
    """One point on which claims disagree, or may count the same people.

    `section` is the table to whose claims it belongs ("casualties"), or empty.
    """

    events: tuple[str, ...] = column(
        References("events.csv"),
        "The events concerned, separated by semicolons (;); empty: the events as a whole.",
    )
    topic: str = column(
        Text(required=True),
        "What the claims disagree on, in a few words.",
        translatable=True,
        one_line=160,
    )
    explanation: str = column(
        Text(required=True), "What each says, and how they differ.", translatable=True
    )
    said_by: str = column(
        Text(), "Who points it out; editors: an atlas editors’ note.", translatable=True
    )
    cites: tuple[Citation, ...] = column(Cites(), CITED)
    section: str = column(
        OneOf(SECTIONS, required=False),
        "The table whose claims about these events differ; empty: no single table.",
        default="",
    )


CONFLICTS: Final = TableSchema(
    file="conflicts.csv",
    row_description="one point on which claims disagree or may count the same people",
    record=Conflict,
)
