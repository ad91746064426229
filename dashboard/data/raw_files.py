"""The raw files of a folder, for downloads byte for byte."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO
from pathlib import Path
from types import MappingProxyType
from typing import Final

from dashboard.data.config_reader import FILE as ATLAS_FILE
from dashboard.data.folder import SCHEMAS
from dashboard.data.grid import separated
from dashboard.data.sheet import read_sheet

_MAP_FILES: Final = ("*.geojson", "*.jpg", "*.md", "*.webp")


def read_raw_files(folder: Path) -> Mapping[str, bytes]:
    """Return the bytes of every file of a folder without a fault: tables, `atlas.toml` and map.

    A missing optional table becomes its header alone. Other separators become commas, and empty
    lines above the header are removed: the format that the downloads promise.
    """
    return MappingProxyType(dict(_files(folder)))


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    yield ATLAS_FILE, (folder / ATLAS_FILE).read_bytes()
    for schema in SCHEMAS:
        path = folder / schema.file
        yield schema.file, _table(path, schema.names) if path.is_file() else _csv([schema.names])
    for pattern in _MAP_FILES:
        for path in sorted((folder / "geo").glob(pattern)):
            yield f"geo/{path.name}", path.read_bytes()


def _table(path: Path, names: Sequence[str]) -> bytes:
    """Return a table unchanged where it is separated by commas, else converted."""
    content = path.read_bytes()
    text = content.decode("utf-8-sig")
    begins_with_names = any(
        cell.strip() for cell in next(csv.reader(StringIO(text, newline="")), [])
    )
    if begins_with_names and separated(text, names) == (text, ","):
        return content
    rows = read_sheet(path, names, names).rows
    return _csv([list(rows.columns), *rows.itertuples(index=False, name=None)])


def _csv(rows: Iterable[Sequence[str]]) -> bytes:
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()
