"""The atlas whose every text is an attack, in a real browser: all of it is opened, nothing runs."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Dialog, Page
from waitress.server import create_server as listen

from dashboard.languages.language import Language
from dashboard.web.factory import create_server
from dashboard.web.listener import WAITRESS_SETTINGS
from tests.atlas_samples import Cast
from tests.browser.conftest import Watched, watching
from tests.browser.page import choose, unfold
from tests.quality_metrics import Figure
from tests.xss_strings import ROWS, attacked_folder

# Elements whose content comes from the data, and tags that they never contain.
CONTENT = (
    "#panel, #view, #event-list, #reference, #story, #search, #legend-body, #caption, #map-view"
)
BANNED_TAGS = "script, iframe, object, embed, img, video, input[autofocus], base, meta, style, form"


@pytest.fixture(scope="module")
def attacked_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the atlas whose every text is an attack."""
    folder = attacked_folder(tmp_path_factory.mktemp("attacked"))
    server = listen(create_server(folder.path), host="127.0.0.1", port=0, **WAITRESS_SETTINGS)
    thread = threading.Thread(target=server.run)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(timeout=20)


@pytest.fixture
def attacked(
    browser: Browser, attacked_address: str, language: Language, cast: Cast
) -> Iterator[Watched]:
    """A page of that atlas, which must end without a complaint or a request elsewhere."""
    yield from watching(browser, attacked_address, language, cast)


def _press_all(page: Page, selector: str, most: int) -> int:
    """Press what `selector` finds, as scripts see a press, and return how many there were."""
    pressed: int = page.evaluate(
        """([selector, most]) => {
          const elements = [...document.querySelectorAll(selector)].slice(0, most);
          const press = () => new MouseEvent("click", { bubbles: true, cancelable: true });
          for (const element of elements) element.dispatchEvent(press());
          return elements.length;
        }""",
        [selector, most],
    )
    return pressed


def _injected(page: Page) -> list[str]:
    elements: list[str] = page.evaluate(
        """([places, banned]) => [...document.querySelectorAll(places)].flatMap((place) => [
          ...[...place.querySelectorAll(banned)].filter(
            (element) => !element.matches(".search-form")),
          ...[...place.querySelectorAll("*")].filter((element) => [...element.attributes].some(
            ({name, value}) => name.startsWith("on") || /^\\s*(javascript|data):/i.test(value))),
        ].map((element) => element.outerHTML.slice(0, 200)))""",
        [CONTENT, BANNED_TAGS],
    )
    return elements


@pytest.mark.english
def test_every_view_panel_and_reference_opens_and_no_text_of_the_data_runs(
    attacked: Watched, figure: Figure
) -> None:
    dialogs: list[Dialog] = []
    attacked.page.on("dialog", lambda dialog: dialogs.append(dialog))
    page = attacked.open()
    opened = 0
    for number in range(ROWS):
        choose(page, {"event": f"event-{number}", "view": ""}, "replace")
        unfold(page)
        opened += 1 + _press_all(page, "#panel .cite-number, #panel .term", 3)
        assert _injected(page) == []
    for view in ("debate", "compare", "teach", "judge", "sources"):
        choose(page, {"view": view}, "replace")
        opened += 1 + _press_all(page, "#view .cite-number, #view .term, #view .cell", 200)
        assert _injected(page) == []
    choose(page, {"view": "", "event": ""}, "replace")
    for text in ("script", "img", "a", "onload", "bold"):
        page.locator("#search-box").fill(text)
        opened += 1
        assert _injected(page) == []
    ran = len(dialogs) + int(page.evaluate("window.hit ?? 0"))
    figure("texts of an attack that ran in the browser", ran, least=0, most=0)
    assert opened > 400


@pytest.mark.english
def test_a_title_is_not_read_as_html_where_the_map_is_pointed_at(attacked: Watched) -> None:
    page = attacked.open()
    for _ in range(3):
        page.locator("[data-zoom=home]").click()
    points = page.evaluate(
        "[...document.querySelectorAll('#map .points path')].slice(0, 40).map((element) => {"
        "const box = element.getBoundingClientRect();"
        "return [box.x + box.width / 2, box.y + box.height / 2]; })"
    )
    hover_texts = set()
    for x, y in points:
        page.mouse.move(x, y)
        page.wait_for_timeout(60)  # milliseconds in which Plotly shows the hover text
        hover_texts.update(page.locator("#map .hovertext").all_text_contents())
        assert page.locator("#map .hovertext a").count() == 0
    assert len(hover_texts) > 10
    assert any("<img src=x" in text for text in hover_texts)
    assert page.evaluate("window.hit") is None


@pytest.mark.english
def test_a_step_of_the_story_and_the_words_of_a_day_are_words(attacked: Watched) -> None:
    page = attacked.open("?story=step-0")
    for number in range(0, ROWS, 5):
        choose(page, {"story": f"step-{number}"}, "replace")
        assert _injected(page) == []
    assert page.evaluate("window.hit") is None
