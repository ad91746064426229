"""The dated claims: steps and entries of the historical background that name a place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import inf
from textwrap import wrap
from typing import Final, NamedTuple

from dashboard.data.records import ContextEntry, Event, Place, Step
from dashboard.edition import Edition
from dashboard.languages.date_phrases import date_in_words, stated_date
from dashboard.languages.language import Language

MAX_MOVEMENT_DAYS: Final = 400  # the longest period in which a movement is drawn, unless selected
MAX_STEP_DAYS: Final = 62  # the same for other steps of an event, of which there are more
LINE_LENGTH: Final = 24  # characters in a line of a label beside a sign


class DatedClaim(NamedTuple):
    """One dated claim with a place: with a `goal` something moved there, or the way was closed.

    `event` is None for the historical background; `first` and `last` are None if it is undated.
    """

    event: Event | None
    place: Place
    destination: Place | None
    closed: bool
    first: date | None
    last: date | None
    text: str

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


def _of_steps(edition: Edition) -> Iterator[DatedClaim]:
    for event in edition.events:
        for step in edition.steps(event.id):
            if step.place:
                yield _step(event, step, edition)


def _step(event: Event, step: Step, edition: Edition) -> DatedClaim:
    text = stated_date(step.date, edition.language)
    closed = step.way == "closed"
    if closed:
        text = edition.say("{date}: route closed").format(date=text)
    return DatedClaim(
        event,
        edition.place(step.place),
        edition.place(step.to_place) if step.to_place else None,
        closed,
        step.date.earliest if step.date else None,
        step.date.latest if step.date else None,
        _wrapped(text),
    )


def _of_context(edition: Edition) -> Iterator[DatedClaim]:
    for entry in edition.during(edition.config.first, edition.config.last).context:
        if entry.place and entry.date:
            yield DatedClaim(
                None,
                edition.place(entry.place),
                edition.place(entry.to_place) if entry.to_place else None,
                False,
                entry.date.earliest,
                (entry.end or entry.date).latest,
                _wrapped(_context_text(entry, edition.language)),
            )


def _context_text(entry: ContextEntry, language: Language) -> str:
    date = date_in_words(entry.date, language) if entry.date else ""
    return f"{entry.title}, {date}"


def _wrapped(text: str) -> str:
    return "\n".join(wrap(text, LINE_LENGTH))


def _is_placed(place: Place) -> bool:
    return place.lat is not None and place.lon is not None


def _goal_is_placed(claim: DatedClaim) -> bool:
    return claim.destination is None or _is_placed(claim.destination)
