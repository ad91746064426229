"""Two events, or two waves of them, point by point; the scripts take each point from the panels."""

from __future__ import annotations

from dash import html

from dashboard.components import ids
from dashboard.components.attributes import aria, data
from dashboard.language import Language
from dashboard.model import Atlas


def compare(atlas: Atlas, language: Language) -> html.Article:
    """Return the view: two choices, and the frame of what the scripts put side by side."""
    return html.Article(
        [
            html.H2(language.say("Compare"), tabIndex="-1"),
            html.P(
                language.say(
                    "Two events, or all of one decade beside all of another, point by point. "
                    "Figures stand beside each other and are never set off against each other: "
                    "they come from different works, and cover different places and days."
                ),
                className="lead",
            ),
            html.Div(
                [
                    _chooser("first", language.say("First"), atlas, language),
                    _chooser("second", language.say("Second"), atlas, language),
                ],
                className="compare-choice",
            ),
            html.Div(id=ids.COMPARISON, className="comparison"),
        ],
        className="view-article compare",
    )


def _chooser(side: str, label: str, atlas: Atlas, language: Language) -> html.Label:
    events = [html.Option(language.say(event.title), value=event.id) for event in atlas.events]
    waves = [
        html.Option(
            language.say("{decade}: all events").format(decade=language.say(decade.name)),
            value=f"wave:{decade.id}",
        )
        for decade in atlas.outline.decades
    ]
    return html.Label(
        [
            html.Span(label),
            html.Select([*events, *waves], **data(compare=side), **aria(label=label)),
        ]
    )
