"""References: which claims cite a work, and which cite it alone."""

from __future__ import annotations

import pytest

from dashboard.components.citation_index import CitingClaim, citation_index
from dashboard.components.reference_card import reference_card
from dashboard.edition import edition_of
from dashboard.html.render import to_html
from dashboard.languages.language import Language
from dashboard.model import Atlas

ENGLISH = Language("en")


def test_every_work_is_cited_somewhere(atlas: Atlas) -> None:
    assert {work for work, claims in citation_index(atlas).items() if not claims} == set()


def test_a_claim_rests_alone_on_the_one_work_behind_it(atlas: Atlas) -> None:
    claims_by_work = citation_index(atlas)
    read_in = atlas.config.read_in
    for event in atlas.events:
        for cause in atlas.causes(event.id):
            others = {cite.work for cite in cause.cites} - {read_in}
            for work in others:
                assert CitingClaim(event.id, len(others) == 1) in claims_by_work[work]


def test_the_article_is_behind_every_claim(atlas: Atlas) -> None:
    claims_by_work = citation_index(atlas)
    claims = sum(len(atlas.casualties(event.id)) for event in atlas.events)
    assert len(claims_by_work[atlas.config.read_in]) >= claims


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        ("manafli-2000", "We have not read this work. We know it from Özdemir 2023."),
        ("ozdemir-2023", "The article on which this atlas is based."),
        ("mirzeyeva-verdiyeva-2018", "Ganja uprising of 1920"),
    ],
)
def test_a_reference_says_how_it_is_known_and_what_it_is_cited_for(
    atlas: Atlas, work: str, expected: str
) -> None:
    card = to_html(
        reference_card(atlas.work(work), citation_index(atlas)[work], edition_of(atlas, ENGLISH))
    )
    assert expected in card
    assert " on this work" in card
