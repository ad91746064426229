"""Compare two events, or two decades, point by point; scripts copy the points from the panels."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.components.chronology import acts_of_side
from dashboard.components.panel_sections import empty_note
from dashboard.data.records import Event
from dashboard.edition import Edition
from dashboard.html import ids
from dashboard.html.attributes import aria, data
from dashboard.sections.vocabulary import side_by_rank


def compare(edition: Edition) -> html.Article:
    """Return the view: two selects, and the container that the scripts fill side by side."""
    return html.Article(
        [
            html.H2(edition.say("Compare"), tabIndex="-1"),
            html.P(
                edition.say(
                    "Compare two events, or all events of two decades, point by point. "
                    "Figures appear side by side and are never subtracted from each other. "
                    "They come from different works, and cover different places and dates."
                ),
                className="lead",
            ),
            html.Div(
                [
                    _chooser("first", edition.say("First"), edition),
                    _chooser("second", edition.say("Second"), edition),
                ],
                className="compare-choice",
            ),
            html.Div(id=ids.COMPARISON, className="comparison"),
        ],
        className="view-article compare",
    )


def _chooser(side: str, label: str, edition: Edition) -> html.Label:
    event_options = [html.Option(event.title, value=event.id) for event in edition.events]
    decade_options = [
        html.Option(
            edition.say("{decade}: all events").format(decade=decade.name),
            value=f"wave:{decade.id}",
        )
        for decade in edition.config.decades
    ]
    return html.Label(
        [
            html.Span(label),
            html.Select(
                [*event_options, *decade_options], **data(compare=side), **aria(label=label)
            ),
        ]
    )


def comparison_points(event: Event, edition: Edition) -> html.Div:
    """Return the points of `event` that its panel has no section for, as sections like there."""
    return html.Div(
        [
            _point("length", edition.say("Duration"), [_duration(event, edition)]),
            *(
                _point(
                    f"acts-{side_by_rank(side.id, edition)}",
                    side.acts,
                    acts_of_side(side.id, event, edition),
                )
                for side in edition.config.sides
                if side.acts
            ),
        ]
    )


def _point(name: str, title: str, content: list[Component]) -> html.Section:
    return html.Section([html.H3(title), *content], **data(section=name))


def _duration(event: Event, edition: Edition) -> html.P:
    """Return the number of days from start to end, both included, or why it is not known."""
    bounds = edition.span(event)
    if event.start is None or bounds is None:
        return empty_note(edition.say("The article gives no date."))
    if event.end is None:
        return empty_note(edition.say("The article gives no end date."))
    min_days = max((bounds.end_earliest - bounds.start_latest).days + 1, 1)
    max_days = (bounds.end_latest - bounds.start_earliest).days + 1
    text = edition.say_many("{n} day", "{n} days", max_days).format(n=max_days)
    if min_days != max_days:
        text = edition.say("{least} to {days}").format(least=min_days, days=text)
    note = edition.say(
        "Our calculation, from the earliest and latest possible start and end dates."
    )
    return html.P([text, html.Span(f" {note}", className="note")])
