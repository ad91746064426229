"""The numbered notes of a handout: citations in order of first use, each text once."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from dashboard.data.records import Citation, Work
from dashboard.downloads.citation_text import citation_line
from dashboard.edition import Edition
from dashboard.languages.language import Language


class Notes:
    """Numbers citations; the same citation always gets the same number."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._texts: list[str] = []
        self._works: set[str] = set()

    def number(self, cites: Sequence[Citation]) -> int:
        """Return the number of the note with the text of `cites`."""
        text = citation_line(cites, self._edition)
        self._works.update(cite.work for cite in cites)
        if text not in self._texts:
            self._texts.append(text)
        return self._texts.index(text) + 1

    @property
    def texts(self) -> list[str]:
        """The notes by number, from 1."""
        return list(self._texts)

    @property
    def references(self) -> list[dict[str, str]]:
        """The works of all notes by author, each with its year and its title."""
        works = [work for work in self._edition.works if work.id in self._works]
        return [_reference(work, self._edition.language) for work in sorted(works, key=_by_author)]


def _by_author(work: Work) -> tuple[str, str]:
    # Diacritics do not change the order: İsmailov is sorted under I, Özdemir under O.
    letters = unicodedata.normalize("NFKD", " ".join(work.author)).casefold()
    return "".join(letter for letter in letters if letter.isalpha() or letter == " "), work.year


def _reference(work: Work, language: Language) -> dict[str, str]:
    return {
        "author": language.listed(work.author),
        "year": work.year or language.say("no date"),
        "title": work.title.removesuffix("."),  # the template adds a full stop
        "address": work.address,
        "untitled": language.say("title not available"),
    }
