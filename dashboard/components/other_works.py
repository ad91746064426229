"""What other works say against claims about an event: a section of its own, and a mark at each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.data.other_works import is_about
from dashboard.edition import Edition
from dashboard.sections.other_works import OtherStatement, OtherWorksSection

SECTION = "other-works"


def other_works(section: OtherWorksSection) -> list[Component]:
    """Return the statements of a section; nothing where there is none."""
    if not section.statements:
        return []
    # Works that say the same of the same stand together.
    said: dict[tuple[str, str], list[OtherStatement]] = {}
    for statement in section.statements:
        said.setdefault((statement.subject, statement.text), []).append(statement)
    rows = [html.Li(_statement(statements)) for statements in said.values()]
    return [html.P(section.note, className="note"), html.Ul(rows, className="claims")]


def contradiction_mark(claim: Any, section: str, edition: Edition) -> html.A | None:
    """Return the link to what other works say, if one of them is about `claim`.

    `claim` is a record of `edition.source`.
    """
    works = edition.source.other_works(claim.event)
    if not any(work.section == section and is_about(work, claim) for work in works):
        return None
    text = edition.say("Works outside the article disagree")
    return html.A(text, href=f"#panel-{SECTION}", className="contradicted")


def _statement(statements: Sequence[OtherStatement]) -> list[Component | str]:
    works: list[Component | str] = []
    for statement in statements:
        works += [*("; " for _ in works[:1]), *_work(statement)]
    work = html.Span(["(", *works, ")"], className="other-work")
    return [html.Strong(statements[0].subject), ": ", statements[0].text, " ", work]


def _work(statement: OtherStatement) -> list[Component | str]:
    """Return author, title, publisher and date as far as they are known, with commas between."""
    title = statement.title and html.Cite(statement.title, lang=statement.title_language or None)
    publisher: Component | str = statement.publisher
    if statement.address:
        publisher = html.A(publisher, href=statement.address, rel="external noreferrer")
    known = [part for part in (statement.authors, title, publisher, statement.published) if part]
    return [known[0], *(item for part in known[1:] for item in (", ", part))]
