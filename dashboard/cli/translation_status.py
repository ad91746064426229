"""The catalogues of all languages, held against what code and tables say to a reader."""

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
from dashboard.data.translatable import translatable_texts
from dashboard.languages.language import SOURCE, catalogue_of
from dashboard.model import Atlas

KEYWORDS: Final = MappingProxyType({"say": None, "say_many": (1, 2), "phrase": None})
SHORT: Final = 70  # letters of a text that tell which one is meant
NEVER: Final = datetime(2026, 1, 1, tzinfo=UTC)  # a date of its own would change in every run


class Gap(NamedTuple):
    """A text that a language lacks: where it stands, and whether an old translation is there."""

    text: str
    where: str
    stale: bool


class State(NamedTuple):
    """How far a language is: the number of texts, and those that it lacks."""

    code: str
    texts: int
    gaps: tuple[Gap, ...]


def states(atlas: Atlas, folder: Path, translations: Path) -> list[State]:
    """Return how far each language of `atlas` is, but for the one in which it is written."""
    needed = template(atlas, folder)
    codes = [code for code in atlas.config.languages if code != SOURCE]
    return [state_of(code, needed, translations) for code in codes]


def in_words(state: State) -> Iterator[str]:
    """Yield a line on a language as a whole, and one for each text that it lacks."""
    said = state.texts - len(state.gaps)
    part = said * 100 // state.texts if state.texts else 100  # never 100 while one is missing
    yield f"{state.code}: {said} of {state.texts} texts, {part} %"
    for gap in state.gaps:
        kind = "stale" if gap.stale else "missing"
        short = gap.text if len(gap.text) <= SHORT else f"{gap.text[:SHORT]}…"
        yield f"{state.code}: {kind}: {gap.where}: “{short}”"


def template(atlas: Atlas, folder: Path) -> Catalog:
    """Return every text of the interface and of the tables in `folder`, each with all its places.

    Places are `dashboard/…py:LINE` and `data/…csv:ROW`, rows as a spreadsheet counts them.
    """
    catalog = Catalog(project="Uprisings Atlas", charset="utf-8", creation_date=NEVER)
    code = settings.ROOT / "dashboard"
    for file, line, message, _, _ in extract_from_dir(
        str(code), [("**.py", "python")], keywords=dict(KEYWORDS)
    ):
        catalog.add(message, locations=[(f"dashboard/{Path(file).as_posix()}", line)])
    for subject in SCHEMAS:
        place = [(f"dashboard/data/{subject.file.removesuffix('.csv')}.py", 1)]
        for text in (subject.row_description, *(column.meaning for column in subject.columns)):
            catalog.add(text, locations=place, auto_comments=["the codebook"])
    for text, file, row, column in translatable_texts(folder, atlas.config):
        catalog.add(text, locations=[(f"data/{file}", row)], auto_comments=[f"{file}: {column}"])
    return catalog


def state_of(code: str, needed: Catalog, folder: Path) -> State:
    """Return how far the catalogue of a language in `folder` has what is `needed`."""
    written = catalogue_of(code, folder)
    gaps = [gap for message in needed if message.id for gap in _gap(message, written)]
    return State(code, len(needed), tuple(gaps))


def _gap(message: Message, written: Catalog | None) -> Iterator[Gap]:
    found = written.get(message.id) if written else None
    strings = found.string if found else ""
    said = all(strings) if isinstance(strings, (list, tuple)) else bool(strings)
    if found and said and not found.fuzzy:
        return
    text = message.id if isinstance(message.id, str) else message.id[0]
    where = ", ".join(f"{file}:{line}" for file, line in message.locations)
    yield Gap(text, where, bool(found and found.fuzzy))
