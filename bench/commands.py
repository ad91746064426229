"""How long a historian waits for the commands: `check`, and the start of the server."""

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

PATIENCE: Final = 120  # seconds
TIMES: Final = 3


class Waits(NamedTuple):
    """Milliseconds: of `check`, and from the command to serve to its first page; medians."""

    check: float
    start: float


def waits(folder: Path, times: int = TIMES, checkout: Path = settings.ROOT) -> Waits:
    """Return how long the commands of `checkout` take for the atlas in `folder`.

    Each runs in a process of its own.
    """
    return Waits(
        median(_check(folder, checkout) for _ in range(times)),
        median(_start(folder, checkout) for _ in range(times)),
    )


def _check(folder: Path, checkout: Path) -> float:
    begun = time.perf_counter()
    command = [sys.executable, "app.py", "check", str(folder)]
    subprocess.run(command, cwd=checkout, capture_output=True, check=True, timeout=PATIENCE)
    return (time.perf_counter() - begun) * 1000


def _start(folder: Path, checkout: Path) -> float:
    outline = read_config(folder).config
    page = outline.languages[0] if outline else ""
    begun = time.perf_counter()
    with (
        running("app.py", "--data", folder, "--port", checkout=checkout) as server,
        urlopen(f"{server.address}/{page}/", timeout=PATIENCE) as answer,  # noqa: S310  # our own
    ):
        answer.read()
        return (time.perf_counter() - begun) * 1000
