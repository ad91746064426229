"""Fingers on the glass: real touches, which the browser itself may take for a scroll or a pinch."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, NamedTuple

from playwright.sync_api import Browser, Page

from dashboard.languages.language import Language
from tests.atlas_samples import Cast
from tests.browser.conftest import Watched

STEPS: Final = 6
PAUSE: Final = 8  # milliseconds between two moves
REST: Final = 800  # longer than a tap may last

# What the reader has chosen, and the address that mirrors it.
CHOICE: Final = """() => {
  const {from, to, event, view, story, mode, compare, without} = atlas.choice.present();
  return JSON.stringify([from, to, event, view, story, mode, compare, without, location.search]);
}"""
# As the page was first seen: nothing else is chosen, nothing is open, the whole map is there.
AFRESH: Final = """() => {
  window.firstChoice ??= {...atlas.choice.present()};
  for (const each of document.querySelectorAll('dialog[open]')) each.close();
  for (const each of document.querySelectorAll('details[open]')) each.open = false;
  atlas.timeHands.startAgain();
  atlas.choice.choose(window.firstChoice, 'replace');
  if (!atlas.choice.present().view) atlas.mapPage.showAll();
  scrollTo(0, 0);
  return new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
}"""
SETTLED: Final = "() => new Promise((go) => setTimeout(() => requestAnimationFrame(go), 40))"


class Spot(NamedTuple):
    """A point of the window, in pixels."""

    x: float
    y: float


class Fingers:
    """One hand on the screen of a page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._glass = page.context.new_cdp_session(page)

    def tap(self, at: Spot) -> None:
        """Touch and let go at once."""
        self.send("touchStart", at)
        self.lift()

    def rest(self, at: Spot) -> None:
        """Touch, stay, and let go."""
        self.send("touchStart", at)
        self._page.wait_for_timeout(REST)
        self.lift()

    def swipe(self, at: Spot, across: float = 0, along: float = 0) -> None:
        """Draw a finger over the screen; it stops before it leaves, so that nothing flies on."""
        self.send("touchStart", at)
        for step in (*range(1, STEPS + 1), STEPS, STEPS):
            part = step / STEPS
            self.send("touchMove", Spot(at.x + across * part, at.y + along * part))
            self._page.wait_for_timeout(PAUSE)
        self.lift()

    def pinch(self, at: Spot, apart: float = 30, grown: float = 90) -> None:
        """Spread two fingers around a point; one comes a little later than the other."""
        self.send("touchStart", Spot(at.x - apart, at.y))
        for step in range(STEPS + 1):
            half = apart + (grown - apart) * step / STEPS
            kind = "touchMove" if step else "touchStart"
            self.send(kind, Spot(at.x - half, at.y), Spot(at.x + half, at.y))
            self._page.wait_for_timeout(PAUSE)
        self.lift()

    def lift(self, kind: str = "touchEnd") -> None:
        """Take all fingers away, and wait until the page has answered."""
        self.send(kind)
        self._page.evaluate(SETTLED)

    def send(self, kind: str, *points: Spot) -> None:
        """Play one touch event: where the fingers are."""
        touching = [{**spot._asdict(), "id": number} for number, spot in enumerate(points)]
        self._glass.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touching})


class Held(NamedTuple):
    """The atlas on a screen that feels fingers, and a hand on it."""

    page: Page
    fingers: Fingers
    watched: Watched

    def open(self, question: str = "") -> Page:
        """Open an address; at a kiosk, begin."""
        page = self.watched.open(question)
        if "kiosk" in question:
            page.wait_for_selector("#kiosk-invitation[open]")
            self.fingers.tap(Spot(150, 60))
            page.wait_for_selector("#kiosk-invitation", state="hidden")
        page.evaluate(AFRESH)
        return page

    def afresh(self) -> None:
        """Make the page as it was opened."""
        self.page.evaluate(AFRESH)

    def chosen(self) -> str:
        """Return what is chosen, and the address."""
        found: str = self.page.evaluate(CHOICE)
        return found

    def middle(self, selector: str) -> Spot:
        """Return the middle of what a selector finds first, once it is in sight."""
        element = self.page.locator(selector).first
        element.scroll_into_view_if_needed()
        self.page.evaluate(SETTLED)
        box = element.bounding_box()
        assert box, selector
        return Spot(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    def on_time(self, part: float) -> Spot:
        """Return a point of the timeline, once it is in sight."""
        height = self.middle("#time-track").y
        box = self.page.locator("#time-track").bounding_box()
        assert box
        return Spot(box["x"] + box["width"] * part, height)


@contextmanager
def held(
    browser: Browser, address: str, language: Language, cast: Cast, width: int, height: int
) -> Iterator[Held]:
    """Open a screen that feels fingers; whatever is done on it, nothing complains."""
    size = {"width": width, "height": height}
    context = browser.new_context(viewport=size, has_touch=True, reduced_motion="reduce")  # type: ignore[arg-type]
    watched = Watched(context.new_page(), address, language, cast)
    yield Held(watched.page, Fingers(watched.page), watched)
    context.close()
    assert watched.complaints == []
