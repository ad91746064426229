"""The atlas: all its claims and layers, frozen; asking it for some days gives a smaller atlas."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Final, TypeVar

from dashboard.data import Layers, Tables, read_folder, records
from dashboard.data.bounds import Bounds, Certainty, bounds_of, certainty, may_touch
from dashboard.data.config import AtlasConfig, Decade

__all__ = ["Atlas", "Bounds", "Certainty", "atlas_from", "certainty"]


_OF_AN_EVENT: Final = (
    "chronology",
    "causes",
    "casualties",
    "participants",
    "leaders",
    "interpretations",
)


@dataclass(frozen=True)
class Atlas:
    """All of one atlas; the claims of an event come in the order of their file."""

    tables: Tables

    @property
    def config(self) -> AtlasConfig:
        """What `atlas.toml` says."""
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
        """Every place, whether an event stands there or not."""
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
        found: records.Event = self._rows["events"][name]
        return found

    def place(self, name: str) -> records.Place:
        """Return the place of this id, or raise a KeyError."""
        found: records.Place = self._rows["places"][name]
        return found

    def work(self, name: str) -> records.Work:
        """Return the work of this id, or raise a KeyError."""
        found: records.Work = self._rows["sources"][name]
        return found

    def steps(self, event: str) -> tuple[records.Step, ...]:
        """Return the steps by date; one without a date follows all that its file has above it."""
        return _by_date(self._claims["chronology"].get(event, ()))

    def causes(self, event: str) -> tuple[records.Cause, ...]:
        """Return every stated cause."""
        return self._claims["causes"].get(event, ())

    def casualties(self, event: str) -> tuple[records.Casualty, ...]:
        """Return every figure and statement on casualties; none may be added to another."""
        return self._claims["casualties"].get(event, ())

    def participants(self, event: str) -> tuple[records.Participant, ...]:
        """Return every statement on who took part."""
        return self._claims["participants"].get(event, ())

    def leaders(self, event: str) -> tuple[records.Leader, ...]:
        """Return every person or group that is named as leading."""
        return self._claims["leaders"].get(event, ())

    def interpretations(self, event: str) -> tuple[records.Interpretation, ...]:
        """Return the readings of this event; of "", those of all events together."""
        return self._claims["interpretations"].get(event, ())

    def conflicts(self, event: str) -> tuple[records.Conflict, ...]:
        """Return every point on which claims about this event disagree."""
        return self._conflicts.get(event, ())

    def evidence(self, thesis: str) -> tuple[records.Evidence, ...]:
        """Return what speaks for and against a reading of all events together."""
        return tuple(each for each in self.tables.evidence if each.thesis == thesis)

    def events_at(self, place: str) -> tuple[records.Event, ...]:
        """Return every record that has a symbol at the place of this id."""
        return self._events_at.get(place, ())

    def mentions_of(self, place: str) -> tuple[records.Step | records.ContextEntry, ...]:
        """Return the steps of any event, and the events around, that name the place."""
        return self._told_of.get(place, ())

    def decade(self, event: records.Event) -> Decade | None:
        """Return the decade of the first day on which `event` can have started."""
        if event.start is None:
            return None
        year = event.start.earliest.year
        decades = (each for each in self.config.decades if each.first <= year <= each.last)
        return next(decades, None)

    def span(self, event: records.Event) -> Bounds | None:
        """Return the days between which `event` started and ended; None: no date is given."""
        return bounds_of(event, self.steps(event.id))

    def certainty(self, event: records.Event, first: date, last: date) -> Certainty:
        """Return whether `event` was going on between two days, both inclusive.

        An undated event is possible while the whole time of the atlas is asked for, else out.
        """
        bounds = self.span(event)
        if bounds is not None:
            return certainty(bounds, first, last)
        return "possible" if self._is_whole(first, last) else "out"

    def during(self, first: date, last: date) -> Atlas:
        """Return the atlas of what was, or may have been, going on between two days, inclusive."""
        whole = self._is_whole(first, last)
        events = [each for each in self.events if self.certainty(each, first, last) != "out"]
        context = [
            entry
            for entry in self.context
            if (may_touch(entry.date, entry.end, first, last) if entry.date else whole)
        ]
        return Atlas(_only(self.tables, events, context))

    # Each of these is asked for thousands of times while the pages are made.

    @cached_property
    def _rows(self) -> Mapping[str, Mapping[str, Any]]:
        tables = {name: getattr(self.tables, name) for name in ("events", "places", "sources")}
        return {name: {row.id: row for row in rows} for name, rows in tables.items()}

    @cached_property
    def _claims(self) -> Mapping[str, Mapping[str, tuple[Any, ...]]]:
        return {
            table: _by(getattr(self.tables, table), lambda claim: (claim.event,))
            for table in _OF_AN_EVENT
        }

    @cached_property
    def _conflicts(self) -> Mapping[str, tuple[records.Conflict, ...]]:
        return _by(self.tables.conflicts, lambda point: point.events)

    @cached_property
    def _events_at(self) -> Mapping[str, tuple[records.Event, ...]]:
        return _by(self.events, lambda event: event.places)

    @cached_property
    def _told_of(self) -> Mapping[str, tuple[records.Step | records.ContextEntry, ...]]:
        every: tuple[records.Step | records.ContextEntry, ...]
        every = (*self.tables.chronology, *self.context)
        return _by(every, lambda told: (told.place, told.to_place))

    def _is_whole(self, first: date, last: date) -> bool:
        return first <= self.config.first and last >= self.config.last


def atlas_from(folder: Path) -> Atlas:
    """Return the atlas in `folder`, or raise FaultyData with every fault of every file."""
    return Atlas(read_folder(folder))


_Claim = TypeVar("_Claim", bound=Any)  # a row with an event
_Row = TypeVar("_Row")


def _by(rows: Iterable[_Row], keys: Callable[[_Row], Iterable[str]]) -> dict[str, tuple[_Row, ...]]:
    """Return the rows by each of their keys, in the order of the file."""
    found: dict[str, list[_Row]] = {}
    for row in rows:
        for key in dict.fromkeys(keys(row)):
            found.setdefault(key, []).append(row)
    return {key: tuple(each) for key, each in found.items()}


def _by_date(steps: Iterable[records.Step]) -> tuple[records.Step, ...]:
    keys: list[tuple[date, date]] = []
    ordered = list(steps)
    for step in ordered:
        so_far = max(keys, default=(date.min, date.min))
        keys.append((step.date.earliest, step.date.latest) if step.date else so_far)
    numbers = sorted(range(len(ordered)), key=lambda number: keys[number])
    return tuple(ordered[number] for number in numbers)


def _only(
    tables: Tables, events: Sequence[records.Event], context: Sequence[records.ContextEntry]
) -> Tables:
    """Return the tables with these events, what is said of them or of all, and this context."""
    kept = {event.id for event in events}
    return tables._replace(
        events=tuple(events),
        chronology=_about(kept, tables.chronology),
        causes=_about(kept, tables.causes),
        casualties=_about(kept, tables.casualties),
        participants=_about(kept, tables.participants),
        leaders=_about(kept, tables.leaders),
        interpretations=_about(kept | {""}, tables.interpretations),
        context=tuple(context),
        evidence=tuple(each for each in tables.evidence if not each.event or each.event in kept),
        conflicts=tuple(
            point for point in tables.conflicts if not point.events or kept & set(point.events)
        ),
    )


def _about(events: Collection[str], claims: Iterable[_Claim]) -> tuple[_Claim, ...]:
    return tuple(claim for claim in claims if claim.event in events)
