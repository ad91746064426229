"""A soak test before the opening: random visitors for so many minutes, and the measurements."""

from __future__ import annotations

import random
import time
from typing import Any, Final, NamedTuple

from kiosk.browser import Browser
from kiosk.watch import IS_INVITING, LOOK_SECONDS, Watch

TOUCHES: Final = 12
PAUSE_SECONDS: Final = 0.4
RESET_SECONDS: Final = 60  # until a visit must be reset
MAX_GROWTH: Final = 1.5  # of the browser's memory, from the third visit to the last
SETTLING_VISITS: Final = 3  # before memory is compared
SEED: Final = 7  # the same visits every time
SIZE: Final = "[innerWidth, innerHeight]"
# What identifies a load of the page, and what a visit may have left behind.
LOAD_ID: Final = "performance.timeOrigin"
TRACES: Final = "location.search + [localStorage.length, sessionStorage.length, document.cookie]"


class SoakResult(NamedTuple):
    """The measurements of a soak test."""

    visits: int
    resets: int
    differing: int  # resets after which address or storage differed from the first
    restarts: int
    megabytes: tuple[float, ...]

    def passed(self) -> bool:
        """Return whether the kiosk is fit for a museum."""
        settled = self.megabytes[SETTLING_VISITS:] or self.megabytes
        growth = settled[-1] / settled[0] if settled else 0
        all_reset = self.visits > 0 and self.visits == self.resets
        return all_reset and not self.differing and not self.restarts and growth <= MAX_GROWTH

    def as_text(self) -> str:
        """Return the figures, one a line, and PASS or FAIL."""
        memory = self.megabytes or (0.0,)
        first, most, last = memory[0], max(memory), memory[-1]
        return "\n".join(
            [
                f"visits               {self.visits}",
                f"idle resets          {self.resets}",
                f"different from first {self.differing}",
                f"restarts             {self.restarts}",
                f"browser, MB          {first:.0f} first, {most:.0f} most, {last:.0f} last",
                "PASS" if self.passed() else "FAIL",
            ]
        )


def soak(watch: Watch, minutes: float) -> SoakResult:
    """Run a kiosk with random visitors for so many minutes; return the measurements."""
    rng = random.Random(SEED)  # noqa: S311
    deadline = time.monotonic() + 60 * minutes
    visits = resets = differing = 0
    memory: list[float] = []
    baseline: Any = None
    try:
        while time.monotonic() < deadline:
            if not _wait_for(watch, IS_INVITING, True):
                break
            browser = watch.browser.running
            if not isinstance(browser, Browser):
                break
            baseline = baseline or browser.evaluate(TRACES)
            differing += browser.evaluate(TRACES) != baseline
            load_id = browser.evaluate(LOAD_ID)
            visits += 1
            _visit(browser, rng)
            resets += _wait_for(watch, f"{LOAD_ID} !== {load_id} && {IS_INVITING}", True)
            memory.append(browser.megabytes())
    finally:
        watch.end()
    restarts = watch.browser.restarts + (watch.server.restarts if watch.server else 0)
    return SoakResult(visits, resets, differing, restarts, tuple(memory))


def _visit(browser: Browser, rng: random.Random) -> None:
    width, height = browser.evaluate(SIZE) or (1920, 1080)
    for _ in range(TOUCHES):
        browser.touch(rng.randrange(width), rng.randrange(height))
        time.sleep(PAUSE_SECONDS)


def _wait_for(watch: Watch, script: str, expected: Any) -> bool:
    """Watch until the page answers as expected; return whether it did in time."""
    deadline = time.monotonic() + 2 * RESET_SECONDS
    while time.monotonic() < deadline:
        watch.step()
        browser = watch.browser.running
        if isinstance(browser, Browser) and browser.evaluate(script) == expected:
            return True
        time.sleep(LOOK_SECONDS / 2)
    return False
