"""A row as the properties of a feature: what is unsaid is absent, never nought."""

from __future__ import annotations

from typing import Any, NamedTuple

from dashboard.data.records import Citation
from dashboard.dates import Span
from dashboard.downloads.citation_text import cites_in_words
from dashboard.languages.language import Language
from dashboard.model import Atlas


def properties(row: NamedTuple, atlas: Atlas, language: Language, *others: str) -> dict[str, Any]:
    """Return what `row` says, by column, without the columns named as `others`.

    An empty cell is left out. A date is its EDTF; `cites` stands in words, and `works` are the ids
    of the works in it.
    """
    said: dict[str, Any] = {}
    for name, value in row._asdict().items():
        if name in others or value is None or value in ("", ()):
            continue
        said[name] = value.edtf if isinstance(value, Span) else value
        if name == "cites":
            said |= _cited(value, atlas, language)
    return said


def _cited(cites: tuple[Citation, ...], atlas: Atlas, language: Language) -> dict[str, Any]:
    works = list(dict.fromkeys(cite.work for cite in cites))
    return {"cites": cites_in_words(cites, atlas, language), "works": works}
