"""What a keeper leaves behind when it is killed: nothing that runs, and no folder for long.

Its processes end with it, by the kernel. A folder of its browser is held by a lock that ends with
the process too, so the next keeper knows by the lock, and by nothing else, which it may remove.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import shutil
import signal
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

PREFIX: Final = "atlas-kiosk-"
MARK: Final = "in-use"
_SET_PARENT_DEATH_SIGNAL: Final = 1  # PR_SET_PDEATHSIG, of Linux alone
# Found now: between fork and exec nothing may be loaded.
_process_control = ctypes.CDLL(None).prctl if sys.platform == "linux" else None


def end_with_parent() -> None:
    """Let the kernel end this process with the thread that started it; for `preexec_fn`."""
    if _process_control is not None:
        _process_control(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)


class Profile:
    """A fresh folder for a browser, held until it is forgotten or this process ends."""

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix=PREFIX))
        self._held = _hold(self.path)

    def forget(self) -> None:
        """Remove the folder with all that is in it."""
        _remove(self.path)
        with suppress(OSError):
            os.close(self._held)


def _hold(folder: Path) -> int:
    # Named only when it is locked, or another keeper that starts now could take it for abandoned.
    unnamed = folder / f"{MARK}.new"
    held = os.open(unnamed, os.O_CREAT | os.O_RDWR, 0o600)
    fcntl.flock(held, fcntl.LOCK_EX)
    unnamed.rename(folder / MARK)
    return held


def remove_abandoned() -> int:
    """Remove the profiles whose keepers are gone; return how many of them are removed."""
    found = [each for each in Path(tempfile.gettempdir()).glob(f"{PREFIX}*") if _is_abandoned(each)]
    return sum(map(_remove, found))


def _remove(folder: Path) -> bool:
    """Remove a profile, its mark last: what is cut short, or still written to, is found again."""
    try:
        for each in folder.iterdir():
            if each.name == MARK:
                continue
            if each.is_dir() and not each.is_symlink():
                shutil.rmtree(each)
            else:
                each.unlink()
        (folder / MARK).unlink()
        folder.rmdir()
    except OSError:
        return False
    return True


def _is_abandoned(folder: Path) -> bool:
    """Say whether it is a profile of ours that nobody holds; whatever is in doubt is not."""
    try:
        if folder.is_symlink() or folder.stat().st_uid != os.geteuid():
            return False
        mark = os.open(folder / MARK, os.O_RDWR | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(mark)
    return True
