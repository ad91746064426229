"""Make the pictures in `docs/` again from the running atlas: `make screenshots`."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, sync_playwright
from waitress.server import create_server as listen

from dashboard import settings
from dashboard.command_line import THREADS
from dashboard.factory import create_server
from tests.chromium import CURE, find_chromium

FOLDER: Final = settings.ROOT / "docs" / "images"
PICTURES: Final = (
    ("atlas", "?event=karabakh-1920", 1366, 768),
    ("atlas-wide", "", 1920, 1080),
    ("atlas-phone", "?from=1930&to=1930", 390, 844),
)


def take_screenshots() -> None:
    """Serve the atlas, and write a picture of each view in `PICTURES`."""
    chromium = find_chromium()
    if chromium is None:
        raise SystemExit(CURE)
    server = listen(create_server(), host="127.0.0.1", port=0, threads=THREADS)
    threading.Thread(target=server.run, daemon=True).start()
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, question, width, height in PICTURES:
            address = f"http://127.0.0.1:{server.effective_port}/en/{question}"
            _take(browser, address, width, height, FOLDER / f"{name}.jpg")
        browser.close()
    server.close()


def _take(browser: Browser, address: str, width: int, height: int, file: Path) -> None:
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(address)
    page.wait_for_selector("#map .scatterlayer .points path")
    page.wait_for_load_state("networkidle")
    page.screenshot(path=file, type="jpeg", quality=82)
    page.close()


if __name__ == "__main__":
    take_screenshots()
