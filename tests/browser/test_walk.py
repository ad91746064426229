"""One walk through all features, in every language and on every target."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.languages.language import Language
from dashboard.model import Atlas
from tests.atlas_samples import Cast
from tests.browser.conftest import Watched, watching
from tests.browser.page import relief_at_hand, unfold
from tests.serving import page_at

WALKS = (
    ("server", "az"),
    ("server", "ru"),
    ("server", "tr"),
    ("subpath", "en"),
    ("file", "az"),
)


@pytest.fixture(params=WALKS, ids="-".join)
def walker(
    request: pytest.FixtureRequest, browser: Browser, atlas: Atlas, language: Language, cast: Cast
) -> Iterator[tuple[Watched, str]]:
    """A fresh page on one target, and the language in which it is walked."""
    target, code = request.param
    if code not in atlas.config.languages:
        pytest.skip("the atlas is not in this language")
    for watched in watching(browser, request.getfixturevalue(f"{target}_address"), language, cast):
        yield watched, code


def test_the_atlas_is_walked(walker: tuple[Watched, str], atlas: Atlas) -> None:
    watched, code = walker
    page = watched.open(path=f"/{code}/")
    _list_panel_and_citation(page, watched.cast)
    _time(page, watched.cast)
    _search(page, code, watched.cast)
    _story_and_debate(page, atlas)
    _compare_and_class(page, atlas, watched.cast)
    _dark_relief(page)
    _sheet(watched, code)
    if len(atlas.config.languages) > 1:
        _other_language(watched, "ru" if code == "az" else "az")


def _list_panel_and_citation(page: Page, cast: Cast) -> None:
    page.locator(f'[data-event="{cast.other}"] a').click()
    expect(page.locator(f'[data-panel="{cast.other}"]')).to_be_visible()
    unfold(page)
    page.locator("#panel .cite-number").first.click()
    expect(page.locator("#reference .reference-work")).not_to_be_empty()
    page.keyboard.press("Escape")


def _time(page: Page, cast: Cast) -> None:
    before = str(int(cast.last) - 1)
    page.locator('[data-time-zoom="year"]').click()  # of the event that is open it shows days
    page.locator("#thumb-to").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#period")).to_contain_text(before)
    assert f"to={before}" in page.url


def _search(page: Page, code: str, cast: Cast) -> None:
    page.locator("#search-box").fill({"ru": "Нуха"}.get(code, cast.place))
    page.locator(f'#search-results a[href="?event={cast.chosen}"]').first.click()
    expect(page.locator(f'[data-panel="{cast.chosen}"]')).to_be_visible()
    page.go_back()
    expect(page.locator(f'[data-panel="{cast.other}"]')).to_be_visible()


def _story_and_debate(page: Page, atlas: Atlas) -> None:
    page.locator('.views a[href^="?story"]').click()
    for _ in atlas.story[1:]:
        page.keyboard.press("ArrowRight")
    expect(page.locator("#view .strip").first).to_be_visible()
    page.locator(".cell").first.click()
    expect(page.locator("#reference .claims li").first).to_be_visible()
    page.keyboard.press("Escape")


def _compare_and_class(page: Page, atlas: Atlas, cast: Cast) -> None:
    page.locator('.views a[href="?view=compare"]').click()
    page.locator('[data-compare="second"]').select_option(cast.chosen)
    expect(page.locator(".glance tbody tr").first).to_be_visible()
    page.locator('.views a[href="?view=teach"]').click()
    page.locator('#view a[href="?view=judge"]').first.click()
    expect(page.locator(".judged > li")).to_have_count(len(atlas.tables.evidence))


def _dark_relief(page: Page) -> None:
    page.locator('.views a[href="?view="]').click()
    page.locator(".theme-switch").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert relief_at_hand(page) == "dark"


def _sheet(watched: Watched, code: str) -> None:
    page = watched.page
    page.goto(page_at(watched.address, f"/{code}/", f"?event={watched.cast.other}"))
    sheet = page.locator('#panel a[href$=".pdf"]').evaluate("(link) => link.href")
    with urlopen(sheet) as content:  # noqa: S310  # an address of our own page
        assert content.read(5) == b"%PDF-"


def _other_language(watched: Watched, code: str) -> None:
    page = watched.page
    page.locator(".languages summary").click()
    page.locator(f'.languages a[hreflang="{code}"]').click()
    page.wait_for_url(re.compile(f"/{code}/"))
    expect(page.locator("html")).to_have_attribute("lang", code)
    expect(page.locator(f'[data-panel="{watched.cast.other}"]')).to_be_visible()


@pytest.mark.parametrize("target", ["subpath", "file"])
@pytest.mark.parametrize(("locale", "code"), [("az-AZ", "az"), ("de-AT", "en")])
def test_the_front_door_leads_on_and_keeps_the_question(
    request: pytest.FixtureRequest,
    browser: Browser,
    target: str,
    locale: str,
    code: str,
    cast: Cast,
    atlas: Atlas,
) -> None:
    code = code if code in atlas.config.languages else "en"
    context = browser.new_context(locale=locale)
    page = context.new_page()
    page.goto(page_at(request.getfixturevalue(f"{target}_address"), "/", f"?event={cast.chosen}"))
    page.wait_for_url(re.compile(f"/{code}/index.html\\?event={cast.chosen}$"))
    expect(page.locator(f'[data-panel="{cast.chosen}"]')).to_be_visible()
    context.close()


def test_from_where_nothing_is_a_link_leads_back_to_the_atlas(
    browser: Browser, subpath_address: str, atlas: Atlas
) -> None:
    page = browser.new_page(locale="tr-TR")
    page.goto(f"{subpath_address}/404.html")
    page.locator("a").first.click()
    code = "tr" if "tr" in atlas.config.languages else "en"
    page.wait_for_url(f"{subpath_address}/{code}/index.html")
    page.close()


def test_the_page_at_work_is_the_same_from_a_file(
    browser: Browser, server_address: str, file_address: str, language: Language, cast: Cast
) -> None:
    elements = [
        _elements(browser, address, language, cast) for address in (server_address, file_address)
    ]
    assert len(elements[0]) > 300
    assert elements[0] == elements[1]


def _elements(browser: Browser, address: str, language: Language, cast: Cast) -> list[str]:
    """Return every element of the page at work but the map's, each with its attributes."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = Watched(context.new_page(), address, language, cast).open()
    elements: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('.page *')]
          .filter((element) => !element.closest('#map-view'))
          .map((element) => [element.tagName, ...[...element.attributes]
            .map(({ name, value }) => `${name}=${value.replace('/index.html', '/')}`).sort()])
          .map((parts) => parts.join(' '))"""
    )
    context.close()
    return elements
