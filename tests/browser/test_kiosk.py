"""A kiosk: it invites, it begins anew exactly as at first, and nothing leads out of it."""

from __future__ import annotations

import random

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from dashboard.model import Atlas
from tests.atlas_samples import Cast
from tests.browser.accessibility import violations
from tests.browser.kiosk_page import (
    PROBE,
    begin,
    begin_anew,
    differences,
    follow,
    kiosk_state,
    open_kiosk,
    wait_for_invitation,
)
from tests.quality_metrics import Figure
from tests.serving import page_at

VISITS = 8
STEPS = 10  # touches of a visit
KEYS = (
    "Control+p", "Control+s", "Control+n", "Control+t", "Control+w", "Control+o", "Control+f",
    "Control+l", "Control+u", "Control+Shift+i", "Control+j", "Control+h", "Control++",
    "Shift+Escape",
    "Alt+ArrowLeft", "Alt+ArrowRight", "Alt+Home", "F1", "F3", "F5", "F11", "F12", "ContextMenu",
)  # fmt: skip
VIEWS = ("?story={bare_step}", "?view=debate", "?view=teach", "?view=sources", "?view=judge")
WAYS_OUT = ["take a file", "follow a link outside", "present to a class", "share"]


def visit(page: Page, rng: random.Random, steps: int = STEPS) -> list[str]:
    """Touch this and that, drag and pinch the map, scroll, play; return what was touched."""
    touched = []
    for _ in range(steps):
        touched.append(page.evaluate("(n) => probe.touch(n)", rng.randrange(10_000)))
        if rng.random() < 0.3 and page.locator("#map-view").is_visible():
            page.mouse.move(1000, 500)
            page.mouse.wheel(0, rng.choice((-400, 300)))
    return touched


def test_any_touch_begins_and_the_map_is_as_it_was_at_first(
    kiosk_context: BrowserContext, address: str
) -> None:
    early = open_kiosk(kiosk_context, address)
    begin(early)
    first = kiosk_state(early)
    late = open_kiosk(kiosk_context, address)
    late.wait_for_function("() => atlas.choice.present().story", timeout=30_000)
    late.wait_for_timeout(500)
    begin(late)
    assert kiosk_state(late) == first


@pytest.mark.parametrize(
    "visits", [VISITS, pytest.param(200, marks=pytest.mark.soak)], ids=["a few", "two hundred"]
)
def test_after_any_visit_a_kiosk_begins_exactly_as_at_first(
    kiosk_context: BrowserContext, address: str, visits: int, figure: Figure, cast: Cast
) -> None:
    page = open_kiosk(kiosk_context, address, cast.filled("?kiosk&from={early}-04&theme=dark"))
    page.set_viewport_size({"width": 1366, "height": 768})  # drawn sooner
    begin(page)
    first = kiosk_state(page)
    rng = random.Random(1920)  # noqa: S311
    for number in range(visits):
        touched = visit(page, rng)
        begin_anew(page)
        begin(page)
        now = kiosk_state(page)
        assert now == first, (number, touched, differences(first, now))
    figure("visits after which a kiosk began as at first", visits, least=visits)


def test_a_kiosk_asks_and_then_begins_anew_in_its_first_language(
    kiosk_context: BrowserContext, address: str, atlas: Atlas
) -> None:
    page = open_kiosk(kiosk_context, address, "?kiosk&idle=5")
    begin(page)
    first = kiosk_state(page)
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
    wait_for_invitation(page)
    begin(page)
    assert kiosk_state(page) == first


@pytest.mark.shipped(why="another atlas may have one language")
def test_a_language_of_the_invitation_begins_in_that_language(
    kiosk_context: BrowserContext, address: str
) -> None:
    page = open_kiosk(kiosk_context, address)
    with page.expect_navigation():
        page.locator("#kiosk-invitation [data-language=tr]").tap()
    page.wait_for_selector(".kiosk-ways")
    assert page.locator("html").get_attribute("lang") == "tr"
    expect(page.locator("#kiosk-invitation")).to_be_hidden()


