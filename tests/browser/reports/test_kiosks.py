"""The page of a kiosk: a visit is gone whatever the server does; who rests is a visitor."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.atlas_samples import Cast
from tests.browser.pointer_hold import HANDS, held
from tests.browser.test_kiosk import (
    CHOOSE,
    begin,
    context,
    differences,
    invited,
    open_kiosk,
    state,
)
from tests.browser.test_reach import violations
from tests.serving import page_at

__all__ = ["context"]  # a fixture
# What is touched in one visit, view after view.
VISITS = {
    "map-event-story": ("?", "?event={chosen}", "?story={told}"),
    "debate-compare": ("?view=debate", "?view=compare"),
    "class-sheet-sources": ("?view=teach", "?view=judge", "?view=sources"),
}
# The tiles of the invitation that no eye or finger can reach whole.
CUT_BUTTONS = """() => [...document.querySelectorAll(".invitation-ways button")].filter((tile) => {
  tile.scrollIntoView({ block: "nearest" });
  const { left, top, right, bottom } = tile.getBoundingClientRect();
  const corners = [[left + 9, top + 9], [right - 9, top + 9], [left + 9, bottom - 9]];
  return corners.some(([x, y]) => !tile.contains(document.elementFromPoint(x, y)));
}).map((tile) => tile.textContent)"""
LISTS = {"speed": ("?", "#speed"), "first": ("?view=compare", "[data-compare=first]")}


def _away(context: BrowserContext) -> None:
    context.set_offline(True)


def _answering(answer: Callable[[Route], Any]) -> Callable[[BrowserContext], object]:
    return lambda context: context.route("**", answer)


TROUBLES = {
    "away": _away,
    "hung": _answering(lambda _: None),
    "failing": _answering(lambda route: route.fulfill(status=500)),
}


def small(page: Page) -> Page:
    """Return the page on a screen that is drawn sooner, begun."""
    page.set_viewport_size({"width": 1366, "height": 768})
    begin(page)
    return page


@pytest.mark.targets("server", why="files have none that could be in trouble")
@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_visit_is_gone_at_once_whatever_the_server_does(
    context: BrowserContext, address: str, cast: Cast, trouble: str
) -> None:
    page = small(open_kiosk(context, address))
    first = state(page)
    page.evaluate(CHOOSE, cast.filled("?event={chosen}"))
    page.locator("#search-box").fill("Nuxa")
    TROUBLES[trouble](context)
    page.evaluate("atlas.kiosk.beginAnew()")
    page.wait_for_selector("#kiosk-invitation[open]", timeout=1000)
    begin(page)
    now = state(page)
    assert now == first, differences(first, now)


@pytest.mark.targets("server", why="files have none that could be slow")
@pytest.mark.parametrize("late", ["HEAD", "GET"], ids=["its-word", "its-page"])
def test_what_a_server_says_late_comes_under_no_hand(
    context: BrowserContext, address: str, cast: Cast, late: str
) -> None:
    page = small(open_kiosk(context, address))
    loaded = page.evaluate("performance.timeOrigin")
    waiting: list[Route] = []

    def delay(route: Route) -> None:
        if route.request.method == late:
            waiting.append(route)
        else:
            route.continue_()

    context.route("**", delay)
    page.evaluate("atlas.kiosk.beginAnew()")
    page.wait_for_timeout(1000)
    assert waiting
    begin(page)
    page.evaluate(CHOOSE, cast.filled("?event={chosen}"))
    for route in waiting:
        route.continue_()
    page.wait_for_timeout(1000)
    assert page.evaluate("performance.timeOrigin") == loaded
    assert cast.chosen in page.evaluate("location.search")


@pytest.mark.targets("server", why="files are always loaded again")
def test_whatever_a_visitor_changes_is_as_at_first_without_a_server(
    context: BrowserContext, address: str, cast: Cast
) -> None:
    page = small(open_kiosk(context, address))
    first = state(page)
    context.set_offline(True)
    left = {}
    for visit, views in VISITS.items():
        for view in views:
            page.evaluate(CHOOSE, cast.filled(view))
            page.wait_for_timeout(200)
            touched = page.evaluate("probe.touchEveryKind()")
            assert len(touched) > 3, view
        page.evaluate("atlas.kiosk.beginAnew()")
        page.wait_for_selector("#kiosk-invitation[open]")
        begin(page)
        now = state(page)
        if now != first:
            left[visit] = differences(first, now)
    assert left == {}


@pytest.fixture
def timed(context: BrowserContext, address: str) -> Page:
    """A kiosk at work that asks after five seconds, whose clock a test can put forward."""
    page = context.new_page()
    page.clock.install()
    page.goto(page_at(address, question="?kiosk&idle=5"))
    return small(invited(page))


def test_a_hand_that_rests_is_a_visitor_until_it_is_lifted(timed: Page) -> None:
    question = timed.locator("#kiosk-question")
    for hand in HANDS:
        with held(timed, hand, 600, 20):
            timed.clock.run_for(40_000)
            expect(question).to_be_hidden()
        timed.clock.run_for(6000)
        assert question.is_visible(), f"the {hand} is gone"
        with held(timed, hand, 600, 20):
            timed.clock.run_for(1500)
            expect(question).to_be_hidden()


def test_a_thing_that_lies_on_the_screen_is_no_visitor_for_ever(timed: Page) -> None:
    with held(timed, "finger", 600, 20):
        timed.clock.run_for(590_000)
        expect(timed.locator("#kiosk-question")).to_be_hidden()
        timed.clock.run_for(30_000)
        expect(timed.locator("#kiosk-invitation")).to_be_visible()


@pytest.mark.parametrize("name", LISTS)
def test_a_list_to_choose_from_is_as_large_as_all_else_and_chooses(
    context: BrowserContext, address: str, name: str
) -> None:
    view, selector = LISTS[name]
    page = small(open_kiosk(context, address))
    page.evaluate(CHOOSE, view)
    field = page.locator(selector)
    lines = page.locator(".kiosk-list button")
    field.tap()
    assert not field.evaluate("each => each.matches(':open')"), "the browser's own is open"
    assert page.evaluate("probe.small()") == []
    assert violations(page) == []
    wanted = lines.last.text_content()
    lines.last.tap()
    expect(lines).to_have_count(0)
    assert field.evaluate("each => each.selectedOptions[0].textContent") == wanted
    field.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".kiosk-list [aria-pressed=true]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(lines).to_have_count(0)


@pytest.mark.parametrize(("width", "height"), [(1000, 700), (768, 1024), (412, 700), (320, 568)])
def test_a_kiosk_in_a_frame_can_be_begun_anew_and_leads_nowhere(
    context: BrowserContext, address: str, width: int, height: int
) -> None:
    page = open_kiosk(context, address, "?kiosk&embed")
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
    invited(page)
