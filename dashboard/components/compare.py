"""Compare two events, or two decades, point by point; scripts copy the points from the panels."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.components.chronology import acts_of_side
from dashboard.components.citation import citation
from dashboard.components.glance import (
    counted_days,
    decade_glance,
    event_glance,
    glance_sea,
    no_length,
)
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
            html.P(
                edition.say(
                    "Rows that differ are tinted. “=” means that something is on both sides. "
                    "Select an answer to read more below."
                ),
                className="note",
            ),
            glance_sea(edition),
            _container(edition),
        ],
        className="view-article compare",
    )


def _container(edition: Edition) -> html.Div:
    """Return what the scripts fill, with the texts that they need for it."""
    texts = data(
        glance=edition.say("At a glance"),
        heading=edition.say("Summary"),
        conflicts=edition.say("Where texts disagree or are unclear"),
        differs=edition.say("differs"),
        same=edition.say("the same"),
        both=edition.say("on both sides"),
    )
    return html.Div(id=ids.COMPARISON, className="comparison", **texts)


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


def compared(edition: Edition) -> dict[str, html.Div]:
    """Return what the panels do not have: of each event, and of each decade as "wave:ID"."""
    decades = {
        f"wave:{decade.id}": decade_glance(decade, edition) for decade in edition.config.decades
    }
    return {
        **{event.id: comparison_points(event, edition) for event in edition.events},
        **{name: glance for name, glance in decades.items() if glance},
    }


def comparison_points(event: Event, edition: Edition) -> html.Div:
    """Return `event` at a glance, and the points that its panel has no section for, as sections."""
    return html.Div(
        [
            event_glance(event, edition),
            _point("length", edition.say("Duration"), _duration(event, edition)),
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


def _duration(event: Event, edition: Edition) -> list[Component]:
    """Return how long an event lasted: the words of the source, then our count of days."""
    content: list[Component] = []
    if event.lasted:
        cited = citation(event.cites, edition)
        content.append(
            html.P([html.Strong(edition.say("“{words}”").format(words=event.lasted)), " ", cited])
        )
    counted = counted_days(event, edition)
    if not counted:
        return content or [empty_note(no_length(event, edition))]
    note = edition.say(
        "Our calculation, from the earliest and latest possible start and end dates."
    )
    return [*content, html.P([counted, html.Span(f" {note}", className="note")])]
