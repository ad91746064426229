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
    title: str = column(
        Text(),
        "The title as the article gives it; if you found it elsewhere, say where in note. Empty: "
        "not known.",
    )
    kind: str = column(
        Text(), "The type of work: book, article, archive; not-stated: the article does not say."
    )
    language: str = column(
        Text(), "The code of its language, such as az, en, ru or tr; empty: not known."
    )
    note: str = column(
        Text(), "Where the entry comes from, and what is uncertain.", translatable=True
    )
    address: str = column(WebAddress(), "The web address of the work.", default="")


SOURCES: Final = TableSchema("sources.csv", "one cited work", Work, key="id", needs_rows=True)
