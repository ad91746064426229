"""Lessons: what a teacher does with the atlas, step by step."""

from __future__ import annotations

from typing import Final

from dashboard.data.citation_cells import Cites
from dashboard.data.columns import Column, Link, Text
from dashboard.data.number_cells import Count
from dashboard.data.records import LessonStep
from dashboard.data.tables import TableSchema

COLUMNS: Final = (
    Column("lesson", Text(required=True), "The title of the lesson; its steps stand together."),
    Column("minutes", Count(required=True), "How long the step takes."),
    Column("task", Text(required=True), "What the class does."),
    Column("link", Link(), "What of the atlas is open, as ?event=ganja-1920; empty: nothing."),
    Column("question", Text(required=True), "What the class is asked."),
    Column("answer", Text(required=True), "What the claims say to it, for the teacher."),
    Column("cites", Cites(), "The works that say so; in the last one we read it."),
)

LESSONS: Final = TableSchema(
    file="lessons.csv",
    row_description="one step of a lesson",
    columns=COLUMNS,
    record=LessonStep,
    optional=True,
)
