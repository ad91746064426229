"""Glossary: words that a reader may not know."""

from __future__ import annotations

from typing import Final

from dashboard.data.cites import Cites
from dashboard.data.columns import Column, Text
from dashboard.data.records import Term
from dashboard.data.tables import Subject

COLUMNS: Final = (
    Column("term", Text(required=True), "The word as the atlas writes it."),
    Column("meaning", Text(required=True), "What it means."),
    Column("cites", Cites(), "The works that say so; in the last one we read it."),
)

GLOSSARY: Final = Subject("glossary.csv", "one term", COLUMNS, Term, key="term")
