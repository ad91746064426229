"""The view of the sources: works and the claims that cite them, glossary, downloads."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.citation import citation
from dashboard.components.citation_index import citation_index
from dashboard.components.downloads_list import downloads_list
from dashboard.components.reference_card import reference_card
from dashboard.components.sectioned import Section, sectioned
from dashboard.data.records import Work
from dashboard.edition import Edition
from dashboard.html import ids


def bibliography(edition: Edition) -> html.Article:
    """Return the view."""
    say = edition.say
    read_in = edition.work(edition.config.read_in)
    lead = say(
        "This atlas is based on one article, {author} {year}. All other works are cited "
        "through it. For each work you can see what it is cited for, how many claims rest on it, "
        "and how many on it alone: for these the article names no other work. The summary of an "
        "event and each note on texts that disagree are counted as claims too."
    ).format(author=edition.language.listed(read_in.author), year=read_in.year)
    works_list = html.Ol(_works(edition), className="bibliography")
    return sectioned(
        say("Sources"),
        [html.P(lead, className="lead")],
        [
            Section(ids.SOURCES_WORKS, say("Bibliography"), [works_list]),
            Section(ids.SOURCES_GLOSSARY, say("Glossary"), _glossary(edition)),
            Section(ids.SOURCES_DOWNLOADS, say("Downloads"), downloads_list(edition)),
        ],
        edition,
        *_moved(edition),
    )


def _moved(edition: Edition) -> list[html.Li]:
    """Return links to sections that earlier releases had here; addresses of these still work."""
    links = (
        (ids.SOURCES_METHOD, ids.ABOUT_METHOD, edition.say("Method")),
        (ids.SOURCES_CITING, ids.ABOUT_CITING, edition.say("How to cite")),
        (ids.SOURCES_CORRECTIONS, ids.ABOUT_CORRECTIONS, edition.say("Corrections")),
    )
    return [
        html.Li(html.A(name, href=f"?view=about#{section}"), id=earlier)
        for earlier, section, name in links
    ]


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
