"""Take the pictures in `docs/` anew from the running atlas: `make screenshots`.

`python -m scripts.screenshots guide` takes only those whose names begin with "guide".
"""

from __future__ import annotations

import base64
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright
from waitress.server import create_server as listen

from dashboard import settings
from dashboard.cli.new_atlas import write_new_atlas
from dashboard.cli.terminal import run
from dashboard.storage.atomic_write import write_atomic
from dashboard.web.factory import create_server
from dashboard.web.listener import WAITRESS_SETTINGS
from scripts.guide import follow_guide
from tests.chromium import INSTALL_HINT, find_chromium

FOLDER: Final = settings.ROOT / "docs" / "images"
MAX_BYTES: Final = 120_000
MAX_PIXELS: Final = 1600  # a wider screen is shown smaller

MARGIN: Final = 8  # pixels around a part


class Picture(NamedTuple):
    """A view of the atlas, and the file in `docs/images/` that shows it."""

    name: str
    query: str
    width: int
    height: int
    parts: str = ""  # CSS selector of what to show; empty: the whole viewport
    on_paper: bool = False


PICTURES: Final = (
    Picture("atlas", "?event=karabakh-1920", 1366, 768),
    Picture("atlas-wide", "", 1920, 1080),
    Picture("atlas-phone", "?from=1930&to=1930", 390, 844),
    Picture("map-paper", "?event=ganja-1920", 1017, 690, on_paper=True),  # A4, lying
    *(
        Picture(f"{name}-{width}", query, width, height)
        for name, query in (
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
        Picture(f"look-{width}-{theme}", f"?theme={theme}{query}", width, height)
        for width, height, query in (
            (1366, 768, "&event=ganja-1920"),
            (1920, 1080, ""),
            (3840, 2160, "&from=1930&to=1930&event=sheki-1930"),
            (768, 1024, ""),
            (390, 844, "&from=1920&to=1920"),
        )
        for theme in ("light", "dark")
    ),
)


# The island of docs/curators.md: at first, with its new event, and corrected.
GUIDE_BEFORE: Final = (Picture("guide-before", "", 1366, 768),)
GUIDE_AFTER: Final = (
    Picture("guide-after", "?event=sallow-ferry-1795", 1366, 768),
    Picture(
        "guide-gaps",
        "?event=sallow-ferry-1795",
        1366,
        768,
        ".section-participants, .section-leaders",
    ),
)
GUIDE_CORRECTED: Final = (
    Picture(
        "guide-correction",
        "?view=about",
        900,
        768,
        "#about-corrections, #about-corrections ~ *",
    ),
)


def take_screenshots(beginning: str = "") -> None:
    """Write a picture of each view whose name begins with `beginning`."""
    chromium = find_chromium()
    if chromium is None:
        raise SystemExit(INSTALL_HINT)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, TemporaryDirectory() as island:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for folder, pictures in _picture_folders(Path(island)):
            selected = [picture for picture in pictures if picture.name.startswith(beginning)]
            if selected:
                _take_all(browser, folder, selected)
        browser.close()


def _picture_folders(island: Path) -> Iterator[tuple[Path, tuple[Picture, ...]]]:
    """Yield each folder of tables with the pictures to take of it."""
    yield settings.DATA_FOLDER, PICTURES
    for name, until, pictures in (
        ("before", "Before you begin, once", GUIDE_BEFORE),
        ("after", "Correct and publish", GUIDE_AFTER),
        ("corrected", "", GUIDE_CORRECTED),
    ):
        write_new_atlas(island / name)
        follow_guide(island / name, until)
        yield island / name, pictures


def _take_all(browser: Browser, folder: Path, pictures: list[Picture]) -> None:
    with _serving(folder) as address:
        for picture in pictures:
            _take(browser, f"{address}/en/{picture.query}", picture)


@contextmanager
def _serving(folder: Path) -> Iterator[str]:
    server = listen(create_server(folder), host="127.0.0.1", port=0, **WAITRESS_SETTINGS)
    threading.Thread(target=server.run, daemon=True).start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()


def _take(browser: Browser, address: str, picture: Picture) -> None:
    page = browser.new_page(viewport={"width": picture.width, "height": picture.height})
    page.goto(address)
    if "view=" in address:  # the map is drawn when it is first seen
        page.wait_for_selector("#view .view-article")
    else:
        page.wait_for_selector("#map .scatterlayer .points path", state="attached")
        page.wait_for_selector(".still-marks", state="detached")
    page.wait_for_load_state("networkidle")
    if picture.on_paper:
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
    write_atomic(FOLDER / f"{picture.name}.jpg", _jpeg(page, picture))
    page.close()


def _jpeg(page: Page, picture: Picture) -> bytes:
    """Return the page as a JPEG of at most MAX_BYTES, in the best quality that allows."""
    session = page.context.new_cdp_session(page)
    clip = _clip(page, picture)
    options: dict[str, Any] = {"format": "jpeg", "clip": clip}
    for quality in range(86, 20, -6):
        screenshot = session.send("Page.captureScreenshot", {**options, "quality": quality})
        content = base64.b64decode(screenshot["data"])
        if len(content) <= MAX_BYTES:
            break
    return content


def _clip(page: Page, picture: Picture) -> dict[str, Any]:
    """Return the region of the page to show: the viewport, or the box around its parts."""
    if not picture.parts:
        scale = min(1, MAX_PIXELS / picture.width)
        return {"x": 0, "y": 0, "width": picture.width, "height": picture.height, "scale": scale}
    parts = page.locator(picture.parts)
    parts.last.scroll_into_view_if_needed()
    boxes = [box for part in parts.all() if (box := part.bounding_box())]
    left, top = (min(box[side] for box in boxes) - MARGIN for side in ("x", "y"))
    right = max(box["x"] + box["width"] for box in boxes) + MARGIN
    bottom = max(box["y"] + box["height"] for box in boxes) + MARGIN
    across, down = page.evaluate("[scrollX, scrollY]")  # a clip counts from the top of the page
    size = {"width": right - left, "height": bottom - top}
    return {"x": left + across, "y": top + down, **size, "scale": 1}


if __name__ == "__main__":
    sys.exit(run(partial(take_screenshots, *sys.argv[1:2])))
