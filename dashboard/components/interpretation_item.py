"""One interpretation of an event, or of all events."""

from __future__ import annotations

from dash import html

from dashboard.components.citation import citation
from dashboard.components.claim_text import with_note
from dashboard.data.records import Interpretation
from dashboard.edition import Edition


def interpretation_item(
    interpretation: Interpretation,
    edition: Edition,
    *,
    with_thesis: bool = True,
    about: html.A | None = None,
) -> html.Li:
    """Return who holds which thesis, as a sentence with its citation.

    Leave the thesis out if a heading names it already. `about` leads to the event that it is about,
    where that is not clear from the place of the sentence.
    """
    return html.Li(
        [
            html.Span(interpretation.held_by, className="held-by"),
            html.Strong(interpretation.thesis) if with_thesis else None,
            about,
            html.Br(),
            *with_note(
                interpretation.statement,
                [
                    " ",
                    citation(interpretation.cites, edition, edition.claim_address(interpretation)),
                ],
                edition,
            ),
        ]
    )
