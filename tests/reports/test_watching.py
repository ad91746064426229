"""The watch of the data folder survives whatever disks and people do."""

from __future__ import annotations

import errno
import logging
import os
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import Client

from dashboard.web import folder_watch
from dashboard.web.factory import create_server
from dashboard.web.folder_state import FolderState, folder_signature, incomplete_files, loaded_state
from dashboard.web.live_reload import ReloadingApp
from tests.conftest import TABLES, Folder

POLL_SECONDS = 0.05  # seconds between two looks
OLD, NEW = "A small atlas", "A changed atlas"
HEALTHY = "ok: 4 records\n"


@pytest.fixture
def app(folder: Folder) -> Iterator[ReloadingApp]:
    """The small atlas, served and watched."""
    app = ReloadingApp(partial(create_server, folder.path), folder.path, pause=POLL_SECONDS)
    app.watch()
    yield app
    app.stop()


def visit(app: ReloadingApp, address: str) -> str:
    """Return what a reader gets."""
    return Client(app).get(address).text


def within(seconds: float, is_true: Callable[[], bool]) -> bool:
    """Return whether something becomes true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if is_true():
            return True
        time.sleep(POLL_SECONDS / 2)
    return False


def is_served(app: ReloadingApp) -> bool:
    """Return whether the new data is served, and all is well."""
    return NEW in visit(app, "/en/") and visit(app, "/healthz") == HEALTHY


@pytest.mark.parametrize(
    ("problem", "message"),
    [
        pytest.param(OSError(errno.EMFILE, "Too many open files"), "Too many", id="no-descriptor"),
        pytest.param(OSError(errno.EIO, "Input/output error"), "Input/output", id="disk-error"),
        pytest.param(OSError(errno.ESTALE, "Stale file handle"), "Stale", id="network-drive"),
        pytest.param(
            FileNotFoundError(2, "No such file", "d2"), "d2: No such", id="swapped-folder"
        ),
        pytest.param(MemoryError(), "MemoryError", id="no-memory"),
        pytest.param(ZeroDivisionError(), "ZeroDivisionError", id="a-fault-of-ours"),
        pytest.param(SystemExit(1), "SystemExit", id="an-end-that-is-none"),
    ],
)
def test_the_folder_is_watched_again_after_any_error_and_its_operator_is_told_once(
    folder: Folder,
    app: ReloadingApp,
    problem: BaseException,
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.WARNING)

    def fail(_: Path) -> FolderState:
        raise problem

    with monkeypatch.context() as patch:
        patch.setattr(folder_watch, "folder_signature", fail)
        assert within(5, lambda: message in visit(app, "/healthz"))
        time.sleep(8 * POLL_SECONDS)  # several looks
        health = visit(app, "/healthz").splitlines()
    assert health[0] == HEALTHY.strip()
    assert health[1].startswith("the data has not been watched since 20")
    folder.replace("atlas.toml", OLD, NEW)
    assert within(10, lambda: is_served(app))
    lines = [record.getMessage() for record in caplog.records]
    watch_lines = [
        line for line in lines if "no longer watched:" in line or "watched again" in line
    ]
    assert len(watch_lines) == 2
    assert message in watch_lines[0]
    assert "is watched again" in watch_lines[1]


@pytest.mark.parametrize(
    "problem",
    [
        pytest.param(PermissionError(errno.EACCES, "Permission denied"), id="not-permitted"),
        pytest.param(OSError(errno.EIO, "Input/output error"), id="disk-error"),
        pytest.param(OSError(errno.EMFILE, "Too many open files"), id="no-descriptor"),
        pytest.param(MemoryError(), id="no-memory"),
    ],
)
def test_what_the_files_themselves_do_not_hold_is_looked_at_again(
    folder: Folder,
    app: ReloadingApp,
    problem: Exception,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    read = Path.read_bytes

    def fail(path: Path) -> bytes:
        if path.name == "places.csv":
            raise problem
        return read(path)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", fail)
        folder.replace("atlas.toml", OLD, NEW)
        assert within(5, lambda: "is still served" in visit(app, "/healthz"))
        time.sleep(0.5)  # it is read again and again
        assert OLD in visit(app, "/en/")
    assert within(10, lambda: is_served(app))  # without another change
    assert len([r for r in caplog.records if "is still served" in r.getMessage()]) == 1


def test_a_permission_that_is_mended_is_noticed(folder: Folder) -> None:
    before = folder_signature(folder.path)
    (folder.path / "events.csv").chmod(0o400)
    assert folder_signature(folder.path) != before


def test_a_folder_that_is_swapped_again_and_again_is_watched_afterwards(
    folder: Folder, app: ReloadingApp, tmp_path: Path
) -> None:
    others = [tmp_path / "one", tmp_path / "two"]
    end = time.monotonic() + 2
    while time.monotonic() < end:
        for path in others:
            folder.path.rename(path)
            path.rename(folder.path)
    folder.replace("atlas.toml", OLD, NEW)
    assert within(10, lambda: is_served(app))


def test_a_disk_that_hangs_is_told_and_keeps_nobody_waiting(
    folder: Folder, app: ReloadingApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_watch, "HUNG_LOOK", 0.5)
    released = threading.Event()

    def hang(path: Path) -> FolderState:
        released.wait()
        return folder_signature(path)

    with monkeypatch.context() as patch:
        patch.setattr(folder_watch, "folder_signature", hang)
        assert within(5, lambda: "the folder is not responding" in visit(app, "/healthz"))
        start = time.monotonic()
        assert visit(app, "/en/atlas-data.js?v=0123456789abcdef")
        assert time.monotonic() - start < 1
        released.set()
    folder.replace("atlas.toml", OLD, NEW)
    assert within(10, lambda: is_served(app))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipe with a name")
def test_a_file_whose_reading_hangs_is_told_and_read_when_it_answers(
    folder: Folder, app: ReloadingApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_watch, "HUNG_LOOK", 0.5)
    monkeypatch.setattr(folder_watch, "HUNG_READING", 0.5)
    path = folder.path / "places.csv"
    complete = path.read_bytes()
    path.unlink()
    os.mkfifo(path)  # opening it blocks until somebody writes
    assert within(10, lambda: "the folder is not responding" in visit(app, "/healthz"))
    assert OLD in visit(app, "/en/")
    folder.replace("atlas.toml", OLD, NEW)
    pipe = os.open(path, os.O_RDWR)
    os.write(pipe, complete)
    path.unlink()
    os.close(pipe)
    path.write_bytes(complete)
    assert within(10, lambda: is_served(app))


def test_a_watch_that_has_ended_all_the_same_begins_again_with_the_next_reader(
    folder: Folder, app: ReloadingApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    thread = app._watch._thread
    assert thread is not None
    with monkeypatch.context() as patch:
        patch.setattr(folder_watch.FolderWatch, "_wait", lambda _: False)
        thread.join(5)
    assert not thread.is_alive()
    folder.replace("atlas.toml", OLD, NEW)
    assert within(10, lambda: is_served(app))


def test_no_room_for_a_thread_is_told_and_tried_again(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = ReloadingApp(partial(create_server, folder.path), folder.path, pause=POLL_SECONDS)

    def fail(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    with monkeypatch.context() as patch:
        patch.setattr(threading.Thread, "start", fail)
        assert "has not been watched since" in visit(app, "/healthz")
    folder.replace("atlas.toml", OLD, NEW)
    assert within(10, lambda: is_served(app))
    app.stop()


LONGER_TABLE = (
    TABLES["casualties.csv"] + "sheki-1930,soviet,killed,,,,A row more.,,,,,ozdemir-2023:38\n"
)
CUT_TABLE = TABLES["casualties.csv"].partition("\nganja")[0] + "\n"  # at the end of a row


@pytest.mark.parametrize(
    ("name", "text", "is_incomplete"),
    [
        pytest.param("casualties.csv", CUT_TABLE, True, id="stalled-at-the-end-of-a-row"),
        pytest.param(
            "casualties.csv", LONGER_TABLE[:-20], True, id="stalled-in-the-middle-of-a-row"
        ),
        pytest.param("casualties.csv", "", True, id="stalled-at-the-beginning"),
        pytest.param("casualties.csv", None, True, id="taken-away-before-another-comes"),
        pytest.param("events2.csv", LONGER_TABLE, True, id="new"),
        pytest.param("casualties.csv", LONGER_TABLE, False, id="a-row-more"),
        pytest.param(
            "casualties.csv",
            TABLES["casualties.csv"].replace("Communists.", ""),
            False,
            id="a-cell-emptied",
        ),
        pytest.param("atlas.toml", "title = 1\n", True, id="an-outline-cut-off"),
    ],
)
def test_a_file_that_may_be_half_is_told_from_one_that_is_whole(
    folder: Folder, name: str, text: str | None, is_incomplete: bool
) -> None:
    served = loaded_state(folder.path, folder_signature(folder.path))
    if text is None:
        (folder.path / name).unlink()
    else:
        folder.write(name, text)
    incomplete = list(incomplete_files(folder.path, folder_signature(folder.path), served, set()))
    assert incomplete == ([name] if is_incomplete else [])


def test_a_table_that_stalls_while_it_is_copied_is_never_served_in_part(
    folder: Folder, app: ReloadingApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_watch, "PATIENCE", 40)
    complete = TABLES["casualties.csv"].replace("Communists.", "Three Communists.")
    served: list[str] = []

    def look() -> str:
        served.append(visit(app, "/en/downloads/casualties.csv"))
        return served[-1]

    before = look()
    for end in (len(CUT_TABLE), len(complete) - 30):
        folder.write("casualties.csv", complete[:end])
        assert not within(0.8, lambda: look() != before)
    folder.write("casualties.csv", complete)
    assert within(10, lambda: "Three Communists" in look())
    assert len(set(served)) == 2


def test_a_file_that_stays_short_is_served_in_the_end(folder: Folder, app: ReloadingApp) -> None:
    folder.write("casualties.csv", CUT_TABLE)
    start = time.monotonic()
    assert within(10, lambda: "Many generals" not in visit(app, "/en/downloads/casualties.csv"))
    assert time.monotonic() - start > 0.9 * folder_watch.PATIENCE * POLL_SECONDS
    assert visit(app, "/healthz") == HEALTHY


def test_files_that_never_come_to_rest_are_named(
    folder: Folder, app: ReloadingApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_watch, "NEVER_AT_REST", 0.5)

    def write() -> bool:
        folder.write("events.csv", f"{time.monotonic()}")
        return "still being written: events.csv" in visit(app, "/healthz")

    assert within(10, write)


def test_a_language_that_cannot_be_made_fails_nobody_who_asks_for_a_version(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = ReloadingApp(partial(create_server, folder.path), folder.path, pause=POLL_SECONDS)

    def fail(*_: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("dashboard.web.factory.create_app", fail)
    response = Client(app).get("/en/atlas-data.js?v=0123456789abcdef")
    assert response.status_code == 500
    assert "Something went wrong. Please try again" in response.text
    assert Client(app).get("/atlas.js?v=0123456789abcdef").status_code == 200
    app.stop()
