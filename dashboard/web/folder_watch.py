"""Looks at the folder of data, for months: no error of a disk or of our own ends it."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable
from datetime import UTC, datetime
from math import inf
from pathlib import Path
from threading import Condition, RLock, Semaphore, Thread
from typing import Final

from dashboard.web.folder_state import (
    LoadedState,
    State,
    changed_names,
    folder_signature,
    incomplete_files,
    sound,
)

PAUSE: Final = 2.0  # seconds between two looks at the folder
# A file that may be half of a longer one is waited for so many pauses: half a minute.
PATIENCE: Final = 15
# After a failure the next look waits longer, each time twice as long, up to so many pauses.
MOST_PAUSES: Final = 30
# Faulty data is read again after so many pauses, each time twice as long: the fault may be of the
# disk. It is the same files, so it need not be soon.
AGAIN: Final = 5
MOST_AGAIN: Final = 300
# After so many seconds a look or a reading counts as hung, and files as never at rest.
HUNG_LOOK: Final = 20
HUNG_READING: Final = 300
NEVER_AT_REST: Final = 600
# So many readers at once wait for data that another process serves already, so many seconds.
WAITING: Final = 4
LONGEST_WAIT: Final = 10.0
LOOKING: Final = "looking"
READING: Final = "reading"

_log: Final = logging.getLogger("dashboard")


class FolderWatch:
    """A thread that has a folder read when it has changed and come to rest.

    `read` reads it, and returns whether it is served now; it may fail in any way.
    """

    def __init__(self, folder: Path, read: Callable[[State], bool], pause: float) -> None:
        """Look at the folder once; begin to watch it with `start`."""
        self._folder = folder
        self._read_folder = read
        self._pause = pause
        self._thread: Thread | None = None
        self._process = 0
        self._reading = RLock()
        self._news = Condition()
        self._may_wait = Semaphore(WAITING)
        self._woken = self._stopped = False
        self._begun = self._done = 0  # looks
        self._busy = (0.0, 0.0, "")  # since when by two clocks, and with what
        self._blind = ("", "")  # since when the folder cannot be looked at, and why
        self._failures = 0
        self._read = self._seen = folder_signature(folder)
        self._served: LoadedState = sound(folder, self._read)
        self._since = self._restless = time.monotonic()
        self._changing: set[str] = set()
        self._slow: set[str] = set()
        self._tries, self._again = 0, inf

    def start(self) -> None:
        """Begin to look, once in every process: a fork takes no thread along."""
        if self._is_watching():
            return
        with self._reading:
            if self._is_watching() or self._stopped:
                return
            try:
                thread = Thread(target=self._run, name="folder of data", daemon=True)
                thread.start()
            except RuntimeError as problem:  # no room for a thread: the next reader tries again
                self._go_blind(problem)
            else:
                self._thread, self._process = thread, os.getpid()

    def stop(self) -> None:
        """Look at the folder no more."""
        with self._news:
            self._stopped = True
            self._news.notify_all()

    def renew(self) -> None:
        """Read the folder again if it is not as it was when it was last read."""
        with self._reading:
            found = folder_signature(self._folder)
            if found != self._read:
                self._read_now(found)

    def catch_up(self) -> None:
        """Look at once, and wait for what comes of it, but never for a disk that does not answer.

        Another process of this service may have been the first to read new data.
        """
        if not self._may_wait.acquire(blocking=False):
            return
        try:
            end = time.monotonic() + LONGEST_WAIT
            with self._news:
                wanted = self._begun + 1
                self._woken = True
                self._news.notify_all()
                while not self._has_caught_up(wanted) and time.monotonic() < end:
                    self._news.wait(0.1)
        finally:
            self._may_wait.release()

    @property
    def trouble(self) -> str:
        """Why the folder is not watched, or why what it holds is not read: one line, or none."""
        if self._hangs():
            since = _told(self._busy[1])
            return f"the data is not watched since {since}: the folder does not answer"
        since, why = self._blind
        if why:
            return f"the data is not watched since {since}: {why}. It is looked at again and again"
        resting = self._seen == self._read
        if not resting and time.monotonic() - self._restless > NEVER_AT_REST:
            names = ", ".join(sorted(changed_names(self._read, self._seen))[:3])
            return f"new data is not read, for files are still being written: {names}"
        return ""

    def _is_watching(self) -> bool:
        alive = self._thread is not None and self._thread.is_alive()
        return self._process == os.getpid() and alive

    def _has_caught_up(self, wanted: int) -> bool:
        if self._done < wanted:
            looks = self._busy[2] == LOOKING and time.monotonic() - self._busy[0] > self._pause
            return self._stopped or bool(self._blind[1]) or looks
        soon = self._since + 2 * self._pause >= time.monotonic()
        return self._busy[2] != READING and (self._seen == self._read or not soon)

    def _hangs(self) -> bool:
        since, _, what = self._busy
        most = HUNG_READING if what == READING else HUNG_LOOK
        return bool(what) and time.monotonic() - since > most

    def _run(self) -> None:
        while self._wait():
            try:
                self._begun += 1
                self._look()
            except BaseException as problem:  # whatever it is, we look again
                self._go_blind(problem)
            else:
                self._see_again()
            with self._news:
                self._busy = (0.0, 0.0, "")
                self._done = self._begun
                self._news.notify_all()

    def _wait(self) -> bool:
        pauses = min(2 ** min(self._failures, 8), MOST_PAUSES) if self._failures else 1
        with self._news:
            self._news.wait_for(lambda: self._stopped or self._woken, pauses * self._pause)
            self._woken = False
            return not self._stopped

    def _look(self) -> None:
        self._busy = (time.monotonic(), time.time(), LOOKING)
        found = folder_signature(self._folder)
        now = time.monotonic()
        if found != self._seen:
            self._note(found, now)
        elif self._is_due(found, now):
            self._busy = (time.monotonic(), time.time(), READING)
            with self._reading:
                self._read_now(found)

    def _note(self, found: State, now: float) -> None:
        if self._seen == self._read:
            self._restless = now
        changed = changed_names(self._seen, found)
        self._slow |= changed & self._changing  # it was being written at an earlier look already
        self._changing |= changed
        self._seen, self._since = found, now

    def _is_due(self, found: State, now: float) -> bool:
        if found == self._read:
            return now >= self._again
        rest = now - self._since
        if rest < 0.9 * self._pause:
            return False
        half = next(incomplete_files(self._folder, found, self._served, self._slow), "")
        return not half or rest >= PATIENCE * self._pause

    def _read_now(self, found: State) -> None:
        """Read a folder that stands as `found`; what is written meanwhile the next look finds."""
        is_new = found != self._read
        is_served = self._read_folder(found)
        if folder_signature(self._folder) != found:
            return
        self._read = found
        self._changing, self._slow = set(), set()
        if is_served:
            self._served, self._tries, self._again = sound(self._folder, found), 0, inf
            return
        self._tries = 0 if is_new else self._tries + 1
        pauses = min(AGAIN * 2 ** min(self._tries, 8), MOST_AGAIN)
        self._again = time.monotonic() + pauses * self._pause

    def _go_blind(self, problem: BaseException) -> None:
        self._failures += 1
        why = reason_of(problem)
        if why == self._blind[1]:
            return  # it is told already
        self._blind = (self._blind[0] or _told(time.time()), why)
        told = None if isinstance(problem, OSError) else problem
        _log.error("The data in %s is not watched: %s", self._folder, why, exc_info=told)

    def _see_again(self) -> None:
        self._failures = 0
        if self._blind[1]:
            self._blind = ("", "")
            _log.warning("The data in %s is watched again", self._folder)


def reason_of(problem: BaseException) -> str:
    """Return in one line what went wrong: of a file, its name and what the system says."""
    if isinstance(problem, OSError) and problem.strerror:
        name = f"{problem.filename}: " if problem.filename else ""
        return f"{name}{problem.strerror}"
    return f"{type(problem).__name__}: see the log"


def _told(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
