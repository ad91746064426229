"""An event, or a decade, at a glance: short answers, which scripts set beside those of another.

No number of people is added up: a decade has only what can be listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dash import html

from dashboard.data.config import Decade
from dashboard.data.records import Event, Leader
from dashboard.downloads.event_works import works_cited
from dashboard.edition import Edition
from dashboard.figures.door_map import (
    DOOR_HEIGHT,
    DOOR_WIDTH,
    opening_window,
    place_in_door,
    sea_in_window,
)
from dashboard.figures.sides import rank_of
from dashboard.figures.symbols import decade_class
from dashboard.html import ids
from dashboard.html.attributes import aria, data
from dashboard.html.render import Markup, to_html
from dashboard.languages.date_phrases import period_in_words
from dashboard.sections.casualties import casualty_section
from dashboard.sections.section_lines import MOST, casualty_names
from dashboard.sections.vocabulary import not_placed_reason, side_label


class Row(NamedTuple):
    """One answer: its items and how many `more` there are, or the sentence that there is none.

    `jump` is the section about it.
    """

    id: str
    title: str
    items: Sequence[str]
    silence: str = ""
    jump: str = ""
    more: str = ""


def event_glance(event: Event, edition: Edition) -> html.Div:
    """Return the answers about one event, with its places on a small map."""
    period = period_in_words(event.start, event.end, edition.language)
    return _glance(event.title, [event], period, _event_rows(event, edition), edition)


def decade_glance(decade: Decade, edition: Edition) -> html.Div | None:
    """Return what can be listed of all events of a decade; None where it has none."""
    events = [event for event in edition.events if edition.decade(event) == decade]
    if not events:
        return None
    period = _whole_period(events, edition)
    rows = _decade_rows(events, period, edition)
    return _glance(decade.name, events, period, rows, edition)


def _glance(
    title: str, events: Sequence[Event], period: str, rows: Iterable[Row], edition: Edition
) -> html.Div:
    picture = Markup(_map(events, edition))
    lines = [
        html.P(
            [html.Span(item) for item in row.items] or row.silence,
            className="" if row.items else "silence",
            **data(row=row.id, title=row.title, jump=row.jump, more=row.more),
        )
        for row in rows
    ]
    head = [
        html.Span(title, className="glance-title"),
        html.Span(picture, className="door-map glance-map", **aria(hidden="true")),
        html.Span(period, className="glance-period"),
    ]
    return html.Div([html.Div(head), *lines], **data(glance=""))


def _event_rows(event: Event, edition: Edition) -> Iterator[Row]:
    say, language = edition.say, edition.language
    yield Row(
        "when",
        say("When"),
        [period_in_words(event.start, event.end, language)],
        jump="heading",
    )
    yield Row("length", say("How long"), *_length(event, edition), jump="length")
    places = [edition.place(place).name for place in event.places]
    yield Row("where", say("Where"), places, not_placed_reason(event, edition), "heading")
    yield _listed(
        Row(
            "participants",
            say("Who took part"),
            [row.who for row in edition.participants(event.id)],
            say("The article does not say who took part."),
            "people",
        ),
        edition,
    )
    yield _listed(
        Row(
            "leaders",
            say("Who led"),
            _leaders(edition.leaders(event.id), edition),
            say("The article names no leader."),
            "people",
        ),
        edition,
    )
    silence = say("The article states no cause.")
    yield Row("causes", say("Why"), _causes([event], edition), silence, "causes")
    yield from _open_rows(event, edition)


def _open_rows(event: Event, edition: Edition) -> Iterator[Row]:
    """Yield the losses and what is disputed."""
    say = edition.say
    losses = casualty_section(event, edition)
    silence = losses.unknown if losses.figures else losses.empty
    names = casualty_names(event, edition)
    yield _listed(
        Row("casualties", say("Dead and other losses"), names, silence, "casualties"), edition
    )
    points = [point.topic for point in edition.conflicts(event.id)]
    silence = say("The article shows no disagreement.")
    yield _listed(Row("conflicts", say("Still disputed"), points, silence, "conflicts"), edition)


def _decade_rows(events: Sequence[Event], period: str, edition: Edition) -> Iterator[Row]:
    say = edition.say
    yield Row("events", say("Events"), [event.title for event in events], jump="heading")
    yield Row("when", say("When"), [period], jump="heading")
    silence = say("The article states no cause.")
    yield Row("causes", say("Why"), _causes(events, edition), silence, "causes")
    works = dict.fromkeys(work for event in events for work in works_cited(event, edition))
    yield Row("works", say("Works cited"), [_work(work, edition) for work in works])


def _length(event: Event, edition: Edition) -> tuple[list[str], str]:
    """Return how long an event lasted, the words of the source first; or why it is not known."""
    counted = counted_days(event, edition)
    ours = [edition.say("{days}, as we count").format(days=counted)] if counted else []
    words = [edition.say("“{words}”").format(words=event.lasted)] if event.lasted else []
    return [*words, *ours], no_length(event, edition)


def no_length(event: Event, edition: Edition) -> str:
    """Return which date is missing for the length of an event."""
    if event.start is None:
        return edition.say("The article gives no date.")
    return edition.say("The article gives no end date.")


def counted_days(event: Event, edition: Edition) -> str:
    """Return the number of days from start to end, both included; empty where it is not known."""
    bounds = edition.span(event)
    if event.start is None or event.end is None or bounds is None:
        return ""
    min_days = max((bounds.end_earliest - bounds.start_latest).days + 1, 1)
    max_days = (bounds.end_latest - bounds.start_earliest).days + 1
    text = edition.say_many("{n} day", "{n} days", max_days).format(n=max_days)
    if min_days == max_days:
        return text
    return edition.say("{least} to {days}").format(least=min_days, days=text)


def _leaders(people: Sequence[Leader], edition: Edition) -> list[str]:
    """Return the leaders, those of the first side first, and of others the side."""
    ranks = {person.side: rank_of(person.side, edition) or 0 for person in people}
    return [
        f"{person.name} ({side_label(person.side, edition)})" if ranks[person.side] else person.name
        for person in sorted(people, key=lambda person: ranks[person.side])
    ]


def _causes(events: Sequence[Event], edition: Edition) -> list[str]:
    named = {cause.category for event in events for cause in edition.causes(event.id)}
    return [cause.name for cause in edition.config.causes if cause.id in named]


def _work(name: str, edition: Edition) -> str:
    work = edition.work(name)
    return f"{edition.language.listed(work.author)} {work.year}".strip()


def _listed(row: Row, edition: Edition) -> Row:
    """Return a row with its first items, each once, and how many more there are."""
    every = list(dict.fromkeys(row.items))
    left = len(every) - MOST
    more = edition.say("{n} more").format(n=left) if left > 0 else ""
    return row._replace(items=every[:MOST], more=more)


def _whole_period(events: Sequence[Event], edition: Edition) -> str:
    """Return the time from the first start to the last end that any of the events has."""
    starts = [event.start for event in events if event.start]
    ends = [event.end or event.start for event in events if event.start]
    first = min(starts, key=lambda span: span.earliest)
    last = max((end for end in ends if end), key=lambda span: span.latest)
    return period_in_words(first, last, edition.language)


def _map(events: Sequence[Event], edition: Edition) -> str:
    """Return the places of events on the part of the relief that the map opens with, as SVG."""
    window = opening_window(edition.config)
    dots = [
        f'<circle class="door-dot {decade_class(event, edition)}" cx="{x:.1f}" cy="{y:.1f}"'
        f' r="{3.5 if place.id == event.place else 2}"/>'
        for event in events
        for place in map(edition.place, reversed(event.places))
        for x, y in place_in_door(window, place, edition.config)
    ]
    names = [_name(events[0], edition)] if len(events) == 1 else []
    drawn = "".join((f'<use href="#{ids.GLANCE_SEA}"/>', *dots, *names))
    return f'<svg viewBox="0 0 {DOOR_WIDTH} {DOOR_HEIGHT}">{drawn}</svg>'


def glance_sea(edition: Edition) -> Markup:
    """Return the sea of all small maps, drawn once: the relief has no colour of its own for it."""
    path = sea_in_window(opening_window(edition.config), edition)
    return Markup(
        '<svg class="glance-ground" aria-hidden="true">'
        f'<symbol id="{ids.GLANCE_SEA}" viewBox="0 0 {DOOR_WIDTH} {DOOR_HEIGHT}">'
        f'<path class="glance-sea" d="{path}"/></symbol></svg>'
    )


def _name(event: Event, edition: Edition) -> str:
    """Return the name of the main place, on that side of its dot where there is room."""
    if not event.place:
        return ""
    place = edition.place(event.place)
    for x, y in place_in_door(opening_window(edition.config), place, edition.config):
        side, at = ("end", x - 6) if x > DOOR_WIDTH / 2 else ("start", x + 6)
        text = to_html(place.name)
        return (
            f'<text class="glance-name" text-anchor="{side}" x="{at:.1f}" y="{y:.1f}">{text}</text>'
        )
    return ""
