"""Sources: every work that a claim cites."""

from __future__ import annotations

from typing import Final

from dashboard.data.columns import Text, TextList, WebAddress, column, record
from dashboard.data.identifier_cells import Identifier
from dashboard.data.tables import TableSchema


@record
class Work:
    """One cited work; `title` is empty where the text we have does not give it."""

    id: str = column(Identifier(), "The id of the work in the column cites of the other tables.")
    author: tuple[str, ...] = column(
        TextList(required=True),
        "Its authors, separated by semicolons (;), or who keeps it, for an archive.",
    )
    year: str = column(Text(), "The year of publication as written; empty: not known.")
    title: str = column(Text(), "The title; empty: not in the text available to us.")
    kind: str = column(Text(), "The type of work: a book, an article, an archive.")
    language: str = column(Text(), "The language it is written in.")
    note: str = column(
        Text(), "Where the entry comes from, and what is uncertain.", translatable=True
    )
    address: str = column(WebAddress(), "The web address of the work.", default="")


SOURCES: Final = TableSchema("sources.csv", "one cited work", Work, key="id", needs_rows=True)
