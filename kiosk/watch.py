"""Keeps server and browser alive: looks at both every few seconds, and starts again what is not."""

from __future__ import annotations

import logging
import os
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from kiosk.browser import Browser
from kiosk.server import Server

WAITING: Final = Path(__file__).resolve().parent / "moment.html"
LOOK_SECONDS: Final = 2
SILENCE_SECONDS: Final = 30  # of a page or a server, until it counts as hung
START_SECONDS: Final = 90  # more, while it starts: a slow machine reads much from its disk
LONGEST_PAUSE: Final = 60
WELL_SECONDS: Final = 300  # after so long without a fault a start counts as the first again
INVITES: Final = "document.documentElement.hasAttribute('data-inviting')"

log = logging.getLogger("kiosk")


class Plan(NamedTuple):
    """What is to be kept alive; with a `folder` of files there is no server."""

    program: str  # the Chromium
    port: int
    idle: int  # seconds
    language: str = ""  # its code; empty: as the browser likes best
    headless: bool = False
    data: Path | None = None
    folder: Path | None = None
    most_megabytes: int = 2000  # of the browser; above it is started anew when nobody is there


class Part:
    """One of the two: how to start it, and when it was last seen well."""

    def __init__(self, name: str, start: Callable[[], Browser | Server]) -> None:
        self.name = name
        self.restarts = 0
        self._start = start
        self._faults = 0
        self._due = 0.0
        self._well = 0.0
        self.running: Browser | Server | None = None

    def keep(self) -> None:
        """Start it where it is not running, unless it has failed so often that it must wait."""
        now = time.monotonic()
        if self.running is None and now >= self._due:
            self.running = self._start()
            self._started = self._well = now
            log.info("%s started (process %s)", self.name, self.running.process.pid)

    def look(self, is_well: Callable[[], bool]) -> None:
        """Start it again where its process has ended or it has been silent for too long."""
        if self.running is None:
            return
        now = time.monotonic()
        if self.running.process.poll() is not None:
            self.fail("has ended")
        elif is_well():
            self._well = now
            if now - self._started > WELL_SECONDS:
                self._faults = 0
        elif now - self._well > self._patience():
            self.fail("does not answer")

    def _patience(self) -> int:
        return START_SECONDS if self._well == self._started else SILENCE_SECONDS

    def forgive(self) -> None:
        """Count it as seen well: what it needs is being started."""
        self._well = time.monotonic()

    def fail(self, why: str) -> None:
        """End it, and start it again after a pause that doubles with each fault."""
        pause = min(LONGEST_PAUSE, 2**self._faults) if self._faults else 0
        log.warning("%s %s; starting it again in %s s", self.name, why, pause)
        self._faults += 1
        self.restarts += 1
        self._due = time.monotonic() + pause
        self.end()

    def end(self) -> None:
        """End it."""
        if self.running is not None:
            self.running.end()
        self.running = None


class Watch:
    """Server and browser of one touch screen."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self.server = None if plan.folder else Part("server", self._start_server)
        self.browser = Part("browser", self._start_browser)

    def _start_server(self) -> Server:
        return Server(self._plan.port, self._plan.idle, self._plan.data)

    def _start_browser(self) -> Browser:
        return Browser(self._plan.program, self._first_address(), self._plan.headless)

    def _first_address(self) -> str:
        if self._plan.folder:
            page = _page_in(self._plan.folder, self._plan.language or "en")
            return f"{page.as_uri()}?kiosk&idle={self._plan.idle}"
        front = f"{self._plan.language}/" if self._plan.language else ""
        return f"{WAITING.as_uri()}#http://127.0.0.1:{self._plan.port}/{front}"

    def step(self) -> None:
        """Look at both once."""
        if self.server:
            self.server.keep()
            self.server.look(self._server_is_healthy)
        self.browser.keep()
        self.browser.look(self._page_is_alive)
        self._free_memory()
        _tell_systemd("WATCHDOG=1")

    def _server_is_healthy(self) -> bool:
        running = self.server.running if self.server else None
        return isinstance(running, Server) and running.is_healthy()

    def _page_is_alive(self) -> bool:
        running = self.browser.running
        if not isinstance(running, Browser):
            return False
        # Without a server a page cannot get there: that is the server's fault.
        if self.server and not self._server_is_healthy():
            self.browser.forgive()
        return running.is_alive()

    def _free_memory(self) -> None:
        running = self.browser.running
        if not isinstance(running, Browser) or running.megabytes() < self._plan.most_megabytes:
            return
        if running.evaluate(INVITES):
            self.browser.fail("needs too much memory")

    def run(self, until: Callable[[], bool] = lambda: False) -> None:
        """Keep both alive until it is ended, or until `until` says so."""
        _tell_systemd("READY=1")
        try:
            while not until():
                self.step()
                time.sleep(LOOK_SECONDS)
        finally:
            self.end()

    def end(self) -> None:
        """End both."""
        self.browser.end()
        if self.server:
            self.server.end()


def _page_in(folder: Path, language: str) -> Path:
    """Return the page of an exported folder in this language, else any that it has."""
    pages = [folder / language / "index.html", *sorted(folder.glob("*/index.html"))]
    found = next((page for page in pages if page.is_file()), None)
    if found is None:
        raise FileNotFoundError(f"{folder} holds no page such as en/index.html")
    return found.resolve()


def _tell_systemd(state: str) -> None:
    """Tell systemd, where it has started us, that we are there: it watches the watcher."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as speaking:
        speaking.connect(f"\0{address[1:]}" if address.startswith("@") else address)
        speaking.send(state.encode())
