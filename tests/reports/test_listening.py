"""Real servers with misbehaving clients: others are served, and the data is watched."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from waitress.server import TcpWSGIServer

from bench.crowd import megabytes
from dashboard import settings
from dashboard.web import connection, listener
from dashboard.web.listener import AtlasServer, listen
from dashboard.web.open_files import allowed_connections
from dashboard.web.systemd import heartbeat, notify_systemd
from tests.conftest import Folder
from tests.crowd import HALF, connections, fetch_raw, half_open, open_connection, receives
from tests.serving import Running, free_port, wait_until_healthy

posix = pytest.mark.skipif(sys.platform == "win32", reason="no such limits, no gunicorn there")
OLD, NEW = "A small atlas", "A changed atlas"
WAITRESS = ("app.py", "--port", "{port}")
GUNICORN = ("-m", "gunicorn", "--workers", "2", "--bind", "127.0.0.1:{port}", "app:server")


@contextmanager
def served(command: tuple[str, ...], folder: Path, log: Path, files: int = 0) -> Iterator[Running]:
    """Run Python with `command`, limited to `files` open files, until the block ends."""
    port = free_port()
    arguments = [argument.replace("{port}", str(port)) for argument in command]
    limited = f'ulimit -n {files}; exec "$@"' if files else 'exec "$@"'
    with log.open("w") as output:
        process = subprocess.Popen(
            ["bash", "-c", limited, "bash", sys.executable, *arguments],
            cwd=settings.ROOT,
            env={**os.environ, "HOST": "127.0.0.1", "ATLAS_DATA": str(folder)},
            stdout=output,
            stderr=output,
            text=True,
        )
        try:
            wait_until_healthy(f"http://127.0.0.1:{port}", process)
            yield Running(f"http://127.0.0.1:{port}", process)
        finally:
            process.terminate()
            process.wait(timeout=30)


def within(seconds: float, is_true: Callable[[], bool]) -> bool:
    """Return whether something becomes true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if is_true():
            return True
        time.sleep(0.2)
    return False


@posix
@pytest.mark.parametrize("command", [WAITRESS, GUNICORN], ids=["waitress", "gunicorn"])
def test_more_connections_than_the_system_allows_keep_nobody_out_and_the_data_is_watched(
    command: tuple[str, ...], folder: Folder, tmp_path: Path
) -> None:
    log = tmp_path / "atlas.log"
    with served(command, folder.path, log, files=256) as server, ExitStack() as crowd:
        crowd.enter_context(connections(server.address, 200))  # that send nothing
        crowd.enter_context(connections(server.address, 200, HALF))
        crowd.enter_context(connections(server.address, 200, HALF + b"\r\n"))  # that read nothing
        for _ in range(5):
            assert fetch_raw(server.address, "/healthz").endswith(b"ok: 4 records\n")
        folder.replace("atlas.toml", OLD, NEW)
        assert within(60, lambda: NEW.encode() in fetch_raw(server.address, "/en/"))
        assert fetch_raw(server.address, "/healthz").endswith(b"ok: 4 records\n")
    log_text = log.read_text(encoding="utf-8")
    assert "Traceback" not in log_text
    assert len(log_text) < 5_000


@posix
@pytest.mark.parametrize("name", ["waitress", "gunicorn"])
def test_half_open_connections_and_nonsense_hold_up_nobody_and_leave_no_address_in_the_log(
    name: str, folder: Folder, tmp_path: Path
) -> None:
    log, socket_path = tmp_path / "atlas.log", tmp_path / "atlas.sock"
    command = WAITRESS if name == "waitress" else (*GUNICORN, "--bind", f"unix:{socket_path}")
    with served(command, folder.path, log) as server, half_open(server.address, 60):
        for payload in (
            b"\x16\x03\x01\x02\x00",
            b"GET /secret\x00 HTTP/9\r\n\r\n",
            b"SECRET / \r\n\r\n",
        ):
            with connections(server.address, 3, payload):
                assert fetch_raw(server.address, "/healthz")
        for _ in range(20):
            start = time.monotonic()
            assert fetch_raw(server.address, "/healthz").endswith(b"ok: 4 records\n")
            assert time.monotonic() - start < 5  # before: 60 s and more
        if name == "gunicorn":
            with socket.socket(socket.AF_UNIX) as client:  # as nginx on the same machine does
                client.connect(str(socket_path))
                client.sendall(b"GET /healthz HTTP/1.0\r\n\r\n")
                assert receives(client, b"ok: 4 records")
    log_text = log.read_text(encoding="utf-8")
    assert "127.0.0.1:" not in log_text.replace(server.address.removeprefix("http://"), "")
    assert "Invalid request" not in log_text
    assert "secret" not in log_text.lower()


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured there alone")
def test_readers_who_do_not_read_take_no_memory(folder: Folder, tmp_path: Path) -> None:
    with served(WAITRESS, folder.path, tmp_path / "atlas.log") as server:
        response = fetch_raw(server.address, "/atlas.js")
        at_rest = megabytes(server.process.pid)
        requests = b"GET /atlas.js HTTP/1.1\r\nHost: localhost\r\n\r\n" * 30
        with connections(server.address, 100, requests):
            time.sleep(2)
            assert fetch_raw(server.address, "/healthz")
            more = megabytes(server.process.pid) - at_rest
    assert len(response) > 150_000
    assert more < 40


