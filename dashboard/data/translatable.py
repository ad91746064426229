"""The translatable texts of a folder, and where each is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from dashboard.data.config import AtlasConfig
from dashboard.data.sheet import read_sheet

# All other texts stay the same in every language: works and their authors, historical names of
# places, dates, ids.
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
    """One text and its location; `row` counts as in a spreadsheet, 0 in `atlas.toml`."""

    text: str
    file: str
    row: int
    column: str


def translatable_texts(folder: Path, config: AtlasConfig) -> Iterator[TranslatableText]:
    """Yield every translatable text of `folder`, in the order of files and rows.

    The tables must have no fault; a missing optional table yields nothing.
    """
    yield from config_texts(config)
    for file, columns in TRANSLATABLE.items():
        if not (folder / file).exists():
            continue
        for row in read_sheet(folder / file, columns, columns).rows:
            for column in columns:
                if row.cells.get(column):
                    yield TranslatableText(row.cells[column], file, row.number, column)


def config_texts(config: AtlasConfig) -> Iterator[TranslatableText]:
    """Yield every translatable text of `atlas.toml`, with its key as column."""
    texts_by_key = {
        "title": [config.title],
        "subtitle": [config.subtitle],
        "licence": [config.licence],
        "presets": [preset.name for preset in config.presets],
        "map.names": [name.text for name in config.names],
        "kinds": [text for kind in config.kinds for text in (kind.name, kind.placeless)],
        "decades": [decade.name for decade in config.decades],
        "causes": [cause.name for cause in config.causes],
        "sides": [text for side in config.sides for text in (side.name, side.acts)],
        **{f"texts.{key}": [text] for key, text in config.texts._asdict().items()},
    }
    for key, texts in texts_by_key.items():
        yield from (TranslatableText(text, ATLAS_FILE, 0, key) for text in texts if text)
