"""Cleans up after a kiosk process that is killed: its child processes, and its browser's profile.

The kernel ends the children with it. A lock on the profile ends with the process too, so the next
kiosk process knows by the lock, and by nothing else, which profiles it may remove.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

if sys.platform != "win32":
    import fcntl

PROFILE_PREFIX: Final = "atlas-kiosk-"
LOCK_FILE: Final = "in-use"
_SET_PARENT_DEATH_SIGNAL: Final = 1  # PR_SET_PDEATHSIG, of Linux alone
# Loaded now: between fork and exec nothing may be.
_process_control = ctypes.CDLL(None).prctl if sys.platform == "linux" else None


def end_with_parent() -> None:
    """Have the kernel end this process with the thread that started it; for `preexec_fn`."""
    if _process_control is not None:
        _process_control(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)


class Profile:
    """A fresh folder for a browser, locked until it is removed or this process ends."""

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix=PROFILE_PREFIX))
        try:
            self._lock = _lock_folder(self.path)
        except BaseException:  # without its lock file nobody would ever find it
            shutil.rmtree(self.path, ignore_errors=True)
            raise

    def remove(self) -> None:
        """Remove the folder and its content."""
        _remove(self.path)
        with suppress(OSError):
            os.close(self._lock)


def _lock_folder(folder: Path) -> int:
    # Renamed once it is locked, or another kiosk that starts now could take it for abandoned.
    unnamed = folder / f"{LOCK_FILE}.new"
    lock = os.open(unnamed, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        unnamed.rename(folder / LOCK_FILE)
    except BaseException:
        os.close(lock)
        raise
    return lock


def remove_abandoned() -> int:
    """Remove the profiles whose processes are gone; return how many were removed."""
    abandoned = [
        folder
        for folder in Path(tempfile.gettempdir()).glob(f"{PROFILE_PREFIX}*")
        if _is_abandoned(folder)
    ]
    return sum(map(_remove, abandoned))


def _remove(folder: Path) -> bool:
    """Remove a profile, its lock last, so that an interrupted removal is resumed later."""
    try:
        for entry in folder.iterdir():
            if entry.name == LOCK_FILE:
                continue
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry)
            else:
                entry.unlink()
        (folder / LOCK_FILE).unlink()
        folder.rmdir()
    except OSError:
        return False
    return True


def _is_abandoned(folder: Path) -> bool:
    """Return whether it is a profile of ours that nobody locks; False where that is uncertain."""
    try:
        if folder.is_symlink() or folder.stat().st_uid != os.geteuid():
            return False
        lock = os.open(folder / LOCK_FILE, os.O_RDWR | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(lock)
    return True
