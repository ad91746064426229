"""What is written down while the atlas is served, and what is not."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.test import Client

from dashboard.by_language import languages_of
from dashboard.factory import create_server
from dashboard.logs import EARLIER, MOST, keep_log
from tests.conftest import Folder
from tests.serving import running

VISITORS = ("203.0.113.7", "2001:db8::17", "2001:db8:0:1:2:3:4:5", "::1")


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """A log that is kept while the test runs."""
    root = logging.getLogger()
    before, root.handlers = root.handlers, []
    keep_log(tmp_path / "atlas.log")
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

    languages_of(server).site("en").server.add_url_rule("/en/broken", "broken", fail)
    answer = Client(server).get(
        "/en/broken",
        environ_base={"REMOTE_ADDR": visitor},
        headers={"X-Forwarded-For": visitor, "User-Agent": "Somebody's browser"},
    )
    assert answer.status_code == 500
    assert answer.text == "500. Something went wrong here. Try again; the atlas is at /en/.\n"
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
    words = "new data since 2026-11-23 14:33:05 UTC: events.csv, row 5: Dash 4.4.1; 1920-05::x"
    logging.getLogger("dashboard").error(words)
    assert words.removesuffix("::x") in log.read_text(encoding="utf-8")


def test_the_log_never_takes_more_than_its_files_of_a_megabyte(log: Path) -> None:
    for number in range(70):
        logging.getLogger("dashboard").error(f"{number} {'x' * 100_000}")
    files = list(log.parent.glob("atlas.log*"))
    assert len(files) == EARLIER + 1
    assert sum(file.stat().st_size for file in files) <= (EARLIER + 1) * MOST


def test_a_visit_leaves_nothing_in_the_log(folder: Folder, tmp_path: Path) -> None:
    log = tmp_path / "atlas.log"
    with running("app.py", "--data", folder.path, "--log", log, "--port"):
        pass  # it has asked whether the server is well
    assert log.read_text(encoding="utf-8") == ""
