"""A trial before the opening: visitors of chance for so many minutes, and what was measured."""

from __future__ import annotations

import random
import time
from typing import Any, Final, NamedTuple

from kiosk.browser import Browser
from kiosk.watch import INVITES, LOOK_SECONDS, Watch

TOUCHES: Final = 12
PAUSE_SECONDS: Final = 0.4
RESET_SECONDS: Final = 60  # in which a visit must be forgotten
MOST_GROWTH: Final = 1.5  # of the browser's memory, from the third visit to the last
SETTLED: Final = 3  # visits until memory is compared
SEED: Final = 7  # the same visits every time
SIZE: Final = "[innerWidth, innerHeight]"
# What tells one loading of the page from the next, and whether anything was left of a visit.
LOADED: Final = "performance.timeOrigin"
LEFT: Final = "location.search + [localStorage.length, sessionStorage.length, document.cookie]"


class Measured(NamedTuple):
    """What a trial has found."""

    visits: int
    resets: int
    differing: int  # resets after which the address or the storage was not as at first
    restarts: int
    megabytes: tuple[float, ...]

    def passed(self) -> bool:
        """Say whether a museum can open with this."""
        settled = self.megabytes[SETTLED:] or self.megabytes
        grown = settled[-1] / settled[0] if settled else 0
        is_whole = self.visits > 0 and self.visits == self.resets
        return is_whole and not self.differing and not self.restarts and grown <= MOST_GROWTH

    def in_words(self) -> str:
        """Return the figures, a line each, and PASS or FAIL."""
        memory = self.megabytes or (0.0,)
        at_first, most, at_last = memory[0], max(memory), memory[-1]
        return "\n".join(
            [
                f"visits               {self.visits}",
                f"idle resets          {self.resets}",
                f"differing from first {self.differing}",
                f"restarts             {self.restarts}",
                f"browser, MB          {at_first:.0f} first, {most:.0f} most, {at_last:.0f} last",
                "PASS" if self.passed() else "FAIL",
            ]
        )


def soak(watch: Watch, minutes: float) -> Measured:
    """Keep a kiosk alive for so many minutes, with visitors, and return what was measured."""
    luck = random.Random(SEED)  # noqa: S311
    end = time.monotonic() + 60 * minutes
    visits = resets = differing = 0
    memory: list[float] = []
    first: Any = None
    try:
        while time.monotonic() < end:
            if not _wait(watch, INVITES, True):
                break
            browser = watch.browser.running
            if not isinstance(browser, Browser):
                break
            first = first or browser.evaluate(LEFT)
            differing += browser.evaluate(LEFT) != first
            loaded = browser.evaluate(LOADED)
            visits += 1
            _visit(browser, luck)
            resets += _wait(watch, f"{LOADED} !== {loaded} && {INVITES}", True)
            memory.append(browser.megabytes())
    finally:
        watch.end()
    restarts = watch.browser.restarts + (watch.server.restarts if watch.server else 0)
    return Measured(visits, resets, differing, restarts, tuple(memory))


def _visit(browser: Browser, luck: random.Random) -> None:
    wide, high = browser.evaluate(SIZE) or (1920, 1080)
    for _ in range(TOUCHES):
        browser.touch(luck.randrange(wide), luck.randrange(high))
        time.sleep(PAUSE_SECONDS)


def _wait(watch: Watch, script: str, wanted: Any) -> bool:
    """Watch until the page answers as wanted; say whether it did in time."""
    end = time.monotonic() + 2 * RESET_SECONDS
    while time.monotonic() < end:
        watch.step()
        browser = watch.browser.running
        if isinstance(browser, Browser) and browser.evaluate(script) == wanted:
            return True
        time.sleep(LOOK_SECONDS / 2)
    return False
