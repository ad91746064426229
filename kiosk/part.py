"""A server or a browser that is kept alive: when it is started, looked at, and started again."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Final

from kiosk.browser import Browser
from kiosk.server import Server

SILENCE_SECONDS: Final = 30  # of a page or a server, until it counts as hung
START_SECONDS: Final = 90  # more, while it starts: a slow machine reads much from its disk
LONGEST_PAUSE: Final = 60
QUIET_SECONDS: Final = 600  # between two tellings of one trouble
WELL_SECONDS: Final = 300  # after so long without a fault a start counts as the first again

log = logging.getLogger("kiosk")


class Trouble:
    """Tells what goes wrong at every look once in a while, so that no log fills with it."""

    def __init__(self) -> None:
        self._told: dict[str, float] = {}

    def tell(self, what: str, problem: Exception) -> None:
        """Say what went wrong and where, unless it was said lately."""
        now = time.monotonic()
        if now - self._told.get(what, -QUIET_SECONDS) >= QUIET_SECONDS:
            self._told[what] = now
            log.error("%s: %r", what, problem, exc_info=problem)


class Part:
    """One of the two: how to start it, and when it was last seen well."""

    def __init__(self, name: str, start: Callable[[], Browser | Server]) -> None:
        self.name = name
        self.restarts = 0
        self._start = start
        self._faults = 0
        self._due = 0.0
        self._well = 0.0
        self._trouble = Trouble()
        self.running: Browser | Server | None = None

    def keep(self) -> None:
        """Start it where it is not running, unless it has failed so often that it must wait."""
        now = time.monotonic()
        if self.running is not None or now < self._due:
            return
        try:
            self.running = self._start()
        except Exception as problem:  # no memory, no disk, no folder: it may be there next time
            self._put_off(f"cannot be started ({problem!r})")
            return
        self._started = self._well = now
        log.info("%s started (process %s)", self.name, self.running.process.pid)

    def look(self, is_well: Callable[[], bool]) -> None:
        """Start it again where its process has ended or it has been silent for too long."""
        if self.running is None:
            return
        now = time.monotonic()
        if self.running.process.poll() is not None:
            self.fail("has ended")
        elif self._says_yes(is_well):
            self._well = now
            if now - self._started > WELL_SECONDS:
                self._faults = 0
        elif now - self._well > self._patience():
            self.fail("does not answer")

    def _says_yes(self, is_well: Callable[[], bool]) -> bool:
        try:
            return is_well()
        except Exception as problem:  # what cannot be looked at is not well
            self._trouble.tell(f"{self.name} cannot be looked at", problem)
            return False

    def _patience(self) -> int:
        return START_SECONDS if self._well == self._started else SILENCE_SECONDS

    def forgive(self) -> None:
        """Count it as seen well: what it needs is being started."""
        self._well = time.monotonic()

    def fail(self, why: str) -> None:
        """End it, and start it again after a pause that doubles with each fault."""
        self.restarts += 1
        self._put_off(why)
        self.end()

    def _put_off(self, why: str) -> None:
        pause = min(LONGEST_PAUSE, 2 ** min(self._faults, 9)) if self._faults else 0
        log.warning("%s %s; starting it again in %s s", self.name, why, pause)
        self._faults += 1
        self._due = time.monotonic() + pause

    def end(self) -> None:
        """End it; what does not end is told, and let be."""
        running, self.running = self.running, None
        try:
            if running is not None:
                running.end()
        except Exception as problem:
            self._trouble.tell(f"{self.name} cannot be ended", problem)
