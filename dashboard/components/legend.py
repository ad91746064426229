"""The key: what each sign on the map means, and apart from it what can be hidden."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component

from dashboard.data.config import Kind
from dashboard.data.records import Event
from dashboard.edition import Edition
from dashboard.html import ids
from dashboard.html.attributes import aria, data
from dashboard.model import Atlas
from dashboard.sections.vocabulary import comparison_label, side_class

UNDATED = "decade:none"


class Sign(NamedTuple):
    """A sign of the map; `css_class` draws it beside its meaning.

    The short key shows only signs with a `name`, and says what each means in a word or two.
    """

    css_class: str
    meaning: str
    name: str = ""
    short: str = ""


def legend(edition: Edition) -> html.Details:
    """Return the key, closed: the signs, then the switches, which are not printed."""
    return html.Details(
        [
            html.Summary(edition.say("Key")),
            html.Div([_signs(edition), _switches(edition)], id=ids.LEGEND, className="legend-body"),
        ],
        className="card legend",
    )


def _signs(edition: Edition) -> html.Section:
    border_note = edition.config.texts.border_note
    return html.Section(
        [
            html.H3(edition.say("Signs")),
            *_group(edition.say("Colour: decade"), map(_line, _decade_signs(edition))),
            *_group(edition.say("Shape: type of event"), map(_line, _kind_signs(edition))),
            *_group(
                edition.say("Whose side? (arrows and charts)"), map(_line, side_signs(edition))
            ),
            *_group(edition.say("On the map"), map(_line, map_signs(edition))),
            *_group(edition.say("On the timeline"), map(_line, _timeline_signs(edition))),
            html.P(border_note, className="note") if border_note else None,
        ]
    )


def _switches(edition: Edition) -> html.Section:
    return html.Section(
        [
            html.H3(edition.say("Show or hide")),
            html.P(
                edition.say(
                    "Select a line to hide or show its events. An event with several causes stays "
                    "until all of them are hidden."
                ),
                className="note needs-scripts",
            ),
            *_group(edition.say("Decade"), _decade_switches(edition)),
            *_group(edition.say("Type of event"), _kind_switches(edition)),
            *_group(edition.say("Stated causes"), _cause_switches(edition)),
            *_group(edition.say("Borders"), _border_switches(edition)),
        ],
        className="filters",
    )


def tags(event: Event, atlas: Atlas) -> list[str]:
    """Return the tags by which `event` can be hidden: its kind, its decade and its causes."""
    decade = atlas.decade(event)
    causes = dict.fromkeys(f"cause:{cause.category}" for cause in atlas.causes(event.id))
    return [f"kind:{event.kind}", f"decade:{decade.id}" if decade else UNDATED, *causes]


def _group(title: str, lines: Iterable[html.Li]) -> list[Component]:
    return [html.H4(title), html.Ul(items)] if (items := list(lines)) else []


def _decade_signs(edition: Edition) -> list[Sign]:
    return [
        Sign(f"symbol symbol-circle {css_class}", name)
        for _, css_class, name in _used_decades(edition)
    ]


def _kind_signs(edition: Edition) -> list[Sign]:
    return [
        Sign(f"symbol symbol-{kind.symbol} decade-none", kind.name) for kind in _used_kinds(edition)
    ]


def _decade_switches(edition: Edition) -> list[html.Li]:
    return [_switch(name, tag=tag) for tag, _, name in _used_decades(edition)]


def _kind_switches(edition: Edition) -> list[html.Li]:
    return [_switch(kind.name, tag=f"kind:{kind.id}") for kind in _used_kinds(edition)]


def _cause_switches(edition: Edition) -> list[html.Li]:
    used_tags = _used_tags(edition)
    return [
        _switch(cause.name, tag=f"cause:{cause.id}")
        for cause in edition.config.causes
        if f"cause:{cause.id}" in used_tags
    ]


def _border_switches(edition: Edition) -> list[html.Li]:
    name = edition.config.texts.state_lines or edition.say("borders")
    has_borders = edition.layers.countries is not None
    return [_switch(name, css_class="borders-switch")] if has_borders else []


def _used_decades(edition: Edition) -> list[tuple[str, str, str]]:
    """Return tag, class and name of the decades that have events."""
    used_tags = _used_tags(edition)
    decades = [
        (f"decade:{decade.id}", f"decade-{decade.id}", decade.name)
        for decade in edition.config.decades
    ]
    undated = (UNDATED, "decade-none", edition.say("date not given"))
    return [decade for decade in (*decades, undated) if decade[0] in used_tags]


def _used_kinds(edition: Edition) -> list[Kind]:
    used_tags = _used_tags(edition)
    return [kind for kind in edition.config.kinds if f"kind:{kind.id}" in used_tags]


def side_signs(edition: Edition) -> list[Sign]:
    """Return a line for each side: its colour and its line."""
    return [
        Sign(f"sign sign-side {side_class(side, edition)}", name, f"side:{side}", name)
        for side, name in ((item.id, item.name) for item in edition.config.sides)
    ]


def _timeline_signs(edition: Edition) -> list[Sign]:
    compared = edition.say("dashed or hollow: {what}").format(what=comparison_label(edition))
    is_used = any(event.scope == "comparison" for event in edition.events)
    return [
        Sign("sign sign-mark", edition.say("historical background")),
        Sign("sign sign-bar", edition.say("thick: from the first to the last day")),
        Sign("sign sign-bar is-uncertain", edition.say("thin: may be then (date uncertain)")),
        Sign("sign sign-bar is-open", edition.say("fading: the end is not given")),
        *([Sign("sign sign-bar is-comparison", compared)] if is_used else []),
    ]


def map_signs(edition: Edition) -> list[Sign]:
    """Return the signs of the map beside the colours and shapes of its symbols."""
    state_lines = edition.config.texts.state_lines
    signs = (
        *_event_signs(edition),
        *_route_signs(edition),
        *_ways(edition),
        Sign("sign sign-state", state_lines, "border", state_lines),
        Sign("sign sign-town", edition.say("town, for orientation")),
    )
    return [sign for sign in signs if sign.meaning]


def _event_signs(edition: Edition) -> list[Sign]:
    say, circle = edition.say, "symbol symbol-circle decade-none"
    certain, uncertain, compared = (
        say("in this period"),
        say("may be in this period (date uncertain)"),
        comparison_label(edition),
    )
    deaths, roughly, region = (
        say("ring: a number of dead is given; open the event. Big and small rings mean the same"),
        say("place only roughly known"),
        say("hatched: a region, its border not known"),
    )
    return [
        Sign(circle, certain, "certain", certain),
        Sign(f"{circle} is-uncertain", uncertain, "uncertain", uncertain),
        Sign("sign sign-ring", deaths, "deaths", say("number of dead given")),
        Sign("sign sign-halo", roughly, "roughly", say("place uncertain")),
        Sign("sign sign-area", region, "area", say("region")),
        Sign(f"{circle} is-comparison", compared, "comparison", compared),
        Sign("sign sign-small", say("small sign: another place of the event")),
        Sign("sign sign-nested", say("sign inside a sign: several events at one place")),
        Sign("sign sign-led", say("line from a name to its place")),
    ]


def _route_signs(edition: Edition) -> list[Sign]:
    say, perhaps = edition.say, _perhaps(edition)
    moved = say("movement, or spread of an uprising")
    closed = say("route closed or cut; exact place not stated")
    background = say("place of an event before or around those in the list")
    happened = say("something happened here (appears when you choose a short period)")
    return [
        Sign("sign sign-arrow", moved, "moved", say("movement or spread")),
        Sign("sign sign-arrow is-uncertain", say("dotted arrow: start or goal roughly known")),
        Sign("sign sign-closed", closed, "closed", say("route closed")),
        Sign("sign sign-perhaps", perhaps, "perhaps", perhaps),
        Sign("sign sign-reached", background, "reached", say("event before or around these")),
        Sign("sign sign-rays", happened, "rays", say("something happened here")),
    ]


def _perhaps(edition: Edition) -> str:
    return edition.say("perhaps the same event") if edition.perhaps_same_pairs else ""


def _ways(edition: Edition) -> list[Sign]:
    """Return a line for each kind of way on the ground."""
    ways = edition.layers.ways
    drawn = () if ways is None else set(ways["kind"])
    names = {
        "railway": edition.say("railway, simplified line"),
        "road": edition.say("road, simplified line"),
    }
    return [Sign(f"sign sign-{kind}", name) for kind, name in names.items() if kind in drawn]


def _used_tags(atlas: Atlas) -> set[str]:
    return {tag for event in atlas.events for tag in tags(event, atlas)}


def _switch(label: str, tag: str = "", css_class: str = "") -> html.Li:
    button = html.Button(
        [
            html.Span(className="tick needs-scripts", **aria(hidden="true")),
            html.Span(label, className="switch-words"),
        ],
        type="button",
        className=f"switch {css_class}".strip(),
        disabled=True,  # until `assets/js/map/legend.js` or `borders.js` answers it
        **(data(tag=tag) if tag else {}),
        **aria(pressed="true"),
    )
    return html.Li(button)


def _line(sign: Sign) -> html.Li:
    return html.Li(
        [
            html.Span(className=sign.css_class, **aria(hidden="true")),
            html.Span(sign.meaning),
        ],
        className="legend-line",
    )
