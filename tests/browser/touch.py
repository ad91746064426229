"""Real touch events, which the browser itself may interpret as a scroll or a pinch."""

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

# The state of the page, and the address that mirrors it.
CHOICE: Final = """() => {
  const {from, to, event, view, story, mode, compare, without} = atlas.choice.present();
  return JSON.stringify([from, to, event, view, story, mode, compare, without, location.search]);
}"""
# Restores the first state: same selection, nothing open, the whole map.
RESET: Final = """() => {
  window.firstChoice ??= {...atlas.choice.present()};
  for (const element of document.querySelectorAll('dialog[open]')) element.close();
  for (const element of document.querySelectorAll('details[open]')) element.open = false;
  atlas.timeHands.startAgain();
  atlas.choice.choose(window.firstChoice, 'replace');
  if (!atlas.choice.present().view) atlas.mapPage.showAll();
  scrollTo(0, 0);
  return new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
}"""
SETTLED: Final = "() => new Promise((go) => setTimeout(() => requestAnimationFrame(go), 40))"


class Point(NamedTuple):
    """A point of the window, in pixels."""

    x: float
    y: float


class Fingers:
    """Touch gestures on a page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._session = page.context.new_cdp_session(page)

    def tap(self, at: Point) -> None:
        """Touch and let go at once."""
        self.send("touchStart", at)
        self.lift()

    def rest(self, at: Point) -> None:
        """Touch, stay, and let go."""
        self.send("touchStart", at)
        self._page.wait_for_timeout(REST)
        self.lift()

    def swipe(self, at: Point, across: float = 0, along: float = 0) -> None:
        """Swipe; the finger stops before it is lifted, so that there is no momentum."""
        self.send("touchStart", at)
        for step in (*range(1, STEPS + 1), STEPS, STEPS):
            part = step / STEPS
            self.send("touchMove", Point(at.x + across * part, at.y + along * part))
            self._page.wait_for_timeout(PAUSE)
        self.lift()

    def pinch(self, at: Point, half_start: float = 30, half_end: float = 90) -> None:
        """Spread two fingers around a point; one comes a little later than the other."""
        self.send("touchStart", Point(at.x - half_start, at.y))
        for step in range(STEPS + 1):
            half = half_start + (half_end - half_start) * step / STEPS
            kind = "touchMove" if step else "touchStart"
            self.send(kind, Point(at.x - half, at.y), Point(at.x + half, at.y))
            self._page.wait_for_timeout(PAUSE)
        self.lift()

    def lift(self, kind: str = "touchEnd") -> None:
        """Lift all fingers, and wait until the page has reacted."""
        self.send(kind)
        self._page.evaluate(SETTLED)

    def send(self, kind: str, *points: Point) -> None:
        """Send one touch event with the points of the fingers."""
        touch_points = [{**point._asdict(), "id": number} for number, point in enumerate(points)]
        self._session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touch_points})


class TouchScreen(NamedTuple):
    """The atlas on a touch screen, with gestures."""

    page: Page
    fingers: Fingers
    watched: Watched

    def open(self, question: str = "") -> Page:
        """Open an address; at a kiosk, begin."""
        page = self.watched.open(question)
        if "kiosk" in question:
            page.wait_for_selector("#kiosk-invitation[open]")
            self.fingers.tap(Point(150, 60))
            page.wait_for_selector("#kiosk-invitation", state="hidden")
        page.evaluate(RESET)
        return page

    def reset(self) -> None:
        """Restore the state in which the page was opened."""
        self.page.evaluate(RESET)

    def chosen(self) -> str:
        """Return what is chosen, and the address."""
        choice: str = self.page.evaluate(CHOICE)
        return choice

    def middle(self, selector: str) -> Point:
        """Return the middle of what a selector finds first, once it is in sight."""
        element = self.page.locator(selector).first
        element.scroll_into_view_if_needed()
        self.page.evaluate(SETTLED)
        box = element.bounding_box()
        assert box, selector
        return Point(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    def on_timeline(self, share: float) -> Point:
        """Return a point of the timeline, once it is in sight."""
        height = self.middle("#time-track").y
        box = self.page.locator("#time-track").bounding_box()
        assert box
        return Point(box["x"] + box["width"] * share, height)


@contextmanager
def touch_screen(
    browser: Browser, address: str, language: Language, cast: Cast, width: int, height: int
) -> Iterator[TouchScreen]:
    """Open a touch screen; fail if the page logs an error."""
    size = {"width": width, "height": height}
    context = browser.new_context(viewport=size, has_touch=True, reduced_motion="reduce")  # type: ignore[arg-type]
    watched = Watched(context.new_page(), address, language, cast)
    yield TouchScreen(watched.page, Fingers(watched.page), watched)
    context.close()
    assert watched.complaints == []
