"""What other works say against claims about an event, as panel and handout both show it."""

from __future__ import annotations

from typing import NamedTuple

from dashboard.data.records import Event
from dashboard.edition import Edition
from dashboard.languages.date_phrases import date_in_words


class OtherStatement(NamedTuple):
    """One statement, and what is known of the work that makes it; empty texts: not known."""

    subject: str
    text: str
    authors: str
    title: str
    title_language: str
    publisher: str
    published: str
    address: str


class OtherWorksSection(NamedTuple):
    """All statements about an event, and the note that tells them from the article's claims."""

    title: str
    note: str
    statements: tuple[OtherStatement, ...]


def other_works_section(event: Event, edition: Edition) -> OtherWorksSection:
    """Return what other works say about `event`; without `statements` where none is known."""
    return OtherWorksSection(
        title=edition.say("Other works say"),
        note=edition.say(
            "These statements are not from the article. They contradict one of its claims, and "
            "they are counted nowhere in this atlas."
        ),
        statements=tuple(
            OtherStatement(
                subject=work.subject,
                text=work.statement,
                authors=edition.language.listed(work.author) if work.author else "",
                title=work.title,
                title_language=work.language,
                publisher=work.publisher,
                published=date_in_words(work.published, edition.language) if work.published else "",
                address=work.address,
            )
            for work in edition.other_works(event.id)
        ),
    )
