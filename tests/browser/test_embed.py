"""The atlas in a frame of another site, and the dialog that gives its link and its code."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.model import Atlas
from tests.atlas_samples import Cast
from tests.browser.accessibility import violations
from tests.browser.conftest import Watched
from tests.browser.museum import SANDBOX, listing, museum


@pytest.fixture(scope="module")
def listed(atlas_folder: Path) -> Iterator[tuple[str, int]]:
    """The atlas, and the port of the one other site that may frame it."""
    with listing(atlas_folder) as served_at:
        yield served_at


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A visitor to the site of a museum."""
    page = browser.new_page(viewport={"width": 1000, "height": 900}, reduced_motion="reduce")
    yield page
    page.close()


@pytest.mark.targets("server", why="which sites are listed is said by its headers")
@pytest.mark.parametrize("width", [800, 390])
def test_a_site_that_is_listed_frames_the_atlas_which_tells_it_its_height(
    page: Page, listed: tuple[str, int], atlas: Atlas, cast: Cast, width: int
) -> None:
    served, port = listed
    framed = f"{served}/en/?event={cast.other}"
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    with museum(f"{framed}&embed", width, 600, port) as site:
        page.goto(site)
        frame = page.frame_locator("iframe")
        expect(frame.locator("#panel-title")).to_have_text(atlas.event(cast.other).title)
        expect(frame.locator(".page-footer")).to_be_hidden()
        expect(frame.locator(".page .views")).to_be_hidden()
        expect(frame.locator(".page .whole-atlas")).to_have_attribute("href", framed)
        inside = page.frames[1]
        page.wait_for_function("document.querySelector('iframe').height >= 600")
        high = "document.querySelector('.page').getBoundingClientRect().height"
        inside.wait_for_function(f"Math.abs({high} - innerHeight) < 2")
        assert inside.evaluate("document.documentElement.scrollWidth <= innerWidth")
        # A frame as high as its window would grow with every height that it reports. The bound is
        # a little more than the longest panel on a telephone, 12,387 pixels in English.
        first = inside.evaluate(high)
        page.wait_for_timeout(300)
        assert inside.evaluate(high) == first < 13_000
        with page.expect_popup() as opened:
            frame.locator(".page .whole-atlas").click()
        assert opened.value.evaluate("opener") is None
        opened.value.close()
    assert complaints == []


@pytest.mark.targets("server", why="what is refused is said by its headers")
def test_a_site_that_is_not_listed_is_refused(page: Page, address: str) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    with museum(f"{address}/en/?embed", 800, 600) as site:
        page.goto(site)
        page.wait_for_timeout(500)
        assert page.frames[1].evaluate("document.querySelector('.page')") is None
    assert any("frame-ancestors" in complaint for complaint in complaints)


@pytest.mark.parametrize(
    ("question", "shown", "hidden"),
    [
        ("?embed", "#event-list", "#panel"),
        ("?embed&event={chosen}", "#panel", "#event-list"),
        ("?embed&view=debate", "#view", "#map-view"),
    ],
)
def test_a_frame_of_a_lesson_shows_the_map_and_the_list_or_the_event(
    watched: Watched, question: str, shown: str, hidden: str
) -> None:
    watched.page.set_viewport_size({"width": 800, "height": 600})
    page = watched.open(question)
    expect(page.locator(shown)).to_be_visible()
    expect(page.locator(hidden)).to_be_hidden()
    assert page.evaluate("document.querySelector('.page').getBoundingClientRect().height") == 600
    stored_length = "localStorage.length + sessionStorage.length + document.cookie.length"
    assert page.evaluate(stored_length) == 0
    assert violations(page) == []


def test_in_a_frame_the_wheel_is_for_the_page_around(watched: Watched) -> None:
    page = watched.open("?embed")
    box = page.locator("#map-view").bounding_box()
    assert box
    page.mouse.move(box["x"] + 200, box["y"] + 200)
    before = page.evaluate("JSON.stringify(atlas.mapPage.view())")
    page.mouse.wheel(0, -300)
    page.wait_for_timeout(300)
    assert page.evaluate("JSON.stringify(atlas.mapPage.view())") == before
    page.keyboard.down("Control")
    page.mouse.wheel(0, -300)
    page.wait_for_function(f"JSON.stringify(atlas.mapPage.view()) !== {before!r}")


@pytest.mark.targets("server", "subpath", why="a file has no address to share")
def test_the_dialog_gives_the_link_and_the_code_of_what_is_seen(
    watched: Watched, cast: Cast
) -> None:
    page = watched.open("?event={other}&theme=dark")
    opener = page.locator(".page .share-open")
    opener.focus()
    page.keyboard.press("Enter")
    shared = f"{watched.address}{watched.home}?event={cast.other}&theme=dark"
    expect(page.locator("#share-link")).to_have_value(shared)
    code = page.locator("#share-code").input_value()
    assert f'title="{page.title()}"' in code
    assert f'sandbox="{SANDBOX}"' in code
    page.locator("[data-copy=share-link]").click()
    expect(page.locator(".share-said")).to_have_text(watched.say("Copied"))
    page.keyboard.press("Escape")
    expect(page.locator("#share")).to_be_hidden()
    expect(opener).to_be_focused()
    assert f"event={cast.other}" in watched.search  # Escape closed the dialog alone


@pytest.mark.targets("server", "subpath", why="a file has no address to share")
@pytest.mark.parametrize("width", [1366, 390])
def test_the_dialog_is_easy_to_reach_and_clear_to_a_screen_reader(
    watched: Watched, width: int
) -> None:
    watched.page.set_viewport_size({"width": width, "height": 844})
    page = watched.open()
    page.locator(".page .share-open").click()
    expect(page.get_by_role("dialog", name=watched.say("Share this view"))).to_be_visible()
    expect(page.get_by_label(watched.say("Link to this view"), exact=True)).to_be_visible()
    for button in [*page.locator("#share button").all(), page.locator(".page .share-open")]:
        box = button.bounding_box()
        assert box
        assert box["width"] >= 44
        assert box["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(page) == []


@pytest.mark.targets("server", why="the policy is said by its headers")
def test_what_the_policy_refuses_is_a_complaint(watched: Watched) -> None:
    page = watched.open()
    page.evaluate("() => document.body.setAttribute('style', 'color: red')")
    page.evaluate(
        "() => document.body.append("
        "Object.assign(document.createElement('script'), {text: 'hit = 1'}))"
    )
    page.wait_for_timeout(100)
    assert sum("Content Security Policy" in complaint for complaint in watched.complaints) == 2
    assert page.evaluate("window.hit") is None
    watched.complaints.clear()


def test_pointing_at_a_symbol_breaks_no_policy_and_its_title_is_bold(watched: Watched) -> None:
    page = watched.open()
    symbol = page.locator("#map .points path").first.bounding_box()
    assert symbol
    page.mouse.move(symbol["x"] + symbol["width"] / 2, symbol["y"] + symbol["height"] / 2)
    lines = page.locator("#map .hovertext .line")
    expect(lines).to_have_count(2)
    weights = [
        line.evaluate("element => getComputedStyle(element).fontWeight") for line in lines.all()
    ]
    assert weights == ["700", "400"]
