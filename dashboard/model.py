"""The atlas: all its claims and layers, frozen; restricted to a period it is a smaller atlas."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Self, TypeVar

from dashboard.data import Layers, Tables, read_folder, records
from dashboard.data.bounds import Bounds, Certainty, bounds_of, certainty, may_overlap
from dashboard.data.config import AtlasConfig, Decade
from dashboard.data.restriction import EVENT_TABLES, restricted

__all__ = ["Atlas", "Bounds", "Certainty", "atlas_from", "certainty"]


@dataclass(frozen=True)
class Atlas:
    """All of one atlas; the claims of an event come in the order of their file."""

    tables: Tables

    @property
    def config(self) -> AtlasConfig:
        """The configuration from `atlas.toml`."""
        return self.tables.config

    @property
    def layers(self) -> Layers:
        """The layers of the map; each may be missing."""
        return self.tables.layers

    @property
    def events(self) -> tuple[records.Event, ...]:
        """Every record of the atlas."""
        return self.tables.events

    @property
    def places(self) -> tuple[records.Place, ...]:
        """Every place, with or without an event."""
        return self.tables.places

    @property
    def context(self) -> tuple[records.ContextEntry, ...]:
        """The dated events around the uprisings."""
        return self.tables.context

    @property
    def story(self) -> tuple[records.StoryStep, ...]:
        """The steps of the guided tour."""
        return self.tables.story

    @property
    def lessons(self) -> tuple[records.LessonStep, ...]:
        """The steps of all lessons, those of one lesson together."""
        return self.tables.lessons

    @property
    def glossary(self) -> tuple[records.Term, ...]:
        """Every term."""
        return self.tables.glossary

    @property
    def works(self) -> tuple[records.Work, ...]:
        """Every cited work."""
        return self.tables.sources

    @cached_property
    def greatest_figure(self) -> int:
        """The greatest number of casualties that any row states, 0 without one."""
        figures = self.tables.casualties
        return max(
            (count or 0 for row in figures for count in (row.count_min, row.count_max)), default=0
        )

    def event(self, name: str) -> records.Event:
        """Return the event of this id, or raise a KeyError."""
        event: records.Event = self._rows["events"][name]
        return event

    def place(self, name: str) -> records.Place:
        """Return the place of this id, or raise a KeyError."""
        place: records.Place = self._rows["places"][name]
        return place

    def work(self, name: str) -> records.Work:
        """Return the work of this id, or raise a KeyError."""
        work: records.Work = self._rows["sources"][name]
        return work

    def steps(self, event: str) -> tuple[records.Step, ...]:
        """Return the steps by date; one without a date follows all that its file has above it."""
        return _by_date(self._claims["chronology"].get(event, ()))

    def causes(self, event: str) -> tuple[records.Cause, ...]:
        """Return the causes stated for this event; for "", for all events together."""
        return self._claims["causes"].get(event, ())

    def casualties(self, event: str) -> tuple[records.Casualty, ...]:
        """Return every figure and statement on casualties; they must not be added up."""
        return self._claims["casualties"].get(event, ())

    def participants(self, event: str) -> tuple[records.Participant, ...]:
        """Return every statement on who took part."""
        return self._claims["participants"].get(event, ())

    def leaders(self, event: str) -> tuple[records.Leader, ...]:
        """Return every person or group that is named as leading."""
        return self._claims["leaders"].get(event, ())

    def interpretations(self, event: str) -> tuple[records.Interpretation, ...]:
        """Return the interpretations of this event; for "", those of all events together."""
        return self._claims["interpretations"].get(event, ())

    def conflicts(self, event: str) -> tuple[records.Conflict, ...]:
        """Return every point on which claims about this event disagree."""
        return self._conflicts.get(event, ())

    def other_works(self, event: str) -> tuple[records.OtherWork, ...]:
        """Return what other works say against claims about this event; it is no claim itself."""
        return tuple(work for work in self.tables.other_works if work.event == event)

    def evidence(self, thesis: str) -> tuple[records.Evidence, ...]:
        """Return the evidence for and against an interpretation of all events together."""
        return tuple(item for item in self.tables.evidence if item.thesis == thesis)

    def events_at(self, place: str) -> tuple[records.Event, ...]:
        """Return every record that has a symbol at the place of this id."""
        return self._events_at.get(place, ())

    def mentions_of(self, place: str) -> tuple[records.Step | records.ContextEntry, ...]:
        """Return the steps of any event, and the events around, that name the place."""
        return self._mentions_of.get(place, ())

    def perhaps_same(self, event: str) -> tuple[records.Event, ...]:
        """Return the events that may be the same as this one."""
        return self._perhaps_same.get(event, ())

    @cached_property
    def perhaps_same_pairs(self) -> tuple[tuple[str, str], ...]:
        """The ids of every two events that may be one, the earlier row first."""
        ids = [event.id for event in self.events]
        pairs = ((event.id, event.perhaps_same) for event in self.events if event.perhaps_same)
        return tuple(
            (min(pair, key=ids.index), max(pair, key=ids.index))
            for pair in pairs
            if pair[1] in ids  # which a period may leave out
        )

    def decade(self, event: records.Event) -> Decade | None:
        """Return the decade of the first day on which `event` can have started."""
        if event.start is None:
            return None
        year = event.start.earliest.year
        decades = (decade for decade in self.config.decades if decade.first <= year <= decade.last)
        return next(decades, None)

    def span(self, event: records.Event) -> Bounds | None:
        """Return the bounds of `event` in time; None where no date is given."""
        return bounds_of(event, self.steps(event.id))

    def certainty(self, event: records.Event, first: date, last: date) -> Certainty:
        """Return whether `event` was going on between two days, both inclusive.

        An undated event is "uncertain" in the whole time of the atlas, and "out" in any part of it.
        """
        bounds = self.span(event)
        if bounds is not None:
            return certainty(bounds, first, last)
        return "uncertain" if self._is_whole(first, last) else "out"

    def during(self, first: date, last: date) -> Self:
        """Return the atlas of what may have been going on between two days, both inclusive."""
        is_whole_time = self._is_whole(first, last)
        events = [event for event in self.events if self.certainty(event, first, last) != "out"]
        context = [
            entry
            for entry in self.context
            if (may_overlap(entry.date, entry.end, first, last) if entry.date else is_whole_time)
        ]
        return replace(self, tables=restricted(self.tables, events, context))

    # Indexes: each is used thousands of times while the pages are rendered.

    @cached_property
    def _rows(self) -> Mapping[str, Mapping[str, Any]]:
        tables = {name: getattr(self.tables, name) for name in ("events", "places", "sources")}
        return {name: {row.id: row for row in rows} for name, rows in tables.items()}

    @cached_property
    def _claims(self) -> Mapping[str, Mapping[str, tuple[Any, ...]]]:
        return {
            table: _grouped(getattr(self.tables, table), lambda claim: (claim.event,))
            for table in EVENT_TABLES
        }

    @cached_property
    def _conflicts(self) -> Mapping[str, tuple[records.Conflict, ...]]:
        return _grouped(self.tables.conflicts, lambda point: point.events)

    @cached_property
    def _events_at(self) -> Mapping[str, tuple[records.Event, ...]]:
        return _grouped(self.events, lambda event: event.places)

    @cached_property
    def _perhaps_same(self) -> Mapping[str, tuple[records.Event, ...]]:
        return _grouped(
            self.events,
            lambda event: [
                other
                for pair in self.perhaps_same_pairs
                if event.id in pair
                for other in pair
                if other != event.id
            ],
        )

    @cached_property
    def _mentions_of(self) -> Mapping[str, tuple[records.Step | records.ContextEntry, ...]]:
        claims: tuple[records.Step | records.ContextEntry, ...]
        claims = (*self.tables.chronology, *self.context)
        return _grouped(claims, lambda claim: (claim.place, claim.to_place))

    def _is_whole(self, first: date, last: date) -> bool:
        return first <= self.config.first and last >= self.config.last


def atlas_from(folder: Path) -> Atlas:
    """Return the atlas in `folder`, or raise FaultyData with every fault of every file."""
    return Atlas(read_folder(folder))


_Row = TypeVar("_Row", bound=Any)


def _grouped(
    rows: Iterable[_Row], keys: Callable[[_Row], Iterable[str]]
) -> dict[str, tuple[_Row, ...]]:
    """Return the rows grouped by each of their keys, in the order of the file."""
    groups: dict[str, list[_Row]] = {}
    for row in rows:
        for key in dict.fromkeys(keys(row)):
            groups.setdefault(key, []).append(row)
    return {key: tuple(group) for key, group in groups.items()}


def _by_date(steps: Sequence[records.Step]) -> tuple[records.Step, ...]:
    keys: list[tuple[date, date]] = []
    for step in steps:
        latest_key = max(keys, default=(date.min, date.min))
        keys.append((step.date.earliest, step.date.latest) if step.date else latest_key)
    order = sorted(range(len(steps)), key=lambda index: keys[index])
    return tuple(steps[index] for index in order)
