"""The first screen asks a question, and an event is told on one screen."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.model import Atlas
from tests.atlas_samples import Cast
from tests.browser.conftest import Watched
from tests.browser.page import settle
from tests.quality_metrics import Figure

SIZES = [(390, 844), (768, 1024), (1366, 768), (1920, 1080)]
# How much of each visible element lies within the window, above the fold.
LOWEST = """(selector) => Math.max(...[...document.querySelectorAll(selector)]
  .filter((element) => element.checkVisibility())
  .map((element) => element.getBoundingClientRect().bottom))"""
PANEL_SCREENS = """() => {
  const panel = document.querySelector('#panel');
  return panel.firstElementChild.getBoundingClientRect().height
    / Math.min(panel.clientHeight, innerHeight);
}"""
QUESTION = ".opening-question, .question-above h2"


def open_sheet(page: Page) -> None:
    """Open the sheet of a phone, which is low at first, to all that is told."""
    if page.locator(".sheet-grip").is_visible():
        page.locator(".sheet-grip").click()


@pytest.mark.shipped(why="the other atlas asks no question")
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_question_and_its_doors_are_seen_at_once(
    watched: Watched, browser: Browser, width: int, height: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": height})
    page.route("**/*.js*", lambda route: route.abort())  # what is seen before any script runs
    page.goto(watched.at())
    lowest: float = page.evaluate(LOWEST, f"{QUESTION}, .doors a strong")
    assert 0 < lowest <= height
    visible = [door for door in page.locator(".doors a").all() if door.is_visible()]
    assert len(visible) == 3
    page.close()


@pytest.mark.shipped(why="the other atlas has no doors")
def test_each_door_leads_to_its_event(watched: Watched, atlas: Atlas) -> None:
    for number, door in enumerate(atlas.config.doors):
        page = watched.open()
        page.locator(".introduction .doors a").nth(number).click()
        event = door.link.partition("event=")[2].partition("&")[0]
        expect(page.locator(f'[data-panel="{event}"]')).to_be_visible()
        if "at=" in door.link:
            expect(page.locator('[data-section="casualties"] .figure').first).to_be_visible()
        page.go_back()
        expect(page.locator(".introduction")).to_be_visible()


@pytest.mark.shipped(why="it names an event of its own")
@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)])
def test_who_led_why_and_how_many_died_are_on_the_first_screen_of_the_panel(
    watched: Watched, atlas: Atlas, width: int, height: int
) -> None:
    watched.page.set_viewport_size({"width": width, "height": height})
    for code in atlas.config.languages:
        page = watched.open("", f"/{code}/")
        page.locator('[data-event="ganja-1920"] a').click()
        expect(page.locator('[data-panel="ganja-1920"]')).to_be_visible()
        settle(page)
        for section in ("people", "causes", "casualties"):
            line: Any = page.locator(
                f'[data-section="{section}"] > .fold > summary .fold-line'
            ).bounding_box()
            title: Any = page.locator(f'[data-section="{section}"] h3').bounding_box()
            assert title["y"] >= 0, (code, section)
            assert line["y"] < height, (code, section)


@pytest.mark.shipped(why="its longest event is known")
@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)])
def test_a_folded_panel_is_short(
    watched: Watched, atlas: Atlas, figure: Figure, width: int, height: int
) -> None:
    watched.page.set_viewport_size({"width": width, "height": height})
    longest = 0.0
    for event in atlas.events:
        page = watched.open(f"?event={event.id}")
        open_sheet(page)
        longest = max(longest, page.evaluate(PANEL_SCREENS))
    figure(f"screens of the longest folded panel at {width}", longest, most=2.5)


@pytest.mark.shipped(why="its event with most claims is known")
@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)])
def test_a_panel_with_all_its_sections_open_is_at_most_nine_screens(
    watched: Watched, atlas: Atlas, figure: Figure, width: int, height: int
) -> None:
    watched.page.set_viewport_size({"width": width, "height": height})
    most = 0.0
    for code in atlas.config.languages:
        page = watched.open("?event=ganja-1920", f"/{code}/")
        expect(page.locator('[data-panel="ganja-1920"]')).to_be_visible()
        open_sheet(page)
        for fold in page.locator(".panel-section > .fold, .panel-summary.fold").all():
            fold.evaluate("fold => { fold.open = true }")
        article: Any = page.locator(".panel-article").bounding_box()
        most = max(most, article["height"] / height)
    figure(f"screens of Ganja with all sections open at {width}", most, most=9)


def test_a_section_is_opened_by_its_line_its_address_and_the_way_back(
    watched: Watched, cast: Cast
) -> None:
    page = watched.open("?event={chosen}")
    section = page.locator('[data-section="casualties"]')
    body = section.locator(".fold-body")
    expect(body).to_be_hidden()
    section.locator("summary").first.focus()
    page.keyboard.press("Enter")
    expect(body).to_be_visible()
    assert watched.search == cast.filled("?event={chosen}&at=casualties")
    page.reload()
    expect(body).to_be_visible()
    expect(section.locator("h3")).to_be_in_viewport()
    section.locator("summary").first.click()
    expect(body).to_be_hidden()
    assert watched.search == cast.filled("?event={chosen}")


def test_the_address_of_a_claim_opens_marks_and_focuses_it(watched: Watched, cast: Cast) -> None:
    page = watched.open("?event={chosen}&at=causes")
    numbers = page.locator('[data-section="causes"] .claims .cite-number')
    text = numbers.last.locator("xpath=ancestor::li[1]").text_content()
    numbers.last.click()
    page.locator("#reference .claim-link").click()
    claim = page.locator("#panel .is-asked")
    for _ in range(2):
        expect(claim).to_be_focused()
        expect(claim).to_be_in_viewport()
        assert claim.text_content() == text
        assert re.search(r"&at=causes-[0-9a-f]{6}$", watched.search)
        page.reload()
    page.locator(f'[data-event="{cast.other}"] a').click()
    expect(page.locator(f'[data-panel="{cast.other}"]')).to_be_visible()
    page.go_back()
    expect(claim).to_be_in_viewport()


def test_a_claim_that_is_gone_is_said_and_its_event_opened(watched: Watched, cast: Cast) -> None:
    page = watched.open("?event={chosen}&at=causes-000000")
    expect(page.locator(f'[data-panel="{cast.chosen}"]')).to_be_visible()
    expect(page.locator(".notice")).to_be_visible()
    assert watched.search == cast.filled("?event={chosen}")


def test_another_event_has_none_of_the_sections_open(watched: Watched, cast: Cast) -> None:
    page = watched.open("?event={chosen}&at=casualties")
    expect(page.locator('[data-section="casualties"] .fold-body')).to_be_visible()
    page.locator(f'[data-event="{cast.other}"] a').click()
    expect(page.locator(f'[data-panel="{cast.other}"]')).to_be_visible()
    assert "at=" not in watched.search
    assert page.locator("#panel .fold[open]").count() == 0
    page.go_back()
    expect(page.locator('[data-section="casualties"] .fold-body')).to_be_visible()


def test_paper_has_every_section_unfolded(watched: Watched) -> None:
    page = watched.open("?event={chosen}")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#panel .fold:not([open])").count() == 0
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    assert page.locator("#panel .fold[open]").count() == 0


def test_the_names_of_the_sections_stay_in_sight_and_mark_the_one_that_is_read(
    watched: Watched,
) -> None:
    page = watched.open("?event={chosen}")
    strip = page.locator("#panel .section-names")
    expect(strip).to_be_hidden()  # folded, the sections are their own names
    page.locator('[data-section="people"] summary').first.click()
    expect(strip).to_be_visible()
    strip.locator('[data-leads="sources"]').click()
    expect(page.locator('[data-section="sources"] h3')).to_be_in_viewport()
    expect(strip).to_be_in_viewport()
    expect(strip.locator("[aria-current]")).to_have_attribute("data-leads", "sources")
    covered = page.evaluate(
        """() => document.querySelector('[data-section="sources"] h3').getBoundingClientRect().top
          < document.querySelector('.section-names').getBoundingClientRect().bottom"""
    )
    assert not covered
    strip.locator('[data-leads="people"]').click()
    expect(strip.locator("[aria-current]")).to_have_attribute("data-leads", "people")
    page.go_back()
    expect(page.locator('[data-section="sources"] h3')).to_be_in_viewport()
