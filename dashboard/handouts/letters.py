"""The letters that a sheet can print: typst is asked, for its typefaces change with its version.

A letter that they lack is replaced by a sign that no table may hold, and the sheet says so.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Iterable
from types import MappingProxyType
from typing import Any, Final, NamedTuple

import typst

from dashboard.direction import isolated
from dashboard.language import Language

SUBSTITUTE: Final = "\ufffd"
STANDARD: Final = "ua-1"  # a PDF that is not fit for a screen reader is refused
NAMED: Final = 8  # letters that a sheet or a warning names
LONGEST_WORD: Final = 40  # letters; a longer one may be parted, for it could leave its column
NEVER_SEEN: Final = ("alt", "colour", "symbol", "language", "name")  # texts that are not printed
PICTURES: Final = ("svg",)
SPACES: Final = re.compile("[\x85\u1680\u2028\u2029]")  # no typeface has them
_ONE_EACH: Final = b"""\
#set document(title: "letters")
#set text(font: "Libertinus Serif")
#for letter in json(bytes(sys.inputs.letters)) { par(letter) }
"""
_NOT_SHOWN: Final = re.compile(
    r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed with (a )?font'
)
_ESCAPED: Final = re.compile(r"\\(?:u\{([0-9a-f]+)\}|(.))")
_SHORT: Final = MappingProxyType({"n": "\n", "r": "\r", "t": "\t", "0": "\0"})


class Missing(NamedTuple):
    """Letters that cannot be printed: anywhere, and in a picture alone, which has one typeface."""

    anywhere: frozenset[str] = frozenset()
    in_pictures: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.anywhere or self.in_pictures)

    def joined(self, other: Missing) -> Missing:
        """Return the letters of both."""
        anywhere = self.anywhere | other.anywhere
        return Missing(anywhere, self.in_pictures | other.in_pictures)


def more_than(missing: Missing, problem: typst.TypstError) -> Missing:
    """Return more letters for which typst refuses a sheet; none where it has another reason.

    It names the neighbours of a missing letter too, in Arabic above all. So what no typeface has
    comes first; what is named after that has a typeface, but not in its word.
    """
    named = _named_by(problem)
    letters = {letter for text in named.anywhere | named.in_pictures for letter in text}
    by_itself = missing_among(letters) - missing.anywhere
    return Missing(by_itself) if by_itself else named


def _named_by(problem: typst.TypstError) -> Missing:
    found: tuple[set[str], set[str]] = (set(), set())
    for text, in_a_picture in _NOT_SHOWN.findall(problem.diagnostic):
        found[bool(in_a_picture)].add(_ESCAPED.sub(_unescaped, text))
    return Missing(*map(_seen, found))


def missing_among(letters: Iterable[str]) -> frozenset[str]:
    """Return which of `letters` no typeface of the sheets has."""
    asked = sorted({each for each in letters if not each.isspace()})
    try:
        typst.compile(
            _ONE_EACH,
            ignore_system_fonts=True,
            sys_inputs={"letters": json.dumps(asked)},
            format="pdf",
            pdf_standards=STANDARD,
        )
    except typst.TypstError as problem:
        return _named_by(problem).anywhere
    return frozenset()


def printable(content: Any, missing: Missing) -> Any:
    """Return `content` without the letters that are missing, and fit to be set."""
    if isinstance(content, str):
        return _set(content, missing.anywhere)
    if isinstance(content, (list, tuple)):
        return [printable(each, missing) for each in content]
    if not isinstance(content, dict):
        return content
    every = missing.anywhere | missing.in_pictures
    return {
        name: value
        if name in NEVER_SEEN
        else _replaced(value, every)
        if name in PICTURES
        else printable(value, missing)
        for name, value in content.items()
    }


def note_on(missing: Missing, language: Language) -> str:
    """Return what a sheet says of the letters that it cannot print, or nothing."""
    if not missing:
        return ""
    words = language.say(
        "{sign} stands for a letter that this sheet cannot print ({letters}). The page of the "
        "atlas shows it."
    )
    return words.format(sign=SUBSTITUTE, letters=by_number(missing.anywhere | missing.in_pictures))


def by_number(letters: Collection[str]) -> str:
    """Return letters by their numbers in Unicode, the first of them: "U+5360, U+9818, …"."""
    numbers = [f"U+{ord(letter):04X}" for each in sorted(letters) for letter in each]
    return ", ".join([*numbers[:NAMED], *(["…"] if numbers[NAMED:] else [])])


def _unescaped(found: re.Match[str]) -> str:
    number, sign = found.groups()
    return chr(int(number, 16)) if number else _SHORT.get(sign, sign)


def _seen(letters: Collection[str]) -> frozenset[str]:
    """Return `letters` without what only joins them, if there are others: it is drawn nowhere."""
    seen = {each for each in letters if any(unicodedata.category(sign) != "Cf" for sign in each)}
    return frozenset(seen or letters)


def _set(text: str, letters: Collection[str]) -> str:
    parted = re.sub(rf"\S{{{LONGEST_WORD}}}(?=\S)", "\\g<0>\u200b", _replaced(text, letters))
    return isolated(parted)


def _replaced(text: str, letters: Collection[str]) -> str:
    if text.isascii():
        return text
    text = SPACES.sub(" ", text)
    if not letters:
        return text
    longest_first = sorted(letters, key=len, reverse=True)
    return re.sub("|".join(map(re.escape, longest_first)), SUBSTITUTE, text)
