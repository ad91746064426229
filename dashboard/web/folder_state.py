"""The state of a data folder: its files, which have changed, and which may be incomplete."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

PATTERNS: Final = ("*.toml", "*.csv", "geo/*")  # the files of an atlas
# What spreadsheets and editors write beside a file while it is open.
TEMPORARY_PREFIXES: Final = (".", "~", "#")
TAIL_BYTES: Final = 256


class FileState(NamedTuple):
    """What changes when a file is written, replaced or gets other permissions."""

    modified: int
    changed: int
    size: int
    mode: int


FolderState: TypeAlias = Mapping[str, FileState]


class LoadedState(NamedTuple):
    """The state of the files that are served, and the last line of each."""

    state: FolderState
    tails: Mapping[str, bytes]


def folder_signature(folder: Path) -> FolderState:
    """Return the state of each file of an atlas; raise OSError where the disk fails.

    A missing folder, or one without permission, counts as empty: reading it then says why.
    """
    state: dict[str, FileState] = {}
    for pattern in PATTERNS:
        subfolder, _, suffix = pattern.rpartition("*")
        for name in _file_names(folder / subfolder):
            if name.startswith(TEMPORARY_PREFIXES) or not name.endswith(suffix):
                continue
            try:
                stat = (folder / subfolder / name).stat()
            except (FileNotFoundError, NotADirectoryError, PermissionError):
                continue  # it vanished between listing and stat
            state[subfolder + name] = FileState(
                stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_mode
            )
    return MappingProxyType(state)


def loaded_state(folder: Path, state: FolderState) -> LoadedState:
    """Return `state` with the tails of its files, which are taken to be complete."""
    return LoadedState(state, {name: tail_of(folder / name) for name in state})


def changed_names(before: FolderState, after: FolderState) -> set[str]:
    """Return the names of all files that differ."""
    return {name for name in {*before, *after} if before.get(name) != after.get(name)}


def incomplete_files(
    folder: Path, state: FolderState, served: LoadedState, slow: set[str]
) -> Iterator[str]:
    """Yield each changed file that may be half copied.

    It is missing, new, shorter than the one that is served, ends in the middle of a line or was
    seen to be written slowly (it is in `slow`); and its last line differs. A deleted row leaves
    the last line as it is, an added row makes the file longer: such a file is complete.
    """
    for name in sorted(changed_names(served.state, state)):
        if name not in state or name not in served.state:
            yield name
            continue
        tail = tail_of(folder / name)
        is_shorter = state[name].size < served.state[name].size
        is_cut = _ends_line(served.tails[name]) and not _ends_line(tail)
        if tail != served.tails[name] and (is_shorter or is_cut or name in slow):
            yield name


def tail_of(file: Path) -> bytes:
    """Return the last line of a file, at most TAIL_BYTES; b"" where it cannot be read."""
    try:
        with file.open("rb") as stream:
            size = stream.seek(0, os.SEEK_END)
            stream.seek(max(0, size - TAIL_BYTES))
            return stream.read(TAIL_BYTES).splitlines(keepends=True)[-1]
    except (OSError, IndexError):
        return b""


def _ends_line(tail: bytes) -> bool:
    return tail.endswith((b"\n", b"\r"))


def _file_names(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208  # Path.iterdir is lazy: it fails later
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return []
