"""The translatable texts of a folder: where each is, and the same records in another language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple, TypeVar

from dashboard.data.columns import EDITORS, columns_of
from dashboard.data.config import AtlasConfig
from dashboard.data.config_reader import FILE as ATLAS_FILE
from dashboard.data.config_types import TRANSLATABLE, ConfigTable
from dashboard.data.folder import FolderResult

_Record = TypeVar("_Record", bound=Any)
_ConfigTable = TypeVar("_ConfigTable", bound=ConfigTable)


class TranslatableText(NamedTuple):
    """One text and its location; `row` counts as in a spreadsheet, 0 in `atlas.toml`."""

    text: str
    file: str
    row: int
    column: str


def translatable_texts(result: FolderResult) -> Iterator[TranslatableText]:
    """Yield every translatable text of a folder without a fault, in the order of files and rows.

    All other texts stay the same in every language: works and their authors, dates, ids.
    """
    if result.config:
        yield from config_texts(result.config)
    for file, table in result.tables.items():
        for number, record in table.rows:
            for column in table.schema.translatable:
                value = getattr(record, column)
                texts = (value,) if isinstance(value, str) else value
                for text in texts:
                    if text and text != EDITORS:
                        yield TranslatableText(text, file, number, column)


def config_texts(config: AtlasConfig) -> Iterator[TranslatableText]:
    """Yield every translatable text of `atlas.toml`, with its key as column."""
    for key, text in _texts_by_key(config):
        yield TranslatableText(text, ATLAS_FILE, 0, key)


def translated_record(record: _Record, say: Callable[[str], str]) -> _Record:
    """Return a record with each of its translatable texts replaced by what `say` returns of it."""
    record_class: Any = type(record)
    values = ((name, getattr(record, name)) for name in _translatable_columns(record_class))
    return replace(record, **{name: _translated(value, say) for name, value in values})


def translated_config(table: _ConfigTable, say: Callable[[str], str]) -> _ConfigTable:
    """Return a table of `atlas.toml`, and the tables in it, with every translatable text said."""
    changes: dict[str, Any] = {}
    for name, value, is_translatable in _keys(table):
        if is_translatable:
            changes[name] = say(value)
        elif isinstance(value, ConfigTable):
            changes[name] = translated_config(value, say)
        elif _is_list_of_tables(value):
            changes[name] = tuple(translated_config(entry, say) for entry in value)
    return table.model_copy(update=changes)


def _texts_by_key(table: ConfigTable, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield the texts that are not empty; those of a list of tables have the key of the list."""
    for name, value, is_translatable in _keys(table):
        if is_translatable and value:
            yield f"{path}{name}", value
        elif isinstance(value, ConfigTable):
            yield from _texts_by_key(value, f"{path}{name}.")
        elif _is_list_of_tables(value):
            texts = (text for entry in value for _, text in _texts_by_key(entry))
            yield from ((f"{path}{name}", text) for text in texts)


def _keys(table: ConfigTable) -> Iterator[tuple[str, Any, bool]]:
    """Yield the name and the value of each key, and whether it is translatable."""
    for name, declared in type(table).model_fields.items():
        yield name, getattr(table, name), TRANSLATABLE in declared.metadata


def _is_list_of_tables(value: object) -> bool:
    return isinstance(value, tuple) and any(isinstance(entry, ConfigTable) for entry in value)


@cache
def _translatable_columns(record_class: Any) -> tuple[str, ...]:
    return tuple(column.name for column in columns_of(record_class) if column.translatable)


def _translated(value: str | tuple[str, ...], say: Callable[[str], str]) -> str | tuple[str, ...]:
    if isinstance(value, str):
        return value if value == EDITORS else say(value)
    return tuple(map(say, value))
