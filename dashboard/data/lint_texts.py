"""Lint of texts and numbers: too long, too large, or without content."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final
from unicodedata import name as name_of

from babel import Locale, UnknownLocaleError

from dashboard.data.columns import EDITORS, NEEDED, Column, Text, TextList
from dashboard.data.faults import Fault
from dashboard.data.folder import FolderResult
from dashboard.data.number_cells import Count
from dashboard.data.similar_names import find_look_alike, latin_look_alike
from dashboard.languages.language import phrase

MAX_LETTERS: Final = 4000  # of a text of several lines: some two printed pages
MAX_PEOPLE: Final = 100_000  # larger figures are rare, three noughts too many are not
MAX_MINUTES: Final = 300
# Placeholders for "the source says nothing"; the cell should be empty.
_PLACEHOLDERS: Final = frozenset(
    ("?", "??", "-", "–", "—", ".", "…", "n/a", "none", "unknown", "not known", "no data")
) | {"naməlum", "неизвестно", "bilinmiyor"}
_MAX_SHARE: Final = 0.3  # of all rows: a foreign word does not occur in so many


def text_warnings(result: FolderResult) -> Iterator[Fault]:
    """Yield every text and number of a folder without a fault that looks wrong."""
    for file, table in result.tables.items():
        for column in table.schema.columns:
            for number, record in table.rows:
                value = getattr(record, column.name)
                if isinstance(column.type, Text | TextList):
                    text = value if isinstance(value, str) else "; ".join(value or ())
                    yield from _odd_text(text, file, number, column)
                elif isinstance(column.type, Count) and value is not None:
                    yield from _odd_count(value, file, number, column.name)
    yield from _odd_terms(result)
    yield from _odd_languages(result)


def _odd_text(text: str, file: str, number: int, column: Column) -> Iterator[Fault]:
    max_letters = column.one_line or MAX_LETTERS
    if len(text) > max_letters:
        reason = phrase("is {count} characters long", count=len(text))
        fix = phrase("Shorten it: at most {longest} characters fit there.", longest=max_letters)
        yield Fault(file, number, column.name, text, reason, fix)
    if "\u2028" in text or "\u2029" in text or (column.one_line and "\n" in text):
        fix = phrase("Put it on one line.")
        yield Fault(file, number, column.name, text, phrase("contains a line break"), fix)
    if text.casefold() in _PLACEHOLDERS:
        is_needed = getattr(column.type, "required", False)
        fix = NEEDED if is_needed else phrase("Leave the cell empty where the source says nothing.")
        yield Fault(file, number, column.name, text, phrase("says nothing"), fix)
    if text != EDITORS and text.casefold() == EDITORS:
        fix = phrase("Use {word}.", word=EDITORS)
        yield Fault(file, number, column.name, text, phrase("is a keyword in another case"), fix)
    letter = find_look_alike(text)
    if letter:
        word = next(word for word in text.split() if letter in word and find_look_alike(word))
        reason = phrase(
            "mixes two alphabets in one word: its “{letter}” is U+{number} ({name})",
            letter=letter,
            number=f"{ord(letter):04X}",
            name=name_of(letter),
        )
        fix = phrase("Use the Latin “{latin}”.", latin=latin_look_alike(letter))
        yield Fault(file, number, column.name, word, reason, fix)


def _odd_count(count: int, file: str, number: int, column: str) -> Iterator[Fault]:
    if file == "lessons.csv":
        if not 1 <= count <= MAX_MINUTES:
            reason, fix = (
                phrase("cannot be the length of a step"),
                phrase("Enter its length in minutes: 5, 20."),
            )
            yield Fault(file, number, column, str(count), reason, fix)
    elif count > MAX_PEOPLE:
        fix = phrase("Count the zeros again; if the figure is right, leave it.")
        yield Fault(file, number, column, str(count), phrase("is a very large figure"), fix)


def _odd_terms(result: FolderResult) -> Iterator[Fault]:
    for number, term in result.tables["glossary.csv"].rows:
        if len(term.term) == 1:
            reason = phrase(
                "is a single letter: the atlas would explain it wherever it occurs on its own"
            )
            fix = phrase("Enter the word, or delete the row.")
            yield Fault("glossary.csv", number, "term", term.term, reason, fix)


def _odd_languages(result: FolderResult) -> Iterator[Fault]:
    rows = [
        f" {joined_texts(row.record)} "
        for file, table in result.tables.items()
        if file != "foreign.csv"
        for row in table.rows
    ]
    for number, foreign in result.tables["foreign.csv"].rows:
        word, code = foreign.word, foreign.language
        if not _is_a_language(code):
            fix = phrase("Use its code: az, tr, ru-Latn.")
            yield Fault(
                "foreign.csv", number, "language", code, phrase("is not a known language"), fix
            )
        if len(rows) > 20 and sum(f" {word} " in row for row in rows) > _MAX_SHARE * len(rows):
            reason = phrase("is in a third of all rows, so it is hardly a word of another language")
            fix = phrase("Enter only words of the other language, or delete the row.")
            yield Fault("foreign.csv", number, "word", word, reason, fix)


def joined_texts(record: Any) -> str:
    """Return all plain texts of a record as one."""
    return " ".join(value for value in vars(record).values() if isinstance(value, str))


def _is_a_language(code: Any) -> bool:
    try:
        return Locale.parse(code, sep="-") is not None
    except (UnknownLocaleError, ValueError, TypeError):
        return False
