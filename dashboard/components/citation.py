"""The small citation behind a claim: who makes it, and where we read it."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from dashboard.data.records import Citation
from dashboard.downloads.citation_text import short_reference
from dashboard.html.attributes import aria
from dashboard.languages.language import Language
from dashboard.model import Atlas


def citation(cites: Sequence[Citation], atlas: Atlas, language: Language) -> html.Span:
    """Return the works of `cites` in their order, each a link that opens its reference.

    The last is where the claim was read; it says so when another work stands before it.
    """
    links = [_reference_link(cite, atlas, language) for cite in cites]
    if len(links) == 1:
        return html.Span(["(", links[0], ")"], className="cite")
    made_by = [part for link in links[:-1] for part in (link, "; ")][:-1]
    read_in = language.say(" – read in ")
    return html.Span(["(", *made_by, read_in, links[-1], ")"], className="cite")


def _reference_link(cite: Citation, atlas: Atlas, language: Language) -> html.A:
    words = short_reference(cite, atlas, language)
    return html.A(
        words, href=f"#work-{cite.work}", className="cite-link", **aria(haspopup="dialog")
    )
