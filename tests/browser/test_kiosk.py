"""A kiosk: it invites, it begins anew exactly as at first, and nothing leads out of it."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from dashboard.model import Atlas
from tests.atlas_samples import Cast
from tests.browser.test_reach import violations
from tests.quality_metrics import Figure
from tests.serving import page_at

VISITS = 8
STEPS = 10  # touches of a visit
PROBE = (Path(__file__).parent / "kiosk.js").read_text(encoding="utf-8")
KEYS = (
    "Control+p", "Control+s", "Control+n", "Control+t", "Control+w", "Control+o", "Control+f",
    "Control+l", "Control+u", "Control+Shift+i", "Control+j", "Control+h", "Control++",
    "Shift+Escape",
    "Alt+ArrowLeft", "Alt+ArrowRight", "Alt+Home", "F1", "F3", "F5", "F11", "F12", "ContextMenu",
)  # fmt: skip
CHOOSE = """(link) => {
  const {address, choice} = atlas;
  choice.choose(address.follow(link, choice.present(), choice.loaded()), "push");
}"""
VIEWS = ("?story={untold}", "?view=debate", "?view=teach", "?view=sources", "?view=judge")
LEAVE = ["take a file", "follow a link outside", "present to a class", "share"]


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A touch table of 1920 by 1080 pixels."""
    made = browser.new_context(
        viewport={"width": 1920, "height": 1080}, has_touch=True, reduced_motion="reduce"
    )
    yield made
    made.close()


def open_kiosk(context: BrowserContext, address: str, question: str = "?kiosk") -> Page:
    page = context.new_page()
    kiosk = page_at(address, question=question)
    if kiosk.startswith("file:"):
        page.goto(kiosk)  # no page of another kind may lead to a file
    else:
        page.evaluate("(kiosk) => location.replace(kiosk)", kiosk)  # so that nothing lies before it
    return invited(page)


def invited(page: Page) -> Page:
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


