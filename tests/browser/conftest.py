"""The real atlas, served by its own command, in a real browser that can reach no other host."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from dashboard import settings
from tests.chromium import CURE, find_chromium

BLOCK_OTHER_HOSTS = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
START_SECONDS = 60


def free_port() -> int:
    """Return a port of this machine that nobody listens at."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port


def wait_until_healthy(address: str, process: subprocess.Popen[str]) -> None:
    """Return when `address` answers that the data is loaded."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        assert process.poll() is None, "the server has ended"
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=2):  # noqa: S310
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise AssertionError(f"no answer from {address} in {START_SECONDS} s")


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The address of the atlas, served by `python app.py`."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "app.py"],
        cwd=settings.ROOT,
        env={**os.environ, "HOST": "127.0.0.1", "PORT": str(port)},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        wait_until_healthy(f"http://127.0.0.1:{port}", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.communicate(timeout=20)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium for which every name but 127.0.0.1 leads nowhere."""
    chromium = find_chromium()
    if chromium is None:
        pytest.fail(CURE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", BLOCK_OTHER_HOSTS]
        )
        yield browser
        browser.close()


class Watched:
    """A page, with all that it asked for and all that it complained of."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self._note(message.type, message.text))

    def open(self, question: str = "", path: str = "/en/") -> Page:
        """Open the atlas and return when its map is drawn."""
        self.page.goto(f"{self.address}{path}{question}")
        self.page.wait_for_selector("#map .scatterlayer .trace", state="attached")
        self.page.wait_for_function("() => document.querySelector('#panel article')")
        return self.page

    @property
    def search(self) -> str:
        """The question in the address bar."""
        found: str = self.page.evaluate("location.search")
        return found

    def _note(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(text)


@pytest.fixture
def watched(browser: Browser, address: str) -> Iterator[Watched]:
    """A fresh page on a laptop; whatever test uses it, it must end without complaint."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, reduced_motion="reduce")
    watched = Watched(context.new_page(), address)
    yield watched
    context.close()
    assert watched.complaints == []
    assert [url for url in watched.requests if not url.startswith((address, "data:"))] == []
