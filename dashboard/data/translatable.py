"""Which texts of a folder a reader is told in their language, and where each stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from dashboard.data.config import AtlasConfig
from dashboard.data.sheet import read_sheet

# What is not here stays as it is written in every language: names of works and their authors,
# other names of places, dates, ids.
TRANSLATABLE: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "events.csv": ("title", "date_note", "summary"),
        "places.csv": ("name", "note"),
        "chronology.csv": ("what", "said_by"),
        "causes.csv": ("statement", "said_by"),
        "casualties.csv": ("qualifier", "statement", "said_by", "area", "period"),
        "participants.csv": ("who", "statement", "said_by"),
        "leaders.csv": ("name", "role", "fate", "said_by"),
        "interpretations.csv": ("thesis", "held_by", "statement"),
        "evidence.csv": ("statement", "said_by"),
        "context.csv": ("title", "what", "date_note"),
        "conflicts.csv": ("topic", "explanation", "said_by"),
        "story.csv": ("title", "text"),
        "lessons.csv": ("lesson", "task", "question", "answer"),
        "glossary.csv": ("term", "meaning"),
        "sources.csv": ("note",),
        "corrections.csv": ("what",),
    }
)
ATLAS_FILE: Final = "atlas.toml"


class TranslatableText(NamedTuple):
    """One text, and where it stands; `row` counts as a spreadsheet does, 0 in `atlas.toml`."""

    text: str
    file: str
    row: int
    column: str


def translatable_texts(folder: Path, outline: AtlasConfig) -> Iterator[TranslatableText]:
    """Yield every text of `folder` that a reader is told, in the order of files and rows.

    The tables must be sound; one that may be missing and is yields nothing.
    """
    yield from of_the_outline(outline)
    for file, columns in TRANSLATABLE.items():
        if not (folder / file).exists():
            continue
        for row in read_sheet(folder / file, columns, columns).rows:
            for column in columns:
                if row.cells.get(column):
                    yield TranslatableText(row.cells[column], file, row.number, column)


def of_the_outline(outline: AtlasConfig) -> Iterator[TranslatableText]:
    """Yield every text of `atlas.toml` that a reader is told, with its key as column."""
    texts = {
        "title": [outline.title],
        "subtitle": [outline.subtitle],
        "licence": [outline.licence],
        "presets": [preset.name for preset in outline.presets],
        "map.names": [name.text for name in outline.names],
        "kinds": [words for kind in outline.kinds for words in (kind.name, kind.placeless)],
        "decades": [decade.name for decade in outline.decades],
        "causes": [cause.name for cause in outline.causes],
        "sides": [words for side in outline.sides for words in (side.name, side.acts)],
        **{f"texts.{key}": [text] for key, text in outline.texts._asdict().items()},
    }
    for key, found in texts.items():
        yield from (TranslatableText(text, ATLAS_FILE, 0, key) for text in found if text)
