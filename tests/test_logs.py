"""What is logged while the atlas is served, and what is not."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.test import Client

from dashboard import logs, settings
from dashboard.logs import BACKUP_FILES, MAX_BYTES, MAX_REPEATS, MAX_TRACEBACKS, configure_logging
from dashboard.web.factory import create_server
from dashboard.web.language_dispatch import dispatcher_of
from tests.conftest import Folder
from tests.serving import running

VISITORS = ("203.0.113.7", "2001:db8::17", "2001:db8:0:1:2:3:4:5", "::1")


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """A log that is kept while the test runs."""
    root = logging.getLogger()
    before, root.handlers = root.handlers, []
    configure_logging(tmp_path / "atlas.log")
    yield tmp_path / "atlas.log"
    for handler in root.handlers:
        handler.close()
    root.handlers = before


@pytest.mark.parametrize("visitor", VISITORS)
def test_a_failure_is_told_shortly_to_the_visitor_and_wholly_in_the_log_but_not_who_it_was(
    folder: Folder, log: Path, visitor: str
) -> None:
    server = create_server(folder.path)

    def fail() -> str:
        raise RuntimeError(f"broken for {visitor}")

    dispatcher_of(server).site("en").server.add_url_rule("/en/broken", "broken", fail)
    response = Client(server).get(
        "/en/broken",
        environ_base={"REMOTE_ADDR": visitor},
        headers={"X-Forwarded-For": visitor, "User-Agent": "Somebody's browser"},
    )
    assert response.status_code == 500
    assert response.text == "500. Something went wrong. Please try again: /en/\n"
    text = log.read_text(encoding="utf-8")
    assert "Traceback" in text
    assert "RuntimeError: broken for [address]" in text
    assert visitor not in text
    assert "Somebody" not in text


@pytest.mark.parametrize("visitor", VISITORS)
def test_an_address_in_a_message_of_the_server_is_left_out(log: Path, visitor: str) -> None:
    logging.getLogger("waitress").error("closing <HTTPChannel connected %s at 0x7f>", visitor)
    assert "connected [address] at 0x7f" in log.read_text(encoding="utf-8")


def test_times_rows_and_versions_are_no_addresses(log: Path) -> None:
    message = "new data of 2026-11-23 14:33:05 UTC: events.csv, row 5: Dash 4.4.1; 1920-05::x"
    logging.getLogger("dashboard").error(message)
    assert message.removesuffix("::x") in log.read_text(encoding="utf-8")


def test_the_log_never_takes_more_than_its_files_of_a_megabyte(log: Path) -> None:
    for number in range(70):
        logging.getLogger("dashboard").error(f"{number} {'x' * 100_000}")
    files = list(log.parent.glob("atlas.log*"))
    assert len(files) == BACKUP_FILES + 1
    assert sum(file.stat().st_size for file in files) <= (BACKUP_FILES + 1) * MAX_BYTES


def test_a_visit_leaves_nothing_in_the_log(folder: Folder, tmp_path: Path) -> None:
    log = tmp_path / "atlas.log"
    with running("app.py", "--data", folder.path, "--log", log, "--port"):
        pass  # it has requested the health of the server
    assert log.read_text(encoding="utf-8") == ""


def test_what_happens_again_and_again_does_not_push_out_what_was_told_before(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logger = logging.getLogger("dashboard")
    logger.error("told before")
    for number in range(20_000):
        logger.error("number %d cannot be let in", number)
        try:
            raise OSError(24, "Too many open files")
        except OSError:
            logger.exception("accept() has failed")
    logger.error("told after")
    text = log.read_text(encoding="utf-8")
    assert [text.count(message) for message in ("told before", "told after")] == [1, 1]
    assert text.count("cannot be let in") == MAX_REPEATS
    assert text.count("Traceback") == MAX_TRACEBACKS
    monkeypatch.setattr("dashboard.logs.WINDOW", 0)
    logger.error("told after")  # from another line of code: another message
    for number in range(2):
        logger.error("again %d", number)
    assert "again 1" in log.read_text(encoding="utf-8")


def test_how_often_a_message_was_left_out_is_said_with_the_next(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(MAX_REPEATS + 8):
        if number == MAX_REPEATS + 7:
            monkeypatch.setattr("dashboard.logs.WINDOW", 0)
        logging.getLogger("dashboard").error("number %d", number)
    last = log.read_text(encoding="utf-8").splitlines()[-1]
    assert last.endswith(f"number {MAX_REPEATS + 7} (repeated 7 more times before, not logged)")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_what_ends_a_thread_or_the_program_stands_in_the_log(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise RuntimeError("broken for 203.0.113.7")

    monkeypatch.setattr(threading, "excepthook", logs._log_thread_error)
    thread = threading.Thread(target=fail, name="folder of data")
    thread.start()
    thread.join()
    try:
        fail()
    except RuntimeError as problem:
        logs._log_fatal_error(RuntimeError, problem, problem.__traceback__)
    text = log.read_text(encoding="utf-8")
    assert "The thread “folder of data” has stopped" in text
    assert "CRITICAL The atlas has stopped" in text
    assert text.count("RuntimeError: broken for [address]") == 2


def test_the_program_tells_its_end_and_that_of_its_threads(tmp_path: Path) -> None:
    program = (
        "import sys, threading; from pathlib import Path; from dashboard import logs; "
        "logs.configure_logging(Path(sys.argv[1])); "
        "thread = threading.Thread(target=lambda: 1 / 0); "
        "thread.start(); thread.join(); raise SystemError('the end')"
    )
    result = subprocess.run(
        [sys.executable, "-c", program, tmp_path / "atlas.log"], cwd=settings.ROOT, check=False
    )
    assert result.returncode == 1
    text = (tmp_path / "atlas.log").read_text(encoding="utf-8")
    assert "ZeroDivisionError" in text
    assert "SystemError: the end" in text
