"""Finds the letters that a handout cannot print, by asking typst: its typefaces vary by version.

A missing letter is replaced by a character that no table may contain, and the handout says so.
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
from dashboard.languages.text_direction import with_isolates

REPLACEMENT_CHARACTER: Final = "\ufffd"
PDF_STANDARD: Final = "ua-1"  # typst then rejects a PDF that a screen reader cannot read
MAX_LISTED: Final = 8  # letters listed on a handout or in a warning
LONGEST_WORD: Final = 40  # letters; a longer word may be broken, so that it stays within its column
NOT_PRINTED: Final = ("alt", "colour", "symbol", "language", "name")  # not printed as text
PICTURES: Final = ("svg",)
SPACES: Final = re.compile("[\x85\u1680\u2028\u2029]")  # missing from every typeface
_PICTURE_TEXT: Final = re.compile("(>)([^<]+)")  # the text between the elements of an SVG
_TEMPLATE: Final = b"""\
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
_ESCAPES: Final = MappingProxyType({"n": "\n", "r": "\r", "t": "\t", "0": "\0"})


class MissingLetters(NamedTuple):
    """Letters that cannot be printed: anywhere, or only in a picture, which has a single typeface.

    With `all_unusual`, only Latin and Cyrillic letters are printed: some combining mark cannot be
    set in its position, and typst does not say which one.
    """

    anywhere: frozenset[str] = frozenset()
    in_pictures: frozenset[str] = frozenset()
    all_unusual: bool = False

    def __bool__(self) -> bool:
        return bool(self.anywhere or self.in_pictures or self.all_unusual)

    def joined(self, other: MissingLetters) -> MissingLetters:
        """Return the union of both."""
        anywhere = self.anywhere | other.anywhere
        in_pictures = self.in_pictures | other.in_pictures
        return MissingLetters(anywhere, in_pictures, self.all_unusual or other.all_unusual)


def newly_missing(missing: MissingLetters, error: typst.TypstError) -> MissingLetters:
    """Return the letters for which typst rejects a handout.

    It also reports neighbours of a missing letter, mostly in Arabic. So letters that no typeface
    has come first; letters reported after that have a typeface, but not within their word. If
    nothing new is reported, all unusual letters have to go.
    """
    reported = _letters_in_error(error)
    letters = {letter for text in reported.anywhere | reported.in_pictures for letter in text}
    without_typeface = missing_among(letters) - missing.anywhere
    if without_typeface:
        return MissingLetters(without_typeface)
    if missing.joined(reported) != missing:
        return reported
    return MissingLetters(all_unusual=True)


def _letters_in_error(error: typst.TypstError) -> MissingLetters:
    texts: tuple[set[str], set[str]] = (set(), set())
    for text, in_a_picture in _NOT_SHOWN.findall(error.diagnostic):
        texts[bool(in_a_picture)].add(_ESCAPED.sub(_unescaped, text))
    return MissingLetters(_visible(texts[0]), _visible(texts[1]))


def missing_among(letters: Iterable[str]) -> frozenset[str]:
    """Return those of `letters` that no typeface of the handouts has."""
    letter_list = sorted({letter for letter in letters if not letter.isspace()})
    try:
        typst.compile(
            _TEMPLATE,
            ignore_system_fonts=True,
            sys_inputs={"letters": json.dumps(letter_list)},
            format="pdf",
            pdf_standards=PDF_STANDARD,
        )
    except typst.TypstError as error:
        return _letters_in_error(error).anywhere
    return frozenset()


def replace_missing(content: Any, missing: MissingLetters) -> Any:
    """Return `content` with missing letters replaced and long words breakable."""
    if isinstance(content, str):
        return _fit_to_print(content, _replacement_pattern(missing.anywhere, missing))
    if isinstance(content, (list, tuple)):
        return [replace_missing(item, missing) for item in content]
    if not isinstance(content, dict):
        return content
    in_pictures = _replacement_pattern(missing.anywhere | missing.in_pictures, missing)
    return {
        name: value
        if name in NOT_PRINTED
        else _PICTURE_TEXT.sub(
            lambda match: match[1] + _replace_letters(match[2], in_pictures), value
        )
        if name in PICTURES
        else replace_missing(value, missing)
        for name, value in content.items()
    }


def missing_letters_note(missing: MissingLetters, language: Language) -> str:
    """Return the note about letters that the handout cannot print, or nothing."""
    if not missing:
        return ""
    template = language.say(
        "{sign} replaces a letter that this sheet cannot print ({letters}). The page of the "
        "atlas shows it."
    )
    letters = missing.anywhere | missing.in_pictures
    return template.format(sign=REPLACEMENT_CHARACTER, letters=code_points(letters) or "…")


def code_points(letters: Collection[str]) -> str:
    """Return the Unicode code points of the first letters: "U+5360, U+9818, …"."""
    numbers = [f"U+{ord(letter):04X}" for cluster in sorted(letters) for letter in cluster]
    return ", ".join([*numbers[:MAX_LISTED], *(["…"] if numbers[MAX_LISTED:] else [])])


def _unescaped(match: re.Match[str]) -> str:
    code, sign = match.groups()
    return chr(int(code, 16)) if code else _ESCAPES.get(sign, sign)


def _visible(letters: Collection[str]) -> frozenset[str]:
    """Return `letters` without format characters, which are invisible, if there are others."""
    visible = {
        cluster
        for cluster in letters
        if any(unicodedata.category(character) != "Cf" for character in cluster)
    }
    # A common letter is only reported because of its neighbours.
    return frozenset(cluster for cluster in visible or letters if not _COMMON.fullmatch(cluster))


def _replacement_pattern(
    letters: Collection[str], missing: MissingLetters
) -> re.Pattern[str] | None:
    """Return the pattern of letters to replace, or None if there are none."""
    longest_first = sorted(letters, key=len, reverse=True)
    parts = [*map(re.escape, longest_first), *([_UNUSUAL] if missing.all_unusual else [])]
    return re.compile("|".join(parts)) if parts else None


def _fit_to_print(text: str, pattern: re.Pattern[str] | None) -> str:
    printed = _replace_letters(text, pattern)
    return with_isolates(re.sub(rf"\S{{{LONGEST_WORD}}}(?=\S)", "\\g<0>\u200b", printed))


def _replace_letters(text: str, pattern: re.Pattern[str] | None) -> str:
    if text.isascii():
        return text
    text = SPACES.sub(" ", text)
    return pattern.sub(REPLACEMENT_CHARACTER, text) if pattern else text
