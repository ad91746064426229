"""A server or browser that is kept running: when it is started, checked, and restarted."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Final

from kiosk.browser import Browser
from kiosk.server import Server

SILENCE_SECONDS: Final = 30  # until a page or server without an answer counts as hung
START_SECONDS: Final = 90  # the same at a start: a slow machine reads much from its disk
LONGEST_PAUSE: Final = 60
QUIET_SECONDS: Final = 600  # between two log entries on one failure
WELL_SECONDS: Final = 300  # without a fault, after which the pause before a restart is reset

log = logging.getLogger("kiosk")


class FailureLog:
    """Logs a failure that recurs at every check once in a while, so that the log does not fill."""

    def __init__(self) -> None:
        self._logged_at: dict[str, float] = {}

    def report(self, what: str, problem: Exception) -> None:
        """Log what went wrong and where, unless it was logged recently."""
        now = time.monotonic()
        if now - self._logged_at.get(what, -QUIET_SECONDS) >= QUIET_SECONDS:
            self._logged_at[what] = now
            log.error("%s: %r", what, problem, exc_info=problem)


class Part:
    """Server or browser: how to start it, and when it was last well."""

    def __init__(self, name: str, start: Callable[[], Browser | Server]) -> None:
        self.name = name
        self.restarts = 0
        self._start = start
        self._faults = 0
        self._start_at = 0.0
        self._last_well = 0.0
        self._trouble = FailureLog()
        self.running: Browser | Server | None = None

    def keep(self) -> None:
        """Start it if it is not running, and not waiting after a failure."""
        now = time.monotonic()
        if self.running is not None or now < self._start_at:
            return
        try:
            self.running = self._start()
        except Exception as problem:  # no memory, no disk: it may be there next time
            self._back_off(f"could not be started ({problem!r})")
            return
        self._started = self._last_well = now
        log.info("%s started (process %s)", self.name, self.running.process.pid)

    def look(self, is_well: Callable[[], bool]) -> None:
        """Restart it if its process has ended, or has not answered for too long."""
        if self.running is None:
            return
        now = time.monotonic()
        if self.running.process.poll() is not None:
            self.fail("has stopped")
        elif self._check(is_well):
            self._last_well = now
            if now - self._started > WELL_SECONDS:
                self._faults = 0
        elif now - self._last_well > self._silence_limit():
            self.fail("is not responding")

    def _check(self, is_well: Callable[[], bool]) -> bool:
        try:
            return is_well()
        except Exception as problem:  # what cannot be checked is not well
            self._trouble.report(f"{self.name} could not be checked", problem)
            return False

    def _silence_limit(self) -> int:
        return START_SECONDS if self._last_well == self._started else SILENCE_SECONDS

    def reset_silence(self) -> None:
        """Count it as well: what it depends on is being started."""
        self._last_well = time.monotonic()

    def fail(self, reason: str) -> None:
        """End it, and restart it after a pause that doubles with each fault."""
        self.restarts += 1
        self._back_off(reason)
        self.end()

    def _back_off(self, reason: str) -> None:
        pause = min(LONGEST_PAUSE, 2 ** min(self._faults, 9)) if self._faults else 0
        log.warning("%s %s; restarting in %s s", self.name, reason, pause)
        self._faults += 1
        self._start_at = time.monotonic() + pause

    def end(self) -> None:
        """End it; a failure to do so is logged and ignored."""
        running, self.running = self.running, None
        try:
            if running is not None:
                running.end()
        except Exception as problem:
            self._trouble.report(f"{self.name} could not be stopped", problem)
