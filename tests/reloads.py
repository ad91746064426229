"""An atlas that is made anew again and again while it is read: `python -m tests.reloads DIR COUNT`.

It writes how many bytes of memory it has after each time.
"""

from __future__ import annotations

import logging
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from dashboard.web.allocator import limit_heaps
from dashboard.web.factory import create_server
from dashboard.web.listener import listen
from dashboard.web.live_reload import ReloadingApp
from tests.crowd import asked

PARTS = ("", "atlas-data.js", "atlas-panels.js", "downloads/atlas.zip", "_dash-layout")
PAGE_SIZE = 4096


def main(folder: Path, count: int) -> None:
    """Read and renew the atlas in `folder` so many times."""
    logging.getLogger("dashboard").setLevel(logging.ERROR)
    limit_heaps()
    live = ReloadingApp(partial(create_server, folder), folder, pause=3600)
    door = listen(live, "127.0.0.1", 0)
    serving = threading.Thread(target=door.run)
    serving.start()
    address = f"http://127.0.0.1:{door.effective_port}"
    outline = folder / "atlas.toml"
    text = outline.read_text(encoding="utf-8")
    with ThreadPoolExecutor(8) as readers:
        for number in range(count):
            outline.write_text(f"{text}# {number}\n", encoding="utf-8")
            live.renew()
            paths = [f"/{code}/{part}" for code in ("en", "az", "ru", "tr") for part in PARTS]
            for answer in readers.map(partial(asked, address), paths * 2):
                assert answer
            print(_memory(), flush=True)
    door.close()
    serving.join()


def _memory() -> int:
    return int(Path("/proc/self/statm").read_text(encoding="utf-8").split()[1]) * PAGE_SIZE


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
