"""The atlas whose every text is an attack, in a real browser: all of it is opened, nothing runs."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Dialog, Page
from waitress.server import create_server as listen

from dashboard.languages.language import Language
from dashboard.web.factory import create_server
from dashboard.web.listener import LISTENING
from tests.atlas_samples import Cast
from tests.browser.conftest import Watched, watching
from tests.quality_metrics import Figure
from tests.xss_strings import ROWS, attacked_folder

# Tags that no view, panel or card of the atlas is made of.
FOREIGN = (
    "#panel, #view, #event-list, #reference, #story, #search, #legend-body, #caption, #map-view"
)
BANNED = "script, iframe, object, embed, img, video, input[autofocus], base, meta, style, form"


@pytest.fixture(scope="module")
def attacked_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the atlas whose every text is an attack."""
    folder = attacked_folder(tmp_path_factory.mktemp("attacked"))
    server = listen(create_server(folder.path), host="127.0.0.1", port=0, **LISTENING)
    serving = threading.Thread(target=server.run)
    serving.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    serving.join(timeout=20)


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
          const found = [...document.querySelectorAll(selector)].slice(0, most);
          const press = () => new MouseEvent("click", { bubbles: true, cancelable: true });
          for (const each of found) each.dispatchEvent(press());
          return found.length;
        }""",
        [selector, most],
    )
    return pressed


def _foreign(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        """([places, banned]) => [...document.querySelectorAll(places)].flatMap((place) => [
          ...[...place.querySelectorAll(banned)].filter((each) => !each.matches(".search-form")),
          ...[...place.querySelectorAll("*")].filter((each) => [...each.attributes].some(
            ({name, value}) => name.startsWith("on") || /^\\s*(javascript|data):/i.test(value))),
        ].map((each) => each.outerHTML.slice(0, 200)))""",
        [FOREIGN, BANNED],
    )
    return found


@pytest.mark.english
def test_every_view_panel_and_reference_opens_and_no_text_of_the_data_runs(
    attacked: Watched, figure: Figure
) -> None:
    dialogs: list[Dialog] = []
    attacked.page.on("dialog", lambda dialog: dialogs.append(dialog))
    page = attacked.open()
    opened = 0
    for number in range(ROWS):
        page.evaluate(f"atlas.choice.choose({{event: 'event-{number}', view: ''}}, 'replace')")
        opened += 1 + _press_all(page, "#panel .cite-link, #panel .term", 3)
        assert _foreign(page) == []
    for view in ("debate", "compare", "teach", "judge", "sources"):
        page.evaluate(f"atlas.choice.choose({{view: '{view}'}}, 'replace')")
        opened += 1 + _press_all(page, "#view .cite-link, #view .term, #view .cell", 200)
        assert _foreign(page) == []
    page.evaluate("atlas.choice.choose({view: '', event: ''}, 'replace')")
    for text in ("script", "img", "a", "onload", "bold"):
        page.locator("#search-box").fill(text)
        opened += 1
        assert _foreign(page) == []
    ran = len(dialogs) + int(page.evaluate("window.hit ?? 0"))
    figure("texts of an attack that ran in the browser", ran, least=0, most=0)
    assert opened > 400


@pytest.mark.english
def test_a_title_is_not_read_as_html_where_the_map_is_pointed_at(attacked: Watched) -> None:
    page = attacked.open()
    for _ in range(3):
        page.locator("[data-zoom=home]").click()
    spots = page.evaluate(
        "[...document.querySelectorAll('#map .points path')].slice(0, 40).map((each) => {"
        "const box = each.getBoundingClientRect();"
        "return [box.x + box.width / 2, box.y + box.height / 2]; })"
    )
    told = set()
    for x, y in spots:
        page.mouse.move(x, y)
        page.wait_for_timeout(60)  # milliseconds in which plotly writes what is pointed at
        told.update(page.locator("#map .hovertext").all_text_contents())
        assert page.locator("#map .hovertext a").count() == 0
    assert len(told) > 10
    assert any("<img src=x" in each for each in told)
    assert page.evaluate("window.hit") is None


@pytest.mark.english
def test_a_step_of_the_story_and_the_words_of_a_day_are_words(attacked: Watched) -> None:
    page = attacked.open("?story=step-0")
    for number in range(0, ROWS, 5):
        page.evaluate(f"atlas.choice.choose({{story: 'step-{number}'}}, 'replace')")
        assert _foreign(page) == []
    assert page.evaluate("window.hit") is None
