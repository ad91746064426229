"""The sources view: works and the claims that cite them, glossary, method, citation, downloads."""

from __future__ import annotations

from typing import Any, NamedTuple

from dash import html
from dash.development.base_component import Component

from dashboard.components.citation import citation
from dashboard.components.citation_index import citation_index
from dashboard.components.corrections import corrections
from dashboard.components.downloads_list import downloads_list
from dashboard.components.how_to_cite import how_to_cite_section
from dashboard.components.method import method
from dashboard.components.reference_card import reference_card
from dashboard.data.records import Work
from dashboard.edition import Edition
from dashboard.html import ids
from dashboard.html.attributes import aria
from dashboard.languages.language import Language


class Section(NamedTuple):
    """One section of the view, linked from the table of contents at the top."""

    id: str
    title: str
    content: list[Component]


def bibliography(edition: Edition) -> html.Article:
    """Return the view: lead paragraph, table of contents, and every section."""
    read_in = edition.work(edition.config.read_in)
    lead = edition.say(
        "One article was read: {author} {year}. Every other work is known only through it. Here "
        "stands what each is cited for, how many claims rest on it, and how many on it alone."
    )
    parts = _parts(edition)
    return html.Article(
        [
            html.H2(edition.say("Sources"), tabIndex="-1"),
            html.P(
                lead.format(author=edition.language.listed(read_in.author), year=read_in.year),
                className="lead",
            ),
            _contents(parts, edition.language),
            *(component for part in parts for component in _section_components(part)),
        ],
        className="view-article",
    )


def _parts(edition: Edition) -> list[Section]:
    say = edition.language.say
    works_list = html.Ol(_works(edition), className="bibliography")
    return [
        Section(ids.SOURCES_WORKS, say("Works"), [works_list]),
        Section(ids.SOURCES_GLOSSARY, say("Words in the sources"), _glossary(edition)),
        Section(ids.SOURCES_METHOD, say("How this atlas is made"), method(edition)),
        Section(ids.SOURCES_CITING, say("How to cite"), how_to_cite_section(edition)),
        Section(ids.SOURCES_DOWNLOADS, say("Downloads"), downloads_list(edition)),
        Section(ids.SOURCES_CORRECTIONS, say("Corrections"), corrections(edition)),
    ]


def _contents(parts: list[Section], language: Language) -> html.Nav:
    links = [html.Li(html.A(part.title, href=f"#{part.id}")) for part in parts]
    return html.Nav(
        html.Ul(links), className="contents", **aria(label=language.say("On this page"))
    )


def _section_components(part: Section) -> list[Component]:
    return [html.H3(part.title, id=part.id, tabIndex="-1"), *part.content]


def _works(edition: Edition) -> list[Component]:
    citing_claims = citation_index(edition)
    main_source = edition.config.read_in

    def sort_key(work: Work) -> tuple[Any, ...]:
        # The article comes first: all other works are known through it.
        return (
            work.id != main_source,
            [edition.language.sort_key(name) for name in work.author],
            work.year,
        )

    works = sorted(edition.works, key=sort_key)
    return [html.Li(reference_card(work, citing_claims[work.id], edition)) for work in works]


def _glossary(edition: Edition) -> list[Component]:
    terms: list[Component] = []
    for term in sorted(edition.glossary, key=lambda entry: edition.language.sort_key(entry.term)):
        cite = citation(term.cites, edition)
        terms += [
            html.Dt(term.term),
            html.Dd([term.meaning, " ", cite]),
        ]
    return [html.Dl(terms, className="glossary")]
