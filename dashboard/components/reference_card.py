"""What a citation opens when it is pressed: the work, and what else it is cited for."""

from __future__ import annotations

from collections import Counter

from dash import html
from dash.development.base_component import Component

from dashboard.components.citation_index import CitingClaim
from dashboard.components.references import reference
from dashboard.data.records import Work
from dashboard.html import ids
from dashboard.html.attributes import aria, data
from dashboard.languages.language import Language
from dashboard.model import Atlas


def reference_card(
    work: Work, found: list[CitingClaim], atlas: Atlas, language: Language
) -> list[Component | None]:
    """Return the reference of `work` in full, how we know it, and what rests on it.

    `found` are the claims that cite it; how many belong to each event is said, and how many of all
    rest on this work alone.
    """
    return [
        html.P(reference(work, language), className="reference-full"),
        _known_through(work, atlas, language),
        _rests(found, language),
        html.Ul(_cited_for(found, atlas, language), className="cited-for") if found else None,
    ]


def reference_frame(language: Language) -> html.Dialog:
    """Return the frame in which a citation that is pressed shows its reference."""
    close = language.say("Close")
    return html.Dialog(
        [
            html.Button("×", type="button", title=close, **data(close=""), **aria(label=close)),
            html.P(className="reference-here"),
            html.Div(className="reference-work"),
        ],
        id=ids.REFERENCE,
        className="reference",
        tabIndex="-1",
        **aria(label=language.say("Reference")),
    )


def _known_through(work: Work, atlas: Atlas, language: Language) -> html.P | None:
    if work.id == atlas.config.read_in:
        return html.P(language.say("The one work that this atlas has read."), className="note")
    read_in = atlas.work(atlas.config.read_in)
    words = language.say("Known here only through {author} {year}.")
    return html.P(
        words.format(author=language.listed(read_in.author), year=read_in.year), className="note"
    )


def _rests(found: list[CitingClaim], language: Language) -> html.P:
    cited = language.say_many(
        "Cited here for {n} claim", "Cited here for {n} claims", len(found)
    ).format(n=len(found))
    alone = sum(use.alone for use in found)
    if not alone:
        return html.P(language.say("{cited}.").format(cited=cited))
    rest = language.say_many(
        "{n} of them rests on it alone", "{n} of them rest on it alone", alone
    ).format(n=alone)
    return html.P(language.say("{cited}; {rest}.").format(cited=cited, rest=rest))


def _cited_for(found: list[CitingClaim], atlas: Atlas, language: Language) -> list[html.Li]:
    rows = []
    for about, count in Counter(use.about for use in found).items():
        claims = language.say_many("{n} claim", "{n} claims", count).format(n=count)
        rows.append(html.Li([_about(about, atlas, language), f": {claims}"]))
    return rows


def _about(about: str, atlas: Atlas, language: Language) -> html.A | str:
    elsewhere = {
        "debate": language.say("The debate"),
        "context": language.say("The years around"),
        "glossary": language.say("Words in the sources"),
    }
    if about in elsewhere:
        return elsewhere[about]
    return html.A(language.say(atlas.event(about).title), href=f"?event={about}")
