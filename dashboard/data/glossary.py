"""Glossary: words that a reader may not know."""

from __future__ import annotations

from typing import Final

from dashboard.data.citation_cells import Cites
from dashboard.data.columns import Column, Text
from dashboard.data.records import Term
from dashboard.data.tables import TableSchema

COLUMNS: Final = (
    Column("term", Text(required=True), "The word as the atlas writes it."),
    Column("meaning", Text(required=True), "What it means."),
    Column("cites", Cites(), "The works that say so; in the last one we read it."),
)

GLOSSARY: Final = TableSchema("glossary.csv", "one term", COLUMNS, Term, key="term")
