"""Translation of the interface and the data into one language, with English as the fallback."""

from __future__ import annotations

import gettext
import io
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from babel import Locale
from babel.lists import format_list
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from dashboard.languages.rules import LanguageRules, rules_for

SOURCE: Final = "en"  # the language in which code and tables are written


class Untranslated(str):
    """A text without a translation: it is shown in English, and marked as English."""

    __slots__ = ()


class Phrase(str):
    """A text in English that keeps its template and values, to be translated later."""

    __slots__ = ("template", "values")
    template: str
    values: Mapping[str, object]


def phrase(template: str, **values: object) -> Phrase:
    """Return `template` with `values` filled in; a value may be a phrase itself."""
    text = Phrase(template.format(**values))
    text.template, text.values = template, values
    return text


@dataclass(frozen=True)
class Language:
    """A language by its `code` ("az"); every text that a reader sees is translated by `say`."""

    code: str
    _catalogue: gettext.NullTranslations = field(
        default_factory=gettext.NullTranslations, repr=False, compare=False
    )
    _translated: frozenset[str] = field(default=frozenset(), repr=False, compare=False)
    reviewed_by: str = ""  # the historian who has reviewed the catalogue; empty: nobody yet

    @property
    def rules(self) -> LanguageRules:
        """What CLDR and the catalogue do not say of this language."""
        return rules_for(self.code)

    @property
    def locale(self) -> Locale:
        """The rules by which CLDR writes dates and numbers in this language."""
        return _locale(self.rules.cldr_code or self.code)

    @property
    def direction(self) -> str:
        """The direction in which this language is written, "ltr" or "rtl"."""
        return self.locale.text_direction

    def say(self, text: str) -> str:
        """Return `text` in this language, or marked as English where the translation is missing."""
        # gettext translates the empty text to the header of its catalogue.
        if not text:
            return ""
        if self.code == SOURCE or text in self._translated:
            return self._catalogue.gettext(text)
        return Untranslated(text)

    def translate(self, text: Phrase) -> str:
        """Return a phrase, and the phrases among its values, in this language."""
        values = {
            name: self.translate(value) if isinstance(value, Phrase) else value
            for name, value in text.values.items()
        }
        return self.say(text.template).format(**values)

    def say_many(self, one: str, many: str, number: int) -> str:
        """Return the plural form for `number`; the caller fills the number in."""
        return self._catalogue.ngettext(one, many, number)

    def listed(self, names: Sequence[str]) -> str:
        """Return names as a list in a sentence: "Mirzəyeva and Verdiyeva"."""
        return names[0] if len(names) == 1 else str(format_list(names, locale=self.locale))

    def sort_key(self, text: str) -> tuple[int, ...]:
        """Return the sort key of `text`: ç after c, ə after a, ı before i, ignoring case."""
        composed = unicodedata.normalize("NFC", self.lower(text))
        return tuple(_sort_position(letter, self.rules.alphabet) for letter in composed)

    def lower(self, text: str) -> str:
        """Return `text` in lower case, with İ and I as this language has them."""
        for small, capital in self.rules.case_pairs:
            text = text.replace(capital, small)
        return text.lower()

    def capital(self, letter: str) -> str:
        """Return a letter as it begins a sentence, with i and ı as this language has them."""
        # Of two capitals the one beside small letters: a Georgian letter stays as it is.
        return dict(self.rules.case_pairs).get(letter, letter.title())


def language_for(code: str, folder: Path) -> Language:
    """Return the language of `code` with its catalogue, `folder/code/LC_MESSAGES/messages.po`.

    Without a catalogue everything stays English, and so does what is missing in it or fuzzy.
    """
    catalogue = catalogue_of(code, folder)
    if catalogue is None:
        return Language(code)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)  # leaves fuzzy entries out
    compiled.seek(0)
    translated = frozenset(
        message.id if isinstance(message.id, str) else message.id[0]
        for message in catalogue
        if message.id and message.string and not message.fuzzy
    )
    return Language(code, gettext.GNUTranslations(compiled), translated, _read_by(catalogue))


def _read_by(catalogue: Catalog) -> str:
    """Return the name after "# Read by:" in the header comment of a catalogue."""
    match = re.search(r"^# Read by: *(.*)$", catalogue.header_comment, re.MULTILINE)
    return match.group(1).strip() if match else ""


def native_name(code: str) -> str:
    """Return the name of a language in itself: "Azərbaycan", "English"."""
    locale = Locale.parse(code)
    name = locale.get_language_name(code) or code
    return Language(code).capital(name[:1]) + name[1:]


def catalogue_of(code: str, folder: Path) -> Catalog | None:
    """Return the parsed catalogue of a language; None where there is none."""
    file = catalogue_file(code, folder)
    if not file.is_file():
        return None
    with file.open("rb") as stream:
        return read_po(stream, locale=code)


def catalogue_file(code: str, folder: Path) -> Path:
    """Return the path of the catalogue of a language, whether or not it exists."""
    return folder / code / "LC_MESSAGES" / "messages.po"


@cache
def _locale(code: str) -> Locale:
    return Locale.parse(code, sep="_")


def _sort_position(letter: str, alphabet: str) -> int:
    rank = alphabet.find(letter)
    if rank < 0:
        rank = alphabet.find(unicodedata.normalize("NFD", letter)[0])
    # Spaces and punctuation come first; letters of other scripts come last.
    return 1000 + rank if rank >= 0 else ord(letter) if not letter.isalpha() else 2000 + ord(letter)
