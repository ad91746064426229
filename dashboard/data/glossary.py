"""Glossary: words that a reader may not know."""

from __future__ import annotations

from typing import Final

from dashboard.data.citation_cells import CITED, Citation, Cites
from dashboard.data.columns import Text, column, record
from dashboard.data.tables import TableSchema


@record
class Term:
    """One term of the glossary."""

    term: str = column(
        Text(required=True), "The term as the atlas spells it.", translatable=True, one_line=80
    )
    meaning: str = column(Text(required=True), "What it means.", translatable=True)
    cites: tuple[Citation, ...] = column(Cites(), CITED)


GLOSSARY: Final = TableSchema("glossary.csv", "one term", Term, key="term")
