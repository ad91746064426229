"""Annotates running text: glossary links, and language marks on foreign words."""

from __future__ import annotations

from dash import html

from dashboard.html.glossary_links import with_glossary_links
from dashboard.html.language_spans import with_language_spans
from dashboard.languages.language import Language
from dashboard.model import Atlas


def annotated(content: html.Article, atlas: Atlas, language: Language) -> html.Article:
    """Return `content` with glossary links and with foreign words marked."""
    linked = with_glossary_links(content, atlas, language)
    result: html.Article = with_language_spans(linked, atlas, language)
    return result
