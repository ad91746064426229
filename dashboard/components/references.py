"""The list of works cited in a panel or in the whole atlas."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from dash import html
from dash.development.base_component import Component

from dashboard.data.records import Work
from dashboard.edition import Edition
from dashboard.languages.language import Language


def references(cited: Iterable[str], edition: Edition) -> list[Component]:
    """Return a short reference for each work id in `cited`; each is the target of its citations.

    What is known of a work beyond its title is in its card and in the bibliography.
    """
    rows = [
        html.Li(short_entry(edition.work(work), edition.language), id=f"work-{work}", tabIndex="-1")
        for work in cited
    ]
    read_in = edition.work(edition.config.read_in)
    note = edition.say("We have read none of the other works. We know them from {author} {year}.")
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
    year = work.year or language.say("no date")
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
    year = work.year or language.say("no date")
    name = f"{language.listed(work.author)} ({year}): "
    # A title may end with an abbreviation.
    stop = "" if work.title.endswith(".") else "."
    parts: list[Component | str] = [name, title, stop, note]
    if work.address:
        host = urlsplit(work.address).netloc
        parts += [" ", html.A(host, href=work.address, rel="external noreferrer")]
    return parts
