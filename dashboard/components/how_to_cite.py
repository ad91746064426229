"""How to cite the atlas, and each record by its permanent address."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.downloads.citation_text import how_to_cite, how_to_cite_record
from dashboard.edition import Edition


def how_to_cite_section(edition: Edition) -> list[Component]:
    """Return the citation of the atlas, and, collapsed, one for each record."""
    records = [
        html.Li(
            [
                html.A(f"?event={event.id}", href=f"?event={event.id}"),
                html.P(how_to_cite_record(event, edition)),
            ]
        )
        for event in edition.events
    ]
    return [
        html.P(how_to_cite(edition), className="cite-as"),
        html.P(
            edition.say(
                "When you cite a single claim, name both the work that makes it and the "
                "article that cites it."
            )
        ),
        html.Details(
            [
                html.Summary(edition.say("Cite a single event")),
                html.P(
                    edition.say(
                        "Every event has a permanent address: this page’s address plus the "
                        "part shown here."
                    ),
                    className="note",
                ),
                html.Ul(records, className="cite-records"),
            ],
            className="folded",
        ),
    ]
