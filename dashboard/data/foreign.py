"""Foreign words: words of other languages in names and texts, to be said as their own."""

from __future__ import annotations

from typing import Final

from dashboard.data.columns import Column, Text
from dashboard.data.records import ForeignWord
from dashboard.data.tables import TableSchema

COLUMNS: Final = (
    Column("word", Text(required=True), "The word or the name, as the tables write it."),
    Column("language", Text(required=True), "Its language by its code: az, tr, ru-Latn."),
)

FOREIGN: Final = TableSchema(
    file="foreign.csv",
    row_description="one word of another language than that of the tables",
    columns=COLUMNS,
    record=ForeignWord,
    key="word",
    optional=True,
)
