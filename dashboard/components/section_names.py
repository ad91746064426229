"""The names of the sections of a panel in one row, in sight while one of them is read."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from dashboard.data.records import Event
from dashboard.edition import Edition
from dashboard.html.attributes import aria, data


def section_names(names: Sequence[str], event: Event, edition: Edition) -> html.Nav:
    """Return a link to each section; `page/section-names.js` marks the one that is read."""
    links = [
        html.A(
            _short_title(name, edition),
            href=f"?event={event.id}&at={name}",
            className="section-name",
            **data(leads=name),
        )
        for name in names
    ]
    return html.Nav(links, className="section-names", **aria(label=edition.say("Sections")))


def _short_title(name: str, edition: Edition) -> str:
    return {
        "people": edition.say("People"),
        "causes": edition.say("Causes"),
        "casualties": edition.say("Casualties"),
        "chronology": edition.say("What happened"),
        "interpretations": edition.say("Interpretations"),
        "conflicts": edition.say("Unclear"),
        "other-works": edition.say("Other works"),
        "sources": edition.say("Works cited"),
    }[name]
