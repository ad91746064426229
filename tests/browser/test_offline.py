"""The page without its server: everything loaded keeps working."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from dashboard.languages.language import Language
from dashboard.model import Atlas
from tests.atlas_samples import Cast
from tests.browser.conftest import Watched
from tests.browser.page import (
    crowd_point,
    events_during,
    listed,
    on_map,
    placed,
    settle,
    tap,
    years_in_words,
)
from tests.serving import running


def killed_after_loading(browser: Browser, folder: Path, language: Language, cast: Cast) -> Watched:
    """Return a page whose server was killed as soon as the page was there."""
    with running("app.py", "--data", folder, "--port") as server:
        context = browser.new_context(viewport={"width": 1366, "height": 768})
        watched = Watched(context.new_page(), server.address, language, cast)
        watched.open().wait_for_load_state("networkidle")
        server.process.kill()
    return watched


@pytest.mark.targets("server", why="it ends one")
def test_a_killed_server_changes_nothing_that_a_reader_can_do(
    browser: Browser, atlas: Atlas, atlas_folder: Path, language: Language, cast: Cast
) -> None:
    watched = killed_after_loading(browser, atlas_folder, language, cast)
    page = watched.page
    before = len(watched.requests)
    page.locator("#thumb-from").focus()
    last = atlas.config.last
    for year in range(atlas.config.first.year + 1, last.year + 1):
        page.keyboard.press("ArrowRight")
        settle(page)
        ids = events_during(atlas, date(year, 1, 1), last)
        assert listed(page) == ids
        assert on_map(page) == placed(atlas, ids)
        expect(page.locator("#period")).to_have_text(years_in_words(year, last.year))
    page.locator("#all-years").click()
    for event in atlas.events:
        page.locator(f'[data-event="{event.id}"] a').click()
        expect(page.locator(f'[data-panel="{event.id}"]')).to_be_visible()
    page.go_back()
    page.get_by_role("button", name=watched.say("Show the whole map")).click()
    page.get_by_role("button", name=watched.say("Zoom in"), exact=True).click()
    page.get_by_role("button", name=watched.say("Show the whole map")).click()
    tap(page, crowd_point(page, cast))
    expect(page.locator("#chooser")).to_be_visible()
    page.keyboard.press("Escape")
    whole = next(preset for preset in reversed(atlas.config.presets) if preset.first)
    page.get_by_role("link", name=watched.say(whole.name)).click()
    page.locator("[data-play=next]").click()
    expect(page.locator("#so-far")).to_have_attribute("aria-pressed", "true")
    page.locator(".legend summary").click()
    page.locator(f'[data-tag="{cast.decade}"]').click()
    expect(page.locator("#hiding")).to_be_visible()
    asked = [url for url in watched.requests[before:] if not url.startswith("data:")]
    # All but the finer relief of a close view, without which the coarser one stays (test_look).
    finer = [url for url in asked if "relief-close" in url]
    assert asked == finer
    complaints = [text for text in watched.complaints if "ERR_CONNECTION_REFUSED" not in text]
    assert complaints == []
    assert len(watched.complaints) <= len(finer)
    page.context.close()
