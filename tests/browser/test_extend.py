"""A graph of ordinary Dash below the page, as docs/extend.md adds it: it follows the choice."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard import settings
from dashboard.languages.language import Language
from dashboard.web.listener import WAITRESS_SETTINGS, listen
from tests.atlas_samples import Cast
from tests.browser.conftest import Watched

pytestmark = pytest.mark.targets("server", why="an extension needs the server")

DOCUMENT = (settings.ROOT / "docs" / "extend.md").read_text(encoding="utf-8")
BARS = "#kinds .bars .point path"


@pytest.fixture(scope="module")
def extended_address() -> Iterator[str]:
    """Serve what the document tells to write."""
    (program,) = re.findall(r"```python\n(.*?)```", DOCUMENT, re.DOTALL)
    names: dict[str, Any] = {"__name__": "mine"}
    exec(compile(program, "mine.py", "exec"), names)  # noqa: S102  # our own document
    server = listen(names["server"], host="127.0.0.1", port=0, **WAITRESS_SETTINGS)
    thread = threading.Thread(target=server.run)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join()


@pytest.fixture
def extended(
    browser: Browser, extended_address: str, language: Language, cast: Cast
) -> Iterator[tuple[Page, str]]:
    """A page with the graph; it must end without complaint and without a request to elsewhere."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, reduced_motion="reduce")
    watched = Watched(context.new_page(), extended_address, language, cast)
    page = watched.page
    yield page, extended_address
    context.close()
    assert watched.complaints == []
    own = (extended_address, "data:")
    assert [url for url in watched.requests if not url.startswith(own)] == []


def shown(page: Page) -> int:
    """Return how many events the list shows."""
    return page.locator("#event-list [data-event]").count()


def test_the_graph_shows_the_events_in_the_period(extended: tuple[Page, str]) -> None:
    page, address = extended
    page.goto(f"{address}/en/")
    expect(page.locator(BARS)).to_have_count(shown(page))
    page.locator('.presets a[href*="to=1920"]').first.click()
    assert shown(page) < 16
    expect(page.locator(BARS)).to_have_count(shown(page))


def test_a_click_on_the_graph_opens_the_event_and_can_be_taken_back(
    extended: tuple[Page, str],
) -> None:
    page, address = extended
    page.goto(f"{address}/en/?from=1930&to=1930")
    expect(page.locator(BARS)).to_have_count(shown(page))
    page.locator("#kinds .nsewdrag").scroll_into_view_if_needed()
    page.locator(BARS).first.click(force=True)
    expect(page.locator("#panel[data-open]:not([data-open=''])")).to_have_count(1)
    chosen = page.locator("#panel").get_attribute("data-open")
    assert f"event={chosen}" in page.url
    assert "from=1930" in page.url
    page.go_back()
    expect(page.locator("#panel")).to_have_attribute("data-open", "")
    page.locator(f'[data-event="{chosen}"] a').click()
    expect(page.locator("#panel")).to_have_attribute("data-open", chosen or "")


def test_what_the_atlas_does_not_have_changes_nothing_and_the_store_is_right_again(
    extended: tuple[Page, str],
) -> None:
    page, address = extended
    page.goto(f"{address}/en/")
    expect(page.locator(BARS)).to_have_count(shown(page))
    before = page.url
    choice = {"event": "nobody", "from": "soon", "view": "none", "shown": [], "x": 1}
    page.evaluate("(data) => dash_clientside.set_props('choice', { data })", choice)
    expect(page.locator(BARS)).to_have_count(shown(page))
    assert page.url == before
    expect(page.locator("#panel")).to_have_attribute("data-open", "")


def test_what_the_legend_hides_can_be_set_and_given_back(extended: tuple[Page, str]) -> None:
    page, address = extended
    page.goto(f"{address}/en/")
    every = shown(page)
    expect(page.locator(BARS)).to_have_count(every)
    change = """(without) => dash_clientside.set_props("choice", {
      data: { ...atlas.choice.present(), shown: [], without } })"""
    page.evaluate(change, ["kind:uprising"])
    expect(page.locator("#hiding")).to_be_visible()
    assert shown(page) < every
    expect(page.locator(BARS)).to_have_count(shown(page))
    page.evaluate(change, [])
    expect(page.locator(BARS)).to_have_count(every)


def test_a_key_pressed_in_an_extension_is_not_the_atlass(extended: tuple[Page, str]) -> None:
    page, address = extended
    page.goto(f"{address}/en/?event=sheki-1930")
    page.wait_for_selector(BARS)
    page.locator("#extension").evaluate(
        "(section) => { section.append(document.createElement('input')); }"
    )
    field = page.locator("#extension input")
    field.press_sequentially("a/b")
    assert field.input_value() == "a/b"
    field.press("Escape")
    expect(page.locator("#panel")).to_have_attribute("data-open", "sheki-1930")


def test_nothing_of_dash_is_loaded_before_the_page_is_at_rest_nor_at_a_kiosk(
    extended: tuple[Page, str],
) -> None:
    page, address = extended
    order: list[str] = []
    page.on("request", lambda request: order.append(request.url))
    page.goto(f"{address}/en/")
    expect(page.locator(BARS)).to_have_count(shown(page))
    first = next(index for index, url in enumerate(order) if "_dash" in url)
    assert all("_dash" in url or "plotly" in url for url in order[first:] if ".js" in url)
    order.clear()
    page.goto(f"{address}/en/?kiosk")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1000)
    assert [url for url in order if "_dash" in url] == []
