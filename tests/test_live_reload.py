"""Live reload: readers get the new atlas or the old one, never a mixture."""

from __future__ import annotations

import gc
import re
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from functools import partial
from urllib.parse import urljoin

import pytest
from werkzeug.test import Client, TestResponse

from dashboard.web.factory import create_server
from dashboard.web.folder_state import folder_signature
from dashboard.web.live_reload import ReloadingApp
from tests.conftest import Folder

POLL_SECONDS = 0.05  # seconds between two looks
PART = re.compile(r'(?:href|src)="([^"]*\?v=[^"]*)"')


@pytest.fixture
def app(folder: Folder) -> Iterator[ReloadingApp]:
    """The small atlas with live reload; a test may call `renew` instead of waiting."""
    app = ReloadingApp(partial(create_server, folder.path), folder.path, pause=POLL_SECONDS)
    yield app
    app.stop()


def visit(app: ReloadingApp, address: str) -> TestResponse:
    """Return what a reader gets."""
    return Client(app).get(address)


def parts_of(page: str) -> list[str]:
    """Return every versioned address in a page."""
    return [urljoin("/en/", part) for part in PART.findall(page)]


def within(seconds: float, is_true: Callable[[], bool]) -> bool:
    """Return whether something becomes true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if is_true():
            return True
        time.sleep(POLL_SECONDS)
    return False


def test_a_change_on_disk_is_served_without_a_restart(folder: Folder, app: ReloadingApp) -> None:
    assert "A small atlas" in visit(app, "/en/").text
    folder.replace("atlas.toml", "A small atlas", "A changed atlas")
    assert within(30, lambda: "A changed atlas" in visit(app, "/en/").text)
    assert visit(app, "/healthz").text == "ok: 4 records\n"


def test_faulty_data_leaves_visitors_the_last_good_atlas_and_tells_the_operator_all(
    folder: Folder, app: ReloadingApp, caplog: pytest.LogCaptureFixture
) -> None:
    before = visit(app, "/en/").data
    folder.set("events.csv", 2, "kind", "riot")
    folder.set("sources.csv", 2, "kind", "")
    folder.write("places.csv", b"\x00\xff garbage")
    app.reload_if_changed()
    assert visit(app, "/en/").data == before
    health = visit(app, "/healthz")
    assert health.status_code == 200
    assert health.text.startswith("ok: 4 records\nthe new data of 20")
    log = "\n".join(record.getMessage() for record in caplog.records)
    for phrase in ("events.csv, row 2, column kind", "places.csv"):
        assert phrase in health.text
        assert phrase in log


def test_mended_data_is_served_and_the_trouble_is_over(folder: Folder, app: ReloadingApp) -> None:
    original = folder.read("events.csv")
    folder.set("events.csv", 2, "kind", "riot")
    app.reload_if_changed()
    assert "riot" in visit(app, "/healthz").text
    folder.write("events.csv", original.replace("Ganja,uprising", "Ganja rises,uprising"))
    app.reload_if_changed()
    assert visit(app, "/healthz").text == "ok: 4 records\n"
    assert "Ganja rises" in visit(app, "/en/").text


def test_a_folder_that_is_taken_away_is_a_fault_and_not_an_end(
    folder: Folder, app: ReloadingApp
) -> None:
    folder.path.rename(folder.path.with_name("away"))
    app.reload_if_changed()
    assert visit(app, "/en/").status_code == 200
    assert "there is no such folder" in visit(app, "/healthz").text


def test_what_no_reader_of_data_expects_is_no_end_either(folder: Folder) -> None:
    servers = iter([create_server(folder.path)])
    app = ReloadingApp(lambda: next(servers), folder.path)
    folder.replace("atlas.toml", "A small atlas", "Another")
    app.reload_if_changed()
    assert visit(app, "/en/").status_code == 200
    assert "StopIteration: see the log" in visit(app, "/healthz").text
    app.stop()


def test_a_file_that_is_half_written_is_not_read(folder: Folder, app: ReloadingApp) -> None:
    complete = folder.read("events.csv")
    app.watch()
    # It takes longer than many polls, and changes between any two.
    for end in range(0, len(complete), len(complete) // 12):
        folder.write("events.csv", complete[:end])
        time.sleep(POLL_SECONDS / 2)
        assert visit(app, "/healthz").text == "ok: 4 records\n"
    folder.write("events.csv", complete.replace("Undated,uprising", "Nameless,uprising"))
    assert within(30, lambda: "Nameless" in visit(app, "/en/").text)
    assert visit(app, "/healthz").text == "ok: 4 records\n"


@pytest.mark.parametrize(
    ("file", "is_read"),
    [
        ("events.csv", True),
        ("atlas.toml", True),
        ("geo/regions.geojson", True),
        ("~$events.csv", False),
        (".~lock.events.csv#", False),
        (".events.csv.swp", False),
        ("notes.txt", False),
    ],
)
def test_only_what_the_atlas_reads_counts_as_a_change(
    folder: Folder, file: str, is_read: bool
) -> None:
    before = folder_signature(folder.path)
    folder.write(file, b"something else")
    assert (folder_signature(folder.path) != before) is is_read


def test_a_page_gets_the_parts_of_its_own_atlas_after_a_change(
    folder: Folder, app: ReloadingApp
) -> None:
    parts = parts_of(visit(app, "/en/").text)
    assert len(parts) >= 6
    before = {part: visit(app, part).data for part in parts}
    folder.replace("atlas.toml", "A small atlas", "A changed atlas")
    app.reload_if_changed()
    assert {part: visit(app, part).data for part in parts} == before
    after = parts_of(visit(app, "/en/").text)
    changed = [part for part in after if part not in parts]
    assert [part for part in changed if "atlas-data.js" in part]
    assert [part for part in changed if "atlas-panels.js" in part]
    assert not [part for part in changed if "plotly" in part or "/atlas.js" in part]


def test_a_part_of_a_version_that_is_gone_is_not_kept_by_anybody(
    folder: Folder, app: ReloadingApp
) -> None:
    parts = parts_of(visit(app, "/en/").text)
    for part in parts:
        assert "immutable" in visit(app, part).headers["Cache-Control"], part
    for name in ("A second atlas", "A third atlas"):
        changed = re.sub('(?m)^title = ".*"', f'title = "{name}"', folder.read("atlas.toml"))
        folder.write("atlas.toml", changed)
        app.reload_if_changed()
    data = next(part for part in parts if "atlas-data.js" in part)
    panels = next(part for part in parts if "atlas-panels.js" in part)
    for part in (data, panels):
        response = visit(app, part)
        assert (response.status_code, response.headers["Cache-Control"]) == (200, "no-cache")
    assert "A third atlas" in visit(app, data).text


def test_a_process_that_is_behind_reads_new_data_when_a_page_asks_for_its_parts(
    folder: Folder, app: ReloadingApp
) -> None:
    other = ReloadingApp(partial(create_server, folder.path), folder.path, pause=1)
    other.watch()
    folder.replace("atlas.toml", "A small atlas", "A changed atlas")
    app.reload_if_changed()
    data = next(part for part in parts_of(visit(app, "/en/").text) if "atlas-data.js" in part)
    assert visit(other, data).data == visit(app, data).data
    other.stop()


def test_readers_are_answered_while_a_new_atlas_is_made(folder: Folder, app: ReloadingApp) -> None:
    wrong: list[str] = []
    titles: set[str] = set()
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            page = visit(app, "/en/")
            title = re.search("<title>(.*?)</title>", page.text)
            titles.add(title[1] if title else "")
            responses = {part: visit(app, part) for part in parts_of(page.text)}
            wrong.extend(
                part for part, response in responses.items() if response.status_code != 200
            )
            data = next(
                response.text for part, response in responses.items() if "atlas-data" in part
            )
            if title is None or f'"title": "{title[1]}"' not in data:
                wrong.append(page.text[:200])

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    folder.replace("atlas.toml", "A small atlas", "A changed atlas")
    app.reload_if_changed()
    time.sleep(0.5)
    stop.set()
    for reader in readers:
        reader.join()
    assert wrong == []
    assert len(titles) == 2


def test_an_atlas_that_is_served_no_more_leaves_the_memory(
    folder: Folder, app: ReloadingApp
) -> None:
    servers = [weakref.ref(app.served.present)]
    for number in range(5):
        row = f"extra-{number},A,1999,,book,az,,\n"
        folder.write("sources.csv", folder.read("sources.csv") + row)
        app.reload_if_changed()
        visit(app, "/en/")
        servers.append(weakref.ref(app.served.present))
    gc.collect()
    assert [server() is not None for server in servers] == [False, False, False, False, True, True]
