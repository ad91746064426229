"""The watchdog of a kiosk: it survives every failure, and leaves nothing behind."""

from __future__ import annotations

import logging
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

from dashboard import settings
from kiosk import part as parts
from kiosk import server as servers
from kiosk import watch as watches
from kiosk.__main__ import main
from kiosk.browser import Browser
from kiosk.lifetime import LOCK_FILE, PROFILE_PREFIX, Profile, remove_abandoned
from kiosk.part import FailureLog, Part
from kiosk.pipe import NoResponse, Pipe
from kiosk.policy import policy
from kiosk.server import Server
from kiosk.watch import WAITING_PAGE, Plan, Watch
from tests.chromium import INSTALL_HINT, find_chromium
from tests.serving import free_port, is_healthy

WAIT_SECONDS = 30  # seconds


def until(condition: Callable[[], bool], seconds: float = WAIT_SECONDS) -> None:
    """Wait until `condition` holds."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come to be so"
        time.sleep(0.1)


def chromium() -> str:
    path = find_chromium()
    if path is None:
        pytest.fail(INSTALL_HINT)
    return path


# --- what goes wrong in a look, a start, an end ---------------------------------------------------


class Process:
    """A process that runs."""

    pid = 0

    def poll(self) -> int | None:
        return None


class HealthyBrowser(Browser):
    """A browser that is healthy."""

    def __init__(self, *_: Any) -> None:
        self.process = Process()  # type: ignore[assignment]

    def is_alive(self) -> bool:
        return True

    def megabytes(self) -> float:
        return 1.0

    def end(self) -> None: ...


class HealthyServer(Server):
    """A server that is healthy."""

    ended = 0

    def __init__(self, *_: Any) -> None:
        self.process = Process()  # type: ignore[assignment]

    def is_healthy(self) -> bool:
        return True

    def end(self) -> None:
        HealthyServer.ended += 1


def fail(*_: Any) -> Any:
    """Fail in an unforeseen way."""
    raise RuntimeError("no one has thought of this")


FAULTS: dict[str, tuple[Any, str]] = {
    "start-of-the-server": (HealthyServer, "__init__"),
    "start-of-the-browser": (HealthyBrowser, "__init__"),
    "look-at-the-server": (HealthyServer, "is_healthy"),
    "look-into-the-page": (HealthyBrowser, "is_alive"),
    "look-at-the-memory": (HealthyBrowser, "megabytes"),
    "end-of-the-server": (HealthyServer, "end"),
    "end-of-the-browser": (HealthyBrowser, "end"),
    "word-to-systemd": (watches, "_tell_systemd"),
    "profiles-left-behind": (watches, "remove_abandoned"),
}


@pytest.fixture
def healthy_kiosk(monkeypatch: pytest.MonkeyPatch) -> Watch:
    """A watchdog of a server and a browser that are always healthy."""
    monkeypatch.setattr(watches, "Browser", HealthyBrowser)
    monkeypatch.setattr(watches, "Server", HealthyServer)
    monkeypatch.setattr(watches, "LOOK_SECONDS", 0)
    monkeypatch.setattr(watches, "remove_abandoned", lambda: 0)
    monkeypatch.setattr(HealthyServer, "ended", 0)
    return Watch(Plan(program="", port=1, idle=90))


@pytest.mark.parametrize("fault", FAULTS)
def test_a_keeper_outlives_whatever_fails_and_says_so_once_in_a_while(
    healthy_kiosk: Watch,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    fault: str,
) -> None:
    monkeypatch.setattr(*FAULTS[fault], fail)
    looks = iter(range(50))
    with caplog.at_level(logging.INFO, "kiosk"):
        healthy_kiosk.run(until=lambda: next(looks) == 49)
    records = [record for record in caplog.records if "no one has thought" in record.getMessage()]
    assert 1 <= len(records) <= 2
    if fault.startswith("end-of-the-browser"):
        assert HealthyServer.ended == 1, "the server is ended though the browser was not"


def test_what_cannot_be_looked_at_for_long_is_started_again(
    healthy_kiosk: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(HealthyBrowser, "is_alive", fail)
    monkeypatch.setattr(parts, "START_SECONDS", 0)
    until(lambda: (healthy_kiosk.step(), healthy_kiosk.browser.restarts > 0)[1])  # type: ignore[func-returns-value]


def test_a_trouble_of_months_does_not_fill_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    now = [0.0]
    monkeypatch.setattr("kiosk.part.time.monotonic", lambda: now[0])
    trouble = FailureLog()
    for _ in range(10_000):
        now[0] += 2
        trouble.report("the kiosk watchdog", RuntimeError("again"))
    assert len(caplog.records) <= 10_000 * 2 / parts.QUIET_SECONDS + 1


def test_a_browser_that_cannot_be_started_leaves_nothing_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    open_before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(5):
        with pytest.raises(FileNotFoundError):
            Browser("/no/such/program", "about:blank", headless=True)
    assert len(list(Path("/proc/self/fd").iterdir())) == open_before
    assert list(tmp_path.iterdir()) == []


def test_a_question_to_a_browser_that_reads_nothing_ends_in_time() -> None:
    pipe = Pipe()
    start = time.monotonic()
    with pytest.raises(NoResponse):
        pipe.ask("Runtime.evaluate", 0.3, expression="x" * 1_000_000)
    assert time.monotonic() - start < 2
    pipe.begin()
    pipe.close()


# --- a server that hangs --------------------------------------------------------------------------


class HangingServer(Server):
    """A server that accepts connections and never answers."""

    def __init__(self) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        ignoring = "import signal, time; signal.signal(15, signal.SIG_IGN); time.sleep(60)"
        self.process = subprocess.Popen([sys.executable, "-c", ignoring])

    def end(self) -> None:
        self._listening.close()
        super().end()


def test_a_server_that_hangs_is_no_living_one(monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name in (
        (servers, "ANSWER_SECONDS"),
        (servers, "END_SECONDS"),
        (parts, "START_SECONDS"),
    ):
        monkeypatch.setattr(module, name, 0.3)
    part = Part("server", HangingServer)
    part.keep()
    hanging = part.running
    assert isinstance(hanging, HangingServer)
    start = time.monotonic()
    while not part.restarts:
        part.look(hanging.is_healthy)
    assert time.monotonic() - start < 5
    assert hanging.process.poll() is not None


# --- a keeper that is killed ----------------------------------------------------------------------


@pytest.fixture
def keeper(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], Path, int]]:
    """A running watchdog, the folder of its profiles, and the port of its server."""
    temporary, port = tmp_path / "tmp", free_port()
    temporary.mkdir()
    log = tmp_path / "log"
    command = [sys.executable, "-m", "kiosk", "--headless", "--port", str(port), "--log", str(log)]
    process = subprocess.Popen(
        command,
        cwd=settings.ROOT,
        env={**os.environ, "CHROMIUM": chromium(), "TMPDIR": str(temporary)},
        stderr=subprocess.DEVNULL,
    )
    until(lambda: log.is_file() and "browser started" in log.read_text(encoding="utf-8"))
    until(lambda: is_healthy(f"http://127.0.0.1:{port}"), 60)
    yield process, temporary, port
    process.kill()
    process.wait(timeout=20)


def _processes_of(folder: Path) -> list[str]:
    ids = []
    for cmdline in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if str(folder) in cmdline.read_text(encoding="utf-8", errors="replace"):
                ids.append(cmdline.parent.name)
        except OSError:
            continue
    return ids


def _profiles(folder: Path) -> list[Path]:
    return list(folder.glob(f"{PROFILE_PREFIX}*"))


def test_a_profile_whose_removal_was_cut_short_is_found_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    profile = Profile()
    (profile.path / "Default").mkdir()
    with monkeypatch.context() as cut:
        cut.setattr(shutil, "rmtree", Mock(side_effect=OSError("still written to")))
        profile.remove()
    assert _profiles(tmp_path) == [profile.path]
    assert remove_abandoned() == 1
    assert _profiles(tmp_path) == []


def test_a_keeper_that_is_killed_leaves_nothing_that_runs_and_no_profile_for_long(
    keeper: tuple[subprocess.Popen[bytes], Path, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    process, temporary, port = keeper
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    until(lambda: _profiles(temporary) != [])
    assert remove_abandoned() == 0, "it is in use"
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=20)
    until(lambda: not is_healthy(f"http://127.0.0.1:{port}"))
    until(lambda: not _processes_of(temporary), 3 * WAIT_SECONDS)
    until(lambda: remove_abandoned() >= 0 and not _profiles(temporary), 3 * WAIT_SECONDS)


def _plain(folder: Path) -> None:
    (folder / "thesis.docx").write_text("mine", encoding="utf-8")


def _linked(folder: Path) -> None:
    (folder / LOCK_FILE).symlink_to(folder.parent / "elsewhere")
    (folder.parent / "elsewhere").touch()


def _marked_by_a_folder(folder: Path) -> None:
    (folder / LOCK_FILE).mkdir()


@pytest.mark.parametrize("fill", [_plain, _linked, _marked_by_a_folder])
def test_what_is_not_surely_an_abandoned_profile_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fill: Callable[[Path], None]
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    folder = tmp_path / f"{PROFILE_PREFIX}of-somebody"
    folder.mkdir()
    fill(folder)
    in_use = Profile()
    assert remove_abandoned() == 0
    assert folder.is_dir()
    assert in_use.path.is_dir()
    in_use.remove()
    assert not in_use.path.exists()


# --- its policy -----------------------------------------------------------------------------------

PLACES = ["plain", "with a space", "şəki", "50%", "a#b", "a?b"]
NAMESPACE = """#!/bin/sh
exec unshare -m sh -c 'mount -t tmpfs none /etc/chromium &&
  mkdir -p /etc/chromium/policies/managed && cp "$0" /etc/chromium/policies/managed/ &&
  exec "$@"' "{policy}" "{chromium}" "$@"
