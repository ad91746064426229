"""A kiosk: how it is opened, begun and begun anew, and what state it is in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page

from tests.serving import page_at

PROBE = (Path(__file__).parent / "kiosk.js").read_text(encoding="utf-8")
FOLLOW_LINK = """(link) => {
  const {address, choice} = atlas;
  choice.choose(address.afterLink(link, choice.present(), choice.loaded()), "push");
}"""


def open_kiosk(context: BrowserContext, address: str, question: str = "?kiosk") -> Page:
    page = context.new_page()
    kiosk = page_at(address, question=question)
    if kiosk.startswith("file:"):
        page.goto(kiosk)  # no page of another kind may lead to a file
    else:
        page.evaluate(
            "(kiosk) => location.replace(kiosk)", kiosk
        )  # so that the history is empty before it
    return wait_for_invitation(page)


def wait_for_invitation(page: Page) -> Page:
    page.wait_for_selector("#kiosk-invitation[open]", timeout=30_000)
    page.wait_for_selector(".still-marks", state="detached")
    page.evaluate(PROBE)
    return page


def begin(page: Page) -> None:
    """Touch the middle of the map, and wait until the touch is over."""
    page.touchscreen.tap(700, 300)
    page.wait_for_selector("#kiosk-invitation", state="hidden")
    page.wait_for_function("() => document.querySelector('#panel article')")
    page.wait_for_timeout(100)


def kiosk_state(page: Page) -> dict[str, Any]:
    values: dict[str, Any] = page.evaluate("probe.state()")
    return values


def follow(page: Page, link: str) -> None:
    """Follow a link of the atlas, as a script of the page does."""
    page.evaluate(FOLLOW_LINK, link)


def begin_anew(page: Page) -> None:
    """Restart the kiosk, as it does when it is idle."""
    with page.expect_navigation():
        page.evaluate("atlas.kiosk.beginAnew()")
    wait_for_invitation(page)


def differences(first: dict[str, Any], after: dict[str, Any]) -> str:
    """Return the differences of two states as JSON; of long lists only the lines that differ."""
    return json.dumps(
        {name: _differing(first[name], after[name]) for name in first if first[name] != after[name]}
    )


def _differing(first: Any, after: Any) -> list[Any]:
    if isinstance(first, str):
        first, after = first.splitlines(), after.splitlines()
    if not isinstance(first, list):
        return [first, after]
    return [
        [line for line in first if line not in after],
        [line for line in after if line not in first],
    ]
