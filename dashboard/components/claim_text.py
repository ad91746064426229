"""The words of a claim, and the editors’ remarks on it, which are read apart from them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from dash import html
from dash.development.base_component import Component

from dashboard.edition import Edition
from dashboard.languages.language import Language

# A remark on the date stands in brackets at the end: "(No day is given; …)".
_REMARK: Final = re.compile(r"\s*\(([^()]+[.!?”»])\)\s*$")


class ClaimText(NamedTuple):
    """The words of a claim, and what the editors remark on it; both as in the table."""

    words: str
    remark: str


def without_note(text: str, language: Language) -> ClaimText:
    """Return a text, and what follows "Atlas editors’ note:" in it."""
    label = language.say("Atlas editors’ note")
    words, _, note = text.partition(f"{label}:")
    return ClaimText(words.strip(), note.strip())


def without_remark(text: str) -> ClaimText:
    """Return a text, and the sentences in brackets at its end, without their brackets."""
    remark = _REMARK.search(text)
    return ClaimText(text[: remark.start()], remark[1]) if remark else ClaimText(text, "")


def with_note(
    text: str, after: Sequence[Component | str | None], edition: Edition
) -> list[Component | str | None]:
    """Return the words of a claim, what comes after them, and the editors' note to open."""
    words, note = without_note(text, edition.language)
    return [words, *after, editors_note(note, edition)]


def editors_note(note: str, edition: Edition) -> html.Details | None:
    """Return the note under its name, or nothing."""
    if not note:
        return None
    summary = html.Summary(edition.say("Atlas editors’ note"))
    return html.Details([summary, html.P(note)], className="editors-note")
