"""Another history, as `python app.py new` writes it, opened by a reader."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from dashboard.cli.new_atlas import write_new_atlas
from dashboard.languages.language import SOURCE, language_for
from dashboard.settings import TRANSLATIONS_FOLDER
from tests.atlas_samples import ISLAND
from tests.browser.accessibility import violations
from tests.browser.conftest import Watched, watching
from tests.browser.page import listed, on_map, settle
from tests.serving import running

LATER = ["harrowmouth-1794", "high-parishes-1793"]
PLACED = ["farholm-1797", *LATER, "saltgarth-1791", "whinfold-1791"]


@pytest.fixture
def island(browser: Browser, tmp_path: Path) -> Iterator[Watched]:
    """A fresh page of the island, which must end without complaint or foreign request."""
    write_new_atlas(tmp_path / "island")
    english = language_for(SOURCE, TRANSLATIONS_FOLDER)
    with running("app.py", "--data", tmp_path / "island", "--port") as server:
        yield from watching(browser, server.address, english, ISLAND)


@pytest.mark.targets("server", why="it serves a folder of its own")
@pytest.mark.english
def test_an_invented_history_opens_with_its_own_map_list_panel_and_time(island: Watched) -> None:
    page = island.open()
    assert listed(page) == sorted([*PLACED, "letters-1796"])
    assert on_map(page) == PLACED
    expect(page.locator("#period")).to_have_text("1790 – 1798")
    assert violations(page) == []
    page.get_by_role("link", name="1793–1794").click()
    settle(page)
    assert listed(page) == LATER
    page.locator('[data-event="high-parishes-1793"] a').click()
    expect(page.locator("#panel h2")).to_have_text("High Parishes rising of 1793")
    page.set_viewport_size({"width": 390, "height": 844})
    page = island.open("?view=compare&compare=saltgarth-1791,harrowmouth-1794")
    expect(page.locator("#comparison")).to_contain_text("The Company’s answer")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
