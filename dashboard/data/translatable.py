"""The translatable texts of a folder, and where each is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dashboard.data.config import AtlasConfig
from dashboard.data.config_reader import FILE as ATLAS_FILE
from dashboard.data.folder import FolderResult


class TranslatableText(NamedTuple):
    """One text and its location; `row` counts as in a spreadsheet, 0 in `atlas.toml`."""

    text: str
    file: str
    row: int
    column: str


def translatable_texts(result: FolderResult) -> Iterator[TranslatableText]:
    """Yield every translatable text of a folder without a fault, in the order of files and rows.

    All other texts stay the same in every language: works and their authors, historical names of
    places, dates, ids.
    """
    if result.config:
        yield from config_texts(result.config)
    for file, table in result.tables.items():
        for number, record in table.rows:
            for column in table.schema.translatable:
                text = getattr(record, column)
                if text:
                    yield TranslatableText(text, file, number, column)


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
        **{f"texts.{key}": [text] for key, text in config.texts},
    }
    for key, texts in texts_by_key.items():
        yield from (TranslatableText(text, ATLAS_FILE, 0, key) for text in texts if text)
