"""The search in a real browser: by keys, by finger, on every view."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from dashboard.model import Atlas
from tests.atlas_samples import Cast
from tests.browser.accessibility import violations
from tests.browser.conftest import Watched
from tests.quality_metrics import Figure

HEIGHT = {1366: 768, 390: 844, 320: 256}


@pytest.mark.english
def test_an_old_name_leads_to_the_event_by_the_keyboard_alone(watched: Watched, cast: Cast) -> None:
    page = watched.open()
    page.keyboard.press("/")
    expect(page.locator("#search-box")).to_be_focused()
    page.keyboard.type(cast.place)
    expect(page.locator("#search-count")).to_have_text(cast.result_count)
    expect(page.locator(".search-name").first).to_contain_text(cast.first_result)
    page.keyboard.press("ArrowDown")
    link = page.locator("#search-results a").first
    expect(link).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#search-box")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(f'[data-panel="{cast.chosen}"]')).to_be_visible()
    expect(page.locator("#panel-title")).to_be_focused()
    expect(page.locator("#search-results")).to_be_empty()
    assert watched.search == cast.filled("?event={chosen}")


def test_enter_opens_the_first_result(watched: Watched, cast: Cast) -> None:
    page = watched.open()
    page.keyboard.press("/")
    page.keyboard.type(cast.many)
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(cast.alone_spelling)
    page.keyboard.press("Enter")
    expect(page.locator(f'[data-panel="{cast.alone}"]')).to_be_visible()


def test_escape_clears_the_search_and_leaves_the_event_open(watched: Watched, cast: Cast) -> None:
    page = watched.open("?event={chosen}")
    row = page.locator(f'[data-event="{cast.other}"] a')
    row.focus()
    page.keyboard.press("/")
    page.keyboard.type(cast.alone_spelling)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(row).to_be_focused()
    expect(page.locator("#search-box")).to_have_value("")
    expect(page.locator("#search-results")).to_be_empty()
    expect(page.locator(f'[data-panel="{cast.chosen}"]')).to_be_visible()


def test_the_key_is_a_letter_where_the_reader_writes(watched: Watched) -> None:
    page = watched.open()
    page.keyboard.press("/")
    page.keyboard.type("a/b")
    expect(page.locator("#search-box")).to_have_value("a/b")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+/")
    expect(page.locator("#search-box")).not_to_be_focused()


@pytest.mark.parametrize("view", ["debate", "compare", "sources"])
def test_an_event_found_in_a_view_leads_to_the_map(watched: Watched, view: str, cast: Cast) -> None:
    page = watched.open(f"?view={view}")
    page.keyboard.press("/")
    page.keyboard.type(cast.leader)
    page.keyboard.press("Enter")
    expect(page.locator(f'[data-panel="{cast.led_event}"]')).to_be_visible()
    expect(page.locator("#map")).to_be_visible()
    expect(page.locator('[data-section="leaders"]')).to_be_in_viewport()


@pytest.mark.english
def test_the_open_event_is_found_again_and_takes_the_focus(
    watched: Watched, atlas: Atlas, cast: Cast
) -> None:
    page = watched.open("?event={chosen}")
    page.keyboard.press("/")
    page.keyboard.type(atlas.event(cast.chosen).title.lower())
    page.keyboard.press("Enter")
    expect(page.locator("#panel-title")).to_be_focused()


@pytest.mark.english
def test_a_term_and_a_work_are_read_beside_the_results(
    watched: Watched, cast: Cast, atlas: Atlas
) -> None:
    entry = next(term_ for term_ in atlas.glossary if term_.term == cast.defined_term)
    author = atlas.work(entry.cites[0].work).author[0]
    page = watched.open()
    page.keyboard.press("/")
    page.keyboard.type(cast.defined_term)
    term = page.locator("#search-results button").first
    page.keyboard.press("Enter")
    card = page.locator("#reference")
    expect(card).to_contain_text(entry.meaning)
    expect(card).to_contain_text(author)
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(term).to_be_focused()
    page.locator("#search-box").fill(cast.work)
    page.locator("#search-results button").first.click()
    expect(card.locator(".cited-for li").first).to_be_visible()
    card.locator("a", has_text=atlas.event(cast.chosen).title).click()
    expect(page.locator(f'[data-panel="{cast.chosen}"]')).to_be_visible()
    expect(page.locator("#search-results")).to_be_empty()


def test_what_is_not_there_is_said_and_the_list_suggested(watched: Watched) -> None:
    page = watched.open("?view=debate")
    page.keyboard.press("/")
    page.keyboard.type("Trondheim")
    expect(page.locator("#search-count")).to_have_text(watched.say("Nothing found"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#event-list")).to_be_focused()
    expect(page.locator("#search-results")).to_be_empty()


def test_results_close_when_the_reader_goes_elsewhere(watched: Watched, cast: Cast) -> None:
    page = watched.open()
    page.locator("#search-box").fill(cast.many)
    expect(page.locator("#search-results a").first).to_be_visible()
    page.mouse.click(400, 300)
    expect(page.locator("#search-results")).to_be_empty()
    page.locator("#search-box").fill(cast.alone_spelling)
    for _ in range(12):
        page.keyboard.press("Tab")
    expect(page.locator("#search-results")).to_be_empty()


@pytest.mark.parametrize("width", HEIGHT)
@pytest.mark.parametrize("query", ["{many}", "nothing of the kind"])
def test_axe_finds_nothing_wrong_in_the_results_and_nothing_is_cut(
    watched: Watched, figure: Figure, query: str, width: int, cast: Cast
) -> None:
    watched.page.set_viewport_size({"width": width, "height": HEIGHT[width]})
    page = watched.open()
    page.keyboard.press("/")
    page.keyboard.type(cast.filled(query))
    expect(page.locator("#search-count")).not_to_be_empty()
    # Axe finds links too small that the results cover in part.
    page.locator(".presets, #map-view, .legend").evaluate_all(
        "(elements) => elements.forEach((element) => { element.style.visibility = 'hidden'; })"
    )
    figure("faults that axe finds", len(violations(page)), least=0, most=0)
    beyond = page.evaluate("() => document.documentElement.scrollWidth") - width
    figure("sideways scroll from 3840 to 320 pixels", max(beyond, 0), "px", most=0)


def test_a_finger_finds_a_place_on_a_phone(watched: Watched, figure: Figure, cast: Cast) -> None:
    watched.page.set_viewport_size({"width": 390, "height": 844})
    page = watched.open()
    page.get_by_role("button", name=watched.say("Search"), exact=True).click()
    page.locator("#search-box").fill(cast.town)
    sides = page.locator("#search a, #search button").evaluate_all(
        """(elements) => elements.filter((element) => element.checkVisibility())
             .map((element) => element.getBoundingClientRect())
          .flatMap(({width, height}) => [width, height])"""
    )
    figure("targets for a finger, the least side", min(sides), "px", least=44)
    page.locator("#search-results a").first.click()
    expect(page.locator(f'[data-panel="{cast.town_event}"]')).to_be_visible()
    expect(page.locator("#search-box")).to_be_hidden()
    page.get_by_role("button", name=watched.say("Search"), exact=True).click()
    page.get_by_role("button", name=watched.say("Close search")).click()
    expect(page.get_by_role("button", name=watched.say("Search"), exact=True)).to_be_focused()
