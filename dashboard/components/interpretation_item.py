"""One interpretation of an event, or of all events."""

from __future__ import annotations

from dash import html

from dashboard.components.citation import citation
from dashboard.data.records import Interpretation
from dashboard.languages.language import Language
from dashboard.model import Atlas


def interpretation_item(
    interpretation: Interpretation, atlas: Atlas, language: Language, *, with_thesis: bool = True
) -> html.Li:
    """Return who holds which thesis, as a sentence with its citation.

    Leave the thesis out if a heading names it already.
    """
    return html.Li(
        [
            html.Span(language.say(interpretation.held_by), className="held-by"),
            html.Strong(language.say(interpretation.thesis)) if with_thesis else None,
            html.Br(),
            language.say(interpretation.statement),
            " ",
            citation(interpretation.cites, atlas, language),
        ]
    )
