"""Texts and numbers that are allowed and look wrong: too long, too large, or saying nothing."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Any, Final
from unicodedata import name as name_of

from babel import Locale, UnknownLocaleError

from dashboard.data.columns import Text, TextList
from dashboard.data.faults import Fault
from dashboard.data.folder import FolderResult
from dashboard.data.number_cells import Count
from dashboard.data.similar_names import look_alike, looks_like
from dashboard.languages.language import phrase

# What stands in one line on the page, and how many letters of it fit.
ONE_LINE: Final = MappingProxyType(
    {
        ("events.csv", "title"): 120,
        ("places.csv", "name"): 80,
        ("context.csv", "title"): 120,
        ("story.csv", "title"): 120,
        ("lessons.csv", "lesson"): 120,
        ("glossary.csv", "term"): 80,
        ("leaders.csv", "name"): 160,
        ("participants.csv", "who"): 160,
        ("conflicts.csv", "topic"): 160,
        ("interpretations.csv", "thesis"): 160,
        ("evidence.csv", "thesis"): 160,
        ("casualties.csv", "qualifier"): 40,
    }
)
LONGEST: Final = 4000  # letters of any other text: some two printed pages
MOST_PEOPLE: Final = 100_000  # a larger figure is rare, and three noughts too many are not
MOST_MINUTES: Final = 300
# What somebody writes where the source says nothing; the cell should be empty.
_NOTHING: Final = frozenset(
    ("?", "??", "-", "–", "—", ".", "…", "n/a", "none", "unknown", "not known", "no data")
) | {"naməlum", "неизвестно", "bilinmiyor"}
_COMMON: Final = 0.3  # of all rows: a word of another language is not in so many


def text_warnings(reading: FolderResult) -> Iterator[Fault]:
    """Yield every text and number of a folder without a fault that looks wrong."""
    for file, table in reading.tables.items():
        for column in table.subject.columns:
            for number, record in table.rows:
                value = getattr(record, column.name)
                if isinstance(column.type, Text | TextList):
                    text = value if isinstance(value, str) else "; ".join(value or ())
                    yield from _odd_text(text, file, number, column.name)
                elif isinstance(column.type, Count) and value is not None:
                    yield from _odd_count(value, file, number, column.name)
    yield from _odd_terms(reading)
    yield from _odd_languages(reading)


def _odd_text(text: str, file: str, number: int, column: str) -> Iterator[Fault]:
    longest = ONE_LINE.get((file, column), LONGEST)
    if len(text) > longest:
        reason = phrase("has {count} letters", count=len(text))
        fix = phrase("Shorten it: {longest} letters fit there.", longest=longest)
        yield Fault(file, number, column, text, reason, fix)
    one_line = (file, column) in ONE_LINE
    if "\u2028" in text or "\u2029" in text or (one_line and "\n" in text):
        fix = phrase("Write it in one line.")
        yield Fault(file, number, column, text, phrase("has a line break inside"), fix)
    if text.casefold() in _NOTHING:
        fix = phrase("Leave the cell empty where the source says nothing.")
        yield Fault(file, number, column, text, phrase("says nothing"), fix)
    letter = look_alike(text)
    if letter:
        word = next(word for word in text.split() if letter in word and look_alike(word))
        reason = phrase(
            "has two alphabets in a word: its “{letter}” is U+{number} ({name})",
            letter=letter,
            number=f"{ord(letter):04X}",
            name=name_of(letter),
        )
        fix = phrase("Write the Latin “{latin}”.", latin=looks_like(letter))
        yield Fault(file, number, column, word, reason, fix)


def _odd_count(count: int, file: str, number: int, column: str) -> Iterator[Fault]:
    if file == "lessons.csv":
        if not 1 <= count <= MOST_MINUTES:
            reason, fix = phrase("is no length of a step"), phrase("Write its minutes: 5, 20.")
            yield Fault(file, number, column, str(count), reason, fix)
    elif count > MOST_PEOPLE:
        fix = phrase("Count the noughts again, and leave it if it is right.")
        yield Fault(file, number, column, str(count), phrase("is a very large figure"), fix)


def _odd_terms(reading: FolderResult) -> Iterator[Fault]:
    for number, term in reading.tables["glossary.csv"].rows:
        if len(term.term) == 1:
            reason = phrase("is a single letter: wherever it stands alone, it would be explained")
            fix = phrase("Write the word, or delete the row.")
            yield Fault("glossary.csv", number, "term", term.term, reason, fix)


def _odd_languages(reading: FolderResult) -> Iterator[Fault]:
    rows = [
        f" {' '.join(value for value in row.record if isinstance(value, str))} "
        for file, table in reading.tables.items()
        if file != "foreign.csv"
        for row in table.rows
    ]
    for number, (word, code) in reading.tables["foreign.csv"].rows:
        if not _is_a_language(code):
            fix = phrase("Write its code: az, tr, ru-Latn.")
            yield Fault(
                "foreign.csv", number, "language", code, phrase("is no language that is known"), fix
            )
        if len(rows) > 20 and sum(f" {word} " in row for row in rows) > _COMMON * len(rows):
            reason = phrase("is in a third of all rows, so it is hardly a word of another language")
            fix = phrase("Write the words of the other language alone, or delete the row.")
            yield Fault("foreign.csv", number, "word", word, reason, fix)


def _is_a_language(code: Any) -> bool:
    try:
        return Locale.parse(code, sep="-") is not None
    except (UnknownLocaleError, ValueError, TypeError):
        return False
