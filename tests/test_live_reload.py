"""Data that changes while the atlas is served: new atlas, old atlas, never a mixture of the two."""

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

SOON = 0.05  # seconds between two looks
PART = re.compile(r'(?:href|src)="([^"]*(?:\?v=|edition/)[^"]*)"')


@pytest.fixture
def live(folder: Folder) -> Iterator[ReloadingApp]:
    """The small atlas, served live; a test calls `renew` where it does not wait for the watch."""
    live = ReloadingApp(partial(create_server, folder.path), folder.path, pause=SOON)
    yield live
    live.stop()


def visit(live: ReloadingApp, address: str) -> TestResponse:
    """Return what a reader gets."""
    return Client(live).get(address)


def parts_of(page: str) -> list[str]:
    """Return the address of every part that a page asks for in a version of its own."""
    return [urljoin("/en/", part) for part in PART.findall(page)]


def within(seconds: float, holds: Callable[[], bool]) -> bool:
    """Return whether something comes true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(SOON)
    return False


def test_a_change_on_disk_is_served_without_a_restart(folder: Folder, live: ReloadingApp) -> None:
    assert "A small atlas" in visit(live, "/en/").text
    folder.replace("atlas.toml", "A small atlas", "A changed atlas")
    assert within(30, lambda: "A changed atlas" in visit(live, "/en/").text)
    assert visit(live, "/healthz").text == "ok: 4 records\n"


def test_faulty_data_leaves_visitors_the_last_good_atlas_and_tells_the_operator_all(
    folder: Folder, live: ReloadingApp, caplog: pytest.LogCaptureFixture
) -> None:
    before = visit(live, "/en/").data
    folder.set("events.csv", 2, "kind", "riot")
    folder.set("sources.csv", 2, "kind", "")
    folder.write("places.csv", b"\x00\xff garbage")
    live.renew()
    assert visit(live, "/en/").data == before
    health = visit(live, "/healthz")
    assert health.status_code == 200
    assert health.text.startswith("ok: 4 records\nnew data since 20")
    told = "\n".join(record.getMessage() for record in caplog.records)
    for words in ("events.csv, row 2, column kind", "places.csv"):
        assert words in health.text
        assert words in told


def test_mended_data_is_served_and_the_trouble_is_over(folder: Folder, live: ReloadingApp) -> None:
    whole = folder.read("events.csv")
    folder.set("events.csv", 2, "kind", "riot")
    live.renew()
    assert "riot" in visit(live, "/healthz").text
    folder.write("events.csv", whole.replace("Ganja,uprising", "Ganja rises,uprising"))
    live.renew()
    assert visit(live, "/healthz").text == "ok: 4 records\n"
    assert "Ganja rises" in visit(live, "/en/").text


def test_a_folder_that_is_taken_away_is_a_fault_and_not_an_end(
    folder: Folder, live: ReloadingApp
) -> None:
    folder.path.rename(folder.path.with_name("away"))
    live.renew()
    assert visit(live, "/en/").status_code == 200
    assert "there is no such folder" in visit(live, "/healthz").text


def test_what_no_reader_of_data_expects_is_no_end_either(folder: Folder) -> None:
    makes = iter([create_server(folder.path)])
    live = ReloadingApp(lambda: next(makes), folder.path)
    folder.replace("atlas.toml", "A small atlas", "Another")
    live.renew()
    assert visit(live, "/en/").status_code == 200
    assert "StopIteration: see the log" in visit(live, "/healthz").text
    live.stop()


def test_a_file_that_is_half_written_is_not_read(folder: Folder, live: ReloadingApp) -> None:
    whole = folder.read("events.csv")
    live.watch()
    # Longer than many looks, but never standing still between two.
    for end in range(0, len(whole), len(whole) // 12):
        folder.write("events.csv", whole[:end])
        time.sleep(SOON / 2)
        assert visit(live, "/healthz").text == "ok: 4 records\n"
    folder.write("events.csv", whole.replace("Undated,uprising", "Nameless,uprising"))
    assert within(30, lambda: "Nameless" in visit(live, "/en/").text)
    assert visit(live, "/healthz").text == "ok: 4 records\n"


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
    folder: Folder, live: ReloadingApp
) -> None:
    parts = parts_of(visit(live, "/en/").text)
    assert len(parts) >= 7
    before = {part: visit(live, part).data for part in parts}
    folder.replace("atlas.toml", "A small atlas", "A changed atlas")
    live.renew()
    assert {part: visit(live, part).data for part in parts} == before
    after = parts_of(visit(live, "/en/").text)
    changed = [part for part in after if part not in parts]
    assert [part for part in changed if "atlas-data.js" in part]
    assert [part for part in changed if "_dash-layout" in part]
    assert not [part for part in changed if "plotly" in part or "/atlas.js" in part]


def test_a_part_of_a_version_that_is_gone_is_not_kept_by_anybody(
    folder: Folder, live: ReloadingApp
) -> None:
    parts = [part for part in parts_of(visit(live, "/en/").text) if "dependencies" not in part]
    for part in parts:
        assert "immutable" in visit(live, part).headers["Cache-Control"], part
    for name in ("A second atlas", "A third atlas"):
        changed = re.sub('(?m)^title = ".*"', f'title = "{name}"', folder.read("atlas.toml"))
        folder.write("atlas.toml", changed)
        live.renew()
    data = next(part for part in parts if "atlas-data.js" in part)
    layout = next(part for part in parts if "_dash-layout" in part)
    for part in (data, layout):
        answer = visit(live, part)
        assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-cache")
    assert "A third atlas" in visit(live, data).text


def test_a_process_that_is_behind_reads_new_data_when_a_page_asks_for_its_parts(
    folder: Folder, live: ReloadingApp
) -> None:
    other = ReloadingApp(partial(create_server, folder.path), folder.path, pause=1)
    other.watch()
    folder.replace("atlas.toml", "A small atlas", "A changed atlas")
    live.renew()
    data = next(part for part in parts_of(visit(live, "/en/").text) if "atlas-data.js" in part)
    assert visit(other, data).data == visit(live, data).data
    other.stop()


def test_readers_are_answered_while_a_new_atlas_is_made(folder: Folder, live: ReloadingApp) -> None:
    wrong: list[str] = []
    titles: set[str] = set()
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            page = visit(live, "/en/")
            found = re.search("<title>(.*?)</title>", page.text)
            titles.add(found[1] if found else "")
            answers = {part: visit(live, part) for part in parts_of(page.text)}
            wrong.extend(part for part, answer in answers.items() if answer.status_code != 200)
            data = next(answer.text for part, answer in answers.items() if "atlas-data" in part)
            if found is None or f'"title": "{found[1]}"' not in data:
                wrong.append(page.text[:200])

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    folder.replace("atlas.toml", "A small atlas", "A changed atlas")
    live.renew()
    time.sleep(0.5)
    done.set()
    for reader in readers:
        reader.join()
    assert wrong == []
    assert len(titles) == 2


def test_an_atlas_that_is_served_no_more_leaves_the_memory(
    folder: Folder, live: ReloadingApp
) -> None:
    made = [weakref.ref(live.served.present)]
    for number in range(5):
        row = f"extra-{number},A,1999,,book,az,\n"
        folder.write("sources.csv", folder.read("sources.csv") + row)
        live.renew()
        visit(live, "/en/")
        made.append(weakref.ref(live.served.present))
    gc.collect()
    assert [server() is not None for server in made] == [False, False, False, False, True, True]
