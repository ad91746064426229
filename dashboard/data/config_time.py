"""The time of an atlas in `atlas.toml`: its first and last day, and its presets."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo

from dashboard.data.config_types import (
    ConfigTable,
    Day,
    OptionalDay,
    OptionalText,
    ReaderText,
    WrongKey,
)
from dashboard.languages.language import phrase


def _day_after_first(last: date, info: ValidationInfo) -> date:
    if last < info.data.get("first", last):
        raise WrongKey((phrase("is before first"), phrase("Write the later day in last.")))
    return last


def _day_or_event(day: date | None, info: ValidationInfo) -> date | None:
    """Return a day of a preset, or raise WrongKey unless it has either days or an event."""
    if day is None and not info.data.get("event", "one that is wrong"):
        fix = phrase(
            'Write a day, such as {key} = "1920-01-01", or event = "…" for the days of an event.',
            key=info.field_name,
        )
        raise WrongKey((phrase("must be a day"), fix))
    if day is not None and info.data.get("event"):
        fix = phrase("Leave out first and last, or leave out event.")
        raise WrongKey((phrase("is given twice: event gives the days"), fix))
    return day


def _optional_day_after_first(last: date | None, info: ValidationInfo) -> date | None:
    first = info.data.get("first")
    return last if last is None or first is None else _day_after_first(last, info)


class Time(ConfigTable):
    """The first and the last day of the atlas."""

    first: Day
    last: Annotated[Day, AfterValidator(_day_after_first)]


class Preset(ConfigTable):
    """A named period: its two days, both inclusive, or the event whose days they are."""

    name: ReaderText
    event: OptionalText = ""
    first: Annotated[OptionalDay, AfterValidator(_day_or_event)] = Field("", validate_default=True)
    last: Annotated[
        OptionalDay,
        AfterValidator(_optional_day_after_first),
        AfterValidator(_day_or_event),
    ] = Field("", validate_default=True)
