"""The watchdog of a touch screen: it restarts what dies, hangs or fails."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from kiosk.__main__ import main
from kiosk.browser import FLAGS, Browser
from kiosk.part import LONGEST_PAUSE, Part
from kiosk.server import Server, free_port
from kiosk.soak import SoakResult
from kiosk.watch import Plan, Watch
from tests.chromium import INSTALL_HINT, find_chromium

HEAL_SECONDS = 120


@pytest.fixture
def watch() -> Iterator[Watch]:
    """A running kiosk, headless."""
    program = find_chromium()
    if program is None:
        pytest.fail(INSTALL_HINT)
    kiosk = Watch(Plan(program=program, port=free_port(), idle=90, language="tr", headless=True))
    yield kiosk
    kiosk.end()


def wait_until(watch: Watch, is_reached: Callable[[], bool]) -> None:
    """Let the watchdog check repeatedly until the condition holds."""
    end = time.monotonic() + HEAL_SECONDS
    while time.monotonic() < end:
        watch.step()
        if is_reached():
            return
        time.sleep(0.2)
    raise AssertionError("it did not heal")


def page_of(watch: Watch) -> Browser:
    running = watch.browser.running
    assert isinstance(running, Browser)
    return running


def is_at_work(watch: Watch) -> bool:
    running = watch.browser.running
    return isinstance(running, Browser) and running.is_alive()


def test_a_server_and_a_browser_that_are_killed_come_back(watch: Watch) -> None:
    assert watch.server is not None
    wait_until(watch, lambda: is_at_work(watch))
    assert page_of(watch).evaluate("document.documentElement.lang") == "tr"
    assert "kiosk" in page_of(watch).evaluate("Object.keys(document.documentElement.dataset)")

    server = watch.server.running
    assert isinstance(server, Server)
    os.kill(server.process.pid, signal.SIGKILL)
    wait_until(watch, lambda: watch.server.restarts == 1)  # type: ignore[union-attr]
    wait_until(watch, lambda: isinstance(s := watch.server.running, Server) and s.is_healthy())  # type: ignore[union-attr]
    assert is_at_work(watch), "the page has not noticed"

    killed = page_of(watch).process.pid
    os.killpg(killed, signal.SIGKILL)
    wait_until(watch, lambda: watch.browser.restarts == 1 and is_at_work(watch))
    assert page_of(watch).process.pid != killed


class Dying:
    """Something that has always just ended."""

    def __init__(self) -> None:
        self.process: Any = self
        self.pid = 0

    def poll(self) -> int:
        return 1

    def end(self) -> None:
        pass


def test_what_fails_again_and_again_is_started_ever_more_seldom(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = [0.0]
    monkeypatch.setattr("kiosk.part.time.monotonic", lambda: now[0])
    starts: list[float] = []

    def start() -> Any:
        starts.append(now[0])
        return Dying()

    part = Part("server", start)
    for _ in range(600):
        part.keep()
        part.look(lambda: True)
        now[0] += 1
    pauses = [later - earlier for earlier, later in pairwise(starts)]
    assert pauses == sorted(pauses)
    assert pauses[-1] == LONGEST_PAUSE


@pytest.mark.parametrize(
    ("measured", "passed"),
    [
        (SoakResult(9, 9, 0, 0, (200.0, 210.0, 250.0, 260.0, 270.0)), True),
        (SoakResult(0, 0, 0, 0, ()), False),
        (SoakResult(9, 8, 0, 0, (200.0,) * 9), False),
        (SoakResult(9, 9, 1, 0, (200.0,) * 9), False),
        (SoakResult(9, 9, 0, 1, (200.0,) * 9), False),
        (SoakResult(9, 9, 0, 0, (200.0, 210.0, 250.0, 260.0, 400.0)), False),
    ],
)
def test_a_trial_passes_only_when_every_figure_is_good(measured: SoakResult, passed: bool) -> None:
    assert measured.passed() is passed
    assert measured.as_text().endswith("PASS" if passed else "FAIL")


def test_the_browser_can_reach_no_other_host_and_keeps_nothing() -> None:
    assert "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1" in FLAGS
    assert {"--kiosk", "--incognito", "--disable-pinch"} <= set(FLAGS)


def test_a_folder_without_a_page_is_refused_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHROMIUM", "/bin/true")
    assert main(["--folder", str(tmp_path)]) == 2
    assert "python app.py export" in capsys.readouterr().err
