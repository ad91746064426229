"""Sources: every work that a claim cites."""

from __future__ import annotations

from typing import Final

from dashboard.data.columns import Column, Text, TextList
from dashboard.data.identifier_cells import Identifier
from dashboard.data.records import Work
from dashboard.data.tables import TableSchema

COLUMNS: Final = (
    Column("id", Identifier(), "The name of the work in the cites of the other tables."),
    Column(
        "author",
        TextList(required=True),
        "Its authors, with ; between them, or who keeps it: an archive.",
    ),
    Column("year", Text(), "The year of publication as written; empty: not known."),
    Column("title", Text(), "The title; empty where the text we have does not give it."),
    Column("kind", Text(), "What sort of work it is: a book, an article, an archive."),
    Column("language", Text(), "The language it is written in."),
    Column("note", Text(), "Where the entry comes from, and what is doubtful."),
)

SOURCES: Final = TableSchema(
    "sources.csv", "one cited work", COLUMNS, Work, key="id", needs_rows=True
)
