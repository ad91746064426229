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
from dashboard.data.outline import read_outline
from tests.serving import running

PATIENCE: Final = 120  # seconds
TIMES: Final = 3


class Waits(NamedTuple):
    """Milliseconds: of `check`, and from the command to serve to its first page; medians."""

    check: float
    start: float


def waits(folder: Path, times: int = TIMES) -> Waits:
    """Return how long the commands take for the atlas in `folder`, each in a process of its own."""
    return Waits(
        median(_check(folder) for _ in range(times)), median(_start(folder) for _ in range(times))
    )


def _check(folder: Path) -> float:
    begun = time.perf_counter()
    command = [sys.executable, "app.py", "check", str(folder)]
    subprocess.run(command, cwd=settings.ROOT, capture_output=True, check=True, timeout=PATIENCE)
    return (time.perf_counter() - begun) * 1000


def _start(folder: Path) -> float:
    outline = read_outline(folder).outline
    page = outline.languages[0] if outline else ""
    begun = time.perf_counter()
    with (
        running("app.py", "--data", folder, "--port") as server,
        urlopen(f"{server.address}/{page}/", timeout=PATIENCE) as answer,  # noqa: S310  # our own
    ):
        answer.read()
        return (time.perf_counter() - begun) * 1000
