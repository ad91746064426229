"""The page without scripts: its map, list and introduction are there to be read."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest
from playwright.sync_api import Page, expect

from dashboard.figures.map_points import placed_points
from dashboard.languages.language import Language
from dashboard.model import Atlas
from tests.browser.conftest import Watched
from tests.browser.page import settle
from tests.quality_metrics import Figure

# On the map: without scripts the page has no doors above it.
MIDDLES = """(selector) => [...document.querySelectorAll(selector)].map((mark) => {
  const { left, top, width, height } = mark.getBoundingClientRect();
  const map = document.querySelector('#map-view').getBoundingClientRect();
  return [left + width / 2 - map.left, top + height / 2 - map.top];
})"""
BOXES = """(names) => names.map((name) => {
  const { left, right, top, bottom } = name.getBoundingClientRect();
  return { left, right, top, bottom, text: name.textContent };
})"""
STILL = ".still-marks :is(circle, polygon):not([opacity='0.2'], [fill='none'])"
DRAWN = "#map .scatterlayer path.point"


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1366, 768), (1920, 1080)])
def test_every_symbol_stands_where_the_scripts_put_it(
    watched: Watched,
    page_without_scripts: Page,
    atlas: Atlas,
    figure: Figure,
    width: int,
    height: int,
) -> None:
    for page in (page_without_scripts, watched.page):
        page.set_viewport_size({"width": width, "height": height})
    page_without_scripts.goto(watched.at())
    page_without_scripts.wait_for_load_state("networkidle")
    still = page_without_scripts.evaluate(MIDDLES, STILL)
    page = watched.open()
    settle(page)
    drawn = page.evaluate(MIDDLES, DRAWN)
    assert len(drawn) >= len(still) == len(placed_points(atlas)) > 0
    away = [min(max(abs(x - left), abs(y - top)) for x, y in drawn) for left, top in still]
    figure("a symbol away from where the scripts put it", max(away), "px", most=3)


def test_the_page_is_read_without_scripts_and_offers_only_what_works(
    watched: Watched, page_without_scripts: Page, atlas: Atlas, language: Language
) -> None:
    page = page_without_scripts
    page.goto(watched.at())
    for event in atlas.events:
        expect(page.locator(f'[data-event="{event.id}"] .row-title')).to_have_text(
            language.say(event.title)
        )
    expect(page.locator(".introduction h2")).to_be_visible()
    expect(page.locator(".still-names g:visible text").first).to_be_visible()
    handouts = page.locator(".row-handout")
    assert handouts.count() == len(atlas.events)
    addresses = handouts.evaluate_all("(links) => links.map((link) => link.href)")
    assert [address for address in addresses if not _is_there(address, page)] == []
    offered = "(element) => element.checkVisibility({ visibilityProperty: true })"
    page.locator(".legend summary").click()
    controls = page.locator(".page :is(button, select, [role=slider]):not(:disabled)")
    if page.evaluate("matchMedia('(scripting: none)').matches"):
        assert not any(controls.evaluate_all(f"(all) => all.map({offered})"))


def _is_there(address: str, page: Page) -> bool:
    """Return whether a file or a server has something at an address."""
    if address.startswith("file:"):
        return Path(url2pathname(urlsplit(address).path)).is_file()
    return page.request.get(address).ok


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1366, 768), (1920, 1080)])
def test_no_name_on_the_map_covers_another_or_is_cut(
    watched: Watched, page_without_scripts: Page, width: int, height: int
) -> None:
    page = page_without_scripts
    page.set_viewport_size({"width": width, "height": height})
    page.goto(watched.at())
    page.wait_for_load_state("networkidle")
    boxes = page.locator(".still-names g:visible text").evaluate_all(BOXES)
    assert len(boxes) > 5
    for one, other in combinations(boxes, 2):
        assert (
            one["right"] <= other["left"] + 1
            or other["right"] <= one["left"] + 1
            or one["bottom"] <= other["top"] + 4
            or other["bottom"] <= one["top"] + 4
        ), (one, other)
    edges = page.locator("#map-view").bounding_box()
    assert edges
    assert all(edges["x"] <= box["left"] for box in boxes)
    assert all(box["right"] <= edges["x"] + edges["width"] for box in boxes)
