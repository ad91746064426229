"""Foreign words: words of other languages in names and texts, to be said as their own."""

from __future__ import annotations

from typing import Final

from dashboard.data.columns import Text, column, record
from dashboard.data.tables import TableSchema


@record
class ForeignWord:
    """One word of another language than that of the tables, and the code of that language."""

    word: str = column(
        Text(required=True),
        "The word or name, as the tables spell it. Screen readers say it as its language does; add "
        "a row for each such word that the tables quote.",
    )
    language: str = column(Text(required=True), "The code of its language: az, tr, ru-Latn.")


FOREIGN: Final = TableSchema(
    file="foreign.csv",
    row_description="one word in a language other than that of the tables",
    record=ForeignWord,
    key="word",
    optional=True,
)
