"""The command line, as a person runs it."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dashboard import settings
from tests.command_line import run
from tests.conftest import Folder
from tests.quality_metrics import Figure
from tests.serving import free_port, wait_until_healthy


def test_check_counts_the_rows_of_an_atlas_without_a_fault(folder: Folder) -> None:
    result = run("check", folder.path)
    assert (result.returncode, result.stderr) == (0, "")
    assert f"{folder.path} has no errors. Rows: events 4, places 4, chronology 6" in result.stdout


def test_check_names_every_fault_on_a_line_and_counts_them(folder: Folder) -> None:
    folder.set("events.csv", 2, "start", "1920-13-01")
    folder.set("causes.csv", 3, "cites", "")
    result = run("check", folder.path)
    assert (result.returncode, result.stderr) == (2, "")
    first, second, count = result.stdout.splitlines()
    assert first == (
        "events.csv, row 2, column start: “1920-13-01” is not a date. Use EDTF: 1920-05-25; "
        "1920-06; 1930-21 (spring 1930); [1920-05-25,1920-05-26] (uncertain: one of the two); "
        "1930~ (approximate)."
    )
    assert second.startswith("causes.csv, row 3, column cites: the cell is empty. Enter")
    assert count == "2 errors."


def test_check_ends_with_1_where_something_looks_wrong_and_it_is_strict(folder: Folder) -> None:
    assert run("check", folder.path).returncode == 0
    result = run("check", folder.path, "--strict")
    assert (result.returncode, result.stderr) == (1, "")
    assert "- events.csv, row 3, column id: “shusha-1920” has no row in" in result.stdout
    folder.set("events.csv", 2, "title", "")
    assert run("check", folder.path, "--strict").returncode == 2


def test_check_writes_one_report_for_a_program(folder: Folder) -> None:
    report = json.loads(run("check", folder.path, "--json").stdout)
    assert report["faults"] == []
    assert report["rows"]["events"] == 4
    assert report["health"] == {
        "records": 4,
        "not_on_the_map": ["sheki-1930", "undated"],
        "claims": 29,
        "claims_of_one_work": 26,
        "places": {"point": 1, "approximate": 1, "region": 1, "none": 1},
        "undated": ["undated"],
    }
    folder.set("causes.csv", 3, "cites", "")
    result = run("check", folder.path, "--json")
    assert result.returncode == 2
    (fault,) = json.loads(result.stdout)["faults"]
    assert fault.pop("fix").startswith("Enter the work")
    assert fault == {
        "file": "causes.csv",
        "row": 3,
        "column": "cites",
        "value": "",
        "reason": "the cell is empty",
    }


def test_check_speaks_the_language_that_is_asked_for_or_that_of_the_system(folder: Folder) -> None:
    (folder.path / "causes.csv").unlink()
    english = run("check", folder.path).stdout
    assert run("check", folder.path, LC_ALL="de_DE.UTF-8").stdout == english
    turkish = run("check", folder.path, "--language", "tr").stdout
    assert (
        run("check", folder.path, LC_ALL="", LC_MESSAGES="", LANG="tr_TR.UTF-8").stdout == turkish
    )
    refused = run("check", folder.path, "--language", "xx")
    assert refused.returncode == 2
    assert "Use one of: en, az, ru, tr." in refused.stderr


def test_the_shipped_atlas_has_no_fault_and_little_that_looks_wrong(figure: Figure) -> None:
    report = json.loads(run("check", "--json").stdout)
    assert report["faults"] == []
    figure("warnings on the shipped tables", len(report["warnings"]), most=5)


def test_check_of_a_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    result = run("check", tmp_path / "nowhere")
    assert (result.returncode, result.stderr) == (2, "")
    assert "there is no such folder" in result.stdout


def test_check_writes_to_a_pipe_that_knows_no_azerbaijani_letters(folder: Folder) -> None:
    folder.set("events.csv", 2, "kind", "üsyan ə")
    result = run("check", folder.path, PYTHONIOENCODING="ascii")
    assert (result.returncode, result.stderr) == (2, "")
    assert "events.csv, row 2, column kind" in result.stdout


def test_serving_faulty_data_names_the_faults_and_ends_with_2(folder: Folder) -> None:
    folder.set("events.csv", 2, "title", "")
    result = run("--data", folder.path)
    assert (result.returncode, result.stdout) == (2, "")
    assert "events.csv, row 2, column title: the cell is empty." in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("port", ["abc", "0", "-1", "65536", "80.5", "８０"])
def test_a_port_that_is_none_is_refused_wherever_it_comes_from(port: str) -> None:
    for result in (run(f"--port={port}"), run(PORT=port)):
        assert result.returncode == 2
        assert "is not a port" in result.stderr
        assert "Traceback" not in result.stderr


def test_a_port_in_use_is_explained(folder: Folder) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        result = run("--data", folder.path, "--port", str(port))
    assert result.returncode == 2
    assert f"Cannot listen on http://127.0.0.1:{port}/: another program" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends Ctrl-C to a whole console")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM], ids=lambda sent: sent.name)
def test_a_served_atlas_says_where_it_is_and_stops_cleanly(
    sent: signal.Signals, folder: Folder
) -> None:
    with _served(folder) as (server, port):
        assert server.stdout is not None
        line = server.stdout.readline()
        assert line == f"A small atlas at http://127.0.0.1:{port}/ (stop with Ctrl-C)\n"
        server.send_signal(sent)
        _, complaints = server.communicate(timeout=30)
    assert server.returncode == 0
    assert "Traceback" not in complaints


@pytest.mark.parametrize(
    "command", [(), ("check",), ("handout",)], ids=["serve", "check", "handout"]
)
def test_every_command_explains_itself(command: tuple[str, ...]) -> None:
    result = run(*command, "--help")
    assert result.returncode == 0
    assert "Usage: python app.py" in result.stdout
    assert "DIR" in result.stdout


def test_gunicorn_serves_the_atlas() -> None:
    port = free_port()
    process = _gunicorn(port)
    try:
        wait_until_healthy(f"http://127.0.0.1:{port}", process)
    finally:
        process.terminate()
        process.communicate(timeout=30)


def test_gunicorn_ends_with_2_on_faulty_data_and_without_a_traceback(folder: Folder) -> None:
    folder.set("events.csv", 2, "title", "")
    process = _gunicorn(free_port(), ATLAS_DATA=str(folder.path))
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 2
    assert "events.csv, row 2, column title: the cell is empty." in errors
    assert "Traceback" not in errors


def _gunicorn(port: int, **environment: str) -> subprocess.Popen[str]:
    """Start gunicorn as the README says."""
    return subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "app:server"],
        cwd=settings.ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@contextmanager
def _served(folder: Folder) -> Iterator[tuple[subprocess.Popen[str], int]]:
    port = free_port()
    with subprocess.Popen(
        [sys.executable, "app.py", "--data", str(folder.path)],
        cwd=settings.ROOT,
        env={**os.environ, "PORT": str(port)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as server:
        try:
            yield server, port
        finally:
            server.kill()