"""


@pytest.fixture
def with_policy(tmp_path: Path) -> Callable[[str], str]:
    """A function that returns a Chromium with a policy, leaving the one of the machine alone."""
    if not Path("/etc/chromium").is_dir():
        pytest.skip("this machine has no folder for policies")
    result = subprocess.run(["unshare", "-m", "true"], check=False, capture_output=True)
    if result.returncode:
        pytest.skip("only root can give a program a policy of its own")

    def make(text: str) -> str:
        file = tmp_path / "policy" / "atlas.json"
        file.parent.mkdir()
        file.write_text(text, encoding="utf-8")
        program = file.with_name("chromium")
        program.write_text(NAMESPACE.format(policy=file, chromium=chromium()), encoding="utf-8")
        program.chmod(0o755)
        return str(program)

    return make


def _printed(*arguments: str) -> str:
    command = [sys.executable, "-m", "kiosk", "policy", *arguments]
    return subprocess.run(
        command, cwd=settings.ROOT, check=True, capture_output=True, text=True
    ).stdout


PAGE_TEXT = "document.body.innerText + document.title"


def test_under_its_policy_a_kiosk_waits_and_none_of_the_browsers_own_pages_open(
    with_policy: Callable[[str], str],
) -> None:
    browser = Browser(with_policy(_printed()), WAITING_PAGE.as_uri(), headless=True)
    try:
        until(lambda: "One moment" in str(browser.evaluate(PAGE_TEXT)))
        response = browser._ask("Page.navigate", url="chrome://policy")
        assert response["errorText"] == "net::ERR_BLOCKED_BY_ADMINISTRATOR"
    finally:
        browser.end()


def test_under_its_policy_a_folder_of_any_name_is_shown(
    with_policy: Callable[[str], str], tmp_path: Path
) -> None:
    folder = tmp_path.joinpath(*PLACES)
    folder.mkdir(parents=True)
    page = folder / "index.html"
    page.write_text("<title>The atlas</title>here", encoding="utf-8")
    program = with_policy(_printed("--folder", str(folder)))
    browser = Browser(program, page.as_uri(), headless=True)
    try:
        until(lambda: browser.evaluate(PAGE_TEXT) == "hereThe atlas")
    finally:
        browser.end()


def test_the_policy_names_what_the_docs_promise() -> None:
    settings_ = policy()
    assert {"*", "chrome://*", "devtools://*"} <= set(settings_["URLBlocklist"])
    assert len(settings_["URLAllowlist"]) == 2
    assert settings_["AllowFileSelectionDialogs"] is False
    assert settings_["TaskManagerEndProcessEnabled"] is False
    text = (settings.ROOT / "docs" / "kiosk.md").read_text(encoding="utf-8")
    assert "python -m kiosk policy" in text


def test_a_log_that_cannot_be_written_is_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    assert main(["--headless", "--log", str(tmp_path / "file" / "log")]) == 2
    message = capsys.readouterr().err
    assert message.count("\n") == 1
    assert "--log" in message
