"""Compares the catalogues of all languages with the texts of code and tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir

from dashboard import settings
from dashboard.data import SCHEMAS
from dashboard.data.folder import FolderResult, read_rows, records_of
from dashboard.data.translatable import translatable_texts
from dashboard.languages.language import SOURCE, catalogue_of

KEYWORDS: Final = MappingProxyType({"say": None, "say_many": (1, 2), "phrase": None})
EXCERPT_LENGTH: Final = 70  # letters, enough to recognize a text
FIXED_DATE: Final = datetime(2026, 1, 1, tzinfo=UTC)  # the real one would differ in every run


class Gap(NamedTuple):
    """A text that a language lacks, its places, and whether it has a stale translation."""

    text: str
    where: str
    stale: bool


class TranslationStatus(NamedTuple):
    """How complete a language is: the number of texts, and those that it lacks."""

    code: str
    texts: int
    gaps: tuple[Gap, ...]


def translation_statuses(folder: Path, translations: Path) -> list[TranslationStatus]:
    """Return how complete each language of an atlas is, except the one it is written in.

    Raises FaultyData.
    """
    result = read_rows(folder)
    codes = [code for code in records_of(result).config.languages if code != SOURCE]
    needed = message_template(result)
    return [language_status(code, needed, translations) for code in codes]


def status_lines(state: TranslationStatus) -> Iterator[str]:
    """Yield a line for the language as a whole, and one for each text that it lacks."""
    translated = state.texts - len(state.gaps)
    percent = translated * 100 // state.texts if state.texts else 100  # 100 only if none is missing
    yield f"{state.code}: {translated} of {state.texts} texts, {percent} %"
    for gap in state.gaps:
        kind = "outdated" if gap.stale else "missing"
        excerpt = gap.text if len(gap.text) <= EXCERPT_LENGTH else f"{gap.text[:EXCERPT_LENGTH]}…"
        yield f"{state.code}: {kind}: {gap.where}: “{excerpt}”"


def message_template(result: FolderResult) -> Catalog:
    """Return every text of the interface and of a folder's tables, each with all its places.

    Places are `dashboard/…py:LINE` and `data/…csv:ROW`, rows as a spreadsheet counts them.
    """
    catalog = Catalog(project="Uprisings Atlas", charset="utf-8", creation_date=FIXED_DATE)
    package = settings.ROOT / "dashboard"
    for file, line, message, _, _ in extract_from_dir(
        str(package), [("**.py", "python")], keywords=dict(KEYWORDS)
    ):
        catalog.add(message, locations=[(f"dashboard/{Path(file).as_posix()}", line)])
    for schema in SCHEMAS:
        place = [(f"dashboard/data/{schema.file.removesuffix('.csv')}.py", 1)]
        for text in (schema.row_description, *(column.meaning for column in schema.columns)):
            catalog.add(text, locations=place, auto_comments=["the codebook"])
    for text, file, row, column in translatable_texts(result):
        catalog.add(text, locations=[(f"data/{file}", row)], auto_comments=[f"{file}: {column}"])
    return catalog


def language_status(code: str, needed: Catalog, folder: Path) -> TranslationStatus:
    """Return how much of `needed` the catalogue of a language in `folder` has."""
    catalogue = catalogue_of(code, folder)
    gaps = [gap for message in needed if message.id for gap in _gap(message, catalogue)]
    return TranslationStatus(code, len(needed), tuple(gaps))


def _gap(message: Message, catalogue: Catalog | None) -> Iterator[Gap]:
    translation = catalogue.get(message.id) if catalogue else None
    strings = translation.string if translation else ""
    is_translated = all(strings) if isinstance(strings, (list, tuple)) else bool(strings)
    if translation and is_translated and not translation.fuzzy:
        return
    text = message.id if isinstance(message.id, str) else message.id[0]
    places = ", ".join(f"{file}:{line}" for file, line in message.locations)
    yield Gap(text, places, bool(translation and translation.fuzzy))
