"""The files of a folder as they were written, to be handed on byte for byte."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO
from pathlib import Path
from types import MappingProxyType
from typing import Final

from dashboard.data.config_reader import FILE as ATLAS_FILE
from dashboard.data.folder import SCHEMAS
from dashboard.data.sheet import read_sheet, separated

_OF_THE_MAP: Final = ("*.geojson", "*.jpg", "*.md", "*.webp")


def read_raw_files(folder: Path) -> Mapping[str, bytes]:
    """Return the bytes of every file of a sound folder by its name in it: tables, outline, map.

    A table that may be missing and is missing comes as its header alone. One that semicolons, tabs
    or bars part comes with commas, and one that begins with an empty line without it: that is how
    the downloads say that tables are written.
    """
    return MappingProxyType(dict(_files(folder)))


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    yield ATLAS_FILE, (folder / ATLAS_FILE).read_bytes()
    for subject in SCHEMAS:
        path = folder / subject.file
        names = [column.name for column in subject.columns]
        yield subject.file, _table(path, names) if path.is_file() else _csv([names])
    for pattern in _OF_THE_MAP:
        for path in sorted((folder / "geo").glob(pattern)):
            yield f"geo/{path.name}", path.read_bytes()


def _table(path: Path, names: Sequence[str]) -> bytes:
    """Return a table as it was written; where commas do not part its cells, with commas."""
    content = path.read_bytes()
    written = content.decode("utf-8-sig")
    begins_with_names = any(
        cell.strip() for cell in next(csv.reader(StringIO(written, newline="")), [])
    )
    if begins_with_names and separated(written, names) == (written, ","):
        return content
    sheet = read_sheet(path, names, names)
    found = [name for name in names if all(name in row.cells for row in sheet.rows)]
    return _csv([found, *([row.cells[name] for name in found] for row in sheet.rows)])


def _csv(rows: Iterable[Sequence[str]]) -> bytes:
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()
