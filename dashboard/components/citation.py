"""The small citation behind a claim: who makes it, and where we read it."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from dashboard.components.attributes import aria
from dashboard.data.records import Citation
from dashboard.language import Language
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


def short_reference(cite: Citation, atlas: Atlas, language: Language) -> str:
    """Return "Mamedova 2012, p. 3" for one citation."""
    work = atlas.work(cite.work)
    name = f"{work.author} {work.year or language.say('n.d.')}".strip()
    place = in_the_work(cite.locator, language)
    return f"{name}, {place}" if place else name


def in_the_work(locator: str, language: Language) -> str:
    """Return the place in a work in words: "p. 3", "pp. 34, 35", "C. 3, 201", or nothing."""
    if not locator or not locator[0].isdigit():
        return locator
    several = any(not character.isdigit() for character in locator)
    template = language.say("pp. {pages}") if several else language.say("p. {pages}")
    return template.format(pages=locator)


def _reference_link(cite: Citation, atlas: Atlas, language: Language) -> html.A:
    words = short_reference(cite, atlas, language)
    return html.A(
        words, href=f"#work-{cite.work}", className="cite-link", **aria(haspopup="dialog")
    )
