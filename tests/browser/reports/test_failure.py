"""Failed requests: the page distinguishes gone, broken, refused and offline."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from dashboard.languages.language import Language
from tests.atlas_samples import Cast
from tests.browser.conftest import Watched

pytestmark = pytest.mark.targets("server", why="a folder of files asks nobody")

OF_A_LINK: Final = {
    "offline": (
        "The server is not responding. You can keep using this page; try the link again in a "
        "moment."
    ),
    "gone": "This is no longer there. Load the page again.",
    "broken": "The server could not make this. Please tell whoever runs the atlas.",
    "forbidden": "The server or your network blocks this. Ask whoever runs the network.",
}
OF_A_PART: Final = {
    "offline": (
        "Part of this page did not load. It will load again as soon as the server responds."
    ),
    "gone": "Part of this page is no longer there. Load the page again.",
    "broken": "The server could not make part of this page. Please tell whoever runs the atlas.",
    "forbidden": (
        "The server or your network blocks part of this page. Ask whoever runs the network."
    ),
}
NO_MAP: Final = "The map could not be drawn. The list, the texts and the timeline work without it."
OLDER: Final = "The atlas has changed since this page was opened. Load the page again."
NO_PANEL: Final = "The text about this event did not load. Load the page again."
LINKS: Final = {
    "handout": (re.compile("/handouts/"), ".sheet-link"),
    "download": (re.compile("/downloads/"), 'a[href^="downloads/"]'),
    "language": (re.compile(r"/[a-z]{2}/(\?.*)?$"), '.languages a[aria-current="false"]'),
}
ANSWERS: Final = (
    ("gone", 404),
    ("gone", 410),
    ("broken", 500),
    ("broken", 503),
    ("forbidden", 403),
    ("forbidden", 451),
    ("offline", 0),
)


@pytest.fixture
def damaged(browser: Browser, address: str, language: Language, cast: Cast) -> Iterator[Watched]:
    """A page that may log failed requests and no other error."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, reduced_motion="reduce")
    watched = Watched(context.new_page(), address, language, cast)
    yield watched
    context.close()
    assert [
        complaint for complaint in watched.complaints if "Failed to load resource" not in complaint
    ] == []


def _respond_with(page: Page, address: str | re.Pattern[str], status: int) -> None:
    """Answer `address` with `status`; 0 is no answer."""

    def respond(route: Route) -> None:
        if status:
            route.fulfill(status=status, body="", content_type="text/plain")
        else:
            route.abort()

    page.route(address, respond)


@pytest.mark.parametrize(("pattern", "selector"), LINKS.values(), ids=LINKS)
def test_each_way_in_which_a_link_fails_is_said_in_its_own_words(
    damaged: Watched, pattern: re.Pattern[str], selector: str, cast: Cast
) -> None:
    page = damaged.open(f"?event={cast.chosen}{'&view=sources' if 'downloads' in selector else ''}")
    if not page.locator(selector).count():
        pytest.skip("an atlas of one language")
    here = page.url
    for meaning, status in ANSWERS:
        _respond_with(page, pattern, status)
        page.locator(selector).first.evaluate("(link) => link.click()")
        expect(page.locator("#notice [role=status]")).to_have_text(damaged.say(OF_A_LINK[meaning]))
        page.locator("#notice button").click()
        assert page.url == here
        page.unroute(pattern)


def test_a_filter_that_leads_to_another_site_is_named(damaged: Watched, cast: Cast) -> None:
    page = damaged.open(f"?event={cast.chosen}")
    blocked = {"Location": "http://filter.example/blocked"}
    page.route("**/handouts/**", lambda route: route.fulfill(status=302, headers=blocked))
    page.locator(".sheet-link").click()
    expect(page.locator("#notice [role=status]")).to_have_text(damaged.say(OF_A_LINK["forbidden"]))
    # The policy of the page says so too.
    damaged.complaints[:] = [
        complaint for complaint in damaged.complaints if "filter.example" not in complaint
    ]