@posix
@pytest.mark.parametrize(
    ("soft", "hard", "connections_allowed", "soft_after"),
    [
        pytest.param(256, 256, 96, 256, id="a-low-limit"),
        pytest.param(256, 4096, 2016, 4096, id="raised-to-the-hard-one"),
        pytest.param(1024, 1_048_576, 4000, 16_384, id="raised-within-bounds"),
        pytest.param(70_000, 1_048_576, 4000, 70_000, id="left-as-it-is"),
        pytest.param(20, 20, 8, 20, id="next-to-nothing"),
    ],
)
def test_the_door_is_as_wide_as_the_system_lets_it_be(
    monkeypatch: pytest.MonkeyPatch,
    soft: int,
    hard: int,
    connections_allowed: int,
    soft_after: int,
) -> None:
    import resource

    limits = [soft, hard]

    def set_limits(_: int, new_limits: tuple[int, int]) -> None:
        limits[:] = new_limits

    monkeypatch.setattr(resource, "getrlimit", lambda _: tuple(limits))
    monkeypatch.setattr(resource, "setrlimit", set_limits)
    assert allowed_connections() == connections_allowed
    assert limits[0] == soft_after


def _hello(_: Any, start: Any) -> list[bytes]:
    start("200 OK", [("Content-Length", "5")])
    return [b"hello"]


@contextmanager
def running_listener(
    application: Any = _hello, **options: Any
) -> Iterator[tuple[AtlasServer, str]]:
    """Listen in a thread until the block ends."""
    server = listen(application, "127.0.0.1", 0, **options)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield server, f"http://127.0.0.1:{server.effective_port}"
    finally:
        server.close()
        thread.join(20)
        assert not thread.is_alive()


def test_all_connections_that_wait_are_accepted_in_one_round() -> None:
    server = listen(_hello, "127.0.0.1", 0)
    try:
        with connections(f"http://127.0.0.1:{server.effective_port}", 50):
            server.step()
            assert server.connection_count() == 50
    finally:
        server.finish(0)


def test_no_more_connections_are_accepted_in_a_round_than_the_limit_allows() -> None:
    server = listen(_hello, "127.0.0.1", 0, connection_limit=30)
    try:
        with connections(f"http://127.0.0.1:{server.effective_port}", 50):
            server.step()
            assert 0 < server.connection_count() <= 30
    finally:
        server.finish(0)


def test_half_a_question_is_not_waited_for_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "HEAD_SECONDS", 1)
    with running_listener(cleanup_interval=1) as (_, address), open_connection(address) as slow:
        slow.sendall(HALF)
        with open_connection(address) as reader:
            for _ in range(4):  # a connection with complete requests stays
                reader.sendall(HALF + b"\r\n")
                assert receives(reader, b"hello")
                time.sleep(1)
        assert slow.recv(1000) == b""


def test_a_full_door_lets_in_who_comes_and_closes_what_rested_longest() -> None:
    with running_listener(connection_limit=40) as (_, address), connections(address, 30) as early:
        with connections(address, 30, HALF):
            assert b"hello" in fetch_raw(address, "/")
        for connection in early[:10]:
            assert connection.recv(10) == b""


LARGE = b"x" * 8_000_000  # more than the buffers of a system take


def _large(_: Any, start: Any) -> list[bytes]:
    start("200 OK", [("Content-Length", str(len(LARGE)))])
    return [LARGE]


def test_who_asks_and_reads_nothing_keeps_nobody_out() -> None:
    with (
        running_listener(_large, connection_limit=30) as (_, address),
        connections(address, 40, HALF + b"\r\n") as unread,
    ):
        assert within(10, lambda: fetch_raw(address, "/").endswith(LARGE))
        assert within(10, lambda: sum(_is_closed(connection) for connection in unread) > 10)


