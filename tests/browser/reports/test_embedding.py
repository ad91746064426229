"""The atlas in a frame: what it needs, which messages it sends, and that it receives none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from dashboard import settings
from tests.atlas_samples import Cast
from tests.browser.museum import listing, museum
from tests.browser.page import choose, unfold
from tests.browser.pointer_hold import HANDS, holding

pytestmark = pytest.mark.targets("server", why="which sites may frame the atlas its headers say")

LEAST_HEIGHT = 600  # the height that the frame's own code says
PORTRAIT: ViewportSize = {"width": 412, "height": 915}
LANDSCAPE: ViewportSize = {"width": 915, "height": 412}
WIDE: ViewportSize = {"width": 1000, "height": 900}
HEIGHT = "document.querySelector('iframe').clientHeight"


@pytest.fixture(scope="module")
def listed(atlas_folder: Path) -> Iterator[tuple[str, int]]:
    """The atlas, and the port of the one other site that may frame it."""
    with listing(atlas_folder) as served_at:
        yield served_at


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A visitor to the site of a museum, with a hand that can touch."""
    context = browser.new_context(viewport=WIDE, has_touch=True, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def at_work(page: Page) -> Any:
    """Return the frame once the atlas in it has loaded."""
    page.frame_locator("iframe").locator("#panel article").wait_for(state="attached")
    return page.frames[1]


def _turn(page: Page, _: Any) -> None:
    page.set_viewport_size(LANDSCAPE)


def _close(_: Page, frame: Any) -> None:
    choose(frame, {"event": ""}, "push")


@pytest.mark.parametrize(
    ("change", "is_least"), [(_turn, True), (_close, False)], ids=["turned", "event-closed"]
)
def test_a_frame_that_has_grown_shrinks_again(
    page: Page,
    listed: tuple[str, int],
    cast: Cast,
    change: Callable[[Page, Any], None],
    is_least: bool,
) -> None:
    page.set_viewport_size(PORTRAIT)
    address, port = listed
    with museum(f"{address}/en/?event={cast.chosen}&embed", "100%", LEAST_HEIGHT, port) as site:
        page.goto(site)
        frame = at_work(page)
        unfold(frame)
        page.wait_for_function(f"{HEIGHT} > 2 * {LEAST_HEIGHT}")
        page.wait_for_timeout(500)
        grown = page.evaluate(HEIGHT)
        change(page, frame)
        page.wait_for_function(f"{HEIGHT} < {grown} - 100")
        page.wait_for_timeout(300)
        if is_least:
            assert page.evaluate(HEIGHT) == LEAST_HEIGHT
            page.set_viewport_size(PORTRAIT)
            page.wait_for_function(f"{HEIGHT} > 2 * {LEAST_HEIGHT}")


@pytest.mark.parametrize("question", ["?embed", "?embed&view=debate", "?embed&story={event_step}"])
def test_a_frame_wide_enough_tells_the_least_height_that_it_needs(
    page: Page, listed: tuple[str, int], cast: Cast, question: str
) -> None:
    address, port = listed
    with museum(f"{address}/en/{cast.filled(question)}", 1000, 900, port) as site:
        page.goto(site)
        frame = at_work(page)
        page.wait_for_timeout(500)
        heights = [
            message["height"]
            for message in page.evaluate("messages")
            if message["atlas"] == "height"
        ]
        assert 400 < heights[-1] < 900
        page.evaluate(
            "(height) => { document.querySelector('iframe').height = height; }", heights[-1]
        )
        frame.wait_for_function(f"innerHeight === {heights[-1]}")
        page.wait_for_timeout(500)
        assert frame.evaluate("document.documentElement.scrollHeight") == heights[-1]
        again = [
            message["height"]
            for message in page.evaluate("messages")
            if message["atlas"] == "height"
        ]
        assert again == heights


def test_the_page_around_hears_of_every_hand_as_long_as_it_is_there(
    page: Page, listed: tuple[str, int]
) -> None:
    address, port = listed
    hands = "messages.filter(({ atlas }) => atlas === 'hand').length"
    with museum(f"{address}/en/?embed", 900, 700, port) as site:
        page.goto(site)
        at_work(page).evaluate("document.querySelector('.page a').focus()")
        for hand in HANDS:
            before = page.evaluate(hands)
            with holding(page, hand, 300, 40):
                page.wait_for_function(f"{hands} >= {before} + 3", timeout=10_000)
            page.wait_for_timeout(100)
            quiet = page.evaluate(hands)
            page.wait_for_timeout(1200)
            assert page.evaluate(hands) == quiet, f"the {hand} is gone"
        kinds = {
            (message["atlas"], tuple(sorted(message))) for message in page.evaluate("messages")
        }
    assert kinds == {("hand", ("atlas",)), ("height", ("atlas", "height"))}


def test_a_frame_listens_to_nobody(page: Page, listed: tuple[str, int]) -> None:
    address, port = listed
    page.add_init_script(
        "window.heard = []; const add = EventTarget.prototype.addEventListener;"
        "EventTarget.prototype.addEventListener = function (name, ...rest) {"
        "  if (name === 'message' && this === window) heard.push(name);"
        "  return add.call(this, name, ...rest); };"
    )
    with museum(f"{address}/en/?embed", 900, 700, port) as site:
        page.goto(site)
        frame = at_work(page)
        assert page.evaluate("heard.length") == 1, "the page around listens"
        assert frame.evaluate("heard.length") == 0
        assert frame.evaluate("window.onmessage") is None


POPUPS = "allow-popups allow-popups-to-escape-sandbox"


@pytest.mark.parametrize(
    ("sandbox", "notice"),
    [
        ("allow-scripts", ".refused"),
        (f"allow-scripts {POPUPS}", ".refused"),
        ("allow-same-origin", "noscript"),
        ("", "noscript"),
        ("allow-scripts allow-same-origin", ""),
    ],
    ids=["no-origin", "no-origin-with-popups", "no-scripts", "nothing", "both-words"],
)
def test_a_frame_that_forbids_says_so_in_the_colours_of_the_atlas(
    page: Page, listed: tuple[str, int], cast: Cast, sandbox: str, notice: str
) -> None:
    address, port = listed
    whole = f"{address}/en/?event={cast.chosen}"
    with museum(f"{whole}&embed", 900, 700, port, sandbox) as site:
        page.goto(site)
        frame = page.frame_locator("iframe")
        if not notice:
            at_work(page)
        elif notice == "noscript":
            expect(frame.locator("noscript .no-script")).to_be_visible()
        else:
            expect(frame.locator(notice)).to_be_visible()
            expect(frame.locator(notice)).to_contain_text("allow-scripts and allow-same-origin")
            expect(frame.locator(f"{notice} a")).to_have_attribute("href", whole)
            expect(frame.locator(".incomplete")).to_be_hidden()
            expect(frame.locator(notice)).to_have_css(
                "position", "fixed"
            )  # its style sheet has loaded
        if POPUPS in sandbox:
            with page.expect_popup() as opened:
                frame.locator(f"{notice} a").click()
            opened.value.wait_for_selector("#panel article")
        for selector in {".refused", ".incomplete"} - {notice}:
            assert frame.locator(selector).is_hidden()


def test_the_docs_name_both_words_that_a_frame_needs_and_all_that_it_tells() -> None:
    text = (settings.ROOT / "docs" / "embed.md").read_text(encoding="utf-8")
    for word in ("`allow-scripts`", "`allow-same-origin`", '"height"', '"hand"'):
        assert word in text
