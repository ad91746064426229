"""The evidence for the worksheet: interpretations with letters, claims shuffled and numbered."""

from __future__ import annotations

from hashlib import sha256
from string import ascii_uppercase
from typing import NamedTuple

from dashboard.data.records import Evidence, Interpretation
from dashboard.edition import Edition
from dashboard.model import Atlas


class LetteredInterpretation(NamedTuple):
    """One interpretation of all events: its letter, its thesis, and who holds it."""

    letter: str
    thesis: str
    held: tuple[Interpretation, ...]


class Claim(NamedTuple):
    """One piece of evidence: its number on the worksheet, and its interpretation."""

    number: int
    interpretation: LetteredInterpretation
    piece: Evidence


def lettered_interpretations(atlas: Atlas) -> tuple[LetteredInterpretation, ...]:
    """Return every interpretation of all events together, in the order of the table."""
    claims = atlas.interpretations("")
    theses = list(dict.fromkeys(claim.thesis for claim in claims))
    return tuple(
        LetteredInterpretation(
            _letter(index), thesis, tuple(claim for claim in claims if claim.thesis == thesis)
        )
        for index, thesis in enumerate(theses)
    )


def numbered_claims(edition: Edition) -> tuple[Claim, ...]:
    """Return all evidence shuffled: the order reveals nothing and is the same in worksheet and key.

    It is the same in every language, and adding a row does not change the order of the others.
    """
    by_thesis = {item.thesis: item for item in lettered_interpretations(edition)}
    pieces = zip(edition.tables.evidence, edition.source.tables.evidence, strict=True)
    shuffled = sorted(pieces, key=lambda pair: _shuffle_key(pair[1]))
    return tuple(
        Claim(number, by_thesis[piece.thesis], piece)
        for number, (piece, _) in enumerate(shuffled, 1)
    )


def _letter(index: int) -> str:
    return ascii_uppercase[index] if index < len(ascii_uppercase) else str(index + 1)


def _shuffle_key(piece: Evidence) -> str:
    text = "\n".join((piece.thesis, piece.weight, piece.event, piece.statement))
    return sha256(text.encode()).hexdigest()
