"""The legend: what each sign on the map means; kinds, decades and causes can be hidden."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.data.records import Event
from dashboard.edition import Edition
from dashboard.html import ids
from dashboard.html.attributes import aria, data
from dashboard.model import Atlas
from dashboard.sections.vocabulary import comparison_label

UNDATED = "decade:none"


def legend(edition: Edition) -> html.Details:
    """Return the legend, closed."""
    return html.Details(
        [
            html.Summary(edition.say("Key")),
            html.Div(_lines(edition), id=ids.LEGEND, className="legend-body"),
        ],
        className="card legend",
    )


def _lines(edition: Edition) -> list[Component]:
    """Return a line for every sign; those that group events are buttons that hide and show them."""
    return [
        html.P(
            edition.say(
                "Select a line to hide or show its events. An event with several causes stays "
                "until all of them are hidden."
            ),
            className="note needs-scripts",
        ),
        *_group(edition.say("Colour: decade"), _decades(edition)),
        *_group(edition.say("Shape: type of event"), _kinds(edition)),
        # No sign on the map shows a cause: on paper there is nothing to explain.
        *_group(edition.say("Stated causes"), _causes(edition), "only-filter"),
        *_group(edition.say("Map symbols"), _sign_lines(edition)),
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


def _decades(edition: Edition) -> list[html.Li]:
    used_tags = _used_tags(edition)
    decades = [
        (f"decade:{decade.id}", f"decade-{decade.id}", decade.name)
        for decade in edition.config.decades
    ]
    undated = (UNDATED, "decade-none", edition.say("date not given"))
    return [
        _switch(tag, f"symbol symbol-circle {css_class}", label)
        for tag, css_class, label in (*decades, undated)
        if tag in used_tags
    ]


def _kinds(edition: Edition) -> list[html.Li]:
    used_tags = _used_tags(edition)
    return [
        _switch(f"kind:{kind.id}", f"symbol symbol-{kind.symbol} decade-none", kind.name)
        for kind in edition.config.kinds
        if f"kind:{kind.id}" in used_tags
    ]


def _causes(edition: Edition) -> list[html.Li]:
    used_tags = _used_tags(edition)
    return [
        _switch(f"cause:{cause.id}", "", cause.name)
        for cause in edition.config.causes
        if f"cause:{cause.id}" in used_tags
    ]


def _sign_lines(edition: Edition) -> list[html.Li]:
    circle = "symbol symbol-circle decade-none"
    signs = [
        (circle, edition.say("solid: certainly in this period")),
        (
            f"{circle} is-uncertain",
            edition.say("faded, coloured outline: may fall in this period (date uncertain)"),
        ),
        ("sign sign-ring", edition.say("a death toll is given")),
        ("sign sign-halo", edition.say("place uncertain")),
        ("sign sign-area", edition.say("region, approximate outline")),
        (f"{circle} is-comparison", comparison_label(edition)),
        (
            "sign sign-led",
            edition.say("moved aside to avoid overlap; the line points to its place"),
        ),
        ("sign sign-arrow", edition.say("movement, shown at its date")),
        ("sign sign-arrow is-uncertain", edition.say("movement with an uncertain start or end")),
        ("sign sign-closed", edition.say("route closed or cut")),
        ("sign sign-reached", edition.say("background event, shown at its date")),
        (
            "sign sign-rays",
            edition.say("dated moment of an event (zoom in on the timeline to see it)"),
        ),
        ("sign sign-state", edition.config.texts.state_lines),
        ("sign sign-reservoir", edition.config.texts.reservoirs),
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
