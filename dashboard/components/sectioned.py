"""A view of several sections, with a table of contents at its top."""

from __future__ import annotations

from typing import NamedTuple

from dash import html
from dash.development.base_component import Component

from dashboard.edition import Edition
from dashboard.html.attributes import aria


class Section(NamedTuple):
    """One section of the view, linked from the table of contents."""

    id: str
    title: str
    content: list[Component]


def sectioned(
    title: str, lead: list[Component], sections: list[Section], edition: Edition, *more: html.Li
) -> html.Article:
    """Return the view: title, lead, contents (and `more` links there), and every section."""
    links = [html.Li(html.A(section.title, href=f"#{section.id}")) for section in sections]
    contents = html.Nav(
        html.Ul([*links, *more]), className="contents", **aria(label=edition.say("On this page"))
    )
    components = (component for section in sections for component in _components(section))
    return html.Article(
        [html.H2(title, tabIndex="-1"), *lead, contents, *components], className="view-article"
    )


def _components(section: Section) -> list[Component]:
    return [html.H3(section.title, id=section.id, tabIndex="-1"), *section.content]
