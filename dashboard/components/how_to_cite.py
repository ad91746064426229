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
                "For a single claim, name the work that makes it as well, and the article in which "
                "it was read: both stand behind the claim."
            )
        ),
        html.Details(
            [
                html.Summary(edition.say("To cite one record")),
                html.P(
                    edition.say(
                        "The address of a record, after that of this page, does not change."
                    ),
                    className="note",
                ),
                html.Ul(records, className="cite-records"),
            ],
            className="folded",
        ),
    ]
