"""Atomic writing of files, and messages on why one could not be written."""

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

PARTIAL_SUFFIX: Final = ".atlas-part"  # the ending of a file that is still being written
MAX_PATH_LENGTH: Final = 200  # letters of a path in a message
STALE_AFTER: Final = 3600.0  # seconds: a process that wrote such a file so long ago is dead
NO_PERMISSION: Final = (
    "this user has no permission to write there. Give permission, or choose another folder."
)
# What a person can do about an error; for all others the system's own message is shown.
REMEDIES: Final = MappingProxyType(
    {
        errno.ENOSPC: "the disk is full. Free some space, then run the command again.",
        errno.EDQUOT: "your disk quota is used up. Free some space, then run the command again.",
        errno.EFBIG: "the file would be larger than this computer allows. Ask its administrator.",
        errno.EACCES: NO_PERMISSION,
        errno.EPERM: NO_PERMISSION,
        errno.EROFS: "the disk is read-only. Choose another folder.",
        errno.ENAMETOOLONG: "the name is too long. Choose a shorter one.",
        errno.ELOOP: "the link leads back to itself. Choose another folder.",
        errno.ENOTDIR: "part of this path is a file or a broken link. Choose another folder.",
        errno.EEXIST: "part of this path is a file or a broken link. Choose another folder.",
    }
)


class CannotWrite(Exception):
    """Something could not be written; the text says what, why, and what to do."""


def write_atomic(file: Path, content: bytes) -> None:
    """Write `content` to `file` atomically: until all of it is on the disk, the old file stays.

    Raises CannotWrite.
    """
    with naming_path(file):
        target = Path(os.path.realpath(file))  # the target of a link is replaced, not the link
        status = _status_of(target)
        _remove_stale(target)
        # The name is cut so that the whole stays below the system's limit.
        partial = target.with_name(f".{target.name[:60]}.{secrets.token_hex(4)}{PARTIAL_SUFFIX}")
        try:
            _write(partial, content)
            if status is not None:
                _keep_owner(partial, status)
                partial.chmod(stat.S_IMODE(status.st_mode))
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)


def write_new(file: Path, content: bytes) -> None:
    """Write a file and its parent folders where nobody reads yet, or raise CannotWrite."""
    with naming_path(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


@contextmanager
def naming_path(path: Path) -> Iterator[None]:
    """Turn an OSError raised inside into a CannotWrite that names `path`."""
    try:
        yield
    except OSError as problem:
        raise CannotWrite(f"Cannot write {shortened_path(path)}: {remedy(problem)}") from problem


def remedy(problem: OSError) -> str:
    """Return the reason of a failed write, and what to do about it."""
    text = REMEDIES.get(problem.errno or 0)
    return text or f"{problem.strerror or problem}. Choose another folder."


def shortened_path(path: Path) -> str:
    """Return `path` for a message, cut off where it is very long."""
    text = str(path)
    return text if len(text) <= MAX_PATH_LENGTH else f"{text[:MAX_PATH_LENGTH]}…"


def _write(file: Path, content: bytes) -> None:
    with file.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _status_of(target: Path) -> os.stat_result | None:
    """Return owner and mode of a file, or None; raise where it may not be replaced."""
    try:
        status = target.stat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(status.st_mode):
        raise OSError(None, "it is not a file")
    if not os.access(target, os.W_OK):  # write access to the folder alone would allow replacing it
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return status


def _keep_owner(file: Path, status: os.stat_result) -> None:
    if hasattr(os, "chown"):
        with suppress(OSError):  # only root may give a file away
            os.chown(file, status.st_uid, status.st_gid)


def _remove_stale(target: Path) -> None:
    """Remove partial files that killed processes left beside `target`."""
    with suppress(OSError):
        for path in target.parent.iterdir():
            is_partial = (
                path.name.startswith(f".{target.name[:60]}.") and path.suffix == PARTIAL_SUFFIX
            )
            if is_partial and time.time() - path.lstat().st_mtime > STALE_AFTER:
                path.unlink()
