"""What the guide for curators promises, seen by a reader while the atlas is served."""

from __future__ import annotations

import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from dashboard.cli.new_atlas import write_new_atlas
from dashboard.languages.language import SOURCE, language_for
from dashboard.settings import TRANSLATIONS_FOLDER
from scripts.guide import FOLDER, follow_guide
from tests.atlas_samples import ISLAND
from tests.browser.conftest import Watched, watching
from tests.browser.page import figures, listed, on_map
from tests.serving import running

ADDED = "sallow-ferry-1795"
RENEWED_SECONDS = 60


@pytest.fixture
def changed_island(browser: Browser, tmp_path: Path) -> Iterator[Watched]:
    """A fresh page of the island, whose tables a curator changes while it is served."""
    write_new_atlas(tmp_path / FOLDER)
    english = language_for(SOURCE, TRANSLATIONS_FOLDER)
    with running("app.py", "--data", tmp_path / FOLDER, "--port") as server:
        follow_guide(tmp_path / FOLDER)
        _wait_for("ok: 7 records", server.address)
        yield from watching(browser, server.address, english, ISLAND)


def _wait_for(status: str, address: str) -> None:
    end = time.monotonic() + RENEWED_SECONDS
    while time.monotonic() < end:
        with urllib.request.urlopen(f"{address}/healthz", timeout=5) as response:  # noqa: S310
            if response.read().decode().startswith(status):
                return
        time.sleep(0.2)
    raise AssertionError(f"after {RENEWED_SECONDS} s the atlas did not answer “{status}”")


@pytest.mark.targets("server", why="it serves a folder of its own")
@pytest.mark.english
def test_an_event_written_as_the_guide_says_is_in_list_map_and_panel_with_its_citations(
    changed_island: Watched,
) -> None:
    page = changed_island.open()
    assert ADDED in listed(page)
    assert ADDED in on_map(page)
    page.locator(f'[data-event="{ADDED}"] a').click()
    panel = page.locator("#panel")
    expect(panel.locator("h2")).to_have_text("Sallow Ferry rising of 1795")
    expect(panel).to_contain_text("Brandreth 1815, p. 9")
    expect(panel).to_contain_text("Aldermay 1988, p. 23")
    expect(panel).to_contain_text("Two figures of the dead at the ferry")
    expect(panel.locator(".is-silent")).to_contain_text("Who led, and who took part")
    assert figures(page) == ["9", "about 10–12"]
    page = changed_island.open("?view=about")
    correction = page.locator("#about-corrections + ol")
    expect(correction).to_contain_text("The letters count 9 dead at the ferry, not 6.")
