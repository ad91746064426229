"""The sources as one view: every work with what rests on it, the glossary, the method."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.components.introduction import glossary, method
from dashboard.components.reference_card import reference_card
from dashboard.components.uses import uses
from dashboard.language import Language
from dashboard.model import Atlas


def bibliography(atlas: Atlas, language: Language) -> html.Article:
    """Return the view: how we know, the works with their claims, the glossary, the method."""
    read_in = atlas.work(atlas.outline.read_in)
    lead = language.say(
        "One article was read: {author} {year}. Every other work is known only through it. Here "
        "stands what each is cited for, how many claims rest on it, and how many on it alone."
    )
    return html.Article(
        [
            html.H2(language.say("Sources"), tabIndex="-1"),
            html.P(lead.format(author=read_in.author, year=read_in.year), className="lead"),
            html.H3(language.say("Works")),
            html.Ol(_works(atlas, language), className="bibliography"),
            html.H3(language.say("Words in the sources")),
            *glossary(atlas, language),
            html.H3(language.say("How this atlas is made")),
            *method(atlas, language),
        ],
        className="view-article",
    )


def _works(atlas: Atlas, language: Language) -> list[Component]:
    found = uses(atlas)
    first = atlas.outline.read_in
    # The article first: all others are known through it.
    works = sorted(atlas.works, key=lambda work: (work.id != first, work.author, work.year))
    return [html.Li(reference_card(work, found[work.id], atlas, language)) for work in works]
