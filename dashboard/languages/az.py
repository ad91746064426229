"""Azerbaijani."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from dashboard.languages.rules import LanguageRules


def ordinal_ending(number: int) -> str:
    """Return the ending of an ordinal number: 1930-cu, 1924-cü, 1931-ci.

    It follows the last vowel of the number read aloud.
    """
    ones = ("", "ci", "ci", "cü", "cü", "ci", "cı", "ci", "ci", "cu")
    tens = ("", "cu", "ci", "cu", "cı", "ci", "cı", "ci", "ci", "cı")
    return ones[number % 10] or tens[number // 10 % 10] or ("cü" if number % 1000 else "ci")


RULES: Final = LanguageRules(
    alphabet="aəbcçdefgğhxıijkqlmnoöprsştuüvyzw",
    case_pairs=(("i", "İ"), ("ı", "I")),
    ordinal_ending=ordinal_ending,
    term_endings="(?:l[aə]r)?(?:[ıiuü]m?|[nsy]?[ıiuüaə]n?|d[aə]n?)?",
    short_term_endings="(?:l[aə]r(?:[ıi]n?|[aə])?)?",  # xana is a cell, not the dative of xan
    keyboard=("qüertyuiopöğ", "asdfghjklıə", "zxcvbnmçş"),
    # With the Cyrillic letters of before 1991 that Russian lacks.
    search_letters=MappingProxyType(
        {"ə": "e", "ı": "i", **dict(zip("әғҝөүһҹј", "eggouhcy", strict=True))}
    ),
)
