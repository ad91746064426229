"""The class sheet and its key, read back from their PDF: the key alone judges the claims."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pytest
from flask.testing import FlaskClient
from pypdf import PdfReader

from dashboard.components.worksheet_claims import lettered_interpretations, numbered_claims
from dashboard.data.records import Evidence
from dashboard.downloads.citation_text import citation_line
from dashboard.edition import edition_of
from dashboard.handouts.registry import handout_names, handout_pdf
from dashboard.handouts.worksheet import worksheet_content
from dashboard.handouts.worksheet_key import worksheet_key_content
from dashboard.model import Atlas, atlas_from
from tests.command_line import run
from tests.conftest import Folder
from tests.handout_pdf import ATLAS, EDITION, ENGLISH, contains, pdf, pdf_text, without_spaces
from tests.quality_metrics import Figure

NAMES = ("you-judge", "you-judge-key")
TITLES = dict(
    zip(NAMES, (ATLAS.config.texts.judge, "You be the judge: teacher’s notes"), strict=True)
)


def only(atlas: Atlas, pieces: tuple[Evidence, ...]) -> Atlas:
    """Return the atlas with these pieces of evidence and no others."""
    return Atlas(atlas.tables._replace(evidence=pieces))


@pytest.mark.parametrize("name", NAMES)
def test_sheet_and_key_hold_every_claim_with_the_same_number_and_its_source(name: str) -> None:
    printed = pdf_text(pdf(name))
    claims = numbered_claims(EDITION)
    assert [claim.number for claim in claims] == list(range(1, len(claims) + 1))
    assert Counter(claim.piece for claim in claims) == Counter(ATLAS.tables.evidence)
    for number, _, piece in claims:
        lead = f"{ATLAS.event(piece.event).title}. " if piece.event else ""
        assert contains(printed, f"{number}{lead}{piece.statement}")
        assert contains(printed, citation_line(piece.cites, EDITION))


def test_every_reading_has_its_letter_and_its_holders() -> None:
    printed = pdf_text(pdf("you-judge"))
    for interpretation in lettered_interpretations(ATLAS):
        assert contains(printed, f"{interpretation.letter}{interpretation.thesis}")
        assert all(contains(printed, holder.held_by) for holder in interpretation.held)


def test_the_class_sheet_does_not_tell_what_a_claim_speaks_for() -> None:
    content = worksheet_content(EDITION)
    for claim in content["claims"]:
        assert set(claim) == {"number", "lead", "text", "by", "note"}
        assert claim["by"] == ""
    reversed_evidence = tuple(
        replace(piece, weight="against" if piece.weight == "for" else "for")
        for piece in ATLAS.tables.evidence
    )
    reversed_claims = worksheet_content(edition_of(only(ATLAS, reversed_evidence), ENGLISH))[
        "claims"
    ]
    assert sorted(claim["text"] for claim in reversed_claims) == sorted(
        claim["text"] for claim in content["claims"]
    )


def test_the_order_tells_nothing() -> None:
    claims = numbered_claims(EDITION)
    same_in_a_row = sum(
        (one.interpretation, one.piece.weight) == (next_.interpretation, next_.piece.weight)
        for one, next_ in pairwise(claims)
    )
    assert same_in_a_row < len(claims) / 5


def test_a_claim_that_is_taken_out_changes_no_order_among_the_others() -> None:
    pieces = ATLAS.tables.evidence
    remaining = [
        claim.piece for claim in numbered_claims(edition_of(only(ATLAS, pieces[1:]), ENGLISH))
    ]
    assert remaining == [
        claim.piece for claim in numbered_claims(EDITION) if claim.piece != pieces[0]
    ]


def test_the_key_judges_every_claim_as_the_table_does() -> None:
    content = worksheet_key_content(EDITION)
    printed = pdf_text(pdf("you-judge-key"))
    for row, claim in zip(content["claims"], numbered_claims(EDITION), strict=True):
        piece = claim.piece
        assert (row["weight"], row["thesis"]) == (piece.weight, piece.thesis)
        assert row["source"] == citation_line(piece.cites, EDITION)
        assert ("editors" in row["by"]) is (piece.said_by == "editors")
        assert not piece.said_by or piece.said_by in row["by"]
        assert contains(printed, f"{piece.weight} {claim.interpretation.letter}{piece.thesis}")


def test_the_key_says_what_stays_open_and_why() -> None:
    printed = pdf_text(pdf("you-judge-key"))
    ours = [claim.number for claim in numbered_claims(EDITION) if claim.piece.said_by == "editors"]
    assert contains(printed, f"Claims {', '.join(map(str, ours))}: the article reports the fact")
    without = [
        interpretation
        for interpretation in lettered_interpretations(ATLAS)
        if not ATLAS.evidence(interpretation.thesis)
    ]
    assert without
    for interpretation in without:
        assert contains(printed, f"{interpretation.letter} · {interpretation.thesis}")
    assert contains(printed, "“Anti-Soviet” uprisings, or reactions to Soviet policy")
    assert without_spaces("When Musavat was founded") not in printed


@pytest.mark.parametrize("name", NAMES)
def test_no_number_stands_on_the_sheets_that_is_not_in_the_tables(name: str) -> None:
    make = worksheet_content if name == "you-judge" else worksheet_key_content
    claims = make(EDITION)["claims"]
    in_rows = re.findall(r"\d+", repr((ATLAS.tables.evidence, ATLAS.events, ATLAS.works)))
    texts = [str(claim[part]) for claim in claims for part in ("lead", "text")]
    assert set(re.findall(r"\d+", " ".join(texts))) <= set(in_rows)


@pytest.mark.parametrize("name", NAMES)
def test_a_class_sheet_is_tagged_and_light(name: str, figure: Figure) -> None:
    content = pdf(name)
    reader = PdfReader(BytesIO(content))
    assert reader.metadata is not None
    assert reader.metadata.title == TITLES[name]
    assert b"pdfuaid:part" in content
    figure("pages of a class sheet", len(reader.pages), most=7)
    figure("a class sheet", len(content) / 1000, "kB", most=400)
    assert content == handout_pdf(name, EDITION)


def test_an_atlas_without_evidence_has_no_class_sheet(folder: Folder) -> None:
    folder.write("evidence.csv", "thesis,weight,event,statement,said_by,cites\n")
    assert not set(NAMES) & set(handout_names(atlas_from(folder.path)))
    result = run("handout", "you-judge", "--data", folder.path)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("There is no handout “you-judge”.")


@pytest.mark.parametrize("name", NAMES)
def test_the_debate_leads_to_the_sheet_and_its_key(client: FlaskClient, name: str) -> None:
    response = client.get(f"/en/handouts/{name}.pdf")
    assert (response.status_code, response.data) == (200, pdf(name))
    assert f'href=\\"handouts/{name}.pdf\\"' in client.get("/en/atlas-data.js").text
