"""Files that are written whole or not at all, and why one could not be written."""

from __future__ import annotations

import errno
import os
import secrets
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import Final

UNFINISHED: Final = ".atlas-part"  # the ending of a file that is still being written
LONG: Final = 200  # letters of a path in a message
FORGOTTEN: Final = 3600.0  # seconds: whoever was writing such a file for so long is dead
# What a person can do about it; of all else the system's own words are said.
REMEDIES: Final = MappingProxyType(
    {
        errno.ENOSPC: "the disk is full. Make room, then run the command again.",
        errno.EDQUOT: "your share of the disk is full. Make room, then run the command again.",
        errno.EFBIG: "the file would be larger than is allowed here. Ask who runs this machine.",
        errno.EACCES: "this user may not write there. Allow it, or name another folder.",
        errno.EPERM: "this user may not write there. Allow it, or name another folder.",
        errno.EROFS: "the disk can only be read. Name another folder.",
        errno.ENAMETOOLONG: "the name is too long. Name a shorter one.",
        errno.ELOOP: "the link leads in a circle. Name another folder.",
        errno.ENOTDIR: "a part of this path is a file or a broken link. Name another folder.",
        errno.EEXIST: "a part of this path is a file or a broken link. Name another folder.",
    }
)


class CannotWrite(Exception):
    """Something could not be written; the text says what, why, and what to do."""


def write_whole(file: Path, content: bytes) -> None:
    """Put `content` into `file`; until all of it is on the disk, what was there stays there.

    Raises CannotWrite.
    """
    with naming_path(file):
        target = Path(os.path.realpath(file))  # what a link leads to; the link stays
        mode = _mode_of(target)
        _remove_forgotten(target)
        # Of the name only so much that the whole stays below what a system allows.
        fresh = target.with_name(f".{target.name[:60]}.{secrets.token_hex(4)}{UNFINISHED}")
        try:
            _write(fresh, content)
            if mode is not None:
                fresh.chmod(mode)
            fresh.replace(target)
        finally:
            fresh.unlink(missing_ok=True)


def write_new(file: Path, content: bytes) -> None:
    """Write a file of a folder that nobody sees yet, and the folders above it, or CannotWrite."""
    with naming_path(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


@contextmanager
def naming_path(path: Path) -> Iterator[None]:
    """Turn what the system refuses inside into a CannotWrite that names `path`."""
    try:
        yield
    except OSError as problem:
        raise CannotWrite(f"Cannot write {shortened(path)}: {remedy(problem)}") from problem


def remedy(problem: OSError) -> str:
    """Return why something cannot be written, and what to do about it."""
    known = REMEDIES.get(problem.errno or 0)
    return known or f"{problem.strerror or problem}. Name another folder."


def shortened(path: Path) -> str:
    """Return `path` for a message; of a name of thousands of letters, its beginning."""
    text = str(path)
    return text if len(text) <= LONG else f"{text[:LONG]}…"


def _write(file: Path, content: bytes) -> None:
    with file.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _mode_of(target: Path) -> int | None:
    """Return what a file allows whom, None where there is none; raise where it may not change."""
    try:
        found = target.stat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found.st_mode):
        raise OSError(None, "it is not a file")
    if not os.access(target, os.W_OK):  # the folder alone would allow to replace it
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return stat.S_IMODE(found.st_mode)


def _remove_forgotten(target: Path) -> None:
    """Remove what writing `target` left behind when it was killed."""
    with suppress(OSError):
        for each in target.parent.iterdir():
            ours = each.name.startswith(f".{target.name[:60]}.") and each.suffix == UNFINISHED
            if ours and time.time() - each.lstat().st_mtime > FORGOTTEN:
                each.unlink()
