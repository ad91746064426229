"""One run of a command at a time in a folder, and moments in which it may not be stopped."""

from __future__ import annotations

import errno
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from dashboard.storage.atomic_write import CannotWrite, naming_path, shortened

if os.name == "posix":
    import fcntl

STOPS: Final = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


@contextmanager
def folder_lock(folder: Path) -> Iterator[bool]:
    """Hold `folder` for one run, or raise CannotWrite; the end of the process lets it go.

    Gives False where the system cannot tell of other runs.
    """
    if os.name != "posix":
        yield False
        return
    with naming_path(folder):
        held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        os.close(held)
        if problem.errno == errno.EWOULDBLOCK:
            raise CannotWrite(
                f"Another run of this command is writing into {shortened(folder)}. "
                f"Wait until it has ended."
            ) from problem
        held = -1  # a network drive that knows no locks
    try:
        yield held >= 0
    finally:
        if held >= 0:
            os.close(held)


@contextmanager
def signals_deferred() -> Iterator[None]:
    """Let whoever stops the program wait for the few milliseconds of what is inside."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    asked: list[int] = []
    # Not masked: another thread, of the typesetter, would take the signal and pass it on.
    before = [(each, signal.signal(each, lambda number, _: asked.append(number))) for each in STOPS]
    try:
        yield
    finally:
        for each, handler in before:
            signal.signal(each, handler or signal.SIG_DFL)
    if asked:
        signal.raise_signal(asked[0])
