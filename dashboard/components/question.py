"""The first screen: the question of the atlas, and doors to what answers a part of it."""

from __future__ import annotations

from urllib.parse import parse_qs

from dash import html
from dash.development.base_component import Component

from dashboard.data.config_texts import Door
from dashboard.edition import Edition
from dashboard.figures.door_map import DOOR_HEIGHT, DOOR_WIDTH, place_in_door
from dashboard.figures.symbols import decade_class
from dashboard.html.attributes import aria
from dashboard.html.render import Markup


def question_above(edition: Edition) -> html.Section | None:
    """Return the question and the doors for above the map, where there is no panel beside it."""
    question = edition.config.texts.question
    if not question:
        return None
    return html.Section(
        [html.H2(question), doors(edition)],
        className="question-above",
        **aria(label=question),
    )


def doors(edition: Edition) -> html.Ul | None:
    """Return a link with a small map for each door of `atlas.toml`."""
    items = [
        html.Li(html.A(_door(number, door, edition), href=door.link))
        for number, door in enumerate(edition.config.doors, 1)
    ]
    return html.Ul(items, className="doors") if items else None


def _door(number: int, door: Door, edition: Edition) -> list[Component]:
    return [
        html.Span(
            Markup(_marks(door, edition)),
            className=f"door-map door-{number}",
            **aria(hidden="true"),
        ),
        html.Strong(door.title),
        html.Span(door.text, className="door-text"),
    ]


def _marks(door: Door, edition: Edition) -> str:
    """Return the places of the events that the door leads to, as SVG."""
    asked = parse_qs(door.link.removeprefix("?"))
    named = [*asked.get("event", ()), *(",".join(asked.get("compare", ())).split(","))]
    circles = [
        f'<circle class="door-dot {decade_class(event, edition)}" cx="{x:.1f}" cy="{y:.1f}" r="5"/>'
        for event in edition.events
        if event.id in named
        for place in map(edition.place, event.places)
        for x, y in place_in_door(door, place, edition.config)
    ]
    return f'<svg viewBox="0 0 {DOOR_WIDTH} {DOOR_HEIGHT}">{"".join(circles)}</svg>'
