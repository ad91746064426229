"""On a phone: one menu, and an event as a sheet below the map."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from dashboard.model import Atlas
from tests.atlas_samples import Cast
from tests.browser.accessibility import violations
from tests.browser.conftest import Watched
from tests.browser.page import settle

PHONE: ViewportSize = {"width": 390, "height": 844}
NARROW = [(390, 844), (768, 1024), (320, 640)]


def top_of(page: Page, selector: str) -> float:
    box: Any = page.locator(selector).bounding_box()
    return float(box["y"])


@pytest.mark.parametrize(("width", "height"), NARROW)
def test_the_header_has_one_line_and_one_menu(watched: Watched, width: int, height: int) -> None:
    watched.page.set_viewport_size({"width": width, "height": height})
    page = watched.open()
    links = page.locator(".views a")
    expect(links.first).to_be_hidden()
    expect(page.locator("#menu")).to_have_attribute("aria-expanded", "false")
    page.locator("#menu").click()
    expect(links.first).to_be_visible()
    boxes: list[Any] = [link.bounding_box() for link in links.all()]
    assert min(box["height"] for box in boxes) >= 44
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(links.first).to_be_hidden()
    expect(page.locator("#menu")).to_be_focused()


def test_a_way_that_is_taken_closes_the_menu(watched: Watched) -> None:
    watched.page.set_viewport_size(PHONE)
    page = watched.open()
    page.locator("#menu").click()
    page.locator('.views a[href="?view=sources"]').click()
    expect(page.locator("#view h2").first).to_be_visible()
    expect(page.locator(".views a").first).to_be_hidden()
    expect(page.locator(".question-above")).to_be_hidden()  # it is of the first screen alone
    page.locator("#menu").click()
    page.mouse.click(200, 800)
    expect(page.locator(".views a").first).to_be_hidden()


def test_the_menu_is_a_row_where_there_is_room(watched: Watched) -> None:
    watched.page.set_viewport_size({"width": 900, "height": 700})
    page = watched.open()
    expect(page.locator(".views a").first).to_be_visible()
    expect(page.locator("#menu")).to_be_hidden()


@pytest.mark.shipped(why="it names an event of its own")
def test_an_event_rises_over_the_page_and_leaves_the_map(watched: Watched, atlas: Atlas) -> None:
    watched.page.set_viewport_size(PHONE)
    for code in atlas.config.languages:
        page = watched.open("", f"/{code}/")
        page.locator('[data-event="ganja-1920"] a').click()
        expect(page.locator('[data-panel="ganja-1920"]')).to_be_visible()
        settle(page)
        assert top_of(page, "#map-view") <= 80, code
        assert top_of(page, "#panel") - top_of(page, "#map-view") >= 240, code
        expect(page.locator("#panel-title")).to_be_focused()
        for section in ("people", "causes", "casualties"):
            line = f'[data-section="{section}"] > .fold > summary .fold-line'
            assert top_of(page, line) < PHONE["height"] - 16, (code, section)


def test_the_sheet_opens_to_the_whole_screen_and_closes_to_the_map(watched: Watched) -> None:
    watched.page.set_viewport_size(PHONE)
    page = watched.open("?event={chosen}")
    grip = page.locator(".sheet-grip")
    expect(grip).to_have_attribute("aria-expanded", "false")
    expect(page.locator(".panel-summary")).to_be_hidden()
    grip.click()
    expect(grip).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".panel-summary")).to_be_visible()
    assert top_of(page, "#panel") == 0
    assert violations(page) == []
    page.locator("#panel").evaluate("panel => { panel.scrollTop = panel.scrollHeight }")
    expect(grip).to_be_in_viewport()
    grip.click()
    expect(page.locator(".panel-summary")).to_be_hidden()
    assert violations(page) == []
    page.locator(".back-link").click()
    expect(page.locator(".panel-article .sheet-grip")).to_have_count(0)
    expect(page.locator("#map-view")).to_be_in_viewport()


def test_a_section_that_is_asked_for_fills_the_screen(watched: Watched, cast: Cast) -> None:
    watched.page.set_viewport_size(PHONE)
    page = watched.open("?event={chosen}&at=casualties")
    expect(page.locator('[data-section="casualties"] h3')).to_be_in_viewport()
    assert top_of(page, "#panel") == 0
    watched.open("?event={chosen}")
    page.locator('[data-section="casualties"] summary').first.click()
    expect(page.locator(".sheet-grip")).to_have_attribute("aria-expanded", "true")
    page.locator(f'[data-event="{cast.other}"] a').evaluate("link => link.click()")
    expect(page.locator(f'[data-panel="{cast.other}"] .sheet-grip')).to_have_attribute(
        "aria-expanded", "false"
    )


def test_a_finger_pulls_the_sheet_up_down_and_away(watched: Watched) -> None:
    watched.page.set_viewport_size(PHONE)
    page = watched.open("?event={chosen}")
    grip = page.locator(".sheet-grip")

    def pull(by: int) -> None:
        box: Any = grip.bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + 20
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x, y + by / 2)
        page.mouse.move(x, y + by)
        page.mouse.up()

    pull(-120)
    expect(grip).to_have_attribute("aria-expanded", "true")
    pull(120)
    expect(grip).to_have_attribute("aria-expanded", "false")
    pull(90)
    expect(grip).to_have_count(0)
    assert watched.search == ""
