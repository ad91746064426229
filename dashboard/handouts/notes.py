"""The numbered notes of a sheet: citations in the order in which they are met, each text once."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from dashboard.data.records import Citation, Work
from dashboard.downloads.citation_text import cites_in_words
from dashboard.languages.language import Language
from dashboard.model import Atlas


class Notes:
    """Gives every citation its number; the same citation has the same one."""

    def __init__(self, atlas: Atlas, language: Language) -> None:
        self._atlas = atlas
        self._language = language
        self._texts: list[str] = []
        self._works: set[str] = set()

    def number(self, cites: Sequence[Citation]) -> int:
        """Return the number of the note that says what `cites` say."""
        text = cites_in_words(cites, self._atlas, self._language)
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
        works = [work for work in self._atlas.works if work.id in self._works]
        return [_reference(work, self._language) for work in sorted(works, key=_by_author)]


def _by_author(work: Work) -> tuple[str, str]:
    # Marks above and below a letter do not move it: İsmailov stands at I, Özdemir at O.
    letters = unicodedata.normalize("NFKD", " ".join(work.author)).casefold()
    return "".join(each for each in letters if each.isalpha() or each == " "), work.year


def _reference(work: Work, language: Language) -> dict[str, str]:
    return {
        "author": language.listed(work.author),
        "year": work.year or language.say("no date"),
        "title": work.title.removesuffix("."),  # the sheet ends each with one
        "untitled": language.say("title not in the text we have"),
    }
