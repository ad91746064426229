"""Annotates running text: glossary links, and language marks on foreign words."""

from __future__ import annotations

from dash import html

from dashboard.edition import Edition
from dashboard.html.glossary_links import with_glossary_links
from dashboard.html.language_spans import with_language_spans


def annotated(content: html.Article, edition: Edition) -> html.Article:
    """Return `content` with glossary links and with foreign words marked."""
    linked = with_glossary_links(content, edition)
    result: html.Article = with_language_spans(linked, edition)
    return result
