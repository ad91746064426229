"""What docs/deploy.md promises of containers and of several processes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from dashboard import settings
from tests.conftest import Folder
from tests.serving import free_port, wait_until_healthy

DOCKERFILE = (settings.ROOT / "Dockerfile").read_text(encoding="utf-8")
COPIED = [
    name
    for line in re.findall(r"(?m)^COPY (?!--)(.*) \S+$", DOCKERFILE.partition("FROM python")[2])
    for name in line.split()
]


def test_the_image_holds_all_that_the_atlas_is_made_of(tmp_path: Path) -> None:
    for name in COPIED:
        source = settings.ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name)
        else:
            shutil.copy(source, tmp_path / name)
    program = (
        "from dashboard.web.factory import create_server; create_server().test_client().get('/en/')"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr


def test_what_the_image_copies_is_not_ignored_and_nothing_else_is_sent() -> None:
    lines = (settings.ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    let_in = {line[1:] for line in lines if line.startswith("!")}
    assert "*" in lines
    assert set(COPIED) <= let_in
    assert {"tests", "docs", ".git", "node_modules"}.isdisjoint(let_in)


def test_the_image_runs_as_nobody_in_particular_and_is_asked_for_its_health() -> None:
    assert re.search(r"(?m)^USER (?!root)\w+", DOCKERFILE)
    assert "/healthz" in DOCKERFILE.partition("HEALTHCHECK")[2]


@pytest.mark.skipif(sys.platform == "win32", reason="gunicorn does not run there")
def test_every_process_of_gunicorn_serves_new_data(folder: Folder) -> None:
    port = free_port()
    command = ["-m", "gunicorn", "--workers", "2", "--bind", f"127.0.0.1:{port}", "app:server"]
    process = subprocess.Popen(
        [sys.executable, *command],
        cwd=settings.ROOT,
        env={**os.environ, "ATLAS_DATA": str(folder.path)},
        stderr=subprocess.DEVNULL,
        text=True,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_until_healthy(address, process)
        folder.replace("atlas.toml", "A small atlas", "A changed atlas")
        end = time.monotonic() + 60
        while not all("A changed atlas" in _page(address) for _ in range(20)):
            assert time.monotonic() < end
            time.sleep(0.5)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _page(address: str) -> str:
    with urllib.request.urlopen(f"{address}/en/", timeout=10) as response:  # noqa: S310
        text: str = response.read().decode()
        return text
