"""The card that a citation opens: the work, and what else it is cited for."""

from __future__ import annotations

from collections import Counter

from dash import html
from dash.development.base_component import Component

from dashboard.components.citation_index import CitingClaim
from dashboard.components.references import reference
from dashboard.data.records import Work
from dashboard.edition import Edition
from dashboard.html import ids
from dashboard.html.attributes import aria, data
from dashboard.languages.language import Language


def reference_card(
    work: Work, citing_claims: list[CitingClaim], edition: Edition
) -> list[Component | None]:
    """Return the full reference of `work`, how we know it, and the claims that rest on it.

    `citing_claims` are counted by event; the card also says how many rest on this work alone.
    """
    return [
        html.P(reference(work, edition.language), className="reference-full"),
        _known_through(work, edition),
        _citation_counts(citing_claims, edition.language),
        html.Ul(_cited_for(citing_claims, edition), className="cited-for")
        if citing_claims
        else None,
    ]


def reference_frame(language: Language) -> html.Dialog:
    """Return the dialog in which a citation shows its reference."""
    close = language.say("Close")
    return html.Dialog(
        [
            html.Button("×", type="button", title=close, **data(close=""), **aria(label=close)),
            html.P(className="reference-here"),
            html.Div(className="reference-work"),
            html.A(language.say("Link to this claim"), className="claim-link", hidden=True),
            html.Button(
                language.say("Show names instead of numbers"),
                type="button",
                className="cites-switch",
                **aria(pressed="false"),
            ),
        ],
        id=ids.REFERENCE,
        className="card reference",
        tabIndex="-1",
        **aria(label=language.say("Reference")),
    )


def _known_through(work: Work, edition: Edition) -> html.P | None:
    if work.id == edition.config.read_in:
        return html.P(edition.say("The article on which this atlas is based."), className="note")
    read_in = edition.work(edition.config.read_in)
    text = edition.say("We have not read this work. We know it from {author} {year}.")
    return html.P(
        text.format(author=edition.language.listed(read_in.author), year=read_in.year),
        className="note",
    )


def _citation_counts(citing_claims: list[CitingClaim], language: Language) -> html.P:
    cited = language.say_many(
        "{n} claim rests on this work", "{n} claims rest on this work", len(citing_claims)
    ).format(n=len(citing_claims))
    alone_count = sum(claim.alone for claim in citing_claims)
    if not alone_count:
        return html.P(language.say("{cited}.").format(cited=cited))
    alone_text = language.say_many(
        "{n} of them on it alone",
        "{n} of them on it alone",
        alone_count,
    ).format(n=alone_count)
    return html.P(language.say("{cited}; {rest}.").format(cited=cited, rest=alone_text))


def _cited_for(citing_claims: list[CitingClaim], edition: Edition) -> list[html.Li]:
    rows = []
    for about, count in Counter(claim.about for claim in citing_claims).items():
        claim_count = edition.say_many("{n} claim", "{n} claims", count).format(n=count)
        rows.append(html.Li([_subject(about, edition), f": {claim_count}"]))
    return rows


def _subject(about: str, edition: Edition) -> html.A | str:
    parts = {
        "debate": edition.say("The debate"),
        "context": edition.say("Historical background"),
        "glossary": edition.say("Glossary"),
    }
    if about in parts:
        return parts[about]
    return html.A(edition.event(about).title, href=f"?event={about}")
