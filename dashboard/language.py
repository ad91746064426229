"""One language of the reader: the interface and the data in it, with the English as fallback."""

from __future__ import annotations

import gettext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from babel import Locale

# Plain "en" is American in CLDR ("May 25, 1920"); the tables are written day first.
_WRITTEN_AS: Final = (("en", "en_GB"),)


@dataclass(frozen=True)
class Language:
    """A language by its `code` ("az"); `say` is what every text that a reader sees goes through."""

    code: str
    _catalogue: gettext.NullTranslations = field(
        default_factory=gettext.NullTranslations, repr=False, compare=False
    )

    @property
    def locale(self) -> Locale:
        """The rules by which CLDR writes dates and numbers in this language."""
        return Locale.parse(dict(_WRITTEN_AS).get(self.code, self.code), sep="_")

    def say(self, text: str) -> str:
        """Return `text` in this language, or `text` itself where no translation is there."""
        # gettext answers the empty text with the head of its catalogue.
        return self._catalogue.gettext(text) if text else ""

    def say_many(self, one: str, many: str, number: int) -> str:
        """Return the form that goes with `number`; filling the number in is the caller's."""
        return self._catalogue.ngettext(one, many, number)


def language_for(code: str, folder: Path) -> Language:
    """Return the language of `code` with its catalogue, `folder/code/LC_MESSAGES/messages.mo`.

    A catalogue that is not there is no fault: then everything is said in English.
    """
    return Language(code, gettext.translation("messages", folder, [code], fallback=True))
