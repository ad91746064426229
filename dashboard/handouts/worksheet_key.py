"""The teacher's key to the worksheet: the interpretation of each claim, and what is undecided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dashboard.components.worksheet_claims import Claim, lettered_interpretations, numbered_claims
from dashboard.data.columns import EDITORS
from dashboard.data.records import Citation, Conflict
from dashboard.downloads.citation_text import citation_line
from dashboard.edition import Edition
from dashboard.handouts.typesetting import frame, typeset
from dashboard.languages.language import Language
from dashboard.model import Atlas
from dashboard.sections.vocabulary import attribution_label

NAME = "you-judge-key"


def worksheet_key_pdf(edition: Edition) -> bytes:
    """Return the key as PDF, A4."""
    return typeset("you_judge_key.typ", worksheet_key_content(edition), edition.language)


def worksheet_key_content(edition: Edition) -> dict[str, Any]:
    """Return the content of the key, in the order of the claims on the worksheet."""
    title = edition.say("You be the judge: teacher’s notes")
    return {
        **frame(NAME, title, edition.say("For teachers"), edition),
        "lead": _lead(edition),
        "claims_title": edition.say("Interpretation linked to each claim"),
        "heads": [
            edition.say("Claim"),
            edition.say("Interpretation"),
            edition.say("Who says so, and where"),
        ],
        "claims": [_claim(claim, edition) for claim in numbered_claims(edition)],
        "readings": [
            {"letter": interpretation.letter, "thesis": interpretation.thesis}
            for interpretation in lettered_interpretations(edition)
        ],
        "open_title": edition.say("What cannot be decided, and why"),
        "open": list(_undecided(edition)),
    }


def _lead(edition: Edition) -> str:
    read_in = edition.work(edition.config.read_in)
    template = edition.say(
        "These notes do not say what is true. They show which interpretation each claim is "
        "linked to in the atlas, and who made it. Pupils who chose another interpretation may "
        "find that the same claim supports or contradicts theirs: what counts is the "
        "reasoning. Everything comes from {author} {year}; all other works are cited through "
        "it."
    )
    return template.format(author=edition.language.listed(read_in.author), year=read_in.year)


def _claim(claim: Claim, edition: Edition) -> dict[str, Any]:
    piece = claim.piece
    weights = {"for": edition.say("for"), "against": edition.say("against")}
    return {
        "number": claim.number,
        "lead": edition.event(piece.event).title if piece.event else "",
        "text": piece.statement,
        "weight": weights[piece.weight],
        "letter": claim.interpretation.letter,
        "thesis": claim.interpretation.thesis,
        "source": citation_line(piece.cites, edition),
        "by": _attribution(piece.said_by, edition.language),
    }


def _attribution(who: str, language: Language) -> str:
    if who == EDITORS:
        return language.say(" – linked by the editors")
    text = language.say(" – offered as evidence by {who}").format(who=language.say(who))
    return text if who else ""


def _undecided(edition: Edition) -> Iterator[dict[str, str]]:
    """Yield open questions: no conclusion is drawn, one side is silent, or claims differ."""
    claims = numbered_claims(edition)
    editors_claims = [claim.number for claim in claims if claim.piece.said_by == EDITORS]
    if editors_claims:
        yield _open_question(
            edition.say("A conclusion that nobody draws"),
            edition.say(
                "Claims {numbers}: the article reports the fact without saying what it is "
                "evidence for. The editors have linked it to this interpretation; you may "
                "link it to another."
            ).format(numbers=", ".join(map(str, editors_claims))),
        )
    yield from _one_sided(edition, claims)
    for point in edition.tables.conflicts:
        if not point.events and _shares_pages(point, edition):
            source = citation_line(point.cites, edition)
            by = attribution_label(point.said_by, edition.language)
            yield _open_question(point.topic, point.explanation, by, source)


def _one_sided(edition: Edition, claims: Iterable[Claim]) -> Iterator[dict[str, str]]:
    templates = {
        frozenset[str](): edition.say(
            "The article reports this interpretation, but gives no evidence for or against it."
        ),
        frozenset({"for"}): edition.say(
            "The article gives no evidence against it. That proves nothing: the author may "
            "not have looked for any."
        ),
        frozenset({"against"}): edition.say(
            "The article gives no evidence for it. That proves nothing: the author may not "
            "have looked for any."
        ),
    }
    claim_list = list(claims)
    for interpretation in lettered_interpretations(edition):
        weights = frozenset(
            claim.piece.weight for claim in claim_list if claim.interpretation == interpretation
        )
        if weights in templates:
            name = f"{interpretation.letter} · {interpretation.thesis}"
            yield _open_question(name, templates[weights])


def _shares_pages(point: Conflict, atlas: Atlas) -> bool:
    """Return whether a disputed point cites a page that interpretations or evidence cite."""
    interpretations, pieces = atlas.interpretations(""), atlas.tables.evidence
    citations = (*(row.cites for row in interpretations), *(row.cites for row in pieces))
    pages = {cite for cites in citations for cite in _without_article(cites, atlas)}
    return bool(pages & set(_without_article(point.cites, atlas)))


def _without_article(cites: tuple[Citation, ...], atlas: Atlas) -> list[Citation]:
    return [cite for cite in cites if cite.work != atlas.config.read_in]


def _open_question(head: str, text: str, by: str = "", source: str = "") -> dict[str, str]:
    return {"head": head, "text": text, "by": by, "source": source}
