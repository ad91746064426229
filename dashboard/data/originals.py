"""The files of a folder as they were written, to be handed on byte for byte."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from dashboard.data.folder import SUBJECTS
from dashboard.data.outline import FILE as ATLAS_FILE

_OF_THE_MAP: Final = ("*.geojson", "*.jpg", "*.md", "*.webp")


def read_originals(folder: Path) -> Mapping[str, bytes]:
    """Return the bytes of every file of a sound folder by its name in it: tables, outline, map.

    A table that may be missing and is missing comes as its header alone.
    """
    return MappingProxyType(dict(_files(folder)))


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    yield ATLAS_FILE, (folder / ATLAS_FILE).read_bytes()
    for subject in SUBJECTS:
        path = folder / subject.file
        header = ",".join(column.name for column in subject.columns) + "\n"
        yield subject.file, path.read_bytes() if path.is_file() else header.encode()
    for pattern in _OF_THE_MAP:
        for path in sorted((folder / "geo").glob(pattern)):
            yield f"geo/{path.name}", path.read_bytes()
