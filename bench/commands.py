"""Measures how long a historian waits for the commands: `check`, and the start of the server."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple
from urllib.request import urlopen

from dashboard import settings
from dashboard.data.config_reader import read_config
from tests.serving import running

TIMEOUT: Final = 120  # seconds
REPEATS: Final = 3


class CommandTimes(NamedTuple):
    """Median milliseconds: of `check`, and from the start of the server to its first page."""

    check: float
    start: float


def measure_commands(
    folder: Path, times: int = REPEATS, checkout: Path = settings.ROOT
) -> CommandTimes:
    """Return how long the commands of `checkout` take for the atlas in `folder`.

    Each runs in a process of its own.
    """
    return CommandTimes(
        median(_check(folder, checkout) for _ in range(times)),
        median(_start(folder, checkout) for _ in range(times)),
    )


def _check(folder: Path, checkout: Path) -> float:
    started = time.perf_counter()
    command = [sys.executable, "app.py", "check", str(folder)]
    subprocess.run(command, cwd=checkout, capture_output=True, check=True, timeout=TIMEOUT)
    return (time.perf_counter() - started) * 1000


def _start(folder: Path, checkout: Path) -> float:
    config = read_config(folder).config
    page = config.languages[0] if config else ""
    started = time.perf_counter()
    with (
        running("app.py", "--data", folder, "--port", checkout=checkout) as server,
        urlopen(f"{server.address}/{page}/", timeout=TIMEOUT) as response,  # noqa: S310  # our own
    ):
        response.read()
        return (time.perf_counter() - started) * 1000
