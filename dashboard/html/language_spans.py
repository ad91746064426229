"""Words of other languages, marked with theirs: a screen reader then says them as they are said."""

from __future__ import annotations

import re
from typing import Any, Final

from dash import html
from dash.development.base_component import Component

from dashboard.html.text_nodes import map_text
from dashboard.languages.language import English, Language
from dashboard.model import Atlas

WITHOUT_MARKUP: Final = ("Option", "Textarea", "Title")


def with_language_spans(content: Any, atlas: Atlas, language: Language) -> Any:
    """Return `content` with `lang` on every word that `foreign.csv` names of another language."""
    theirs = {word: code for word, code in atlas.tables.foreign if code != language.code}
    if not theirs:
        return content
    longest_first = sorted(theirs, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, longest_first))})(?![\w-])")

    def divide(text: str) -> Any:
        if isinstance(text, English):
            return text
        parts = pattern.split(text)
        if len(parts) == 1:
            return text
        # Between the texts of a split stand what was found.
        parts[1::2] = [html.Span(word, lang=theirs[word]) for word in parts[1::2]]
        return [part for part in parts if part]

    return map_text(content, divide, _is_left_alone)


def _is_left_alone(component: Component) -> bool:
    return component._type in WITHOUT_MARKUP or bool(getattr(component, "lang", None))
