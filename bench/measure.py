"""Opens the pages in one browser and takes their times, bytes and memory."""

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
from tests.chromium import CURE, find_chromium

PROBE: Final = Path(__file__).with_name("probe.js")
SCREEN: Final[ViewportSize] = {"width": 1366, "height": 768}
SWEEP: Final = 8  # years forward before as many back; no page comes to the end of its time
SILENCE: Final = 1  # seconds without an answer, after which a page has all that it asked for
NEVER: Final = math.inf  # milliseconds of what did not come within the minute that the probe waits


class Load(NamedTuple):
    """One cold load: milliseconds from the start of the navigation, bytes as sent, bytes kept."""

    paint: float
    begun: float
    map: float
    usable: float
    sent: int
    requests: int
    heap: int


class Step(NamedTuple):
    """One step of the time control: to the end of the frame that shows it; which frame that was."""

    milliseconds: float
    frames: int
    drawing: str = ""  # where the symbols stand then


class Measured(NamedTuple):
    """All that was measured of one page."""

    loads: list[Load]
    steps: list[Step]


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser for which every name but 127.0.0.1 leads nowhere."""
    path = find_chromium()
    if path is None:
        raise SystemExit(CURE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", BLOCK_OTHER_HOSTS]
        )
        yield browser
        browser.close()


def measure(
    browser: Browser, pages: Sequence[Page], slower: int, loads: int, steps: int
) -> dict[str, Measured]:
    """Return by name what was measured of `pages` on a processor `slower` times as slow.

    The pages take turns, so that what else the machine does falls on all of them. One that was
    never usable is not opened again.
    """
    found = {page.name: Measured([], []) for page in pages}
    for number in range(loads):
        for page in pages:
            own = found[page.name]
            if own.loads and own.loads[-1].usable == NEVER:
                continue
            load, stepped = _visit(browser, page, slower, steps if number == loads - 1 else 0)
            own.loads.append(load)
            own.steps.extend(stepped)
    return found


def _visit(browser: Browser, page: Page, slower: int, steps: int) -> tuple[Load, list[Step]]:
    context = browser.new_context(viewport=SCREEN)  # a new one has an empty cache
    tab = context.new_page()
    session = context.new_cdp_session(tab)
    traffic = Traffic(session)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    tab.add_init_script(script=_probe(page))
    tab.goto(page.address, wait_until="commit")
    times = {name: value or NEVER for name, value in _asked(session, "bench.opened()").items()}
    traffic.settle(tab)
    load = Load(**times, sent=traffic.sent, requests=len(traffic.requests), heap=_heap(session))
    usable = range(steps if load.usable < NEVER else 0)
    stepped = [_step(tab, session, page, number) for number in usable]
    if stepped and len({step.drawing for step in stepped}) == 1:
        raise RuntimeError(f"{page.name} draws the same at every step")
    context.close()
    traffic.check(page)
    return load, stepped


class Traffic:
    """What a page asked for and how many bytes came, headers and all."""

    def __init__(self, session: CDPSession) -> None:
        self.requests: list[str] = []
        self.sent = 0
        self._latest = time.monotonic()
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.loadingFinished", self._came)
        session.send("Network.enable")

    def settle(self, tab: Tab) -> None:
        """Return when nothing has come for a while."""
        while time.monotonic() - self._latest < SILENCE:
            tab.wait_for_timeout(100)

    def check(self, page: Page) -> None:
        """Raise where a page asks another host: its figures would be those of a broken page."""
        host = page.address.split("/")[2]
        others = [address for address in self.requests if address.split("/")[2] != host]
        if others:
            raise RuntimeError(f"{page.name} asks other hosts: {others}")

    def _asked(self, event: dict[str, Any]) -> None:
        self._latest = time.monotonic()
        address = event["request"]["url"]
        if address.startswith("http"):
            self.requests.append(address)

    def _came(self, event: dict[str, Any]) -> None:
        self._latest = time.monotonic()
        self.sent += int(event["encodedDataLength"])


def _probe(page: Page) -> str:
    wanted = {name: getattr(page, name) for name in ("map", "symbols", "expected", "control")}
    return f"{PROBE.read_text(encoding='utf-8')}\nbench.watch({json.dumps(wanted)});\n"


def _step(tab: Tab, session: CDPSession, page: Page, number: int) -> Step:
    target, key = page.forward if number % (2 * SWEEP) < SWEEP else page.back
    _asked(session, f"bench.listen({json.dumps(target)})")
    tab.keyboard.press(key)
    heard = _asked(session, "bench.heard()")
    return Step(heard["time"], heard["frames"], heard["drawing"]) if heard else Step(NEVER, 0)


def _heap(session: CDPSession) -> int:
    session.send("HeapProfiler.collectGarbage")
    return int(session.send("Runtime.getHeapUsage")["usedSize"])


def _asked(session: CDPSession, question: str) -> Any:
    # Not tab.evaluate: a strict Content-Security-Policy of the page must not stand in the way.
    wish = {"expression": question, "awaitPromise": True, "returnByValue": True}
    answer = session.send("Runtime.evaluate", wish)
    if "exceptionDetails" in answer:
        raise RuntimeError(f"{question}: {answer['exceptionDetails']}")
    return answer["result"].get("value")
