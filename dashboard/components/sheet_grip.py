"""What makes the panel of an event high or low where it lies over the page, on a phone."""

from __future__ import annotations

from dash import html

from dashboard.html.attributes import aria
from dashboard.languages.language import Language


def sheet_grip(language: Language) -> html.Button:
    """Return the button; the style sheet shows which of its two words holds."""
    return html.Button(
        [
            html.Span(language.say("Read on"), className="when-low"),
            html.Span(language.say("Show the map"), className="when-full"),
        ],
        type="button",
        className="sheet-grip",
        **aria(expanded="false"),
    )
