"""Chronology: the dated steps of the events."""

from __future__ import annotations

from typing import Final

from dashboard.data.columns import Column, Date, OneOf, Text
from dashboard.data.identifiers import Cites, Reference
from dashboard.data.records import Step
from dashboard.data.rules import goes_somewhere
from dashboard.data.tables import Subject

FILE: Final = "chronology.csv"
PHASES: Final = ("before", "during", "after")

COLUMNS: Final = (
    Column("event", Reference("events.csv", required=True), "The record of which it is a step."),
    Column("date", Date(may_last=True), "When, as EDTF; an interval where the step lasted."),
    Column("phase", OneOf(PHASES), "Whether it came before, in or after the event itself."),
    Column("place", Reference("places.csv"), "Where it happened."),
    Column("to_place", Reference("places.csv"), "Where it moved to from place: an arrow."),
    Column("what", Text(required=True), "What happened."),
    Column("said_by", Text(), "Whose claim it is, where not the cited author's."),
    Column("cites", Cites(), "The works that say so; in the last one we read it."),
)

CHRONOLOGY: Final = Subject(
    file=FILE,
    one_row_is="one dated step of an event",
    columns=COLUMNS,
    record=Step,
    rules=(goes_somewhere(FILE),),
)
