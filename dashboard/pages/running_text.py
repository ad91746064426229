"""What is read as running text, whole."""

from __future__ import annotations

from dash import html

from dashboard.components.explained import explained
from dashboard.components.foreign import in_their_languages
from dashboard.language import Language
from dashboard.model import Atlas


def read(content: html.Article, atlas: Atlas, language: Language) -> html.Article:
    """Return it with terms explained and foreign words marked as such."""
    told: html.Article = in_their_languages(explained(content, atlas, language), atlas, language)
    return told
