"""An export of a few files that kills itself: `python -m tests.stopped FOLDER EDITION AFTER`.

It kills itself as by `kill -9` just before the change of the disk with the number AFTER.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from dashboard.cli.export_folder import exporting
from dashboard.storage.atomic_write import write_new

CHANGES: Final = ("open", "os.mkdir", "os.remove", "os.rename", "os.rmdir")
EDITIONS: Final[Mapping[str, Mapping[str, str]]] = {
    "old": {"index.html": "old", "en/index.html": "old", "en/gone/only.html": "old"},
    "new": {"index.html": "new", "en/index.html": "new", "az/index.html": "new"},
}


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Export some files into `folder`."""
    with exporting(folder) as fresh:
        for name, text in files.items():
            write_new(fresh / name, text.encode())


def _die_before(change: int) -> None:
    remaining = [change]

    def count(event: str, arguments: tuple[object, ...]) -> None:
        writes = event != "open" or str(arguments[1])[:1] in ("w", "x")
        if event in CHANGES and writes:
            remaining[0] -= 1
            if remaining[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


if __name__ == "__main__":
    _die_before(int(sys.argv[3]))
    write(Path(sys.argv[1]), EDITIONS[sys.argv[2]])
