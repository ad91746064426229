"""The inline citation of a claim: the works that make it, and the one it was read in."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from dashboard.data.records import Citation
from dashboard.downloads.citation_text import short_reference
from dashboard.edition import Edition
from dashboard.html.attributes import aria, data


def citation(cites: Sequence[Citation], edition: Edition, address: str = "") -> html.Span:
    """Return the works of `cites` in their order, each a link that opens its reference.

    The last is where the claim was read, which is said if other works come before it. `address` is
    that of the claim, if it has one.
    """
    named = data(claim=address) if address else {}
    links = [_reference_link(cite, edition) for cite in cites]
    if len(links) == 1:
        return html.Span(["(", links[0], ")"], className="cite", **named)
    separated_links = [part for link in links[:-1] for part in (link, "; ")][:-1]
    read_in = edition.say(" – cited in ")
    parts = ["(", *separated_links, read_in, links[-1], ")"]
    return html.Span(parts, className="cite", **named)


def _reference_link(cite: Citation, edition: Edition) -> html.A:
    label = short_reference(cite, edition)
    return html.A(
        label, href=f"#work-{cite.work}", className="cite-link", **aria(haspopup="dialog")
    )
