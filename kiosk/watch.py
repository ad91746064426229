"""Keeps server and browser running: checks both every few seconds, and restarts what has failed.

It runs for months: whatever goes wrong in a check is logged, and checked again.
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
from kiosk.part import FailureLog, Part
from kiosk.server import Server

WAITING_PAGE: Final = Path(__file__).resolve().parent / "moment.html"
LOOK_SECONDS: Final = 2
IS_INVITING: Final = "document.documentElement.hasAttribute('data-inviting')"

log = logging.getLogger("kiosk")


class Plan(NamedTuple):
    """What is to be kept running; with a `folder` of files there is no server."""

    program: str  # the Chromium
    port: int
    idle: int  # seconds
    language: str = ""  # its code; empty: the browser's preference
    headless: bool = False
    data: Path | None = None
    folder: Path | None = None
    most_megabytes: int = 2000  # of the browser; above, it is restarted when nobody is there


class Watch:
    """Server and browser of one touch screen."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._trouble = FailureLog()
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
        path = f"{self._plan.language}/" if self._plan.language else ""
        return f"{WAITING_PAGE.as_uri()}#http://127.0.0.1:{self._plan.port}/{path}"

    def step(self) -> None:
        """Check both once, the one even if the other fails."""
        checks = (self._look_at_server, self._look_at_browser, self._free_memory)
        succeeded = [self._attempt(check) for check in checks]
        if all(succeeded):
            self._attempt(lambda: _tell_systemd("WATCHDOG=1"))

    def _attempt(self, action: Callable[[], None]) -> bool:
        try:
            action()
        except Exception as problem:
            self._trouble.report("the kiosk watchdog", problem)
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
        # Without a server no page can load: that is not the browser's fault.
        if self.server and not (self.server.running and self._is_served):
            self.browser.reset_silence()
        return running.is_alive()

    def _free_memory(self) -> None:
        running = self.browser.running
        if not isinstance(running, Browser) or running.megabytes() < self._plan.most_megabytes:
            return
        if running.evaluate(IS_INVITING):
            self.browser.fail("uses too much memory")

    def run(self, until: Callable[[], bool] = lambda: False) -> None:
        """Keep both running until it is ended, or `until` returns True."""
        self._attempt(self._remove_old_profiles)
        self._attempt(lambda: _tell_systemd("READY=1"))
        try:
            while not until():
                self.step()
                time.sleep(LOOK_SECONDS)
        finally:
            self.end()

    def _remove_old_profiles(self) -> None:
        if count := remove_abandoned():
            log.info("removed %s browser profiles of a kiosk that was killed", count)

    def end(self) -> None:
        """End both, the one even if the other fails."""
        self.browser.end()
        if self.server:
            self.server.end()


def _page_in(folder: Path, language: str) -> Path:
    """Return the page of an exported folder in this language, else any other."""
    pages = [folder / language / "index.html", *sorted(folder.glob("*/index.html"))]
    page = next((path for path in pages if path.is_file()), None)
    if page is None:
        raise FileNotFoundError(f"{folder} contains no page such as en/index.html")
    return page.resolve()


def _tell_systemd(state: str) -> None:
    """Notify systemd, if it has started us: it watches this process."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notify_socket:
        notify_socket.connect(f"\0{address[1:]}" if address.startswith("@") else address)
        notify_socket.send(state.encode())
