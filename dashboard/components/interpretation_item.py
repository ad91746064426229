"""One reading of an event, or of all of them."""

from __future__ import annotations

from dash import html

from dashboard.components.citation import citation
from dashboard.data.records import Interpretation
from dashboard.languages.language import Language
from dashboard.model import Atlas


def interpretation_item(
    reading: Interpretation, atlas: Atlas, language: Language, *, with_thesis: bool = True
) -> html.Li:
    """Return who holds which thesis, in a sentence with its citation.

    Without its thesis where that stands over it already.
    """
    return html.Li(
        [
            html.Span(language.say(reading.held_by), className="held-by"),
            html.Strong(language.say(reading.thesis)) if with_thesis else None,
            html.Br(),
            language.say(reading.statement),
            " ",
            citation(reading.cites, atlas, language),
        ]
    )
