"""The bounds of an event in time, and whether they overlap a period."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from dashboard.data.chronology import Step
from dashboard.data.events import Event
from dashboard.dates import Span, end_of

Certainty = Literal["certain", "uncertain", "out"]


class Bounds(NamedTuple):
    """The days between which an event started and ended, all inclusive.

    Where the source gives no end, `end_is_given` is False and the two last days are the latest
    `earliest` and the latest `latest` of the start and of the steps of phase `during`; the very
    last is that of `named_until`, if this is later.
    """

    start_earliest: date
    start_latest: date
    end_earliest: date
    end_latest: date
    end_is_given: bool


def bounds_of(event: Event, steps: Iterable[Step]) -> Bounds | None:
    """Return the bounds of `event` with these steps; None where no date is given."""
    if event.start is None:
        return None
    if event.end is not None:
        return _bounds_to_end(event.start, event.end)
    return _bounds_to_last_step(event, event.start, steps)


def certainty(bounds: Bounds, first: date, last: date) -> Certainty:
    """Return whether an event with these bounds was going on between two days, both inclusive."""
    if bounds.start_latest <= last and bounds.end_earliest >= first:
        return "certain"
    if bounds.start_earliest <= last and bounds.end_latest >= first:
        return "uncertain"
    return "out"


def may_overlap(start: Span, end: Span | None, first: date, last: date) -> bool:
    """Return whether the time from `start` to `end` may overlap two days, both inclusive."""
    return start.earliest <= last and (end or start).latest >= first


def _bounds_to_end(start: Span, end: Span) -> Bounds:
    # Nothing ends before it starts, so each date may narrow the bounds of the other.
    return Bounds(
        start.earliest,
        min(start.latest, end.latest),
        max(end.earliest, start.earliest),
        end.latest,
        end_is_given=True,
    )


def _bounds_to_last_step(event: Event, start: Span, steps: Iterable[Step]) -> Bounds:
    ends = [start, *(end_of(step.date) for step in steps if step.date and step.phase == "during")]
    # The latest certain day and the latest uncertain one come from different steps: a step dated to
    # a whole season does not override one dated to a day in it.
    return Bounds(
        start.earliest,
        start.latest,
        max(end.earliest for end in ends),
        max(end.latest for end in (*ends, event.named_until) if end),
        end_is_given=False,
    )
