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

from dashboard.languages.language import Language
from dashboard.languages.text_direction import isolated

SUBSTITUTE: Final = "\ufffd"
STANDARD: Final = "ua-1"  # a PDF that is not fit for a screen reader is refused
NAMED: Final = 8  # letters that a sheet or a warning names
LONGEST_WORD: Final = 40  # letters; a longer one may be parted, for it could leave its column
NEVER_SEEN: Final = ("alt", "colour", "symbol", "language", "name")  # texts that are not printed
PICTURES: Final = ("svg",)
SPACES: Final = re.compile("[\x85\u1680\u2028\u2029]")  # no typeface has them
_WORDS: Final = re.compile("(>)([^<]+)")  # of a picture: what stands between its elements
_ONE_EACH: Final = b"""\
#set document(title: "letters")
#set text(font: "Libertinus Serif")
#for letter in json(bytes(sys.inputs.letters)) { par(letter) }
"""
_NOT_SHOWN: Final = re.compile(
    r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed with (a )?font'
)
_COMMON: Final = re.compile("[ -~]+")
_UNUSUAL: Final = "[^ -~\u00a0-\u024f\u0400-\u045f\u2010-\u2026\u202f\u2190-\u2193\ufffd\\s]"
_ESCAPED: Final = re.compile(r"\\(?:u\{([0-9a-f]+)\}|(.))")
_SHORT: Final = MappingProxyType({"n": "\n", "r": "\r", "t": "\t", "0": "\0"})


class Missing(NamedTuple):
    """Letters that cannot be printed: anywhere, and in a picture alone, which has one typeface.

    With `all_unusual` no letter is printed but those of Latin and Cyrillic: some accent or the like
    cannot be set where it stands, and typst does not say which.
    """

    anywhere: frozenset[str] = frozenset()
    in_pictures: frozenset[str] = frozenset()
    all_unusual: bool = False

    def __bool__(self) -> bool:
        return bool(self.anywhere or self.in_pictures or self.all_unusual)

    def joined(self, other: Missing) -> Missing:
        """Return the letters of both."""
        anywhere = self.anywhere | other.anywhere
        in_pictures = self.in_pictures | other.in_pictures
        return Missing(anywhere, in_pictures, self.all_unusual or other.all_unusual)


def more_than(missing: Missing, problem: typst.TypstError) -> Missing:
    """Return the letters for which typst refuses a sheet.

    It names the neighbours of a missing letter too, in Arabic above all. So what no typeface has
    comes first; what is named after that has a typeface, but not in its word. When nothing new is
    named, all that is unusual has to go.
    """
    named = _named_by(problem)
    letters = {letter for text in named.anywhere | named.in_pictures for letter in text}
    by_itself = missing_among(letters) - missing.anywhere
    if by_itself:
        return Missing(by_itself)
    if missing.joined(named) != missing:
        return named
    return Missing(all_unusual=True)


def _named_by(problem: typst.TypstError) -> Missing:
    found: tuple[set[str], set[str]] = (set(), set())
    for text, in_a_picture in _NOT_SHOWN.findall(problem.diagnostic):
        found[bool(in_a_picture)].add(_ESCAPED.sub(_unescaped, text))
    return Missing(_seen(found[0]), _seen(found[1]))


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
        return _set(content, _signed(missing.anywhere, missing))
    if isinstance(content, (list, tuple)):
        return [printable(each, missing) for each in content]
    if not isinstance(content, dict):
        return content
    in_pictures = _signed(missing.anywhere | missing.in_pictures, missing)
    return {
        name: value
        if name in NEVER_SEEN
        else _WORDS.sub(lambda found: found[1] + _replaced(found[2], in_pictures), value)
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
    letters = missing.anywhere | missing.in_pictures
    return words.format(sign=SUBSTITUTE, letters=by_number(letters) or "…")


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
    # A common letter is named for its neighbours alone.
    return frozenset(each for each in seen or letters if not _COMMON.fullmatch(each))


def _signed(letters: Collection[str], missing: Missing) -> re.Pattern[str] | None:
    """Return what is replaced by the sign; None where nothing is."""
    longest_first = sorted(letters, key=len, reverse=True)
    parts = [*map(re.escape, longest_first), *([_UNUSUAL] if missing.all_unusual else [])]
    return re.compile("|".join(parts)) if parts else None


def _set(text: str, signed: re.Pattern[str] | None) -> str:
    replaced = _replaced(text, signed)
    return isolated(re.sub(rf"\S{{{LONGEST_WORD}}}(?=\S)", "\\g<0>\u200b", replaced))


def _replaced(text: str, signed: re.Pattern[str] | None) -> str:
    if text.isascii():
        return text
    text = SPACES.sub(" ", text)
    return signed.sub(SUBSTITUTE, text) if signed else text
