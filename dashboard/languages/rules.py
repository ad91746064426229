"""What differs by language beyond its catalogue: a module named by its code has it as `RULES`.

What CLDR knows is not repeated: dates, numbers, lists, plural forms, the direction.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

LATIN: Final = "aəbcdefghiıjklmnopqrstuvwxyz"
QWERTY: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_MAX_CODE_LENGTH: Final = 3  # letters; every other module here has a longer name


def _without_ending(_: int) -> str:
    return ""


class LanguageRules(NamedTuple):
    """The rules of a language; the defaults serve one without a module."""

    # Its letters in the order of its dictionaries. An accented letter that is not listed sorts as
    # its base letter; letters of other scripts come last.
    alphabet: str = ""
    # Small and capital letters that are a pair in this language alone: i and İ.
    case_pairs: tuple[tuple[str, str], ...] = ()
    # The locale of CLDR, where its code is not that of the language.
    cldr_code: str = ""
    # The ending of an ordinal number in figures, for `{th}` in a translation: 1930-cu.
    ordinal_ending: Callable[[int], str] = _without_ending
    # Regular expressions of what may follow a term of the glossary: plural and cases. A short word
    # with an ending may be a different word, so that it may have fewer; empty: the same.
    term_endings: str = ""
    short_term_endings: str = ""
    # A regular expression of the ending in whose place the others stand, and whether each word of a
    # term has one, or the last alone.
    replaced_endings: str = ""
    every_word_has_an_ending: bool = False
    # The rows of letters on the keys of a kiosk.
    keyboard: tuple[str, ...] = QWERTY
    # Letters in Latin as they are searched for, small and without marks; letters that are searched
    # for in a second way as well.
    search_letters: Mapping[str, str] = MappingProxyType({})
    search_variants: Mapping[str, str] = MappingProxyType({})


@cache
def rules_for(code: str) -> LanguageRules:
    """Return the rules of a language: the defaults if it has no module."""
    if code not in codes_with_rules():
        return LanguageRules()
    rules: LanguageRules = import_module(f"dashboard.languages.{code}").RULES
    return rules


@cache
def codes_with_rules() -> tuple[str, ...]:
    """Return the code of every language that has a module, sorted."""
    names = sorted(path.stem for path in Path(__file__).parent.glob("*.py"))
    return tuple(name for name in names if len(name) <= _MAX_CODE_LENGTH)


def search_letters(code: str) -> dict[str, dict[str, str]]:
    """Return the `letters` and the `variants` of all languages: a name is found in any spelling.

    Where two languages differ, the one of `code` is right.
    """
    rules = [rules_for(other) for other in (*codes_with_rules(), code)]
    return {
        "letters": {key: text for rule in rules for key, text in rule.search_letters.items()},
        "variants": {key: text for rule in rules for key, text in rule.search_variants.items()},
    }
