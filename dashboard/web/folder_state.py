"""How a folder of data stands: what is in it, what has changed, and what may be half of a file."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

READ: Final = ("*.toml", "*.csv", "geo/*")  # what an atlas is read from
# What spreadsheets and editors write beside a file while it is open.
TEMPORARY_PREFIXES: Final = (".", "~", "#")
TAIL: Final = 256  # bytes


class FileState(NamedTuple):
    """What changes of a file when somebody writes it, puts another in its place or opens it up."""

    written: int
    changed: int
    size: int
    mode: int


State: TypeAlias = Mapping[str, FileState]


class LoadedState(NamedTuple):
    """How the files stood that are served, and the last line of each."""

    state: State
    tails: Mapping[str, bytes]


def folder_signature(folder: Path) -> State:
    """Return how each file of an atlas stands; raise OSError where the folder cannot be looked at.

    A folder that is not there, or that may not be opened, holds nothing: to read it says why.
    """
    found: dict[str, FileState] = {}
    for pattern in READ:
        inside, _, suffix = pattern.rpartition("*")
        for name in _names(folder / inside):
            if name.startswith(TEMPORARY_PREFIXES) or not name.endswith(suffix):
                continue
            try:
                file = (folder / inside / name).stat()
            except (FileNotFoundError, NotADirectoryError, PermissionError):
                continue  # it went between the two questions
            found[inside + name] = FileState(
                file.st_mtime_ns, file.st_ctime_ns, file.st_size, file.st_mode
            )
    return MappingProxyType(found)


def sound(folder: Path, state: State) -> LoadedState:
    """Return `state` as that of files which are whole."""
    return LoadedState(state, {name: tail_of(folder / name) for name in state})


def changed_names(before: State, after: State) -> set[str]:
    """Return the names of all files that are not as they were."""
    return {name for name in {*before, *after} if before.get(name) != after.get(name)}


def incomplete_files(
    folder: Path, found: State, served: LoadedState, slow: set[str]
) -> Iterator[str]:
    """Yield each changed file that may be half of what somebody is copying.

    It is gone, new, shorter than the one that is served, ends in the middle of a line or was seen
    to be written slowly (it is in `slow`); and its last line is another. A row that is deleted
    leaves the last line, a row that is added makes a file longer: such a file is whole.
    """
    for name in sorted(changed_names(served.state, found)):
        if name not in found or name not in served.state:
            yield name
            continue
        tail = tail_of(folder / name)
        shorter = found[name].size < served.state[name].size
        torn = _ends(served.tails[name]) and not _ends(tail)
        if tail != served.tails[name] and (shorter or torn or name in slow):
            yield name


def tail_of(file: Path) -> bytes:
    """Return the last line of a file, or as much of it as counts; none where it cannot be read."""
    try:
        with file.open("rb") as stream:
            size = stream.seek(0, os.SEEK_END)
            stream.seek(max(0, size - TAIL))
            return stream.read(TAIL).splitlines(keepends=True)[-1]
    except (OSError, IndexError):
        return b""


def _ends(tail: bytes) -> bool:
    return tail.endswith((b"\n", b"\r"))


def _names(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208  # Path.iterdir is lazy: it fails later
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return []
