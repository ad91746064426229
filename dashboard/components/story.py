"""The story: a guided tour of the atlas, step by step."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboard.components.citation import citation
from dashboard.components.views import views_of
from dashboard.data.records import StoryStep
from dashboard.edition import Edition
from dashboard.html.attributes import aria, data
from dashboard.model import Atlas


def story_frame(edition: Edition) -> html.Div:
    """Return the frame of the story: a link to each step, back, next, exit, and modes."""
    return html.Div(
        [
            html.A(edition.say("Exit"), href="?story=&event=", className="leave"),
            html.Div(className="story-told", **aria(live="polite")),
            html.Div(
                [
                    _button("previous", edition.say("Back"), "‹"),
                    _button("next", edition.say("Next"), "›"),
                ],
                className="story-ways",
            ),
            html.Nav(
                [_dot(number, step) for number, step in enumerate(edition.story, start=1)],
                className="story-dots",
                **aria(label=edition.say("Chapters of the story")),
            ),
            html.Div(
                [
                    _mode("play", edition.say("Autoplay"), edition.say("Stop autoplay")),
                    _mode(
                        "present",
                        edition.say("Presentation mode"),
                        edition.say("Exit presentation mode"),
                    ),
                ],
                className="story-modes",
            ),
        ],
        className="story-card",
    )


def story_step(number: int, step: StoryStep, edition: Edition) -> html.Article:
    """Return one step; `number` counts from 1."""
    count_text = edition.say("Chapter {n} of {all}").format(n=number, all=len(edition.story))
    return html.Article(
        [
            html.P(count_text, className="story-count"),
            html.H2(step.title, tabIndex="-1"),
            html.P([step.text, " ", citation(step.cites, edition)]),
            html.P(
                html.A(
                    edition.say("Show this chapter again"),
                    href=f"?story={step.id}",
                    className="again",
                ),
                className="story-again",
                hidden=True,
            ),
        ]
    )


def story_payload(edition: Edition) -> dict[str, Any]:
    """Return what `assets/js/story/story.js` shows; `points` are [lon, lat] in degrees."""
    first, last = edition.config.first, edition.config.last
    offered_views = {view.id for view in views_of(edition)}
    return {
        "frame": story_frame(edition),
        "steps": [
            {
                "id": step.id,
                "title": step.title,
                "from": max(step.period.earliest if step.period else first, first).isoformat(),
                "to": min(step.period.latest if step.period else last, last).isoformat(),
                "event": step.event,
                "view": step.view if step.view in offered_views else "",
                "points": _points(step, edition),
                "words": len(step.text.split()),
                "told": story_step(number, step, edition),
            }
            for number, step in enumerate(edition.story, start=1)
        ],
    }


def _points(step: StoryStep, atlas: Atlas) -> list[list[float]]:
    places = [atlas.place(name) for name in step.map_view]
    return [
        [place.lon, place.lat]
        for place in places
        if place.lon is not None and place.lat is not None
    ]


def _dot(number: int, step: StoryStep) -> html.A:
    title = step.title
    return html.A(
        str(number), href=f"?story={step.id}", title=title, **aria(label=f"{number}: {title}")
    )


def _button(direction: str, text: str, sign: str) -> html.Button:
    label = html.Span(text)
    arrow = html.Span(sign, className="way-sign", **aria(hidden="true"))
    parts = [arrow, label] if direction == "previous" else [label, arrow]
    return html.Button(parts, type="button", className=f"way-{direction}", **data(story=direction))


def _mode(name: str, start_label: str, stop_label: str) -> html.Button:
    # The label names the action: the style sheet shows the one that goes with `aria-pressed`.
    labels = [
        html.Span(start_label, className="when-off"),
        html.Span(stop_label, className="when-on"),
    ]
    return html.Button(labels, type="button", **data(story=name))
