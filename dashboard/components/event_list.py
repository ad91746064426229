"""The list of events: one row each, in groups, filtered and selected together with the map."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboard.components.symbol import symbol
from dashboard.data.records import Event
from dashboard.html import ids
from dashboard.html.attributes import aria, data
from dashboard.languages.date_phrases import date_in_words, period_in_words
from dashboard.languages.language import Language
from dashboard.model import Atlas
from dashboard.sections.vocabulary import not_placed_reason


def event_list(language: Language) -> html.Nav:
    """Return the empty list; the browser fills in the rows of the period."""
    return html.Nav(
        [
            html.H2(language.say("Events")),
            html.P(id=ids.EVENT_COUNT, className="count-line"),
            html.Div(id=ids.EVENT_LIST, tabIndex="-1"),
        ],
        className="events",
        **aria(label=language.say("Events")),
    )


def event_row(event: Event, atlas: Atlas, language: Language) -> html.Li:
    """Return one row: symbol, title and dates, as a link that opens the panel."""
    lines = [
        html.Span(language.say(event.title), className="row-title", dir="auto"),
        html.Span(short_dates(event, language), className="row-dates"),
        html.Span(language.say("possibly in this period"), className="row-uncertain"),
        html.Span(language.say("over by then"), className="row-past"),
    ]
    if not event.places:
        lines.append(html.Span(not_placed_reason(event, atlas, language), className="row-unplaced"))
    link = html.A(
        [symbol(event, atlas), html.Span(lines, className="row-words")],
        href=f"?event={event.id}",
    )
    return html.Li(link, className="event-row", **data(event=event.id))


def event_groups(atlas: Atlas, language: Language) -> list[dict[str, Any]]:
    """Return the groups of the list in order: a heading, and event ids sorted by date."""
    return [
        {"heading": html.H3(title), "events": [event.id for event in events]}
        for title, events in _events_by_group(atlas, language)
        if events
    ]


def short_dates(event: Event, language: Language) -> str:
    """Return the dates in short form; only the panel says that an end or a day is not given."""
    if event.start and not event.end:
        date = date_in_words(event.start, language)
        is_exact_day = event.start.earliest == event.start.latest
        return language.say("from {date}").format(date=date) if is_exact_day else date
    return period_in_words(event.start, event.end, language)


def _events_by_group(atlas: Atlas, language: Language) -> list[tuple[str, list[Event]]]:
    counted_events = [event for event in _by_date(atlas) if event.scope != "comparison"]
    placed = [event for event in counted_events if event.places]
    decades = [
        (language.say(decade.name), [event for event in placed if atlas.decade(event) == decade])
        for decade in atlas.config.decades
    ]
    undated = [event for event in placed if atlas.decade(event) is None]
    return [
        *decades,
        (language.say("Without a date"), undated),
        (
            language.say("Not placed on the map"),
            [event for event in counted_events if not event.places],
        ),
        (
            language.say(atlas.config.texts.comparison_heading) or language.say("For comparison"),
            [event for event in _by_date(atlas) if event.scope == "comparison"],
        ),
    ]


def _by_date(atlas: Atlas) -> list[Event]:
    last = atlas.config.last
    return sorted(atlas.events, key=lambda event: event.start.earliest if event.start else last)
