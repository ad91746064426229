"""An atlas that is reloaded many times while it is read: `python -m tests.reloads DIR COUNT`.

It prints its memory in bytes after each reload.
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
from tests.crowd import fetch_raw

PARTS = ("", "atlas-data.js", "atlas-panels.js", "downloads/atlas.zip")
PAGE_SIZE = 4096


def main(folder: Path, count: int) -> None:
    """Read and reload the atlas in `folder`, `count` times."""
    logging.getLogger("dashboard").setLevel(logging.ERROR)
    limit_heaps()
    app = ReloadingApp(partial(create_server, folder), folder, pause=3600)
    server = listen(app, "127.0.0.1", 0)
    thread = threading.Thread(target=server.run)
    thread.start()
    address = f"http://127.0.0.1:{server.effective_port}"
    config_file = folder / "atlas.toml"
    text = config_file.read_text(encoding="utf-8")
    with ThreadPoolExecutor(8) as pool:
        for number in range(count):
            config_file.write_text(f"{text}# {number}\n", encoding="utf-8")
            app.reload_if_changed()
            paths = [f"/{code}/{part}" for code in ("en", "az", "ru", "tr") for part in PARTS]
            for response in pool.map(partial(fetch_raw, address), paths * 2):
                assert response
            print(_memory(), flush=True)
    server.close()
    thread.join()


def _memory() -> int:
    return int(Path("/proc/self/statm").read_text(encoding="utf-8").split()[1]) * PAGE_SIZE


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
