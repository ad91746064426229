"""A strip of the debate: a title, marks on its sides, and all claims of these folded below."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.data.records import Cause, Evidence, Interpretation
from dashboard.edition import Edition
from dashboard.html.attributes import aria, data
from dashboard.sections.debate import Mark

DOT = "●"


def debated(title: str, strip: html.Div, claims: list[Component], text: str) -> html.Section:
    """Return a strip under its title, and all its claims folded to `text`."""
    summary = html.Summary(text, **aria(label=f"{text}: {title}"))
    fold = html.Details([summary, html.Div(claims, className="fold-body")], className="fold")
    return html.Section([html.H4(title), strip, fold], className="debated")


def mark_item(mark: Mark, heading: str, edition: Edition) -> html.Li:
    """Return a name with a dot for each claim, which opens the claims."""
    n = len(mark.claims)
    count = edition.say_many("{n} claim", "{n} claims", n).format(n=n)
    return html.Li(
        html.Button(
            [html.Span(DOT * n, className="dots"), html.Span(mark.name)],
            type="button",
            className="cell",
            **data(cell=heading, claims=" ".join(map(str, mark.claims))),
            **aria(label=f"{mark.name}: {count}", haspopup="dialog"),
        )
    )


def event_link(row: Cause | Evidence | Interpretation, edition: Edition) -> html.A | None:
    """Return a link to the event that a claim is about: to the claim itself in its panel."""
    if not row.event:
        return None
    href = edition.claim_address(row) or f"?event={row.event}"
    return html.A(edition.event(row.event).title, href=href)
