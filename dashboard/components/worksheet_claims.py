"""The evidence as a class gets it: readings with letters, claims shuffled and numbered."""

from __future__ import annotations

from hashlib import sha256
from string import ascii_uppercase
from typing import NamedTuple

from dashboard.data.records import Evidence, Interpretation
from dashboard.model import Atlas


class InterpretationItem(NamedTuple):
    """One reading of all events: its letter, its name, and who holds it."""

    letter: str
    thesis: str
    held: tuple[Interpretation, ...]


class Claim(NamedTuple):
    """One piece of evidence: its number on the sheet, and the reading that it is set beside."""

    number: int
    reading: InterpretationItem
    piece: Evidence


def interpretations_of(atlas: Atlas) -> tuple[InterpretationItem, ...]:
    """Return every reading of all events together, in the order of its file."""
    told = atlas.interpretations("")
    theses = list(dict.fromkeys(each.thesis for each in told))
    return tuple(
        InterpretationItem(
            _letter(index), thesis, tuple(each for each in told if each.thesis == thesis)
        )
        for index, thesis in enumerate(theses)
    )


def claims_of(atlas: Atlas) -> tuple[Claim, ...]:
    """Return all evidence shuffled: its order tells nothing, and is the same in sheet and key.

    A row that is added changes no order among the others.
    """
    found = [
        (reading, piece)
        for reading in interpretations_of(atlas)
        for piece in atlas.evidence(reading.thesis)
    ]
    shuffled = sorted(found, key=lambda each: _stirred(each[1]))
    return tuple(Claim(number, *each) for number, each in enumerate(shuffled, 1))


def _letter(index: int) -> str:
    return ascii_uppercase[index] if index < len(ascii_uppercase) else str(index + 1)


def _stirred(piece: Evidence) -> str:
    told = "\n".join((piece.thesis, piece.weight, piece.event, piece.statement))
    return sha256(told.encode()).hexdigest()
