"""One language of the reader: the interface and the data in it, with the English as fallback."""

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

SOURCE: Final = "en"  # the language in which code and tables are written
# Plain "en" is American in CLDR ("May 25, 1920"); the tables are written day first.
_WRITTEN_AS: Final = (("en", "en_GB"),)
_LATIN: Final = "aəbcdefghiıjklmnopqrstuvwxyz"
# In the order of the language, which Unicode does not know. A letter with a mark that is not in it
# stands where the letter without has its place.
_ALPHABETS: Final = (
    ("en", _LATIN),
    ("ru", f"абвгдеёжзийклмнопрстуфхцчшщъыьэюя{_LATIN}"),
    ("az", "aəbcçdefgğhxıijkqlmnoöprsştuüvyzw"),
    ("tr", "abcçdefgğhıijklmnoöpqrsştuüvwxyz"),
)


class English(str):
    """A text that is not translated yet: it is shown in English, and marked as English."""

    __slots__ = ()


class Phrase(str):
    """A text in English that knows what it was made of: it can be retold in any language."""

    __slots__ = ("template", "values")
    template: str
    values: Mapping[str, object]


def phrase(template: str, **values: object) -> Phrase:
    """Return `template` with `values` filled in; a value may be a phrase itself."""
    made = Phrase(template.format(**values))
    made.template, made.values = template, values
    return made


@dataclass(frozen=True)
class Language:
    """A language by its `code` ("az"); `say` is what every text that a reader sees goes through."""

    code: str
    _catalogue: gettext.NullTranslations = field(
        default_factory=gettext.NullTranslations, repr=False, compare=False
    )
    _translated: frozenset[str] = field(default=frozenset(), repr=False, compare=False)
    read_by: str = ""  # who, knowing the history, has read the catalogue; empty: nobody yet

    @property
    def locale(self) -> Locale:
        """The rules by which CLDR writes dates and numbers in this language."""
        return _locale(self.code)

    def say(self, text: str) -> str:
        """Return `text` in this language, or `text` itself, as English, where that is missing."""
        # gettext answers the empty text with the head of its catalogue.
        if not text:
            return ""
        if self.code == SOURCE or text in self._translated:
            return self._catalogue.gettext(text)
        return English(text)

    def retell(self, text: Phrase) -> str:
        """Return a phrase in this language, and each phrase in it."""
        values = {
            name: self.retell(value) if isinstance(value, Phrase) else value
            for name, value in text.values.items()
        }
        return self.say(text.template).format(**values)

    def say_many(self, one: str, many: str, number: int) -> str:
        """Return the form that goes with `number`; filling the number in is the caller's."""
        return self._catalogue.ngettext(one, many, number)

    def listed(self, names: Sequence[str]) -> str:
        """Return names as a list in a sentence: "Mirzəyeva and Verdiyeva"."""
        return names[0] if len(names) == 1 else str(format_list(names, locale=self.locale))

    def sort_key(self, text: str) -> tuple[int, ...]:
        """Return what `text` is sorted by: ç after c, ə after a, ı before i, whatever the case."""
        alphabet = dict(_ALPHABETS).get(self.code, "")
        whole = unicodedata.normalize("NFC", self.lower(text))
        return tuple(_place(letter, alphabet) for letter in whole)

    def lower(self, text: str) -> str:
        """Return `text` in small letters, İ and I as this language has them."""
        if self.code in ("az", "tr"):
            text = text.replace("İ", "i").replace("I", "ı")
        return text.lower()

    def upper(self, text: str) -> str:
        """Return `text` in capitals, i and ı as this language has them."""
        if self.code in ("az", "tr"):
            text = text.replace("i", "İ")
        return text.upper()


def language_for(code: str, folder: Path) -> Language:
    """Return the language of `code` with its catalogue, `folder/code/LC_MESSAGES/messages.po`.

    A catalogue that is not there is no fault: then everything is said in English. So is what is
    missing in it or marked as stale.
    """
    catalogue = catalogue_of(code, folder)
    if catalogue is None:
        return Language(code)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)  # leaves out what is stale
    compiled.seek(0)
    translated = frozenset(
        message.id if isinstance(message.id, str) else message.id[0]
        for message in catalogue
        if message.id and message.string and not message.fuzzy
    )
    return Language(code, gettext.GNUTranslations(compiled), translated, _read_by(catalogue))


def _read_by(catalogue: Catalog) -> str:
    """Return the name after "# Read by:" in the comment at the head of a catalogue."""
    found = re.search(r"^# Read by: *(.*)$", catalogue.header_comment, re.MULTILINE)
    return found.group(1).strip() if found else ""


def name_of(code: str) -> str:
    """Return the name of a language in itself: "Azərbaycan", "English"."""
    locale = Locale.parse(code)
    name = locale.get_language_name(code) or code
    return Language(code).upper(name[:1]) + name[1:]


def catalogue_of(code: str, folder: Path) -> Catalog | None:
    """Return the catalogue of a language as it is written; None where there is none."""
    file = catalogue_file(code, folder)
    if not file.is_file():
        return None
    with file.open("rb") as stream:
        return read_po(stream, locale=code)


def catalogue_file(code: str, folder: Path) -> Path:
    """Return where the catalogue of a language is, or would be."""
    return folder / code / "LC_MESSAGES" / "messages.po"


@cache
def _locale(code: str) -> Locale:
    return Locale.parse(dict(_WRITTEN_AS).get(code, code), sep="_")


def _place(letter: str, alphabet: str) -> int:
    at = alphabet.find(letter)
    if at < 0:
        at = alphabet.find(unicodedata.normalize("NFD", letter)[0])
    # What is no letter, a space above all, comes first; other scripts come last.
    return 1000 + at if at >= 0 else ord(letter) if not letter.isalpha() else 2000 + ord(letter)
