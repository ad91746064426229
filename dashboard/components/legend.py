"""The legend: what each sign on the map means; kinds, decades and causes can be hidden."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.data.records import Event
from dashboard.html import ids
from dashboard.html.attributes import aria, data
from dashboard.languages.language import Language
from dashboard.model import Atlas
from dashboard.sections.vocabulary import comparison_label

UNDATED = "decade:none"


def legend(atlas: Atlas, language: Language) -> html.Details:
    """Return the legend, closed."""
    return html.Details(
        [
            html.Summary(language.say("Legend")),
            html.Div(_lines(atlas, language), id=ids.LEGEND, className="legend-body"),
        ],
        className="card legend",
    )


def _lines(atlas: Atlas, language: Language) -> list[Component]:
    """Return a line for every sign; those that group events are buttons that hide and show them."""
    return [
        html.P(language.say("Press a line to hide it or show it."), className="note needs-scripts"),
        *_group(language.say("Colour: when"), _decades(atlas, language)),
        *_group(language.say("Shape: what"), _kinds(atlas, language)),
        # No sign on the map shows a cause: on paper there is nothing to explain.
        *_group(language.say("Causes that are named"), _causes(atlas, language), "only-filter"),
        *_group(language.say("Signs"), _sign_lines(atlas, language)),
    ]


def tags(event: Event, atlas: Atlas) -> list[str]:
    """Return the tags by which `event` can be hidden: its kind, its decade and its causes."""
    decade = atlas.decade(event)
    causes = dict.fromkeys(f"cause:{cause.category}" for cause in atlas.causes(event.id))
    return [f"kind:{event.kind}", f"decade:{decade.id}" if decade else UNDATED, *causes]


def _group(title: str, lines: list[html.Li], css_class: str = "") -> list[Component]:
    return (
        [html.H3(title, className=css_class), html.Ul(lines, className=css_class)] if lines else []
    )


def _decades(atlas: Atlas, language: Language) -> list[html.Li]:
    used_tags = _used_tags(atlas)
    decades = [
        (f"decade:{decade.id}", f"decade-{decade.id}", language.say(decade.name))
        for decade in atlas.config.decades
    ]
    undated = (UNDATED, "decade-none", language.say("no date given"))
    return [
        _switch(tag, f"symbol symbol-circle {css_class}", label)
        for tag, css_class, label in (*decades, undated)
        if tag in used_tags
    ]


def _kinds(atlas: Atlas, language: Language) -> list[html.Li]:
    used_tags = _used_tags(atlas)
    return [
        _switch(
            f"kind:{kind.id}", f"symbol symbol-{kind.symbol} decade-none", language.say(kind.name)
        )
        for kind in atlas.config.kinds
        if f"kind:{kind.id}" in used_tags
    ]


def _causes(atlas: Atlas, language: Language) -> list[html.Li]:
    used_tags = _used_tags(atlas)
    return [
        _switch(f"cause:{cause.id}", "", language.say(cause.name))
        for cause in atlas.config.causes
        if f"cause:{cause.id}" in used_tags
    ]


def _sign_lines(atlas: Atlas, language: Language) -> list[html.Li]:
    circle = "symbol symbol-circle decade-none"
    signs = [
        (circle, language.say("full colour: certainly in the period")),
        (f"{circle} is-uncertain", language.say("pale, its edge coloured: possibly in it")),
        ("sign sign-ring", language.say("figures of dead are stated")),
        ("sign sign-halo", language.say("place known roughly")),
        ("sign sign-area", language.say("a region, drawn roughly")),
        (f"{circle} is-comparison", comparison_label(atlas, language)),
        ("sign sign-led", language.say("moved aside; the line leads to its place")),
        ("sign sign-arrow", language.say("moved there, in its time")),
        ("sign sign-arrow is-uncertain", language.say("the same, an end known roughly")),
        ("sign sign-closed", language.say("way closed or cut")),
        ("sign sign-reached", language.say("happened around the events, in its time")),
        ("sign sign-rays", language.say("a dated step of an event, in short periods")),
        ("sign sign-state", language.say(atlas.config.texts.state_lines)),
        ("sign sign-reservoir", language.say(atlas.config.texts.reservoirs)),
    ]
    return [_line(sign, label) for sign, label in signs if label]


def _used_tags(atlas: Atlas) -> set[str]:
    return {tag for event in atlas.events for tag in tags(event, atlas)}


def _switch(tag: str, sign: str, label: str) -> html.Li:
    button = html.Button(
        [
            html.Span(className="tick needs-scripts", **aria(hidden="true")),
            html.Span(className=sign, **aria(hidden="true")) if sign else None,
            html.Span(label, className="switch-words"),
        ],
        type="button",
        className="switch",
        disabled=True,  # until `assets/js/map/legend.js` answers it
        **data(tag=tag),
        **aria(pressed="true"),
    )
    return html.Li(button)


def _line(sign: str, label: str) -> html.Li:
    return html.Li(
        [html.Span(className=sign, **aria(hidden="true")), html.Span(label)],
        className="legend-line",
    )
