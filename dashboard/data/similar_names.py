"""What was meant by a name that is not quite right: letters of other alphabets, and near names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from types import MappingProxyType
from typing import Final
from unicodedata import category, combining, name, normalize

# Cyrillic and Greek letters that look like a Latin one, small letters first, and the one meant.
_LOOKS_LIKE: Final = MappingProxyType(
    dict(
        zip(
            "аеорсухіјѕһѵӏАВЕКМНОРСТУХІЈЅҺοανικρυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
            "aeopcyxijshvlABEKMHOPCTYXIJSHoavikpuxABEZHIKMNOPTYX",
            strict=True,
        )
    )
)
# Letters that are no Latin letter with a mark on it.
_WRITTEN_AS: Final = MappingProxyType(
    {"ə": "a", "ı": "i", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)
# The shortest name in which two letters may be wrong; below it one, for two make another name.
_LONG: Final = 10


def look_alike(text: str) -> str:
    """Return the first letter of another alphabet in a word of Latin letters, or nothing."""
    for word in re.findall(r"[^\W\d_]+", text):
        alphabets = {_alphabet(letter) for letter in word}
        if "LATIN" in alphabets:
            found = next((letter for letter in word if letter in _LOOKS_LIKE), "")
            if found:
                return found
    return ""


def in_latin_letters(text: str) -> str:
    """Return `text` with the letters that only look Latin in the place of those that are."""
    return "".join(_LOOKS_LIKE.get(letter, letter) for letter in text)


def looks_like(letter: str) -> str:
    """Return the Latin letter that a letter of another alphabet looks like."""
    return _LOOKS_LIKE[letter]


def as_identifier(text: str) -> str:
    """Return the id that is meant by a text; an id is itself.

    Empty where letters of the text are none that an id could have: what is meant is not known.
    """
    plain = folded(text)
    if any(letter.isalnum() and not letter.isascii() for letter in plain):
        return ""
    visible = "".join(letter for letter in plain if category(letter) != "Cf")
    return "-".join(re.findall(r"[a-z0-9]+", visible.replace("'", "").replace("’", "")))


def folded(text: str) -> str:
    """Return `text` in small Latin letters without marks, as far as it has them."""
    latin = in_latin_letters(text) if look_alike(text) else text
    plain = normalize("NFKD", latin.casefold())
    return "".join(_WRITTEN_AS.get(letter, letter) for letter in plain if not combining(letter))


def near(meant: str, names: Iterable[str]) -> str:
    """Return the one of `names` that differs from `meant` as a slip of the hand does, or nothing.

    Other figures are another year, and a few letters more another person: such is not near.
    """
    most = 2 if len(meant) >= _LONG else 1
    figures = sorted(re.findall("[0-9]", meant))
    ranked = sorted(
        (_steps(meant, each, most), each)
        for each in names
        if sorted(re.findall("[0-9]", each)) == figures
    )
    if not ranked or ranked[0][0] > most or [steps for steps, _ in ranked].count(ranked[0][0]) > 1:
        return ""
    return ranked[0][1]


def _alphabet(letter: str) -> str:
    return name(letter, "").partition(" ")[0]


def _steps(one: str, other: str, most: int) -> int:
    """Return how many letters are wrong, missing, too many or exchanged; `most` + 1: too many."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one):
        above, row = row, [at + 1]
        for to, its in enumerate(other):
            cost = min(above[to] + (letter != its), above[to + 1] + 1, row[to] + 1)
            if at and to and letter == other[to - 1] and one[at - 1] == its:
                cost = min(cost, before[to - 1] + 1)
            row.append(cost)
        before = above
    return min(row[-1], most + 1)
