"""The page of a kiosk: a visit is cleared whatever the server does; a resting hand is a visitor."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.atlas_samples import Cast
from tests.browser.accessibility import violations
from tests.browser.kiosk_page import (
    begin,
    differences,
    follow,
    kiosk_state,
    open_kiosk,
    wait_for_invitation,
)
from tests.browser.pointer_hold import HANDS, holding
from tests.serving import page_at

# What is touched in one visit, view after view.
VISITS = {
    "map-event-story": ("?", "?event={chosen}", "?story={event_step}"),
    "debate-compare": ("?view=debate", "?view=compare"),
    "class-sheet-sources": ("?view=teach", "?view=judge", "?view=sources"),
}
# The tiles of the invitation that are clipped or covered.
CUT_BUTTONS = """() => [...document.querySelectorAll(".invitation-ways button")].filter((tile) => {
  tile.scrollIntoView({ block: "nearest" });
  const { left, top, right, bottom } = tile.getBoundingClientRect();
  const corners = [[left + 9, top + 9], [right - 9, top + 9], [left + 9, bottom - 9]];
  return corners.some(([x, y]) => !tile.contains(document.elementFromPoint(x, y)));
}).map((tile) => tile.textContent)"""
SELECTS = {"speed": ("?", "#speed"), "first": ("?view=compare", "[data-compare=first]")}


def _away(kiosk_context: BrowserContext) -> None:
    kiosk_context.set_offline(True)


def _answering(answer: Callable[[Route], Any]) -> Callable[[BrowserContext], object]:
    return lambda kiosk_context: kiosk_context.route("**", answer)


SERVER_FAILURES = {
    "away": _away,
    "hung": _answering(lambda _: None),
    "failing": _answering(lambda route: route.fulfill(status=500)),
}


def begun_on_a_small_screen(page: Page) -> Page:
    """Begin on a small screen, which is drawn faster, and return the page."""
    page.set_viewport_size({"width": 1366, "height": 768})
    begin(page)
    return page


@pytest.mark.targets("server", why="files have none that could be in trouble")
@pytest.mark.parametrize("failure", SERVER_FAILURES)
def test_a_visit_is_gone_at_once_whatever_the_server_does(
    kiosk_context: BrowserContext, address: str, cast: Cast, failure: str
) -> None:
    page = begun_on_a_small_screen(open_kiosk(kiosk_context, address))
    first = kiosk_state(page)
    follow(page, cast.filled("?event={chosen}"))
    page.locator("#search-box").fill("Nuxa")
    SERVER_FAILURES[failure](kiosk_context)
    page.evaluate("atlas.kiosk.beginAnew()")
    page.wait_for_selector("#kiosk-invitation[open]", timeout=1000)
    begin(page)
    after = kiosk_state(page)
    assert after == first, differences(first, after)


@pytest.mark.targets("server", why="files have none that could be slow")
@pytest.mark.parametrize("late", ["HEAD", "GET"], ids=["its-word", "its-page"])
def test_what_a_server_says_late_comes_under_no_hand(
    kiosk_context: BrowserContext, address: str, cast: Cast, late: str
) -> None:
    page = begun_on_a_small_screen(open_kiosk(kiosk_context, address))
    loaded = page.evaluate("performance.timeOrigin")
    delayed: list[Route] = []

    def delay(route: Route) -> None:
        if route.request.method == late:
            delayed.append(route)
        else:
            route.continue_()

    kiosk_context.route("**", delay)
    page.evaluate("atlas.kiosk.beginAnew()")
    page.wait_for_timeout(1000)
    assert delayed
    begin(page)
    follow(page, cast.filled("?event={chosen}"))
    for route in delayed:
        route.continue_()
    page.wait_for_timeout(1000)
    assert page.evaluate("performance.timeOrigin") == loaded
    assert cast.chosen in page.evaluate("location.search")


@pytest.mark.targets("server", why="files are always loaded again")
def test_whatever_a_visitor_changes_is_as_at_first_without_a_server(
    kiosk_context: BrowserContext, address: str, cast: Cast
) -> None:
    page = begun_on_a_small_screen(open_kiosk(kiosk_context, address))
    first = kiosk_state(page)
    kiosk_context.set_offline(True)
    remaining = {}
    for visit, views in VISITS.items():
        for view in views:
            follow(page, cast.filled(view))
            page.wait_for_timeout(200)
            touched = page.evaluate("probe.touchEveryKind()")
            assert len(touched) > 3, view
        page.evaluate("atlas.kiosk.beginAnew()")
        page.wait_for_selector("#kiosk-invitation[open]")
        begin(page)
        after = kiosk_state(page)
        if after != first:
            remaining[visit] = differences(first, after)
    assert remaining == {}


@pytest.fixture
def timed(kiosk_context: BrowserContext, address: str) -> Page:
    """A kiosk with a timeout of five seconds and a clock that a test can move."""
    page = kiosk_context.new_page()
    page.clock.install()
    page.goto(page_at(address, question="?kiosk&idle=5"))
    return begun_on_a_small_screen(wait_for_invitation(page))


def test_a_hand_that_rests_is_a_visitor_until_it_is_lifted(timed: Page) -> None:
    question = timed.locator("#kiosk-question")
    for hand in HANDS:
        with holding(timed, hand, 600, 20):
            timed.clock.run_for(40_000)
            expect(question).to_be_hidden()
        timed.clock.run_for(6000)
        assert question.is_visible(), f"the {hand} is gone"
        with holding(timed, hand, 600, 20):
            timed.clock.run_for(1500)
            expect(question).to_be_hidden()


def test_a_thing_that_lies_on_the_screen_is_no_visitor_for_ever(timed: Page) -> None:
    with holding(timed, "finger", 600, 20):
        timed.clock.run_for(590_000)
        expect(timed.locator("#kiosk-question")).to_be_hidden()
        timed.clock.run_for(30_000)
        expect(timed.locator("#kiosk-invitation")).to_be_visible()


@pytest.mark.parametrize("name", SELECTS)
def test_a_list_to_choose_from_is_as_large_as_all_else_and_chooses(
    kiosk_context: BrowserContext, address: str, name: str
) -> None:
    view, selector = SELECTS[name]
    page = begun_on_a_small_screen(open_kiosk(kiosk_context, address))
    follow(page, view)
    field = page.locator(selector)
    lines = page.locator(".kiosk-list button")
    field.tap()
    assert not field.evaluate("field => field.matches(':open')"), "the browser's own is open"
    assert page.evaluate("probe.small()") == []
    assert violations(page) == []
    label = lines.last.text_content()
    lines.last.tap()
    expect(lines).to_have_count(0)
    assert field.evaluate("field => field.selectedOptions[0].textContent") == label
    field.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".kiosk-list [aria-pressed=true]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(lines).to_have_count(0)


@pytest.mark.parametrize(("width", "height"), [(1000, 700), (768, 1024), (412, 700), (320, 568)])
def test_a_kiosk_in_a_frame_can_be_begun_anew_and_leads_nowhere(
    kiosk_context: BrowserContext, address: str, width: int, height: int
) -> None:
    page = open_kiosk(kiosk_context, address, "?kiosk&embed")
    page.set_viewport_size({"width": width, "height": height})
    assert page.evaluate(CUT_BUTTONS) == []
    page.touchscreen.tap(9, 9)  # a tile would begin in its language, on another page
    page.wait_for_selector("#kiosk-invitation", state="hidden")
    assert page.evaluate("probe.small()") == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(page.locator(".page .whole-atlas")).to_be_hidden()
    box = page.locator("#map-view").bounding_box()
    assert box
    assert box["height"] > 200
    with page.expect_navigation():
        page.locator(".kiosk-again").tap()
    wait_for_invitation(page)
