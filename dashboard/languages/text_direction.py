"""The direction in which a text is read, so that it disturbs nothing that stands beside it.

A name in Arabic or Hebrew letters turns round the digits and brackets that follow it, unless it is
isolated: Unicode has invisible signs for that (UAX #9). They are added only where they are needed.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final, Literal

FIRST_STRONG_ISOLATE: Final = "\u2068"
POP_ISOLATE: Final = "\u2069"
_OPENING: Final = "\u2066\u2067\u2068"
# No letter before Hebrew is read from right to left.
_MAY_TURN: Final = re.compile("[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\U0001ffff]")


def turns(text: str) -> bool:
    """Return whether `text` holds a letter or a sign that is read from right to left."""
    found = _MAY_TURN.findall(text)
    return any(
        unicodedata.bidirectional(each) in ("R", "AL", "AN", "RLI", "LRI", "FSI", "PDI")
        for each in found
    )


def direction_of(text: str) -> Literal["ltr", "rtl"]:
    """Return the direction of the first letter that has one, isolates left out (UAX #9, P2).

    A browser that finds it by itself (`dir="auto"`) looks into the isolates.
    """
    depth = 0
    for sign in text:
        kind = unicodedata.bidirectional(sign)
        if kind == "PDI":
            depth = max(0, depth - 1)
        elif kind in ("LRI", "RLI", "FSI"):
            depth += 1
        elif not depth and kind in ("L", "R", "AL"):
            return "ltr" if kind == "L" else "rtl"
    return "ltr"


def isolated(text: str) -> str:
    """Return `text` so that it may stand in a line of another direction; most stay as they are.

    What it opens and never closes is closed, and what it closes and never opened is left out.
    """
    if not turns(text):
        return text
    depth, kept = 0, []
    for sign in text:
        if sign == POP_ISOLATE and not depth:
            continue
        depth += (sign in _OPENING) - (sign == POP_ISOLATE)
        kept.append(sign)
    return f"{FIRST_STRONG_ISOLATE}{''.join(kept)}{POP_ISOLATE * (depth + 1)}"
