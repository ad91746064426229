"""The record of one row of each table: usually one claim, and the works that make it."""

from __future__ import annotations

from typing import NamedTuple

from dashboard.dates import Span


class Citation(NamedTuple):
    """One work and, where the source names it, the place in it ("3", "C. 3, 201")."""

    work: str
    locator: str


class Event(NamedTuple):
    """One record of the atlas; `start` and `end` are None where the source gives no date."""

    id: str
    title: str
    kind: str
    scope: str
    parent: str
    place: str
    other_places: tuple[str, ...]
    start: Span | None
    end: Span | None
    date_note: str
    summary: str
    cites: tuple[Citation, ...]

    @property
    def places(self) -> tuple[str, ...]:
        """Ids of every place that has a symbol for this event; the first is its own."""
        return tuple(place for place in (self.place, *self.other_places) if place)


class Place(NamedTuple):
    """One place; `lat` and `lon` are WGS84 degrees, None where it cannot be placed."""

    id: str
    name: str
    historical_names: tuple[str, ...]
    kind: str
    lat: float | None
    lon: float | None
    precision: str
    region: str
    note: str


class Step(NamedTuple):
    """One dated step of an event; with `to_place`, something moved there from `place`.

    Where `way` is "closed", nothing moved: the way between the two was closed or cut. `act_of` is
    the side whose act it is, or empty.
    """

    event: str
    date: Span | None
    phase: str
    place: str
    to_place: str
    what: str
    said_by: str
    cites: tuple[Citation, ...]
    way: str = ""
    act_of: str = ""


class Cause(NamedTuple):
    """One stated cause of one event."""

    event: str
    category: str
    statement: str
    said_by: str
    cites: tuple[Citation, ...]


class Casualty(NamedTuple):
    """One figure, or one statement without a figure: then both counts are None, not zero."""

    event: str
    side: str
    kind: str
    count_min: int | None
    count_max: int | None
    qualifier: str
    statement: str
    said_by: str
    area: str
    period: str
    part_of: int | None
    cites: tuple[Citation, ...]


class Participant(NamedTuple):
    """One statement on who took part; counts are None where the source gives no figure."""

    event: str
    who: str
    count_min: int | None
    count_max: int | None
    statement: str
    said_by: str
    cites: tuple[Citation, ...]


class Leader(NamedTuple):
    """One person or group in one event; a fate is a claim like any other."""

    event: str
    name: str
    role: str
    side: str
    fate: str
    said_by: str
    cites: tuple[Citation, ...]


class Interpretation(NamedTuple):
    """One interpretation of an event, or of all of them where `event` is empty."""

    event: str
    thesis: str
    held_by: str
    statement: str
    cites: tuple[Citation, ...]


class ContextEntry(NamedTuple):
    """One dated event around the uprisings."""

    date: Span | None
    end: Span | None
    title: str
    what: str
    place: str
    to_place: str
    cites: tuple[Citation, ...]
    date_note: str = ""


class Conflict(NamedTuple):
    """One point on which claims disagree, or may count the same people.

    `section` is the table to whose claims it belongs ("casualties"), or empty.
    """

    events: tuple[str, ...]
    topic: str
    explanation: str
    said_by: str
    cites: tuple[Citation, ...]
    section: str = ""


class Evidence(NamedTuple):
    """Evidence `for` or `against` (`weight`) an interpretation of all events together."""

    thesis: str
    weight: str
    event: str
    statement: str
    said_by: str
    cites: tuple[Citation, ...]


class StoryStep(NamedTuple):
    """One step of the guided tour: its text, and what the atlas shows meanwhile."""

    id: str
    title: str
    text: str
    period: Span | None
    event: str
    map_view: tuple[str, ...]
    view: str
    cites: tuple[Citation, ...]


class LessonStep(NamedTuple):
    """One step of a lesson; `link` is the query string of an address in the atlas, or empty."""

    lesson: str
    minutes: int
    task: str
    link: str
    question: str
    answer: str
    cites: tuple[Citation, ...]


class Term(NamedTuple):
    """One term of the glossary."""

    term: str
    meaning: str
    cites: tuple[Citation, ...]


class ForeignWord(NamedTuple):
    """One word of another language than that of the tables, and the code of that language."""

    word: str
    language: str


class Correction(NamedTuple):
    """One correction: what was wrong in a table, and what stands there now."""

    date: Span | None
    file: str
    record: str
    what: str
    reported_by: str
    cites: tuple[Citation, ...]


class Work(NamedTuple):
    """One cited work; `title` is empty where the text we have does not give it."""

    id: str
    author: tuple[str, ...]
    year: str
    title: str
    kind: str
    language: str
    note: str