def state(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate("probe.state()")
    return found


def anew(page: Page) -> None:
    """Let the kiosk begin anew, as it does when nobody is there."""
    with page.expect_navigation():
        page.evaluate("atlas.kiosk.beginAnew()")
    invited(page)


def visit(page: Page, luck: random.Random, steps: int = STEPS) -> list[str]:
    """Touch this and that, drag and pinch the map, scroll, play; return what was touched."""
    touched = []
    for _ in range(steps):
        touched.append(page.evaluate("(n) => probe.touch(n)", luck.randrange(10_000)))
        if luck.random() < 0.3 and page.locator("#map-view").is_visible():
            page.mouse.move(1000, 500)
            page.mouse.wheel(0, luck.choice((-400, 300)))
    return touched


def test_any_touch_begins_and_the_map_is_as_it_was_at_first(
    context: BrowserContext, address: str
) -> None:
    early = open_kiosk(context, address)
    begin(early)
    first = state(early)
    late = open_kiosk(context, address)
    late.wait_for_function("() => atlas.choice.present().story", timeout=30_000)
    late.wait_for_timeout(500)
    begin(late)
    assert state(late) == first


@pytest.mark.parametrize(
    "visits", [VISITS, pytest.param(200, marks=pytest.mark.soak)], ids=["a few", "two hundred"]
)
def test_after_any_visit_a_kiosk_begins_exactly_as_at_first(
    context: BrowserContext, address: str, visits: int, figure: Figure, cast: Cast
) -> None:
    page = open_kiosk(context, address, cast.filled("?kiosk&from={early}-04&theme=dark"))
    page.set_viewport_size({"width": 1366, "height": 768})  # drawn sooner
    begin(page)
    first = state(page)
    luck = random.Random(1920)  # noqa: S311
    for number in range(visits):
        touched = visit(page, luck)
        anew(page)
        begin(page)
        now = state(page)
        assert now == first, (number, touched, differences(first, now))
    figure("visits after which a kiosk began as at first", visits, least=visits)


def differences(first: dict[str, Any], now: dict[str, Any]) -> str:
    """Return in words what is not as it was; of long lists only what differs."""
    return json.dumps(
        {name: _apart(first[name], now[name]) for name in first if first[name] != now[name]}
    )


def _apart(first: Any, now: Any) -> list[Any]:
    if isinstance(first, str):
        first, now = first.splitlines(), now.splitlines()
    if not isinstance(first, list):
        return [first, now]
    return [
        [each for each in first if each not in now],
        [each for each in now if each not in first],
    ]


def test_a_kiosk_asks_and_then_begins_anew_in_its_first_language(
    context: BrowserContext, address: str, atlas: Atlas
) -> None:
    page = open_kiosk(context, address, "?kiosk&idle=5")
    begin(page)
    first = state(page)
    if "ru" in atlas.config.languages:
        with page.expect_navigation():
            page.locator(".kiosk-ways [data-language=ru]").tap()
        page.wait_for_selector(".kiosk-ways")
        expect(page.locator("#kiosk-invitation")).to_be_hidden()
    page.locator("#event-list a").first.tap()
    expect(page.locator("#kiosk-question")).to_be_visible(timeout=15_000)
    page.locator("#kiosk-question button").tap()
    expect(page.locator("#kiosk-question")).to_be_hidden()
    assert "event=" in page.url
    expect(page.locator("#kiosk-question")).to_be_visible(timeout=15_000)
    page.wait_for_url("**/en/**", timeout=20_000)
    invited(page)
    begin(page)
    assert state(page) == first


@pytest.mark.shipped(why="another atlas may have one language")
def test_a_language_of_the_invitation_begins_in_that_language(
    context: BrowserContext, address: str
) -> None:
    page = open_kiosk(context, address)
    with page.expect_navigation():
        page.locator("#kiosk-invitation [data-language=tr]").tap()
    page.wait_for_selector(".kiosk-ways")
    assert page.locator("html").get_attribute("lang") == "tr"
    expect(page.locator("#kiosk-invitation")).to_be_hidden()


def test_search_is_written_by_touch_alone(
    context: BrowserContext, address: str, atlas: Atlas, cast: Cast
) -> None:
    page = open_kiosk(context, address)
    begin(page)
    page.locator("#search-box").tap()
    written = cast.place.lower()
    for letter in f"{written}{written[-1]}":
        page.locator(f"#kiosk-keys [data-key='{letter}']").tap()
    page.locator("#kiosk-keys [data-key=back]").tap()
    expect(page.locator("#search-box")).to_have_value(written)
    expect(page.locator("#search-results")).to_contain_text(atlas.event(cast.chosen).title)
    page.locator("#kiosk-keys [data-key=done]").tap()
    expect(page.locator("#kiosk-keys")).to_be_hidden()


@pytest.mark.targets("server", why="files have none that could be away")
def test_while_the_server_is_away_a_kiosk_is_cleared_and_stays(
    context: BrowserContext, address: str, atlas: Atlas
) -> None:
    page = open_kiosk(context, address)
    begin(page)
    first = state(page)
    page.locator("#event-list a").first.tap()
    context.set_offline(True)
    page.evaluate("atlas.kiosk.beginAnew()")
    page.wait_for_selector("#kiosk-invitation[open]")
    begin(page)
    assert state(page) == first
    if "ru" in atlas.config.languages:
        page.locator(".kiosk-ways [data-language=ru]").tap()
        page.wait_for_timeout(500)
        assert page.locator("html").get_attribute("lang") == "en"


@pytest.mark.targets("server", "subpath", why="before a file lies the blank page of the test")
def test_nothing_leads_out_of_a_kiosk(
    context: BrowserContext, address: str, figure: Figure, cast: Cast
) -> None:
    page = open_kiosk(context, address)
    begin(page)
    requests: list[str] = []
    context.on("request", lambda request: requests.append(request.url))
    before = page.url
    escaped = page.evaluate("probe.tried()")
    page.evaluate("window.letBy = probe.watchKeys()")
    for key in KEYS:
        page.keyboard.press(key)
    for button in ("middle", "right"):
        page.locator("#event-list a").first.click(button=button)
    for view in VIEWS:
        page.evaluate(CHOOSE, cast.filled(view))
        page.wait_for_timeout(200)
        escaped += page.evaluate("(names) => probe.tried(names)", LEAVE)
    led_out = [*escaped, *page.evaluate("window.letBy")]
    assert led_out == []
    figure("ways out of a kiosk", len(led_out), most=0)
    assert len(context.pages) == 1
    assert page.evaluate("history.length") == 1
    assert page.url.partition("?")[0] == before.partition("?")[0]
    assert [url for url in requests if not url.startswith((address, "data:"))] == []


def test_a_page_that_is_no_kiosk_lets_the_browser_be(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(page_at(address))
    page.wait_for_selector(".still-marks", state="detached")
    page.evaluate(PROBE)
    tried = ["open a menu", "copy", "drag a link", "follow a link outside"]
    assert page.evaluate("(names) => probe.tried(names)", tried) == tried
    assert page.locator(".kiosk-ways, #kiosk-invitation").count() == 0


@pytest.mark.parametrize("size", [(1920, 1080), (3840, 2160), (1080, 1920), (1366, 768)])
def test_all_that_can_be_touched_is_large_and_nothing_is_cut(
    browser: Browser, address: str, size: tuple[int, int], cast: Cast
) -> None:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, has_touch=True, reduced_motion="reduce"
    )
    page = open_kiosk(context, address)
    small = page.evaluate("probe.small()")
    page.touchscreen.tap(size[0] * 0.6, size[1] * 0.45)
    page.wait_for_selector("#kiosk-invitation", state="hidden")
    wide = []
    for view in ("?event={other}", *VIEWS, "?view=compare"):
        page.evaluate(CHOOSE, cast.filled(view))
        page.wait_for_timeout(200)
        small += page.evaluate("probe.small()")
        wide += [view] if page.evaluate("document.documentElement.scrollWidth > innerWidth") else []
    context.close()
    assert (small, wide) == ([], [])


@pytest.mark.parametrize("opened", ["invitation", "question", "page", "keys"])
def test_a_kiosk_is_within_reach_of_everybody(
    context: BrowserContext, address: str, opened: str
) -> None:
    page = open_kiosk(context, address, "?kiosk&idle=15" if opened == "question" else "?kiosk")
    if opened != "invitation":
        begin(page)
    if opened == "question":
        page.wait_for_selector("#kiosk-question[open]", timeout=60_000)
        page.wait_for_timeout(400)
    if opened == "keys":
        page.locator("#search-box").tap()
    assert violations(page) == []