@pytest.mark.parametrize(("meaning", "status"), ANSWERS[::2])
def test_panels_that_do_not_come_are_said_to_be_missing_and_no_panel_is_empty(
    damaged: Watched, cast: Cast, meaning: str, status: int
) -> None:
    page = damaged.page
    _respond_with(page, "**/atlas-panels.js*", status)
    page.goto(damaged.at(f"?event={cast.chosen}"))
    expect(page.locator(".incomplete")).to_have_text(damaged.say(OF_A_PART[meaning]))
    expect(page.locator(f'[data-panel="{cast.chosen}"]')).to_contain_text(damaged.say(NO_PANEL))
    page.locator(".back-link").click()
    expect(page.locator("#panel .introduction")).to_be_visible()
    page.locator('.views a[href*="view=compare"]').click()
    expect(page.locator("#comparison")).to_be_visible()


@pytest.mark.parametrize(
    ("meaning", "status"),
    [
        ("gone", 404),
        ("forbidden", 403),
        ("offline", 0),
    ],
)
def test_without_plotly_list_panel_and_timeline_work_and_the_map_says_why_not(
    damaged: Watched, cast: Cast, meaning: str, status: int
) -> None:
    page = damaged.page
    _respond_with(page, "**/plotly.min.js*", status)
    page.goto(damaged.at())
    expect(page.locator(".map .undrawn")).to_have_text(damaged.say(NO_MAP))
    expect(page.locator(".map .undrawn")).to_be_visible()
    expect(page.locator(".still-marks")).to_have_count(0)
    expect(page.locator(".incomplete")).to_have_text(damaged.say(OF_A_PART[meaning]))
    before = page.locator("#event-list [data-event]").count()
    page.locator(f'[data-event="{cast.chosen}"] a').click()
    expect(page.locator(f'[data-panel="{cast.chosen}"] section').first).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("#thumb-from").focus()
    page.keyboard.press("End")
    expect(page.locator("#event-list [data-event]")).not_to_have_count(before)
    page.locator('.views a[href*="story="]').first.click()
    expect(page.locator("#story h2")).to_be_visible()


def test_panels_of_a_newer_atlas_are_no_empty_panel_and_the_reader_is_told(
    damaged: Watched, cast: Cast
) -> None:
    def newer(route: Route) -> None:
        text = route.fetch().text()
        panels = json.loads(text.partition("{}, ")[2].rpartition(")")[0])
        del panels["panels"][cast.chosen], panels["compared"][cast.chosen]
        panels["edition"] = "newer"
        script = f"window.atlas = Object.assign(window.atlas ?? {{}}, {json.dumps(panels)});"
        route.fulfill(body=script, content_type="text/javascript")

    page = damaged.page
    page.route("**/atlas-panels.js*", newer)
    page.goto(damaged.at(f"?event={cast.chosen}"))
    expect(page.locator("#notice [role=status]")).to_have_text(damaged.say(OLDER))
    expect(page.locator(f'[data-panel="{cast.chosen}"]')).to_contain_text(damaged.say(NO_PANEL))
    page.locator(f'[data-event="{cast.other}"] a').click()
    expect(page.locator(f'[data-panel="{cast.other}"] section').first).to_be_visible()
    page.locator(".compare-link").click()
    page.locator("[data-compare=second]").select_option(cast.chosen)
    expect(page.locator("#comparison .compared").first).to_be_visible()


def test_one_part_that_fails_at_a_choice_leaves_all_others_at_work(
    damaged: Watched, cast: Cast
) -> None:
    page = damaged.open()
    page.evaluate("() => { Plotly.react = () => { throw new Error('hurt'); }; }")
    page.locator(f'[data-event="{cast.chosen}"] a').click()
    expect(page.locator(f'[data-panel="{cast.chosen}"] section').first).to_be_visible()
    expect(page.locator(".event-row.is-chosen")).to_have_count(1)
    assert damaged.complaints
    assert all("hurt" in complaint for complaint in damaged.complaints)
    damaged.complaints.clear()
