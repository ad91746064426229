"""Odd requests: no redirect leaves the site, nothing is built twice."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import brotli
import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.exceptions import NotAcceptable, ServiceUnavailable

from dashboard.web import lazy_bytes
from dashboard.web.factory import create_server
from dashboard.web.language_dispatch import dispatcher_of
from dashboard.web.lazy_bytes import CompressedBytes, LazyValue, coding_for
from tests.conftest import Folder


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        pytest.param(None, "", id="says-nothing"),
        pytest.param("", "", id="wants-no-coding"),
        pytest.param("gzip, deflate, br, zstd", "br", id="a-browser"),
        pytest.param("br;q=0", "", id="shuts-out-brotli"),
        pytest.param("br;q=0, gzip", "gzip", id="shuts-out-brotli-for-gzip"),
        pytest.param("br; q=0.0, gzip;q=0.5", "gzip", id="with-blanks"),
        pytest.param("BR", "br", id="in-capitals"),
        pytest.param("x-gzip", "gzip", id="by-its-old-name"),
        pytest.param("gzip;q=0.5, br;q=0.4", "gzip", id="likes-gzip-better"),
        pytest.param("br;q=0.5, identity", "", id="likes-it-plain-better"),
        pytest.param("*", "br", id="takes-anything"),
        pytest.param("*;q=0.1, br;q=0", "gzip", id="takes-anything-but-brotli"),
        pytest.param("zstd, *;q=0, identity", "", id="takes-it-plain-alone"),
        pytest.param("br;q=many", "br", id="a-weight-that-is-none"),
        pytest.param("identity;q=0, gzip", "gzip", id="never-plain"),
        pytest.param("identity;q=0, br;q=0, gzip;q=0", None, id="takes-nothing"),
        pytest.param("*;q=0", None, id="shuts-out-everything"),
        pytest.param("zstd, identity;q=0", None, id="takes-what-we-do-not-have"),
    ],
)
def test_what_a_reader_refuses_is_not_sent(
    client: FlaskClient, accepted: str | None, coding: str | None
) -> None:
    headers = {} if accepted is None else {"Accept-Encoding": accepted}
    response = client.get("/en/", headers=headers)
    if coding is None:
        assert response.status_code == 406
        return
    assert response.headers.get("Content-Encoding", "") == coding
    assert response.headers["Vary"] == "Accept-Encoding"
    unpacked = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}[coding](response.data)
    assert unpacked == client.get("/en/").data


def test_what_is_packed_already_is_packed_again_only_for_who_refuses_it_plain(
    client: FlaskClient,
) -> None:
    plain = client.get("/relief.webp", headers={"Accept-Encoding": "br, gzip"})
    assert "Content-Encoding" not in plain.headers
    assert coding_for("gzip, identity;q=0", is_packed=True) == "gzip"
    with pytest.raises(NotAcceptable):
        coding_for("identity;q=0", is_packed=True)


@pytest.mark.parametrize("address", ["/en/", "/en/handouts/you-judge.pdf", "/atlas.js"])
@pytest.mark.parametrize(
    ("header", "value", "status"),
    [
        pytest.param("If-Match", "*", 200, id="if-match-anything"),
        pytest.param("If-Match", "{etag}", 200, id="if-match-this"),
        pytest.param("If-Match", '"other", {etag}', 200, id="if-match-one-of-two"),
        pytest.param("If-Match", '"other"', 412, id="if-match-another"),
        pytest.param("If-Match", "W/{etag}", 412, id="if-match-never-weakly"),
        pytest.param("If-None-Match", "*", 304, id="if-none-match-anything"),
        pytest.param("If-None-Match", "{etag}", 304, id="if-none-match-this"),
        pytest.param("If-None-Match", "W/{etag}", 304, id="if-none-match-weakly"),
        pytest.param("If-None-Match", '"other"', 200, id="if-none-match-another"),
        pytest.param("If-None-Match", "no etag", 200, id="if-none-match-nonsense"),
    ],
)
def test_a_condition_is_obeyed(
    client: FlaskClient, address: str, header: str, value: str, status: int
) -> None:
    first = client.get(address, headers={"Accept-Encoding": "br"})
    headers = {"Accept-Encoding": "br", header: value.replace("{etag}", first.headers["ETag"])}
    response = client.get(address, headers=headers)
    assert response.status_code == status
    if status == 304:
        assert response.data == b""
        assert response.headers["ETag"] == first.headers["ETag"]
    if status == 412:
        assert len(response.data) < 200


@pytest.mark.parametrize(
    ("byte_range", "status", "begin", "end"),
    [
        pytest.param("bytes=0-99", 206, 0, 100, id="the-first"),
        pytest.param("bytes=1000-", 206, 1000, None, id="taken-further"),
        pytest.param("bytes=-100", 206, -100, None, id="the-last"),
        pytest.param("bytes=99999999-", 416, 0, 0, id="beyond-the-end"),
        pytest.param("bytes=0-1,5-6", 200, 0, None, id="several-parts"),
        pytest.param("lines=1-2", 200, 0, None, id="another-unit"),
        pytest.param("bytes=x", 200, 0, None, id="nonsense"),
    ],
)
def test_a_download_that_broke_off_can_be_taken_further(
    client: FlaskClient, byte_range: str, status: int, begin: int, end: int | None
) -> None:
    address = "/en/downloads/atlas.zip"
    whole = client.get(address)
    assert whole.headers["Accept-Ranges"] == "bytes"
    condition = {"Range": byte_range, "If-Range": whole.headers["ETag"]}
    response = client.get(address, headers=condition)
    assert response.status_code == status
    if status == 416:
        assert response.headers["Content-Range"] == f"bytes */{len(whole.data)}"
        return
    assert response.data == whole.data[begin:end]
    other = client.get(address, headers={"Range": byte_range, "If-Range": '"another"'})
    assert (other.status_code, other.data == whole.data) == (200, True)


def _addresses(server: Flask) -> Iterator[str]:
    """Yield an address of every route, of one language for all."""
    for application in (server, dispatcher_of(server).site("en").server):
        for rule in application.url_map.iter_rules():
            yield rule.rule.replace("<", "").replace(">", "").replace(":", "")


def test_nobody_is_led_to_an_address_with_the_host_that_he_named(
    server: Flask, client: FlaskClient
) -> None:
    damaged = {
        variant
        for address in _addresses(server)
        for variant in (
            f"/{address}",
            address.replace("/", "//"),
            f"{address}/",
            f"{address}//x",
            address.rstrip("/"),
        )
    }
    assert len(damaged) > 100
    for address in sorted(damaged):
        response = client.get(address, headers={"Host": "evil.example"})
        place = response.headers.get("Location", "/")
        assert place.startswith("/"), address
        assert not place.startswith("//"), address
        assert response.status_code not in (301, 308), address
        assert "evil.example" not in response.headers.get("Refresh", ""), address


def test_nothing_of_dash_is_served_while_nothing_needs_it(client: FlaskClient) -> None:
    packaged = {
        f"{package}/{path.relative_to(root).as_posix()}"
        for package in ("dash", "plotly")
        for root in [Path(str(resources.files(package)))]
        for path in root.rglob("*.js")
    }
    assert len(packaged) > 20
    for path in sorted(packaged):
        assert client.get(f"/en/_dash-component-suites/{path}").status_code == 404, path


def _run_in_threads(count: int, function: object) -> None:
    threads = [threading.Thread(target=function) for _ in range(count)]  # type: ignore[arg-type]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.parametrize("coding", ["br", "gzip"])
@pytest.mark.parametrize(
    "address", ["/en/", "/atlas.js?v={n}", "/en/atlas-data.js", "/en/atlas-panels.js"]
)
def test_an_answer_is_packed_once_however_many_ask_at_once_and_whatever_they_invent(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, address: str, coding: str
) -> None:
    packed: list[int] = []
    pack = lazy_bytes._compress

    def count(content: bytes, coding_: str) -> bytes:
        packed.append(1)
        time.sleep(0.05)
        return pack(content, coding_)

    monkeypatch.setattr(lazy_bytes, "_compress", count)
    server = create_server(folder.path)
    numbers = iter(range(1000))

    def ask() -> None:
        path = address.replace("{n}", f"{next(numbers):x}")
        response = server.test_client().get(path, headers={"Accept-Encoding": coding})
        assert response.headers["Content-Encoding"] == coding

    _run_in_threads(16, ask)
    assert len(packed) == 1


def test_what_is_large_is_packed_in_a_moment() -> None:
    part = "".join(f"{number * number % 9973} " for number in range(200_000)).encode()
    large = CompressedBytes(part * 5)
    assert len(large.content) > 2 * lazy_bytes.LARGE_BYTES
    start = time.process_time()
    large.compressed("br")
    assert time.process_time() - start < 10  # at the level of small ones it takes a minute


def test_what_cannot_be_made_is_tried_once_for_all_who_ask(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    attempts: list[int] = []

    def fail() -> bytes:
        attempts.append(1)
        raise ZeroDivisionError

    broken = LazyValue(fail)

    def ask() -> None:
        with pytest.raises(ZeroDivisionError):
            broken.get()

    _run_in_threads(16, ask)
    assert len(attempts) == 1
    monkeypatch.setattr(lazy_bytes, "FAILED_FOR", 0)
    ask()
    assert len(attempts) == 2


def test_so_many_wait_for_what_is_made_that_some_are_left_to_answer_the_rest() -> None:
    released = threading.Event()
    slow = LazyValue(lambda: released.wait(10) and b"made")
    refused: list[int | None] = []

    def ask() -> None:
        try:
            slow.get()
        except ServiceUnavailable as problem:
            refused.append(int(str(problem.retry_after)))
            if len(refused) == 5:
                released.set()

    _run_in_threads(lazy_bytes.MAX_PENDING_BUILDS + 5, ask)
    assert refused == [lazy_bytes.RETRY_AFTER_SECONDS] * 5
    assert slow.get() == b"made"


def test_who_has_to_come_again_is_told_when_in_the_language_of_the_page(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = create_server(folder.path)
    server.test_client().get("/en/")
    monkeypatch.setattr(lazy_bytes, "_build_slots", threading.BoundedSemaphore(1))
    with lazy_bytes._build_slot():
        response = server.test_client().get("/en/handouts/ganja-1920.pdf")
    assert (response.status_code, response.headers["Retry-After"]) == (503, "2")
    assert "try again" in response.text
    assert server.test_client().get("/en/handouts/ganja-1920.pdf").status_code == 200


def test_two_things_at_a_time_are_made_for_each_needs_memory_of_its_own() -> None:
    now, most = [0], [0]
    lock = threading.Lock()

    def make() -> bytes:
        with lock:
            now[0] += 1
            most[0] = max(most[0], now[0])
        time.sleep(0.05)
        with lock:
            now[0] -= 1
        return b"made"

    several = iter([LazyValue(make) for _ in range(10)])
    _run_in_threads(10, lambda: next(several).get())
    assert most == [lazy_bytes.MAX_CONCURRENT_BUILDS]
