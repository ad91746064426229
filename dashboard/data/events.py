"""Events: the records of the atlas, and the rules between their cells and rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from dashboard.data.citation_cells import CITED, Citation, Cites
from dashboard.data.columns import OneOfConfig, Text, column, record
from dashboard.data.config import AtlasConfig
from dashboard.data.date_cells import Date
from dashboard.data.faults import Fault
from dashboard.data.identifier_cells import Identifier, Reference, References
from dashboard.data.rules import end_after_start
from dashboard.data.scope_cells import OneOfScopes
from dashboard.data.tables import Row, Rule, TableSchema
from dashboard.dates import Span
from dashboard.languages.language import phrase

FILE: Final = "events.csv"


@record
class Event:
    """One record of the atlas; `start` and `end` are None where the source gives no date."""

    id: str = column(Identifier(), "Its id in addresses; it must not change.")
    title: str = column(
        Text(required=True),
        "Its title on the page.",
        translatable=True,
        one_line=120,
    )
    kind: str = column(OneOfConfig("kinds"), "The type of event (see kinds in atlas.toml).")
    scope: str = column(OneOfScopes(), "Whether it is counted or shown only for comparison.")
    parent: str = column(Reference(FILE), "The larger event that it is a local part of.")
    place: str = column(Reference("places.csv"), "Where it happened; empty: not on the map.")
    other_places: tuple[str, ...] = column(
        References("places.csv"),
        "Other places where it happened, each with a small sign, separated by semicolons (;).",
    )
    start: Span | None = column(
        Date(end_column="end"), "The start date in EDTF, as exact as the source gives it."
    )
    end: Span | None = column(Date(), "The end date in EDTF; empty: the source gives none.")
    date_note: str = column(
        Text(), "What the two dates do not say, and how a ~ date was calculated.", translatable=True
    )
    summary: str = column(Text(), "A short summary.", translatable=True)
    cites: tuple[Citation, ...] = column(Cites(), CITED)
    named_until: Span | None = column(
        Date(),
        "Only where end is empty and the event may have gone on after its last dated moment: the "
        "last day on which, by the source, it still may have, such as the last day that a figure "
        "of losses covers; not that of a later trial. date_note says where the day comes from.",
        default=None,
    )
    perhaps_same: str = column(
        Reference(FILE),
        "Another event that may be the same one; write it in one of the two rows alone, and a row "
        "with both ids in conflicts.csv that says why this is not decided. Empty: no such doubt.",
        default="",
    )
    lasted: str = column(
        Text(longest=60),
        "How long it lasted, in the words of a work in cites: about two weeks. Empty: not stated.",
        translatable=True,
        default="",
    )

    @property
    def places(self) -> tuple[str, ...]:
        """Ids of every place that has a symbol for this event; the first is its own."""
        return tuple(place for place in (self.place, *self.other_places) if place)


def _part_has_parent(rows: Sequence[Row[Event]], config: AtlasConfig | None) -> Iterator[Fault]:
    part_kinds = (
        {kind.id: kind.name for kind in config.kinds if kind.part_of_another} if config else {}
    )
    for number, event in rows:
        if event.kind in part_kinds and not event.parent:
            reason = phrase(
                "an event of the kind “{kind}” must be part of a larger event",
                kind=part_kinds[event.kind],
            )
            fix = phrase("Enter the id of the larger event, or choose another kind.")
            yield Fault(FILE, number, "parent", "", reason, fix)


def _no_parent_cycle(rows: Sequence[Row[Event]], _: AtlasConfig | None) -> Iterator[Fault]:
    parents = {row.record.id: row.record.parent for row in rows}
    for number, event in rows:
        ancestors: list[str] = []
        parent = event.parent
        while parent and parent not in ancestors:
            ancestors.append(parent)
            parent = parents.get(parent, "")
        if event.id in ancestors:
            reason = (
                phrase("is the event itself")
                if ancestors == [event.id]
                else phrase("is part of this event")
            )
            fix = phrase("Enter the id of a larger event, or leave the cell empty.")
            yield Fault(FILE, number, "parent", event.parent, reason, fix)


def _other_places_differ(rows: Sequence[Row[Event]], _: AtlasConfig | None) -> Iterator[Fault]:
    for number, event in rows:
        if event.place and event.place in event.other_places:
            fix = phrase("Keep it in only one of the two columns.")
            yield Fault(
                FILE,
                number,
                "other_places",
                event.place,
                phrase("is already in the column place"),
                fix,
            )


def _approximate_is_explained(rows: Sequence[Row[Event]], _: AtlasConfig | None) -> Iterator[Fault]:
    for number, event in rows:
        approximate = [span.edtf for span in (event.start, event.end) if span and span.approximate]
        if approximate and not event.date_note:
            reason = phrase(
                "the date {date} is approximate, but nothing says why", date=approximate[0]
            )
            yield Fault(
                FILE, number, "date_note", "", reason, phrase("Explain how it was calculated.")
            )


def _in_time_of_atlas(rows: Sequence[Row[Event]], config: AtlasConfig | None) -> Iterator[Fault]:
    for number, event in rows:
        if config is None or event.start is None:
            continue
        last = event.end or event.start
        if event.start.earliest > config.last or last.latest < config.first:
            reason = phrase(
                "is outside the period of this atlas, {first} to {last}",
                first=config.first,
                last=config.last,
            )
            fix = phrase("Correct the date, or change [time] in atlas.toml.")
            yield Fault(FILE, number, "start", event.start.edtf, reason, fix)


def _named_until_is_of_an_open_end(
    rows: Sequence[Row[Event]], _: AtlasConfig | None
) -> Iterator[Fault]:
    for number, event in rows:
        until = event.named_until
        if until is None:
            continue
        if event.end is not None or event.start is None:
            reason = phrase("is for an event that has a start and no end")
            fix = phrase("Leave one of the two cells, end and named_until, empty.")
        elif until.latest < event.start.earliest:
            reason = phrase("is before the start, {date}", date=event.start.edtf)
            fix = phrase("Correct one of the two dates.")
        else:
            continue
        yield Fault(FILE, number, "named_until", until.edtf, reason, fix)


def _perhaps_same_is_another(rows: Sequence[Row[Event]], _: AtlasConfig | None) -> Iterator[Fault]:
    others = {event.id: event.perhaps_same for _, event in rows}
    for number, event in rows:
        other = event.perhaps_same
        if other == event.id:
            reason = phrase("is the event itself")
        elif other and others.get(other):
            reason = phrase("names another event in this column itself")
        else:
            continue
        fix = phrase("Enter the id of the other event in one of the two rows alone.")
        yield Fault(FILE, number, "perhaps_same", other, reason, fix)


EVENTS: Final = TableSchema(
    file=FILE,
    row_description="one event: what happened, where and when",
    record=Event,
    rules=(
        Rule(("kind", "parent"), _part_has_parent),
        Rule(("id", "parent"), _no_parent_cycle),
        Rule(("place", "other_places"), _other_places_differ),
        Rule(("start", "end", "date_note"), _approximate_is_explained),
        Rule(("start", "end"), _in_time_of_atlas),
        Rule(("start", "end", "named_until"), _named_until_is_of_an_open_end),
        Rule(("id", "perhaps_same"), _perhaps_same_is_another),
        end_after_start(FILE, "start", "end"),
    ),
    key="id",
    needs_rows=True,
)
