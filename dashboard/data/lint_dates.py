"""Lint of dates: in the future, or in conflict with related dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from dashboard.data.chronology import Step
from dashboard.data.config import AtlasConfig
from dashboard.data.date_cells import is_in_time
from dashboard.data.events import Event
from dashboard.data.faults import Fault
from dashboard.data.folder import FolderResult
from dashboard.dates import Span
from dashboard.languages.language import Phrase, phrase

_MAX_GAP: Final = timedelta(days=366)  # from an end to the steps that should be at it
_LOOK_UP: Final = phrase("Look up the date again.")


def date_warnings(result: FolderResult, today: date) -> Iterator[Fault]:
    """Yield every date of a folder without a fault that looks wrong, each cell once."""
    by_cell: dict[tuple[str, int | None, str], Fault] = {}
    for fault in _odd_dates(result, today):
        by_cell.setdefault((fault.file, fault.row, fault.column), fault)
    yield from by_cell.values()


def _odd_dates(result: FolderResult, today: date) -> Iterator[Fault]:
    yield from _in_the_future(result, today)
    config = result.config
    if config is None:
        return
    yield from _outside_time(result, config, today)
    steps: defaultdict[str, list[Step]] = defaultdict(list)
    for row in result.tables["chronology.csv"].rows:
        steps[row.record.event].append(row.record)
    for number, event in result.tables["events.csv"].rows:
        yield from _half_outside_time(event, number, config)
        yield from _far_from_its_steps(event, steps[event.id], number)
    yield from _conflicts_with_event(result)


def _in_the_future(result: FolderResult, today: date) -> Iterator[Fault]:
    for file, table in result.tables.items():
        for number, record in table.rows:
            for column, value in vars(record).items():
                if isinstance(value, Span) and value.earliest > today:
                    yield Fault(
                        file, number, column, value.edtf, phrase("is in the future"), _LOOK_UP
                    )


def _outside_time(result: FolderResult, config: AtlasConfig, today: date) -> Iterator[Fault]:
    for number, step in result.tables["chronology.csv"].rows:
        is_past = step.date is not None and step.date.earliest <= today
        if step.phase == "during" and is_past and not is_in_time(step.date, config):
            reason = phrase("is outside the period of the atlas, although its phase is “during”")
            fix = phrase("Correct the date, or use before or after in phase.")
            yield Fault("chronology.csv", number, "date", step.date.edtf, reason, fix)


def _half_outside_time(event: Event, number: int, config: AtlasConfig) -> Iterator[Fault]:
    """Yield the date of an event that is outside the time of the atlas while the other is in it."""
    for column, span, other in (("start", event.start, event.end), ("end", event.end, event.start)):
        if span and other and not is_in_time(span, config):
            reason = phrase(
                "is outside the period of the atlas, {first} to {last}; the other date is {other}",
                first=config.first,
                last=config.last,
                other=other.edtf,
            )
            yield Fault("events.csv", number, column, span.edtf, reason, _LOOK_UP)


def _far_from_its_steps(event: Event, steps: list[Step], number: int) -> Iterator[Fault]:
    spans = [step.date for step in steps if step.date]
    if not spans or not event.start:
        return
    first = min(spans, key=lambda span: span.earliest)
    last = max(spans, key=lambda span: span.latest)
    if event.start.latest < first.earliest - min(_MAX_GAP, first.earliest - date.min):
        reason = phrase(
            "is more than a year before the event’s first dated moment, {date}", date=first.edtf
        )
        yield Fault("events.csv", number, "start", event.start.edtf, reason, _LOOK_UP)
    if event.end and event.end.earliest - last.latest > _MAX_GAP:
        reason = phrase(
            "is more than a year after the event’s last dated moment, {date}", date=last.edtf
        )
        yield Fault("events.csv", number, "end", event.end.edtf, reason, _LOOK_UP)


def _conflicts_with_event(result: FolderResult) -> Iterator[Fault]:
    events = {row.record.id: row.record for row in result.tables["events.csv"].rows}
    for number, step in result.tables["chronology.csv"].rows:
        reason = _conflict_reason(step, events[step.event])
        if reason:
            fix = phrase("Correct one of the two dates, or the phase.")
            yield Fault("chronology.csv", number, "date", step.date.edtf, reason, fix)


def _conflict_reason(step: Step, event: Event) -> Phrase | None:
    if not step.date or not event.start:
        return None
    end = event.end or event.start
    if step.phase != "before" and step.date.latest < event.start.earliest:
        return phrase("is before the start of its event, {date}", date=event.start.edtf)
    is_over = step.date.earliest > end.latest
    if is_over and (step.phase == "before" or (step.phase == "during" and event.end)):
        return phrase("is after the end of its event, {date}", date=end.edtf)
    return None
