"""The legend: what each sign on the map means."""

from __future__ import annotations

from dash import html

from dashboard.components.attributes import aria
from dashboard.language import Language
from dashboard.model import Atlas


def legend(atlas: Atlas, language: Language) -> html.Details:
    """Return every shape, colour, ring, halo and area that the map uses, in words."""
    used = {event.kind for event in atlas.events}
    shapes = [
        _line(f"symbol symbol-{kind.symbol} decade-none", language.say(kind.name))
        for kind in atlas.outline.kinds
        if kind.id in used
    ]
    colours = [
        _line(f"symbol symbol-circle decade-{decade.id}", language.say(decade.name))
        for decade in atlas.outline.decades
    ]
    others = [
        _line("sign sign-ring", language.say("figures of dead are stated")),
        _line("sign sign-halo", language.say("place known roughly")),
        _line("sign sign-area", language.say("a region, drawn roughly")),
        _line(
            "symbol symbol-circle decade-none is-comparison",
            language.say("in Armenia, for comparison"),
        ),
        _line("sign sign-state", language.say("present-day state line")),
    ]
    return html.Details(
        [html.Summary(language.say("Legend")), html.Ul([*colours, *shapes, *others])],
        className="legend",
    )


def _line(sign: str, words: str) -> html.Li:
    return html.Li([html.Span(className=sign, **aria(hidden="true")), html.Span(words)])
