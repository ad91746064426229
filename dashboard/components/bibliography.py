"""The sources as one view: the works and what rests on them, the words, the method, the data."""

from __future__ import annotations

from typing import Any, NamedTuple

from dash import html
from dash.development.base_component import Component

from dashboard.components.citation_index import citation_index
from dashboard.components.corrections import corrections
from dashboard.components.downloads_list import downloads_list
from dashboard.components.how_to_cite import how_to_cite_section
from dashboard.components.introduction import glossary, method
from dashboard.components.reference_card import reference_card
from dashboard.data.records import Work
from dashboard.html import ids
from dashboard.html.attributes import aria
from dashboard.languages.language import Language
from dashboard.model import Atlas


class Part(NamedTuple):
    """One part of the view, which its contents at the top lead to."""

    id: str
    title: str
    content: list[Component]


def bibliography(atlas: Atlas, language: Language) -> html.Article:
    """Return the view: how we know, its contents, and every part."""
    read_in = atlas.work(atlas.config.read_in)
    lead = language.say(
        "One article was read: {author} {year}. Every other work is known only through it. Here "
        "stands what each is cited for, how many claims rest on it, and how many on it alone."
    )
    parts = _parts(atlas, language)
    return html.Article(
        [
            html.H2(language.say("Sources"), tabIndex="-1"),
            html.P(
                lead.format(author=language.listed(read_in.author), year=read_in.year),
                className="lead",
            ),
            _contents(parts, language),
            *(each for part in parts for each in _shown(part)),
        ],
        className="view-article",
    )


def _parts(atlas: Atlas, language: Language) -> list[Part]:
    say = language.say
    works = html.Ol(_works(atlas, language), className="bibliography")
    return [
        Part(ids.SOURCES_WORKS, say("Works"), [works]),
        Part(ids.SOURCES_WORDS, say("Words in the sources"), glossary(atlas, language)),
        Part(ids.SOURCES_METHOD, say("How this atlas is made"), method(atlas, language)),
        Part(ids.SOURCES_CITING, say("How to cite"), how_to_cite_section(atlas, language)),
        Part(ids.SOURCES_DOWNLOADS, say("Downloads"), downloads_list(atlas, language)),
        Part(ids.SOURCES_CORRECTIONS, say("Corrections"), corrections(atlas, language)),
    ]


def _contents(parts: list[Part], language: Language) -> html.Nav:
    links = [html.Li(html.A(part.title, href=f"#{part.id}")) for part in parts]
    return html.Nav(
        html.Ul(links), className="contents", **aria(label=language.say("On this page"))
    )


def _shown(part: Part) -> list[Component]:
    return [html.H3(part.title, id=part.id, tabIndex="-1"), *part.content]


def _works(atlas: Atlas, language: Language) -> list[Component]:
    found = citation_index(atlas)
    first = atlas.config.read_in

    def place(work: Work) -> tuple[Any, ...]:
        # The article first: all others are known through it.
        return work.id != first, [language.sort_key(name) for name in work.author], work.year

    works = sorted(atlas.works, key=place)
    return [html.Li(reference_card(work, found[work.id], atlas, language)) for work in works]
