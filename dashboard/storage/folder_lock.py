"""A lock that lets one command at a time write into a folder, and deferral of stop signals."""

from __future__ import annotations

import errno
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from dashboard.storage.atomic_write import CannotWrite, naming_path, shortened_path

if os.name == "posix":
    import fcntl

STOP_SIGNALS: Final = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


@contextmanager
def folder_lock(folder: Path) -> Iterator[bool]:
    """Lock `folder` for one run, or raise CannotWrite; the end of the process releases it.

    Yields False where the system has no locks.
    """
    if os.name != "posix":
        yield False
        return
    with naming_path(folder):
        descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        os.close(descriptor)
        if problem.errno == errno.EWOULDBLOCK:
            raise CannotWrite(
                f"Another run of this command is writing to {shortened_path(folder)}. "
                f"Wait until it is finished."
            ) from problem
        descriptor = -1  # a network drive without locks
    try:
        yield descriptor >= 0
    finally:
        if descriptor >= 0:
            os.close(descriptor)


@contextmanager
def signals_deferred() -> Iterator[None]:
    """Deliver signals that stop the program only after the few milliseconds of the block."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    received: list[int] = []
    # Not masked: another thread, of the typesetter, would receive the signal instead.
    handlers = [
        (signum, signal.signal(signum, lambda number, _: received.append(number)))
        for signum in STOP_SIGNALS
    ]
    try:
        yield
    finally:
        for signum, handler in handlers:
            signal.signal(signum, handler or signal.SIG_DFL)
    if received:
        signal.raise_signal(received[0])
