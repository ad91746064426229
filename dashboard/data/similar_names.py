"""Corrects misspelled names: look-alike letters of other alphabets, and the nearest name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from types import MappingProxyType
from typing import Final
from unicodedata import category, combining, name, normalize

IDENTIFIER: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Cyrillic and Greek letters that look like a Latin one, small letters first, and that letter.
_LATIN_LOOK_ALIKES: Final = MappingProxyType(
    dict(
        zip(
            "аеорсухіјѕһѵӏАВЕКМНОРСТУХІЈЅҺοανικρυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
            "aeopcyxijshvlABEKMHOPCTYXIJSHoavikpuxABEZHIKMNOPTYX",
            strict=True,
        )
    )
)
_LOOK_ALIKE: Final = re.compile(f"[{''.join(_LATIN_LOOK_ALIKES)}]")
# Letters that do not decompose into a Latin letter and a diacritic.
_TRANSLITERATIONS: Final = MappingProxyType(
    {"ə": "a", "ı": "i", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)
# The length from which two letters may be wrong; in a shorter name two make another name.
_LONG_NAME: Final = 10


def find_look_alike(text: str) -> str:
    """Return the first look-alike of another alphabet in a word of Latin letters, or nothing."""
    if not _LOOK_ALIKE.search(text):  # nearly every text
        return ""
    for word in re.findall(r"[^\W\d_]+", text):
        alphabets = {_alphabet(letter) for letter in word}
        if "LATIN" in alphabets:
            match = next((letter for letter in word if letter in _LATIN_LOOK_ALIKES), "")
            if match:
                return match
    return ""


def in_latin_letters(text: str) -> str:
    """Return `text` with Latin letters in place of their look-alikes."""
    return "".join(_LATIN_LOOK_ALIKES.get(letter, letter) for letter in text)


def latin_look_alike(letter: str) -> str:
    """Return the Latin letter that a letter of another alphabet looks like."""
    return _LATIN_LOOK_ALIKES[letter]


def as_identifier(text: str) -> str:
    """Return `text` as an id; an id stays unchanged.

    Empty where `text` has letters that cannot be written in an id.
    """
    plain = folded(text)
    if any(letter.isalnum() and not letter.isascii() for letter in plain):
        return ""
    visible = "".join(letter for letter in plain if category(letter) != "Cf")
    return "-".join(re.findall(r"[a-z0-9]+", visible.replace("'", "").replace("’", "")))


def folded(text: str) -> str:
    """Return `text` in lower case and without diacritics, in Latin letters where possible."""
    latin = in_latin_letters(text) if find_look_alike(text) else text
    plain = normalize("NFKD", latin.casefold())
    return "".join(
        _TRANSLITERATIONS.get(letter, letter) for letter in plain if not combining(letter)
    )


def nearest(text: str, names: Iterable[str]) -> str:
    """Return the one of `names` that differs from `text` by a typing error only, or nothing.

    Other digits are another year, and a few more letters another person: these do not match.
    """
    limit = 2 if len(text) >= _LONG_NAME else 1
    digits = sorted(re.findall("[0-9]", text))
    ranked = sorted(
        (_edit_distance(text, candidate, limit), candidate)
        for candidate in names
        if sorted(re.findall("[0-9]", candidate)) == digits
    )
    if (
        not ranked
        or ranked[0][0] > limit
        or [distance for distance, _ in ranked].count(ranked[0][0]) > 1
    ):
        return ""
    return ranked[0][1]


def _alphabet(letter: str) -> str:
    return name(letter, "").partition(" ")[0]


def _edit_distance(one: str, other: str, limit: int) -> int:
    """Return the Damerau-Levenshtein distance (optimal string alignment), at most `limit` + 1."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    row_before_previous: list[int] = []
    row = list(range(len(other) + 1))
    for index, letter in enumerate(one):
        previous_row, row = row, [index + 1]
        for column, other_letter in enumerate(other):
            distance = min(
                previous_row[column] + (letter != other_letter),
                previous_row[column + 1] + 1,
                row[column] + 1,
            )
            if index and column and letter == other[column - 1] and one[index - 1] == other_letter:
                distance = min(distance, row_before_previous[column - 1] + 1)
            row.append(distance)
        row_before_previous = previous_row
    return min(row[-1], limit + 1)
