"""Marks words of other languages with `lang`, so that a screen reader pronounces them correctly."""

from __future__ import annotations

import re
from typing import Any, Final

from dash import html
from dash.development.base_component import Component

from dashboard.edition import Edition
from dashboard.html.text_nodes import map_text
from dashboard.languages.language import Untranslated

WITHOUT_MARKUP: Final = ("Option", "Textarea", "Title")


def with_language_spans(content: Any, edition: Edition) -> Any:
    """Return `content` with `lang` on every word that `foreign.csv` lists in another language."""
    language_codes = {
        foreign.word: foreign.language
        for foreign in edition.tables.foreign
        if foreign.language != edition.language.code
    }
    if not language_codes:
        return content
    longest_first = sorted(language_codes, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, longest_first))})(?![\w-])")

    def add_spans(text: str) -> Any:
        if isinstance(text, Untranslated):
            return text
        parts = pattern.split(text)
        if len(parts) == 1:
            return text
        # The odd parts of a split are the matches.
        parts[1::2] = [html.Span(word, lang=language_codes[word]) for word in parts[1::2]]
        return [part for part in parts if part]

    return map_text(content, add_spans, _is_excluded)


def _is_excluded(component: Component) -> bool:
    return component._type in WITHOUT_MARKUP or bool(getattr(component, "lang", None))
