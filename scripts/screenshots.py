"""Make the pictures in `docs/` again from the running atlas: `make screenshots`."""

from __future__ import annotations

import base64
import threading
from typing import Any, Final, NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright
from waitress.server import create_server as listen

from dashboard import settings
from dashboard.command_line import LISTENING
from dashboard.factory import create_server
from tests.chromium import CURE, find_chromium

FOLDER: Final = settings.ROOT / "docs" / "images"
MOST_BYTES: Final = 120_000
MOST_PIXELS: Final = 1600  # a wider screen is shown smaller


class Picture(NamedTuple):
    """A view of the atlas, and the file in `docs/images/` that shows it."""

    name: str
    question: str
    width: int
    height: int


PICTURES: Final = (
    Picture("atlas", "?event=karabakh-1920", 1366, 768),
    Picture("atlas-wide", "", 1920, 1080),
    Picture("atlas-phone", "?from=1930&to=1930", 390, 844),
    *(
        Picture(f"{name}-{width}", question, width, height)
        for name, question in (
            ("story", "?story=ganja-rises"),
            ("debate", "?view=debate"),
            ("compare", "?view=compare&compare=ganja-1920,sheki-1930"),
            ("class", "?view=teach"),
            ("sheet", "?view=judge"),
            ("sources", "?view=sources"),
        )
        for width, height in ((1366, 768), (390, 844))
    ),
    *(
        Picture(f"look-{width}-{theme}", f"?theme={theme}{question}", width, height)
        for width, height, question in (
            (1366, 768, "&event=ganja-1920"),
            (1920, 1080, ""),
            (3840, 2160, "&from=1930&to=1930&event=sheki-1930"),
            (768, 1024, ""),
            (390, 844, "&from=1920&to=1920"),
        )
        for theme in ("light", "dark")
    ),
)


def take_screenshots() -> None:
    """Serve the atlas, and write a picture of each view in `PICTURES`."""
    chromium = find_chromium()
    if chromium is None:
        raise SystemExit(CURE)
    server = listen(create_server(), host="127.0.0.1", port=0, **LISTENING)
    threading.Thread(target=server.run, daemon=True).start()
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for picture in PICTURES:
            address = f"http://127.0.0.1:{server.effective_port}/en/{picture.question}"
            _take(browser, address, picture)
        browser.close()
    server.close()


def _take(browser: Browser, address: str, picture: Picture) -> None:
    page = browser.new_page(viewport={"width": picture.width, "height": picture.height})
    page.goto(address)
    page.wait_for_selector("#map .scatterlayer .points path", state="attached")
    page.wait_for_load_state("networkidle")
    page.wait_for_selector(".still-marks", state="detached")
    (FOLDER / f"{picture.name}.jpg").write_bytes(_small(page, picture))
    page.close()


def _small(page: Page, picture: Picture) -> bytes:
    """Return the page as a JPEG of at most MOST_BYTES, as good as that allows."""
    camera = page.context.new_cdp_session(page)
    scale = min(1, MOST_PIXELS / picture.width)
    clip = {"x": 0, "y": 0, "width": picture.width, "height": picture.height, "scale": scale}
    wish: dict[str, Any] = {"format": "jpeg", "clip": clip}
    for quality in range(86, 20, -6):
        taken = camera.send("Page.captureScreenshot", {**wish, "quality": quality})
        content = base64.b64decode(taken["data"])
        if len(content) <= MOST_BYTES:
            break
    return content


if __name__ == "__main__":
    take_screenshots()
