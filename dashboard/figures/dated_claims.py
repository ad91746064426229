"""The dated claims: steps and entries of the historical background that name a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from math import inf
from textwrap import wrap
from typing import Final, NamedTuple

from dashboard.data.records import Event, Place, Step
from dashboard.edition import Edition
from dashboard.languages.date_phrases import date_in_words, stated_date

MAX_MOVEMENT_DAYS: Final = 400  # the longest period in which a movement is drawn, unless selected
MAX_STEP_DAYS: Final = 62  # the same for other steps of an event, of which there are more
LINE_LENGTH: Final = 24  # characters in a line of a label beside a sign
DATE_LENGTH: Final = 30  # in a line of the date below it


class DatedClaim(NamedTuple):
    """One dated claim with a place; with a `destination` something moved, or a way was closed.

    `event` is None for the historical background; `first` and `last` are None if it is undated.
    `text` is what stands beside it, in lines: the `label`, then the `date` in words. `act_of` is
    the id of a side. Where a whole region was reached, `towns` are those of the event in it.
    """

    event: Event | None
    place: Place
    destination: Place | None
    closed: bool
    first: date | None
    last: date | None
    text: str
    label: str = ""
    date: str = ""
    act_of: str = ""
    via: tuple[Place, ...] = ()
    towns: tuple[Place, ...] = ()

    @property
    def days(self) -> float:
        """The number of days within its date; infinite if it is undated."""
        return (self.last - self.first).days + 1 if self.first and self.last else inf

    @property
    def max_days(self) -> int:
        """The longest period, in days, in which it is drawn without being selected."""
        moved = self.destination is not None and not self.closed
        return MAX_MOVEMENT_DAYS if moved or self.event is None else MAX_STEP_DAYS


def dated_claims(edition: Edition) -> list[DatedClaim]:
    """Return every step, and every context entry in the period of the atlas, with coordinates."""
    claims = [*_of_steps(edition), *_of_context(edition)]
    return [claim for claim in claims if _is_placed(claim.place) and _goal_is_placed(claim)]


def places_of(claim: DatedClaim) -> tuple[Place, ...]:
    """Return the places of a claim: where it was, and its destination if it has one."""
    return (claim.place, claim.destination) if claim.destination else (claim.place,)


def _of_steps(edition: Edition) -> Iterator[DatedClaim]:
    for event in edition.events:
        steps = [step for step in edition.steps(event.id) if step.place]
        first_closed = next((step for step in steps if step.way == "closed"), None)
        for step in steps:
            yield _step(event, step, step is first_closed, edition)


def _step(event: Event, step: Step, says_more: bool, edition: Edition) -> DatedClaim:
    date = stated_date(step.date, edition.language)
    closed = step.way == "closed"
    unlabelled = edition.say("{date}: route closed").format(date=date) if closed else date
    return DatedClaim(
        event,
        edition.place(step.place),
        edition.place(step.to_place) if step.to_place else None,
        closed,
        step.date.earliest if step.date else None,
        step.date.latest if step.date else None,
        _text(step.label, date, says_more, edition) if step.label else _wrapped(unlabelled),
        step.label,
        date,
        step.act_of,
        _places(step.via, edition),
        () if closed else _towns(event, step, edition),
    )


def _towns(event: Event, step: Step, edition: Edition) -> tuple[Place, ...]:
    """Return the event's other places inside the region to which a step leads."""
    region = edition.place(step.to_place) if step.to_place else None
    if region is None or region.precision != "region":
        return ()
    places = _places(event.places, edition)
    return tuple(
        place
        for place in places
        if place.region == region.region and place.id not in (region.id, step.place)
    )


def _places(names: Iterable[str], edition: Edition) -> tuple[Place, ...]:
    return tuple(filter(_is_placed, map(edition.place, names)))


def _of_context(edition: Edition) -> Iterator[DatedClaim]:
    for entry in edition.during(edition.config.first, edition.config.last).context:
        if entry.place and entry.date:
            date = date_in_words(entry.date, edition.language)
            labelled = _text(entry.label, date, False, edition)
            yield DatedClaim(
                None,
                edition.place(entry.place),
                edition.place(entry.to_place) if entry.to_place else None,
                False,
                entry.date.earliest,
                (entry.end or entry.date).latest,
                labelled if entry.label else _wrapped(f"{entry.title}, {date}"),
                entry.label,
                date,
                entry.act_of,
                _places(entry.via, edition),
            )


def _text(label: str, date: str, says_more: bool, edition: Edition) -> str:
    """Return the deed, its date and, once an event, that nobody says where a route was closed."""
    lines = [label, *wrap(date, DATE_LENGTH)]
    return "\n".join([*lines, edition.say("exact place not stated")] if says_more else lines)


def _wrapped(text: str) -> str:
    return "\n".join(wrap(text, LINE_LENGTH))


def _is_placed(place: Place) -> bool:
    return place.lat is not None and place.lon is not None


def _goal_is_placed(claim: DatedClaim) -> bool:
    return claim.destination is None or _is_placed(claim.destination)
