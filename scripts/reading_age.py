"""How hard the English texts are to read: `.venv/bin/python -m scripts.reading_age`.

Prints the Flesch–Kincaid grade (school years) of story, summaries and lessons, and of all other
texts of the tables: median, hardest, and each text above its limit.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from statistics import median
from typing import Final, NamedTuple

from pyphen import Pyphen

from dashboard import settings
from dashboard.cli.terminal import print_lines, run
from dashboard.data.folder import read_rows, records_of
from dashboard.data.translatable import translatable_texts

MAX_MEDIAN: Final = 9.0  # of what pupils read from beginning to end
MAX_GRADE: Final = 12.0  # of any text
FOR_PUPILS: Final = frozenset(
    {("story.csv", "text"), ("events.csv", "summary")}
    | {("lessons.csv", column) for column in ("task", "question", "answer")}
)
# A label or a name is no sentence, and the formula says nothing of it.
FEWEST_WORDS: Final = 8
_NAME_SYLLABLES: Final = 2  # of a name, however long: who reads it does not decode it
_SENTENCE_END: Final = re.compile(r"[.!?:;]+[”’)]*(?:\s|$)")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|\d[\d,.–-]*")
_HYPHENS: Final = Pyphen(lang="en_GB", left=1, right=1)


class Graded(NamedTuple):
    """A text with its grade, and its place: file, row and column."""

    grade: float
    text: str
    file: str
    row: int
    column: str

    @property
    def is_for_pupils(self) -> bool:
        """Whether pupils read it from beginning to end."""
        return (self.file, self.column) in FOR_PUPILS


def grade(text: str, known: frozenset[str] = frozenset()) -> float:
    """Return the Flesch–Kincaid grade of an English text: school years, about age less five.

    `known` words, in lower case, count as names do.
    """
    sentences = [part for part in _SENTENCE_END.split(text) if _WORD.search(part)]
    words = [
        (word, index > 0)
        for sentence in sentences
        for index, word in enumerate(_WORD.findall(sentence))
    ]
    if not words:
        return 0.0
    syllables = sum(_syllables(word, inside, known) for word, inside in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def graded_texts() -> Iterator[Graded]:
    """Yield every text of the tables that is at least a short sentence."""
    result = read_rows(settings.DATA_FOLDER)
    terms = (term.term for term in records_of(result).glossary)
    # The page explains them at a touch.
    known = frozenset(word.lower() for term in terms for word in _WORD.findall(term))
    for text, file, row, column in translatable_texts(result):
        if len(_WORD.findall(text)) >= FEWEST_WORDS:
            yield Graded(grade(text, known), text, file, row, column)


def _syllables(word: str, is_inside_a_sentence: bool, known: frozenset[str]) -> int:
    if word[0].isdigit():
        return 1
    is_name = word[0].isupper() and is_inside_a_sentence
    syllables = len(_HYPHENS.positions(word.lower())) + 1
    return min(syllables, _NAME_SYLLABLES) if is_name or word.lower() in known else syllables


def _lines(name: str, texts: list[Graded]) -> Iterator[str]:
    grades = [text.grade for text in texts]
    yield f"{name}: {len(texts)} texts, median {median(grades):.1f}, hardest {max(grades):.1f}"
    for text in sorted(texts, reverse=True):
        if text.grade > MAX_GRADE:
            yield f"  {text.grade:.1f}  {text.file}, row {text.row}, {text.column}: {text.text}"


def main() -> None:
    """Print both groups."""
    texts = list(graded_texts())
    for name, is_for_pupils in (("Story, summaries, lessons", True), ("All other texts", False)):
        group = [text for text in texts if text.is_for_pupils is is_for_pupils]
        print_lines(*_lines(name, group))


if __name__ == "__main__":
    sys.exit(run(main))
