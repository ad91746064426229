"""Chronology: the dated steps of the events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from dashboard.data.citation_cells import Cites
from dashboard.data.columns import Column, OneOf, OneOfConfig, Text
from dashboard.data.config import AtlasConfig
from dashboard.data.date_cells import Date
from dashboard.data.faults import Fault
from dashboard.data.identifier_cells import Reference
from dashboard.data.records import Step
from dashboard.data.rules import to_place_needs_place
from dashboard.data.tables import Row, Rule, TableSchema
from dashboard.languages.language import phrase

FILE: Final = "chronology.csv"
PHASES: Final = ("before", "during", "after")
WAYS: Final = ("closed",)

COLUMNS: Final = (
    Column("event", Reference("events.csv", required=True), "The record of which it is a step."),
    Column("date", Date(allow_interval=True), "When, as EDTF; an interval where the step lasted."),
    Column("phase", OneOf(PHASES), "Whether it came before, in or after the event itself."),
    Column("place", Reference("places.csv"), "Where it happened."),
    Column("to_place", Reference("places.csv"), "Where it moved to from place: an arrow."),
    Column("what", Text(required=True), "What happened."),
    Column("said_by", Text(), "Whose claim it is, where not the cited author's."),
    Column("cites", Cites(), "The works that say so; in the last one we read it."),
    Column(
        "way",
        OneOf(WAYS, required=False),
        "closed: nothing moved from place to to_place, the way between them was closed or cut.",
        needed=False,
    ),
    Column(
        "act_of",
        OneOfConfig("sides", required=False),
        "Whose act the step is; empty: of neither side, or the source does not say.",
        needed=False,
    ),
)


def _closed_way_has_two_places(rows: Sequence[Row[Step]], _: AtlasConfig | None) -> Iterator[Fault]:
    for number, step in rows:
        if step.way and not step.to_place:
            fix = phrase("Write in place and to_place what the way joined, or leave way empty.")
            yield Fault(
                FILE, number, "way", step.way, phrase("has no to_place: a way joins two"), fix
            )


CHRONOLOGY: Final = TableSchema(
    file=FILE,
    row_description="one dated step of an event",
    columns=COLUMNS,
    record=Step,
    rules=(to_place_needs_place(FILE), Rule(("to_place", "way"), _closed_way_has_two_places)),
)
