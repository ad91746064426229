"""The panels of the events load last: a faster reader waits for nothing else."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Watched

pytestmark = pytest.mark.targets("server", "subpath", why="a stick is never slow")


class DelayedPanels:
    """The script of the panels, delayed until it is released."""

    def __init__(self, page: Page) -> None:
        self._routes: list[Route] = []
        page.route("**/atlas-panels.js*", lambda route: self._routes.append(route))

    def release(self) -> None:
        for route in self._routes:
            route.continue_()


@pytest.fixture
def delayed(watched: Watched) -> DelayedPanels:
    return DelayedPanels(watched.page)


def _ready(watched: Watched, question: str = "") -> Page:
    page = watched.page
    page.goto(watched.at(question), wait_until="commit")
    page.wait_for_selector("#event-list li", state="attached")
    # A click before the scripts are at work follows the link, as it should, to another page.
    page.wait_for_function("() => window.atlas?.choice?.loaded()")
    return page


def test_a_panel_that_is_opened_before_it_came_is_shown_as_soon_as_it_is_there(
    watched: Watched, delayed: DelayedPanels
) -> None:
    page = _ready(watched)
    page.locator(f'[data-event="{watched.cast.other}"] a').click()
    expect(page.locator("#panel")).to_have_attribute("aria-busy", "true")
    assert page.url.endswith(f"event={watched.cast.other}")
    delayed.release()
    expect(page.locator("#panel h2")).to_be_focused()
    expect(page.locator("#panel")).to_have_attribute("aria-busy", "false")
    page.go_back()
    expect(page.locator("#panel .introduction")).to_be_visible()
    assert "event=" not in page.url


def test_an_event_of_the_address_and_a_comparison_wait_for_their_panels(
    watched: Watched, delayed: DelayedPanels
) -> None:
    page = _ready(watched, "?event={chosen}&view=compare&compare={other},{chosen}")
    expect(page.locator("#comparison")).to_be_empty()
    delayed.release()
    expect(page.locator("#comparison .glance tbody tr").first).to_be_visible()
    expect(page.locator(f'[data-panel="{watched.cast.chosen}"]')).to_be_attached()
