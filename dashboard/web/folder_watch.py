"""Watches the data folder for months: no error of the disk or of this program ends it."""

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
    FolderState,
    LoadedState,
    changed_names,
    folder_signature,
    incomplete_files,
    loaded_state,
)

PAUSE: Final = 2.0  # seconds between two looks at the folder
# Pauses to wait for a file that may be half copied: half a minute.
PATIENCE: Final = 15
# The wait after a failure doubles each time, up to so many pauses.
MAX_FAILURE_PAUSES: Final = 30
# Faulty data is read again after so many pauses, doubled each time: the disk may be at fault. The
# files are the same, so it need not be soon.
RETRY_PAUSES: Final = 5
MAX_RETRY_PAUSES: Final = 300
# Seconds after which a look or a read counts as hung, and files as never at rest.
HUNG_LOOK: Final = 20
HUNG_READING: Final = 300
NEVER_AT_REST: Final = 600
# How many readers may wait for data that another process serves already, and how many seconds.
MAX_WAITING: Final = 4
MAX_WAIT_SECONDS: Final = 10.0
LOOKING: Final = "looking"
READING: Final = "reading"

_log: Final = logging.getLogger("dashboard")


class FolderWatch:
    """A thread that reloads a folder when its files have changed and come to rest.

    `read` loads it, and returns whether it is served now; it may fail in any way.
    """

    def __init__(self, folder: Path, read: Callable[[FolderState], bool], pause: float) -> None:
        """Take the first state of the folder; `start` begins to watch it."""
        self._folder = folder
        self._read_folder = read
        self._pause = pause
        self._thread: Thread | None = None
        self._process = 0
        self._read_lock = RLock()
        self._condition = Condition()
        self._waiting = Semaphore(MAX_WAITING)
        self._is_woken = self._is_stopped = False
        self._looks_begun = self._looks_done = 0
        self._busy = (0.0, 0.0, "")  # since when, monotonic and wall clock, and the activity
        self._outage = ("", "")  # since when the folder cannot be watched, and why
        self._failures = 0
        self._read_state = self._seen_state = folder_signature(folder)
        self._served_state: LoadedState = loaded_state(folder, self._read_state)
        self._seen_at = self._restless_since = time.monotonic()
        self._changing_files: set[str] = set()
        self._slow_files: set[str] = set()
        self._retries, self._retry_at = 0, inf

    def start(self) -> None:
        """Start the thread, once in every process: a fork inherits no threads."""
        if self._is_watching():
            return
        with self._read_lock:
            if self._is_watching() or self._is_stopped:
                return
            try:
                thread = Thread(target=self._run, name="folder of data", daemon=True)
                thread.start()
            except RuntimeError as problem:  # no thread to be had: the next request tries again
                self._report_outage(problem)
            else:
                self._thread, self._process = thread, os.getpid()

    def stop(self) -> None:
        """Stop watching the folder."""
        with self._condition:
            self._is_stopped = True
            self._condition.notify_all()

    def reload_if_changed(self) -> None:
        """Reload the folder if it has changed since it was last read."""
        with self._read_lock:
            state = folder_signature(self._folder)
            if state != self._read_state:
                self._read_now(state)

    def catch_up(self) -> None:
        """Look at once and wait for the outcome, but never for a disk that does not answer.

        Another process of this service may have been the first to read new data.
        """
        if not self._waiting.acquire(blocking=False):
            return
        try:
            deadline = time.monotonic() + MAX_WAIT_SECONDS
            with self._condition:
                next_look = self._looks_begun + 1
                self._is_woken = True
                self._condition.notify_all()
                while not self._has_caught_up(next_look) and time.monotonic() < deadline:
                    self._condition.wait(0.1)
        finally:
            self._waiting.release()

    @property
    def trouble(self) -> str:
        """Why the folder is not watched, or its changes not read: one line, or ""."""
        if self._is_hung():
            since = _timestamp(self._busy[1])
            return f"the data has not been watched since {since}: the folder is not responding"
        since, cause = self._outage
        if cause:
            return f"the data has not been watched since {since}: {cause}. The atlas keeps trying"
        is_read = self._seen_state == self._read_state
        if not is_read and time.monotonic() - self._restless_since > NEVER_AT_REST:
            names = ", ".join(sorted(changed_names(self._read_state, self._seen_state))[:3])
            return f"new data has not been read yet, because files are still being written: {names}"
        return ""

    def _is_watching(self) -> bool:
        alive = self._thread is not None and self._thread.is_alive()
        return self._process == os.getpid() and alive

    def _has_caught_up(self, look: int) -> bool:
        if self._looks_done < look:
            is_stalled = self._busy[2] == LOOKING and time.monotonic() - self._busy[0] > self._pause
            return self._is_stopped or bool(self._outage[1]) or is_stalled
        is_due_soon = self._seen_at + 2 * self._pause >= time.monotonic()
        return self._busy[2] != READING and (
            self._seen_state == self._read_state or not is_due_soon
        )

    def _is_hung(self) -> bool:
        since, _, activity = self._busy
        limit = HUNG_READING if activity == READING else HUNG_LOOK
        return bool(activity) and time.monotonic() - since > limit

    def _run(self) -> None:
        while self._wait():
            try:
                self._looks_begun += 1
                self._look()
            except BaseException as problem:  # whatever it is, the watch goes on
                self._report_outage(problem)
            else:
                self._end_outage()
            with self._condition:
                self._busy = (0.0, 0.0, "")
                self._looks_done = self._looks_begun
                self._condition.notify_all()

    def _wait(self) -> bool:
        pauses = min(2 ** min(self._failures, 8), MAX_FAILURE_PAUSES) if self._failures else 1
        with self._condition:
            self._condition.wait_for(
                lambda: self._is_stopped or self._is_woken, pauses * self._pause
            )
            self._is_woken = False
            return not self._is_stopped

    def _look(self) -> None:
        self._busy = (time.monotonic(), time.time(), LOOKING)
        state = folder_signature(self._folder)
        now = time.monotonic()
        if state != self._seen_state:
            self._note_change(state, now)
        elif self._is_due(state, now):
            self._busy = (time.monotonic(), time.time(), READING)
            with self._read_lock:
                self._read_now(state)

    def _note_change(self, state: FolderState, now: float) -> None:
        if self._seen_state == self._read_state:
            self._restless_since = now
        changed = changed_names(self._seen_state, state)
        self._slow_files |= changed & self._changing_files  # written at an earlier look, too
        self._changing_files |= changed
        self._seen_state, self._seen_at = state, now

    def _is_due(self, state: FolderState, now: float) -> bool:
        if state == self._read_state:
            return now >= self._retry_at
        rest_time = now - self._seen_at
        if rest_time < 0.9 * self._pause:
            return False
        incomplete = next(
            incomplete_files(self._folder, state, self._served_state, self._slow_files), ""
        )
        return not incomplete or rest_time >= PATIENCE * self._pause

    def _read_now(self, state: FolderState) -> None:
        """Load the folder in this `state`; the next look finds what is written meanwhile."""
        is_new = state != self._read_state
        is_served = self._read_folder(state)
        if folder_signature(self._folder) != state:
            return
        self._read_state = state
        self._changing_files, self._slow_files = set(), set()
        if is_served:
            self._served_state, self._retries, self._retry_at = (
                loaded_state(self._folder, state),
                0,
                inf,
            )
            return
        self._retries = 0 if is_new else self._retries + 1
        pauses = min(RETRY_PAUSES * 2 ** min(self._retries, 8), MAX_RETRY_PAUSES)
        self._retry_at = time.monotonic() + pauses * self._pause

    def _report_outage(self, problem: BaseException) -> None:
        self._failures += 1
        cause = reason_of(problem)
        if cause == self._outage[1]:
            return  # it is reported already
        self._outage = (self._outage[0] or _timestamp(time.time()), cause)
        traceback_of = None if isinstance(problem, OSError) else problem
        _log.error(
            "The data in %s is no longer watched: %s", self._folder, cause, exc_info=traceback_of
        )

    def _end_outage(self) -> None:
        self._failures = 0
        if self._outage[1]:
            self._outage = ("", "")
            _log.warning("The data in %s is watched again", self._folder)


def reason_of(problem: BaseException) -> str:
    """Return what went wrong in one line; for an OSError, the file and the system's message."""
    if isinstance(problem, OSError) and problem.strerror:
        name = f"{problem.filename}: " if problem.filename else ""
        return f"{name}{problem.strerror}"
    return f"{type(problem).__name__}: see the log"


def _timestamp(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
