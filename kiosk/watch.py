"""Keeps server and browser alive: looks at both every few seconds, and starts again what is not.

It runs for months: whatever goes wrong in a look is told, and looked at again.
"""

from __future__ import annotations

import logging
import os
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from kiosk.browser import Browser
from kiosk.lifetime import remove_abandoned
from kiosk.part import Part, Trouble
from kiosk.server import Server

WAITING: Final = Path(__file__).resolve().parent / "moment.html"
LOOK_SECONDS: Final = 2
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


class Watch:
    """Server and browser of one touch screen."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._trouble = Trouble()
        self._is_served = True
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
        """Look at both once; whatever goes wrong with one, the other is looked at."""
        looks = (self._look_at_server, self._look_at_browser, self._free_memory)
        done = [self._done(look) for look in looks]
        if all(done):
            self._done(lambda: _tell_systemd("WATCHDOG=1"))

    def _done(self, look: Callable[[], None]) -> bool:
        try:
            look()
        except Exception as problem:
            self._trouble.tell("the keeper", problem)
            return False
        return True

    def _look_at_server(self) -> None:
        if self.server:
            self.server.keep()
            self.server.look(self._server_is_healthy)

    def _look_at_browser(self) -> None:
        self.browser.keep()
        self.browser.look(self._page_is_alive)

    def _server_is_healthy(self) -> bool:
        running = self.server.running if self.server else None
        self._is_served = isinstance(running, Server) and running.is_healthy()
        return self._is_served

    def _page_is_alive(self) -> bool:
        running = self.browser.running
        if not isinstance(running, Browser):
            return False
        # Without a server a page cannot get there: that is the server's fault.
        if self.server and not (self.server.running and self._is_served):
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
        self._done(self._tidy)
        self._done(lambda: _tell_systemd("READY=1"))
        try:
            while not until():
                self.step()
                time.sleep(LOOK_SECONDS)
        finally:
            self.end()

    def _tidy(self) -> None:
        if count := remove_abandoned():
            log.info("removed %s profiles of a keeper that was killed", count)

    def end(self) -> None:
        """End both, each whatever becomes of the other."""
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