def test_search_is_written_by_touch_alone(
    kiosk_context: BrowserContext, address: str, atlas: Atlas, cast: Cast
) -> None:
    page = open_kiosk(kiosk_context, address)
    begin(page)
    page.locator("#search-box").tap()
    query = cast.place.lower()
    for letter in f"{query}{query[-1]}":
        page.locator(f"#kiosk-keys [data-key='{letter}']").tap()
    page.locator("#kiosk-keys [data-key=back]").tap()
    expect(page.locator("#search-box")).to_have_value(query)
    expect(page.locator("#search-results")).to_contain_text(atlas.event(cast.chosen).title)
    page.locator("#kiosk-keys [data-key=done]").tap()
    expect(page.locator("#kiosk-keys")).to_be_hidden()


@pytest.mark.targets("server", why="files have none that could be away")
def test_while_the_server_is_away_a_kiosk_is_cleared_and_stays(
    kiosk_context: BrowserContext, address: str, atlas: Atlas
) -> None:
    page = open_kiosk(kiosk_context, address)
    begin(page)
    first = kiosk_state(page)
    page.locator("#event-list a").first.tap()
    kiosk_context.set_offline(True)
    page.evaluate("atlas.kiosk.beginAnew()")
    page.wait_for_selector("#kiosk-invitation[open]")
    begin(page)
    assert kiosk_state(page) == first
    if "ru" in atlas.config.languages:
        page.locator(".kiosk-ways [data-language=ru]").tap()
        page.wait_for_timeout(500)
        assert page.locator("html").get_attribute("lang") == "en"


@pytest.mark.targets("server", "subpath", why="before a file lies the blank page of the test")
def test_nothing_leads_out_of_a_kiosk(
    kiosk_context: BrowserContext, address: str, figure: Figure, cast: Cast
) -> None:
    page = open_kiosk(kiosk_context, address)
    begin(page)
    requests: list[str] = []
    kiosk_context.on("request", lambda request: requests.append(request.url))
    before = page.url
    escaped = page.evaluate("probe.tried()")
    page.evaluate("window.letBy = probe.watchKeys()")
    for key in KEYS:
        page.keyboard.press(key)
    for button in ("middle", "right"):
        page.locator("#event-list a").first.click(button=button)
    for view in VIEWS:
        follow(page, cast.filled(view))
        page.wait_for_timeout(200)
        escaped += page.evaluate("(names) => probe.tried(names)", WAYS_OUT)
    ways_out = [*escaped, *page.evaluate("window.letBy")]
    assert ways_out == []
    figure("ways out of a kiosk", len(ways_out), most=0)
    assert len(kiosk_context.pages) == 1
    assert page.evaluate("history.length") == 1
    assert page.url.partition("?")[0] == before.partition("?")[0]
    assert [url for url in requests if not url.startswith((address, "data:"))] == []


def test_a_page_that_is_no_kiosk_lets_the_browser_be(
    kiosk_context: BrowserContext, address: str
) -> None:
    page = kiosk_context.new_page()
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
    kiosk_context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, has_touch=True, reduced_motion="reduce"
    )
    page = open_kiosk(kiosk_context, address)
    small = page.evaluate("probe.small()")
    page.touchscreen.tap(size[0] * 0.6, size[1] * 0.45)
    page.wait_for_selector("#kiosk-invitation", state="hidden")
    wide = []
    for view in ("?event={other}", *VIEWS, "?view=compare"):
        follow(page, cast.filled(view))
        page.wait_for_timeout(200)
        small += page.evaluate("probe.small()")
        wide += [view] if page.evaluate("document.documentElement.scrollWidth > innerWidth") else []
    kiosk_context.close()
    assert (small, wide) == ([], [])


@pytest.mark.parametrize("opened", ["invitation", "question", "page", "keys"])
def test_a_kiosk_is_within_reach_of_everybody(
    kiosk_context: BrowserContext, address: str, opened: str
) -> None:
    page = open_kiosk(
        kiosk_context, address, "?kiosk&idle=15" if opened == "question" else "?kiosk"
    )
    if opened != "invitation":
        begin(page)
    if opened == "question":
        page.wait_for_selector("#kiosk-question[open]", timeout=60_000)
        page.wait_for_timeout(400)
    if opened == "keys":
        page.locator("#search-box").tap()
    assert violations(page) == []
