"""The story: a guided tour, step by step, over the atlas at work."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboard.components.citation import citation
from dashboard.components.views import views_of
from dashboard.data.records import StoryStep
from dashboard.html.attributes import aria, data
from dashboard.languages.language import Language
from dashboard.model import Atlas


def story_frame(atlas: Atlas, language: Language) -> html.Div:
    """Return what stands around every step: a way to each, and the ways on, back and out."""
    return html.Div(
        [
            html.A(language.say("Leave"), href="?story=&event=", className="leave"),
            html.Div(className="story-told", **aria(live="polite")),
            html.Div(
                [
                    _button("previous", language.say("Back"), "‹"),
                    _button("next", language.say("Next"), "›"),
                ],
                className="story-ways",
            ),
            html.Nav(
                [_dot(number, step, language) for number, step in enumerate(atlas.story, start=1)],
                className="story-dots",
                **aria(label=language.say("Steps of the story")),
            ),
            html.Div(
                [
                    _mode("play", language.say("Play by itself"), language.say("Stop playing")),
                    _mode(
                        "present",
                        language.say("Present to a class"),
                        language.say("End presenting"),
                    ),
                ],
                className="story-modes",
            ),
        ],
        className="story-card",
    )


def story_step(number: int, step: StoryStep, atlas: Atlas, language: Language) -> html.Article:
    """Return one step as it is told; `number` counts from 1."""
    counted = language.say("The story: {n} of {all}").format(n=number, all=len(atlas.story))
    return html.Article(
        [
            html.P(counted, className="story-count"),
            html.H2(language.say(step.title), tabIndex="-1"),
            html.P([language.say(step.text), " ", citation(step.cites, atlas, language)]),
            html.P(
                html.A(
                    language.say("Show this step again"),
                    href=f"?story={step.id}",
                    className="again",
                ),
                className="story-again",
                hidden=True,
            ),
        ]
    )


def story_payload(atlas: Atlas, language: Language) -> dict[str, Any]:
    """Return what `assets/57-story-hands.js` shows; `points` are in degrees, [east, north]."""
    first, last = atlas.config.first, atlas.config.last
    return {
        "frame": story_frame(atlas, language),
        "steps": [
            {
                "id": step.id,
                "title": language.say(step.title),
                "from": max(step.period.earliest if step.period else first, first).isoformat(),
                "to": min(step.period.latest if step.period else last, last).isoformat(),
                "event": step.event,
                "view": step.view if step.view in views_of(atlas) else "",
                "points": _points(step, atlas),
                "words": len(language.say(step.text).split()),
                "told": story_step(number, step, atlas, language),
            }
            for number, step in enumerate(atlas.story, start=1)
        ],
    }


def _points(step: StoryStep, atlas: Atlas) -> list[list[float]]:
    places = [atlas.place(name) for name in step.map_view]
    return [
        [place.lon, place.lat]
        for place in places
        if place.lon is not None and place.lat is not None
    ]


def _dot(number: int, step: StoryStep, language: Language) -> html.A:
    title = language.say(step.title)
    return html.A(
        str(number), href=f"?story={step.id}", title=title, **aria(label=f"{number}: {title}")
    )


def _button(way: str, words: str, sign: str) -> html.Button:
    said = html.Span(words)
    arrow = html.Span(sign, className="way-sign", **aria(hidden="true"))
    parts = [arrow, said] if way == "previous" else [said, arrow]
    return html.Button(parts, type="button", className=f"way-{way}", **data(story=way))


def _mode(name: str, begin: str, end: str) -> html.Button:
    # It names what it will do; the style sheet shows the word that goes with `aria-pressed`.
    words = [html.Span(begin, className="when-off"), html.Span(end, className="when-on")]
    return html.Button(words, type="button", **data(story=name))
