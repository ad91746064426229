"""The list of events: one row each, in groups, filtered and selected together with the map."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dash import html

from dashboard.components.symbol import symbol
from dashboard.data.records import Event
from dashboard.edition import Edition
from dashboard.html import ids
from dashboard.html.attributes import aria, data
from dashboard.languages.date_phrases import date_in_words, period_in_words
from dashboard.languages.language import Language
from dashboard.model import Atlas
from dashboard.sections.vocabulary import event_number, not_placed_reason, perhaps_same_label


def event_list(edition: Edition) -> html.Nav:
    """Return the list of all events; the browser takes out those outside the period."""
    groups = [
        _group(title, events, edition) for title, events in _events_by_group(edition) if events
    ]
    return html.Nav(
        [
            html.H2(edition.say("Events")),
            html.P(_count_line(edition), id=ids.EVENT_COUNT, className="count-line"),
            html.Div(groups, id=ids.EVENT_LIST, tabIndex="-1"),
        ],
        className="events",
        **aria(label=edition.say("Events")),
    )


def counts(edition: Edition) -> dict[str, Any]:
    """Return the sentence for every number of records that may be in a period, from none on.

    Those of `own` are one list for each number of pairs of events that may be one.
    """
    compared = sum(event.scope == "comparison" for event in edition.events)
    own = len(edition.events) - compared
    # One sentence for every number, because plural forms are chosen in Python.
    return {
        "own": [
            [_count_of_own(n, pairs, own, edition) for n in range(own + 1)]
            for pairs in range(_own_pairs(edition) + 1)
        ],
        "comparison": [
            edition.say_many("{n} more for comparison", "{n} more for comparison", n).format(n=n)
            for n in range(compared + 1)
        ],
    }


def _count_of_own(n: int, pairs: int, own: int, edition: Edition) -> str:
    count = edition.say_many("{n} of {all} event", "{n} of {all} events", own).format(n=n, all=own)
    if not pairs:
        return count
    if n == own:
        count = edition.say_many("{n} event", "{n} events", n).format(
            n=event_number(n, pairs, edition)
        )
    template = (
        edition.say("{count} (two may be the same event)")
        if pairs == 1
        else edition.say("{count} (each of {n} pairs may be one event)")
    )
    return template.format(count=count, n=pairs)


def _own_pairs(edition: Edition) -> int:
    own = {event.id for event in edition.events if event.scope != "comparison"}
    return sum(own.issuperset(pair) for pair in edition.perhaps_same_pairs)


def _count_line(edition: Edition) -> str:
    numbers = counts(edition)
    return " · ".join([numbers["own"][-1][-1], *numbers["comparison"][1:][-1:]])


def _group(title: str, events: Iterable[Event], edition: Edition) -> html.Section:
    rows = [_row(event, edition) for event in events]
    return html.Section(
        [html.H3(title), html.Ul(rows, className="event-rows")], className="event-group"
    )


def _row(event: Event, edition: Edition) -> html.Li:
    lines = [
        html.Span(event.title, className="row-title", dir="auto"),
        html.Span(short_dates(event, edition.language), className="row-dates"),
        html.Span(edition.say("may be in this period (date uncertain)"), className="row-uncertain"),
        html.Span(edition.say("already over"), className="row-past"),
    ]
    others = edition.perhaps_same(event.id)
    if others:
        lines.append(html.Span(perhaps_same_label(others, edition), className="row-perhaps"))
    if not event.places:
        lines.append(html.Span(not_placed_reason(event, edition), className="row-unplaced"))
    link = html.A(
        [symbol(event, edition), html.Span(lines, className="row-words")],
        href=f"?event={event.id}",
    )
    handout = html.A(
        edition.say("Handout (PDF)"), href=f"handouts/{event.id}.pdf", className="row-handout"
    )
    return html.Li([link, html.Noscript(handout)], className="event-row", **data(event=event.id))


def short_dates(event: Event, language: Language) -> str:
    """Return the dates in short form; only the panel says that an end or a day is not given."""
    if event.start and not event.end:
        date = date_in_words(event.start, language)
        is_exact_day = event.start.earliest == event.start.latest
        return language.say("from {date}").format(date=date) if is_exact_day else date
    return period_in_words(event.start, event.end, language)


def _events_by_group(edition: Edition) -> list[tuple[str, list[Event]]]:
    counted_events = [event for event in _by_date(edition) if event.scope != "comparison"]
    placed = [event for event in counted_events if event.places]
    decades = [
        (decade.name, [event for event in placed if edition.decade(event) == decade])
        for decade in edition.config.decades
    ]
    undated = [event for event in placed if edition.decade(event) is None]
    return [
        *decades,
        (edition.say("Date not given"), undated),
        (
            edition.say("Not on the map"),
            [event for event in counted_events if not event.places],
        ),
        (
            edition.config.texts.comparison_heading or edition.say("For comparison"),
            [event for event in _by_date(edition) if event.scope == "comparison"],
        ),
    ]


def _by_date(atlas: Atlas) -> list[Event]:
    # By the latest possible day: who is said to have begun “in May” is not put before who is known
    # to have begun on the 25th.
    last = atlas.config.last
    return sorted(atlas.events, key=lambda event: event.start.latest if event.start else last)