def test_who_asks_for_much_at_once_and_reads_nothing_takes_no_thread() -> None:
    with (
        running_listener(_large, threads=2) as (_, address),
        connections(address, 8, (HALF + b"\r\n") * 20),
    ):
        time.sleep(1)
        begun = time.monotonic()
        assert fetch_raw(address, "/").endswith(LARGE)
        assert time.monotonic() - begun < 10


def test_a_response_that_is_not_read_for_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "UNREAD_SECONDS", 1)
    with (
        running_listener(_large, cleanup_interval=1) as (server, address),
        connections(address, 3, HALF + b"\r\n"),
    ):
        assert within(5, lambda: server.connection_count() == 3)
        assert within(10, lambda: server.connection_count() == 0)


def _is_closed(connection: socket.socket) -> bool:
    """Return whether the server has closed it, after what had arrived by then."""
    connection.settimeout(0.5)
    try:
        while connection.recv(1_000_000):
            pass
    except TimeoutError:
        return False
    except ConnectionResetError:
        pass
    return True


def test_a_request_that_begins_during_a_response_has_its_own_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(connection, "HEAD_SECONDS", 2)

    def slow(environ: Any, start: Any) -> list[bytes]:
        time.sleep(4)
        return _hello(environ, start)

    with (
        running_listener(slow, cleanup_interval=1) as (_, address),
        open_connection(address) as one,
    ):
        one.sendall(HALF + b"\r\n" + HALF)
        assert receives(one, b"hello")
        time.sleep(1)
        one.sendall(b"\r\n")
        assert receives(one, b"hello")


def test_what_lets_nobody_in_is_told_once_a_minute_and_keeps_no_core_busy(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    attempts: list[int] = []
    accept = TcpWSGIServer.accept

    def fail(_: Any) -> None:
        attempts.append(1)
        raise OSError(24, "Too many open files")

    with running_listener() as (_, address), monkeypatch.context() as patch:
        patch.setattr(TcpWSGIServer, "accept", fail)
        with open_connection(address) as client:
            assert within(5, lambda: len(attempts) > 2)
            time.sleep(1)
            assert len(attempts) < 12
            patch.setattr(TcpWSGIServer, "accept", accept)
            client.sendall(HALF + b"\r\n")
            assert receives(client, b"hello")
    messages = [
        record.getMessage() for record in caplog.records if "refused" in record.getMessage()
    ]
    assert messages == ["New connections refused (Too many open files): 1 times"]


def test_a_server_whose_threads_hang_says_no_more_that_it_is_well(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(listener, "STUCK", 0.5)
    beats: list[float] = []
    released = threading.Event()

    def hang(environ: Any, start: Any) -> list[bytes]:
        released.wait(20)
        return _hello(environ, start)

    with running_listener(hang, threads=2) as (server, address):
        server.set_heartbeat(lambda: beats.append(time.monotonic()))
        with connections(address, 4, HALF + b"\r\n") as waiting:
            time.sleep(3)
            quiet_since = max(beats)
            assert time.monotonic() - quiet_since > 1
            released.set()
            assert all(receives(connection, b"hello") for connection in waiting)
            assert within(5, lambda: max(beats) > quiet_since)


@posix
def test_systemd_is_told_that_the_service_has_started_and_that_it_is_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notify_systemd("READY=1")  # without a socket nothing is sent
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.settimeout(5)
        systemd.bind(str(tmp_path / "notify"))
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        notify_systemd("READY=1")
        beat = heartbeat()
        for _ in range(100):
            beat()
        notify_systemd("END=1")
        messages = [systemd.recv(100) for _ in range(3)]
    assert messages == [b"READY=1", b"WATCHDOG=1", b"END=1"]


@posix
def test_the_unit_of_the_guide_says_what_the_service_needs() -> None:
    guide = (settings.ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")
    unit = re.search(r"```ini\n(.*?)```", guide, re.DOTALL)
    assert unit
    for line in ("LimitNOFILE=", "RestartSec=", "WatchdogSec=", "Type=notify", "PrivateTmp="):
        assert line in unit[1]
    families = re.search(r"RestrictAddressFamilies=(.*)", unit[1])
    assert families
    assert set(families[1].split()) == {"AF_UNIX", "AF_INET", "AF_INET6"}


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not here")
def test_systemd_reads_the_unit_of_the_guide_without_a_complaint(tmp_path: Path) -> None:
    guide = (settings.ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")
    unit = re.search(r"```ini\n(.*?)```", guide, re.DOTALL)
    assert unit
    text = re.sub("(?m)^ExecStart=.*", "ExecStart=/bin/true", unit[1])
    (tmp_path / "atlas.service").write_text(text, encoding="utf-8")
    command = ["systemd-analyze", "verify", tmp_path / "atlas.service"]
    result = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    assert [line for line in result.stderr.splitlines() if "atlas.service" in line] == []
