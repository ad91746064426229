"""The real atlas, on the chosen target, in a browser that can reach no other host."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from waitress.server import create_server as listen

from dashboard import settings
from dashboard.languages.language import SOURCE, Language, language_for
from dashboard.model import Atlas, atlas_from
from dashboard.web.factory import create_server
from dashboard.web.listener import WAITRESS_SETTINGS
from tests.atlas_samples import Cast
from tests.chromium import INSTALL_HINT, find_chromium
from tests.serving import page_at

expect.set_options(timeout=20_000)  # milliseconds: a busy machine is slow, not wrong
BLOCK_OTHER_HOSTS = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


@pytest.fixture(scope="session")
def language(pytestconfig: pytest.Config) -> Language:
    """The language in which the tests open the atlas: `--language`, else English."""
    return language_for(pytestconfig.getoption("--language"), settings.TRANSLATIONS_FOLDER)


@pytest.fixture(autouse=True)
def _in_english_alone(request: pytest.FixtureRequest, language: Language) -> None:
    if request.node.get_closest_marker("english") and language.code != SOURCE:
        pytest.skip("it holds English words letter by letter")


@pytest.fixture(scope="session")
def atlas(atlas_folder: Path) -> Atlas:
    """The atlas that the browser opens: `--atlas`, else the shipped one."""
    return atlas_from(atlas_folder)


@pytest.fixture(scope="session")
def bare_address(atlas_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the atlas on a machine without npm."""
    application = create_server(atlas_folder, node_modules=tmp_path_factory.mktemp("empty"))
    server = listen(application, host="127.0.0.1", port=0, **WAITRESS_SETTINGS)
    thread = threading.Thread(target=server.run)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(timeout=20)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium that resolves no host but 127.0.0.1."""
    chromium = find_chromium()
    if chromium is None:
        pytest.fail(INSTALL_HINT)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", BLOCK_OTHER_HOSTS]
        )
        yield browser
        browser.close()


class Watched:
    """A page, with every request and every console error or warning of it."""

    def __init__(self, page: Page, address: str, language: Language, cast: Cast) -> None:
        self.page = page
        self.address = address
        self.home = f"/{language.code}/"
        self.language = language
        self.cast = cast
        self.say = language.say
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self._note(message.type, message.text))

    def open(self, question: str = "", path: str = "") -> Page:
        """Open the atlas and return when its map is drawn."""
        self.page.goto(self.at(question, path))
        self.page.wait_for_selector(".still-marks", state="detached")
        self.page.wait_for_function("() => document.querySelector('#panel article')")
        return self.page

    def at(self, question: str = "", path: str = "") -> str:
        """Return the address of the page, in the language of the tests or of `path`.

        Names in braces in `question` are fields of the cast.
        """
        return page_at(self.address, path or self.home, self.cast.filled(question))

    def rest(self) -> None:
        """Return when the page has sent no request for half a second.

        With file: addresses Playwright does not always report that the network is idle.
        """
        self.page.wait_for_load_state("load")
        count = -1
        while count != len(self.requests):
            count = len(self.requests)
            self.page.wait_for_timeout(500)

    @property
    def search(self) -> str:
        """The query string in the address bar."""
        query: str = self.page.evaluate("location.search")
        return query

    def _note(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(text)


@pytest.fixture
def watched(browser: Browser, address: str, language: Language, cast: Cast) -> Iterator[Watched]:
    """A fresh page on a laptop; whatever test uses it, it must end without complaint."""
    yield from watching(browser, address, language, cast)


@pytest.fixture
def watched_bare(
    browser: Browser, bare_address: str, language: Language, cast: Cast
) -> Iterator[Watched]:
    """The same for an atlas without the packages that npm installs."""
    yield from watching(browser, bare_address, language, cast)


def watching(browser: Browser, address: str, language: Language, cast: Cast) -> Iterator[Watched]:
    """Yield a fresh page on a laptop; fail if it logs an error or sends a request elsewhere."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, reduced_motion="reduce")
    watched = Watched(context.new_page(), address, language, cast)
    yield watched
    context.close()
    assert watched.complaints == []
    assert [url for url in watched.requests if not url.startswith((address, "data:"))] == []


@pytest.fixture
def page_without_scripts(browser: Browser) -> Iterator[Page]:
    """A page whose scripts never load."""
    context = browser.new_context(
        viewport={"width": 1366, "height": 768}, java_script_enabled=False
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def kiosk_context(browser: Browser) -> Iterator[BrowserContext]:
    """A touch table of 1920 by 1080 pixels."""
    context = browser.new_context(
        viewport={"width": 1920, "height": 1080}, has_touch=True, reduced_motion="reduce"
    )
    yield context
    context.close()
