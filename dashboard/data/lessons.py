"""Lessons: what a teacher does with the atlas, step by step."""

from __future__ import annotations

from typing import Final

from dashboard.data.citation_cells import CITED, Citation, Cites
from dashboard.data.columns import Link, Text, column, record
from dashboard.data.number_cells import Count
from dashboard.data.tables import TableSchema


@record
class LessonStep:
    """One step of a lesson; `link` is the query string of an address in the atlas, or empty."""

    lesson: str = column(
        Text(required=True),
        "The title of the lesson; keep its steps together.",
        translatable=True,
        one_line=120,
    )
    minutes: int = column(Count(required=True), "How long the step takes.")
    task: str = column(Text(required=True), "What the class does.", translatable=True)
    link: str = column(Link(), "The page to open, such as ?event=ganja-1920; empty: none.")
    question: str = column(Text(required=True), "The question for the class.", translatable=True)
    answer: str = column(
        Text(required=True), "What the sources say, for the teacher.", translatable=True
    )
    cites: tuple[Citation, ...] = column(Cites(), CITED)


LESSONS: Final = TableSchema(
    file="lessons.csv",
    row_description="one step of a lesson",
    record=LessonStep,
    optional=True,
)
