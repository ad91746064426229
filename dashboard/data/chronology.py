"""Chronology: the dated steps of the events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from dashboard.data.citation_cells import CITED, Citation, Cites
from dashboard.data.columns import (
    ACT_OF,
    LABEL,
    MAX_LABEL,
    SAID_BY,
    VIA,
    OneOf,
    OneOfConfig,
    Text,
    column,
    record,
)
from dashboard.data.config import AtlasConfig
from dashboard.data.date_cells import Date
from dashboard.data.faults import Fault
from dashboard.data.identifier_cells import Reference, References
from dashboard.data.rules import to_place_needs_place, via_needs_two_ends
from dashboard.data.tables import Row, Rule, TableSchema
from dashboard.dates import Span
from dashboard.languages.language import phrase

FILE: Final = "chronology.csv"
PHASES: Final = ("before", "during", "after")
WAYS: Final = ("closed",)


@record
class Step:
    """One dated step of an event; with `to_place`, something moved there from `place`.

    Where `way` is "closed", nothing moved: the way between the two was closed or cut. `act_of` is
    the side whose act it is, or empty.
    """

    event: str = column(
        Reference("events.csv", required=True), "The event that this moment belongs to."
    )
    date: Span | None = column(
        Date(allow_interval=True), "The date in EDTF; an interval if it lasted."
    )
    phase: str = column(
        OneOf(PHASES),
        "Whether it came before, during or after the event itself; a punishment after it is after. "
        "Where the event has no end, its moments of phase during say how long it lasted.",
    )
    place: str = column(Reference("places.csv"), "Where it happened.")
    to_place: str = column(
        Reference("places.csv"),
        "Where people, troops or the uprising itself came to from place: an arrow on the map. With "
        "way closed: the other end of the route.",
    )
    what: str = column(Text(required=True), "What happened.", translatable=True)
    said_by: str = column(Text(), SAID_BY, translatable=True)
    cites: tuple[Citation, ...] = column(Cites(), CITED)
    way: str = column(
        OneOf(WAYS, required=False),
        "closed: nobody moved; the route between place and to_place, which are both needed, was "
        "closed or cut: a line with a gap. Empty: anything else.",
        default="",
    )
    act_of: str = column(
        OneOfConfig("sides", required=False),
        ACT_OF,
        default="",
    )
    via: tuple[str, ...] = column(References("places.csv"), VIA, default=())
    label: str = column(Text(longest=MAX_LABEL), LABEL, translatable=True, default="")
    same_step: str = column(
        Text(longest=MAX_LABEL),
        "A word of your choice, such as beginning, which the moments of one event share that are "
        "accounts of the same thing: they are shown together. Empty: no other row is about it.",
        default="",
    )


def _closed_way_has_two_places(rows: Sequence[Row[Step]], _: AtlasConfig | None) -> Iterator[Fault]:
    for number, step in rows:
        if step.way and not step.to_place:
            fix = phrase(
                "Enter the two ends of the route in place and to_place, or leave way empty."
            )
            yield Fault(
                FILE, number, "way", step.way, phrase("has no to_place: a route has two ends"), fix
            )


def _accounts_have_company(rows: Sequence[Row[Step]], _: AtlasConfig | None) -> Iterator[Fault]:
    shared = Counter((step.event, step.same_step) for _, step in rows)
    for number, step in rows:
        if step.same_step and shared[step.event, step.same_step] == 1:
            reason = phrase("stands in no other moment of {event}", event=step.event)
            fix = phrase("Use the same word in all accounts of this moment, or leave it empty.")
            yield Fault(FILE, number, "same_step", step.same_step, reason, fix)


CHRONOLOGY: Final = TableSchema(
    file=FILE,
    row_description="one dated moment of an event",
    record=Step,
    rules=(
        to_place_needs_place(FILE),
        via_needs_two_ends(FILE),
        Rule(("to_place", "way"), _closed_way_has_two_places),
        Rule(("event", "same_step"), _accounts_have_company, needs_all=True),
    ),
)
