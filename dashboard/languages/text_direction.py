"""The direction of a text (LTR or RTL), and isolates that keep it from reordering its neighbours.

A name in Arabic or Hebrew letters reverses the digits and brackets that follow it, unless it is
isolated by Unicode's invisible characters (UAX #9). They are added only where they are needed.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final, Literal

FIRST_STRONG_ISOLATE: Final = "\u2068"
POP_ISOLATE: Final = "\u2069"
_ISOLATES: Final = "\u2066\u2067\u2068"
# No character before the Hebrew block is read from right to left.
_MAYBE_RTL: Final = re.compile("[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\U0001ffff]")


def has_rtl(text: str) -> bool:
    """Return whether `text` holds a right-to-left letter or a bidirectional control character."""
    characters = _MAYBE_RTL.findall(text)
    return any(
        unicodedata.bidirectional(character) in ("R", "AL", "AN", "RLI", "LRI", "FSI", "PDI")
        for character in characters
    )


def direction_of(text: str) -> Literal["ltr", "rtl"]:
    """Return the direction of the first strong letter outside isolates (UAX #9, P2).

    A browser's `dir="auto"` looks into the isolates too.
    """
    depth = 0
    for character in text:
        bidi_class = unicodedata.bidirectional(character)
        if bidi_class == "PDI":
            depth = max(0, depth - 1)
        elif bidi_class in ("LRI", "RLI", "FSI"):
            depth += 1
        elif not depth and bidi_class in ("L", "R", "AL"):
            return "ltr" if bidi_class == "L" else "rtl"
    return "ltr"


def with_isolates(text: str) -> str:
    """Return `text` isolated where it holds right-to-left characters, else unchanged.

    Isolates that it leaves open are closed; closing characters without an opening are dropped.
    """
    if not has_rtl(text):
        return text
    depth, characters = 0, []
    for character in text:
        if character == POP_ISOLATE and not depth:
            continue
        depth += (character in _ISOLATES) - (character == POP_ISOLATE)
        characters.append(character)
    return f"{FIRST_STRONG_ISOLATE}{''.join(characters)}{POP_ISOLATE * (depth + 1)}"
