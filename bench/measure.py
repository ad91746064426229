"""Opens the pages in one browser and measures their times, bytes and memory."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple

from playwright.sync_api import Browser, CDPSession, ViewportSize, sync_playwright
from playwright.sync_api import Page as Tab

from bench.serving import Page
from tests.browser.conftest import BLOCK_OTHER_HOSTS
from tests.chromium import INSTALL_HINT, find_chromium

PROBE: Final = Path(__file__).with_name("probe.js")
SCREEN: Final[ViewportSize] = {"width": 1366, "height": 768}
SWEEP: Final = 8  # years forward before as many back; no page reaches the end of its period
SILENCE: Final = 1  # seconds without network activity, after which a page is complete
NEVER: Final = math.inf  # milliseconds of what did not happen within the minute of the probe


class Load(NamedTuple):
    """One cold load: milliseconds from the start of the navigation, bytes sent, bytes of heap."""

    paint: float
    begun: float
    map: float
    usable: float
    sent: int
    requests: int
    heap: int


class Step(NamedTuple):
    """One step of the time control: milliseconds and frames until it is shown."""

    milliseconds: float
    frames: int
    drawing: str = ""  # the positions of the symbols after it


class Measurement(NamedTuple):
    """All that was measured of one page."""

    loads: list[Load]
    steps: list[Step]


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser that can reach no host but 127.0.0.1."""
    path = find_chromium()
    if path is None:
        raise SystemExit(INSTALL_HINT)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", BLOCK_OTHER_HOSTS]
        )
        yield browser
        browser.close()


def measure(
    browser: Browser, pages: Sequence[Page], slower: int, loads: int, steps: int
) -> dict[str, Measurement]:
    """Return by name what was measured of `pages` on a processor `slower` times as slow.

    The pages take turns, so that other load on the machine affects all of them. One that was never
    usable is not opened again.
    """
    measured = {page.name: Measurement([], []) for page in pages}
    for number in range(loads):
        for page in pages:
            page_measured = measured[page.name]
            if page_measured.loads and page_measured.loads[-1].usable == NEVER:
                continue
            load, page_steps = _visit(browser, page, slower, steps if number == loads - 1 else 0)
            page_measured.loads.append(load)
            page_measured.steps.extend(page_steps)
    return measured


def _visit(browser: Browser, page: Page, slower: int, steps: int) -> tuple[Load, list[Step]]:
    context = browser.new_context(viewport=SCREEN)  # a new one has an empty cache
    tab = context.new_page()
    session = context.new_cdp_session(tab)
    traffic = Traffic(session)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    tab.add_init_script(script=_probe(page))
    tab.goto(page.address, wait_until="commit")
    times = {name: value or NEVER for name, value in _evaluate(session, "bench.opened()").items()}
    traffic.settle(tab)
    load = Load(**times, sent=traffic.sent, requests=len(traffic.requests), heap=_heap(session))
    usable = range(steps if load.usable < NEVER else 0)
    page_steps = [_step(tab, session, page, number) for number in usable]
    if page_steps and len({step.drawing for step in page_steps}) == 1:
        raise RuntimeError(f"{page.name} draws the same at every step")
    context.close()
    traffic.check(page)
    return load, page_steps


class Traffic:
    """The requests of a page, and the bytes received, headers included."""

    def __init__(self, session: CDPSession) -> None:
        self.requests: list[str] = []
        self.sent = 0
        self._last_activity = time.monotonic()
        session.on("Network.requestWillBeSent", self._on_request)
        session.on("Network.loadingFinished", self._on_finished)
        session.send("Network.enable")

    def settle(self, tab: Tab) -> None:
        """Wait until the network is quiet."""
        while time.monotonic() - self._last_activity < SILENCE:
            tab.wait_for_timeout(100)

    def check(self, page: Page) -> None:
        """Raise where a page requests another host: its figures would be those of a broken page."""
        host = page.address.split("/")[2]
        others = [address for address in self.requests if address.split("/")[2] != host]
        if others:
            raise RuntimeError(f"{page.name} asks other hosts: {others}")

    def _on_request(self, event: dict[str, Any]) -> None:
        self._last_activity = time.monotonic()
        address = event["request"]["url"]
        if address.startswith("http"):
            self.requests.append(address)

    def _on_finished(self, event: dict[str, Any]) -> None:
        self._last_activity = time.monotonic()
        self.sent += int(event["encodedDataLength"])


def _probe(page: Page) -> str:
    targets = {name: getattr(page, name) for name in ("map", "symbols", "expected", "control")}
    return f"{PROBE.read_text(encoding='utf-8')}\nbench.watch({json.dumps(targets)});\n"


def _step(tab: Tab, session: CDPSession, page: Page, number: int) -> Step:
    target, key = page.forward if number % (2 * SWEEP) < SWEEP else page.back
    _evaluate(session, f"bench.listen({json.dumps(target)})")
    tab.keyboard.press(key)
    result = _evaluate(session, "bench.heard()")
    return Step(result["time"], result["frames"], result["drawing"]) if result else Step(NEVER, 0)


def _heap(session: CDPSession) -> int:
    session.send("HeapProfiler.collectGarbage")
    return int(session.send("Runtime.getHeapUsage")["usedSize"])


def _evaluate(session: CDPSession, expression: str) -> Any:
    # Not tab.evaluate, which a strict Content-Security-Policy of the page would block.
    params = {"expression": expression, "awaitPromise": True, "returnByValue": True}
    response = session.send("Runtime.evaluate", params)
    if "exceptionDetails" in response:
        raise RuntimeError(f"{expression}: {response['exceptionDetails']}")
    return response["result"].get("value")
