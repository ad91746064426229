"""The sources in a real browser: contents that lead, files that are saved, room for a finger."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from dashboard.downloads.citation_text import slug, version
from dashboard.languages.language import Language
from dashboard.model import Atlas
from tests.atlas_samples import Cast
from tests.browser.accessibility import violations
from tests.browser.conftest import Watched
from tests.quality_metrics import Figure

UNFOLD = "() => document.querySelectorAll('details').forEach((element) => { element.open = true; })"
OWN = ".contents a, .downloads a, .cite-records a, .view-article summary"


def _top(page: Page, part: str) -> float:
    top: float = page.locator(f"#{part}").evaluate(
        "(element) => element.getBoundingClientRect().top"
    )
    return top


def test_the_contents_lead_to_every_part_and_keep_the_view(watched: Watched) -> None:
    page = watched.open("?view=sources")
    links = page.locator('.contents a[href^="#"]')
    parts = [str(link.get_attribute("href"))[1:] for link in links.all()]
    assert len(parts) == page.locator(".view-article h3[id]").count() > 0
    for part in parts:
        page.locator(f'.contents a[href="#{part}"]').click()
        expect(page.locator(f"#{part}")).to_be_in_viewport()
    assert watched.search == "?view=sources"


def test_an_address_with_a_part_opens_at_it(watched: Watched) -> None:
    page = watched.open("?view=sources#sources-downloads")
    expect(page.locator("#sources-downloads")).to_be_in_viewport()
    assert 0 <= _top(page, "sources-downloads") < 200


def test_a_table_is_saved_as_it_is_and_the_page_stays(
    watched: Watched, tmp_path: Path, atlas: Atlas, atlas_folder: Path
) -> None:
    page = watched.open("?view=sources")
    with page.expect_download() as saving:
        page.locator('.downloads a[href$="casualties.csv"]').click()
    saving.value.save_as(tmp_path / "saved.csv")
    # From a file: address a browser saves a file under its own name.
    is_file = watched.address.startswith("file:")
    name = f"{'' if is_file else f'{slug(atlas)}-{version(atlas)}-'}casualties.csv"
    assert saving.value.suggested_filename == name
    original = atlas_folder / "casualties.csv"
    assert (tmp_path / "saved.csv").read_bytes() == original.read_bytes()
    assert watched.search == "?view=sources"


def test_a_record_is_opened_by_the_address_that_cites_it(
    watched: Watched, atlas: Atlas, cast: Cast
) -> None:
    page = watched.open("?view=about")
    page.locator(".view-article summary").click()
    assert page.locator(".cite-records a").count() == len(atlas.events)
    page.locator(f'.cite-records a[href="?event={cast.chosen}"]').click()
    expect(page.locator(f'[data-panel="{cast.chosen}"]')).to_be_visible()


def test_axe_finds_nothing_wrong_with_the_citations_unfolded(watched: Watched) -> None:
    page = watched.open("?view=sources")
    page.evaluate(UNFOLD)
    assert violations(page) == []


def test_the_links_of_the_sources_are_large_enough_for_a_finger(
    browser: Browser, address: str, figure: Figure, language: Language, cast: Cast
) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = Watched(context.new_page(), address, language, cast).open("?view=sources")
    page.evaluate(UNFOLD)
    sides = page.locator(OWN).evaluate_all(
        """(links) => links.filter((element) => element.checkVisibility())
          .map((element) => element.getBoundingClientRect())
          .flatMap(({width, height}) => [width, height])"""
    )
    figure("targets for a finger, the least side", min(sides), "px", least=44)
    context.close()
