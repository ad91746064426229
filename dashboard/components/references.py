"""The list of works cited in a panel or in the whole atlas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from urllib.parse import urlsplit

from dash import html
from dash.development.base_component import Component

from dashboard.data.records import Citation, Event, Work
from dashboard.edition import Edition
from dashboard.languages.language import Language
from dashboard.model import Atlas


def works_cited(event: Event, atlas: Atlas) -> tuple[str, ...]:
    """Return the ids of the works that the claims about `event` cite, sorted."""
    return tuple(sorted({cite.work for cite in _citations(event, atlas)}))


def pages_read(event: Event, atlas: Atlas) -> str:
    """Return the pages on which the claims about `event` were read: "26, 34–36, 44"."""
    locators = {
        cite.locator for cite in _citations(event, atlas) if cite.work == atlas.config.read_in
    }
    pages = sorted({int(page) for locator in locators for page in _pages(locator)})
    # Those that follow one another have the same difference to their rank.
    runs = [list(run) for _, run in groupby(enumerate(pages), key=lambda item: item[1] - item[0])]
    return ", ".join(
        f"{run[0][1]}–{run[-1][1]}" if len(run) > 1 else str(run[0][1]) for run in runs
    )


def _pages(locator: str) -> Iterator[int]:
    for first, last in re.findall(r"(\d+)(?:[-–](\d+))?", locator):
        yield from range(int(first), max(int(first), int(last or first)) + 1)


def _citations(event: Event, atlas: Atlas) -> list[Citation]:
    citations: tuple[Iterable[Citation], ...] = (
        event.cites,
        *(claim.cites for claim in atlas.steps(event.id)),
        *(claim.cites for claim in atlas.causes(event.id)),
        *(claim.cites for claim in atlas.casualties(event.id)),
        *(claim.cites for claim in atlas.participants(event.id)),
        *(claim.cites for claim in atlas.leaders(event.id)),
        *(claim.cites for claim in atlas.interpretations(event.id)),
        *(claim.cites for claim in atlas.conflicts(event.id)),
    )
    return [cite for cites in citations for cite in cites]


def references(cited: Iterable[str], edition: Edition) -> list[Component]:
    """Return a short reference for each work id in `cited`; each is the target of its citations.

    What is known of a work beyond its title is in its card and in the bibliography.
    """
    rows = [
        html.Li(short_entry(edition.work(work), edition.language), id=f"work-{work}", tabIndex="-1")
        for work in cited
    ]
    read_in = edition.work(edition.config.read_in)
    note = edition.say("All other works are cited here only through {author} {year}.")
    return [
        html.P(
            [
                note.format(author=edition.language.listed(read_in.author), year=read_in.year),
                " ",
                html.A(edition.say("All sources"), href="?view=sources"),
            ],
            className="note",
        ),
        html.Ul(rows, className="references"),
    ]


def short_entry(work: Work, language: Language) -> list[Component | str]:
    """Return author, year and title of a work, as far as they are known."""
    year = work.year or language.say("n.d.")
    name = f"{language.listed(work.author)} ({year})"
    if not work.title:
        return [name]
    return [f"{name}: ", html.Cite(work.title, lang=work.language or None)]


def reference(work: Work, language: Language) -> list[Component | str]:
    """Return author, year, title and note of a work; a missing title is stated."""
    title = (
        html.Cite(work.title, lang=work.language or None)
        if work.title
        else language.say("title not available")
    )
    note = f" {work.note}" if work.note else ""
    year = work.year or language.say("n.d.")
    name = f"{language.listed(work.author)} ({year}): "
    # A title may end with an abbreviation.
    stop = "" if work.title.endswith(".") else "."
    parts: list[Component | str] = [name, title, stop, note]
    if work.address:
        host = urlsplit(work.address).netloc
        parts += [" ", html.A(host, href=work.address, rel="external noreferrer")]
    return parts
