"""What happened where and when: the dated claims of steps and context that name a place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import inf
from textwrap import wrap
from typing import Final, NamedTuple

from dashboard.data.records import ContextEntry, Event, Place, Step
from dashboard.languages.date_phrases import date_in_words
from dashboard.languages.language import Language
from dashboard.model import Atlas

YEAR: Final = 400  # days: the longest period in which what moved is drawn, unless chosen
MONTHS: Final = 62  # the same for the steps within an event, of which there are more
LETTERS: Final = 24  # letters in a line of the words beside a sign


class DatedClaim(NamedTuple):
    """One dated claim with a place: with a `goal` something moved there, or the way was closed.

    `event` is None for what happened around the events; `first` and `last` are None, undated.
    """

    event: Event | None
    place: Place
    goal: Place | None
    closed: bool
    first: date | None
    last: date | None
    words: str

    @property
    def days(self) -> float:
        """How many days its date leaves open; undated, without end."""
        return (self.last - self.first).days + 1 if self.first and self.last else inf

    @property
    def longest(self) -> int:
        """The longest period, in days, in which it is drawn without being chosen."""
        moved = self.goal is not None and not self.closed
        return YEAR if moved or self.event is None else MONTHS


def dated_claims(atlas: Atlas, language: Language) -> list[DatedClaim]:
    """Return every step, and every entry of the context in the time of the atlas, on the map."""
    found = [*_of_steps(atlas, language), *_of_context(atlas, language)]
    return [each for each in found if _is_placed(each.place) and _goal_is_placed(each)]


def _of_steps(atlas: Atlas, language: Language) -> Iterator[DatedClaim]:
    for event in atlas.events:
        for step in atlas.steps(event.id):
            if step.place:
                yield _step(event, step, atlas, language)


def _step(event: Event, step: Step, atlas: Atlas, language: Language) -> DatedClaim:
    words = date_in_words(step.date, language) if step.date else language.say("no date")
    closed = step.way == "closed"
    if closed:
        words = language.say("{date}: way closed").format(date=words)
    return DatedClaim(
        event,
        atlas.place(step.place),
        atlas.place(step.to_place) if step.to_place else None,
        closed,
        step.date.earliest if step.date else None,
        step.date.latest if step.date else None,
        _in_lines(words),
    )


def _of_context(atlas: Atlas, language: Language) -> Iterator[DatedClaim]:
    for entry in atlas.during(atlas.config.first, atlas.config.last).context:
        if entry.place and entry.date:
            yield DatedClaim(
                None,
                atlas.place(entry.place),
                atlas.place(entry.to_place) if entry.to_place else None,
                False,
                entry.date.earliest,
                (entry.end or entry.date).latest,
                _in_lines(_titled(entry, language)),
            )


def _titled(entry: ContextEntry, language: Language) -> str:
    when = date_in_words(entry.date, language) if entry.date else ""
    return f"{language.say(entry.title)}, {when}"


def _in_lines(words: str) -> str:
    return "\n".join(wrap(words, LETTERS))


def _is_placed(place: Place) -> bool:
    return place.lat is not None and place.lon is not None


def _goal_is_placed(each: DatedClaim) -> bool:
    return each.goal is None or _is_placed(each.goal)
