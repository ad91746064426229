"""The page while its server is killed, is away and comes back: nothing differs, nothing breaks."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from dashboard import settings
from dashboard.languages.language import Language
from dashboard.model import Atlas
from tests.atlas_samples import Cast
from tests.browser.conftest import Watched
from tests.browser.test_explore import ON_MAP, SETTLED, expected, placed
from tests.quality_metrics import Figure
from tests.serving import answers, free_port

UNANSWERED = (
    "The server does not answer. This page goes on working; try the link again in a moment."
)
OTHER = '.languages a[aria-current="false"]'
SEED = 1920
STEPS = 120
KILLED = 20
SEEN = f"""async () => {{
  await ({SETTLED})();
  const {{ choice, time }} = atlas;
  const {{ from, to, event }} = choice.present();
  return {{
    from, to, event,
    chosen: time.periodInWords(choice.present(), choice.loaded().calendar),
    shown: document.querySelector('#period').textContent,
    listed: [...document.querySelectorAll('#event-list [data-event]')]
      .map((row) => row.dataset.event).sort(),
    onMap: ({ON_MAP})(),
    open: document.querySelector('#panel').dataset.open,
  }};
}}"""
IS_AT_HAND = """() => {
  const [, address] = getComputedStyle(document.querySelector('#map-view .ground'))
    .backgroundImage.match(/url\\("(.*)"\\)/);
  const picture = new Image();
  return new Promise((done) => {
    picture.onload = () => done(address.includes('relief-dark') ? 'dark' : 'light');
    picture.onerror = () => done('');
    picture.src = address;
  });
}"""


class Mortal:
    """A server that dies and lives on demand."""

    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self._process = process
        self.address = f"http://127.0.0.1:{port}"
        self.lives = False

    def live(self) -> None:
        """Serve, and return when there is an answer."""
        self._wish("live")
        self.lives = True
        end = time.monotonic() + 20
        while not answers(self.address):
            assert time.monotonic() < end
            time.sleep(0.02)

    def die(self) -> None:
        """Be killed, with whatever is just being answered."""
        self._wish("die")
        self.lives = False

    def _wish(self, word: str) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{word}\n")
        self._process.stdin.flush()
        assert self._process.stdout.readline() == "done\n"


@pytest.fixture(scope="module")
def mortal(atlas_folder: Path) -> Iterator[Mortal]:
    """A server that lives when a test begins, or can be brought to life."""
    port = free_port()
    with subprocess.Popen(
        [sys.executable, "-m", "tests.killable_server", str(atlas_folder), str(port)],
        cwd=settings.ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        yield Mortal(process, port)


@pytest.fixture
def alive(mortal: Mortal, browser: Browser, language: Language, cast: Cast) -> Iterator[Watched]:
    """A page of a living server; it may complain of failed connections alone."""
    if not mortal.lives:
        mortal.live()
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    watched = Watched(context.new_page(), mortal.address, language, cast)
    yield watched
    context.close()
    assert [words for words in watched.complaints if "net::ERR_" not in words] == []


def loaded(watched: Watched) -> Page:
    """Return the page with all that it fetches for later."""
    page = watched.open()
    page.wait_for_load_state("networkidle")
    return page


def act(page: Page, random: Random, decade: str) -> None:
    """Do one of the things that a reader does."""
    deed = random.choice(["thumb", "thumb", "row", "preset", "play", "tag", "zoom", "back"])
    if deed == "thumb":
        page.locator(random.choice(["#thumb-from", "#thumb-to"])).focus()
        for _ in range(random.randint(1, 4)):
            page.keyboard.press(random.choice(["ArrowLeft", "ArrowRight"]))
    elif deed == "row":
        rows = page.locator("#event-list [data-event] a")
        if rows.count():
            rows.nth(random.randrange(rows.count())).evaluate("(link) => link.click()")
    elif deed == "preset":
        page.locator("#all-years").evaluate("(button) => button.click()")
    elif deed == "play":
        page.locator("#play").evaluate("(button) => button.click()")
    elif deed == "tag":
        page.locator(f'[data-tag="{decade}"]').first.evaluate("(button) => button.click()")
    elif deed == "zoom":
        page.locator(f"[data-zoom={random.choice(['in', 'out', 'home'])}]").click()
    else:
        page.evaluate("() => history.state === null && history.length > 3 && history.back()")


def differing(seen: dict[str, Any], atlas: Atlas, hidden: bool) -> list[str]:
    """Return what of a page is not as its period has it."""
    found = [] if seen["chosen"] == seen["shown"] else ["words"]
    wanted = expected(atlas, date.fromisoformat(seen["from"]), date.fromisoformat(seen["to"]))
    if hidden:
        wanted = [each for each in wanted if each in seen["listed"]]
    found += [] if seen["listed"] == wanted else ["list"]
    found += [] if seen["onMap"] == placed(atlas, seen["listed"]) else ["map"]
    return found + ([] if seen["open"] == seen["event"] else ["panel"])


def test_the_period_shown_is_the_period_drawn_however_often_the_server_is_killed(
    alive: Watched, mortal: Mortal, atlas: Atlas, figure: Figure
) -> None:
    page = loaded(alive)
    page.locator(".legend summary").click()
    decade = f"decade:{atlas.config.decades[-1].id}"
    random = Random(SEED)  # noqa: S311  # the same visit every time
    moments = set(random.sample(range(STEPS), KILLED))
    wrong: list[str] = []
    for step in range(STEPS):
        if step in moments:
            (mortal.die if mortal.lives else mortal.live)()
            if not mortal.lives and random.random() < 0.5:
                mortal.live()
                mortal.die()
        act(page, random, decade)
        seen = page.evaluate(SEEN)
        hidden = "without=" in page.url
        wrong += [f"step {step}: {each} {seen}" for each in differing(seen, atlas, hidden)]
    figure("differences of shown and drawn, the server killed 20 times", len(wrong), most=0)


def test_a_link_to_a_dead_server_says_so_in_place_and_works_when_it_is_back(
    alive: Watched, mortal: Mortal, cast: Cast
) -> None:
    page = loaded(alive)
    page.locator(f'[data-event="{cast.other}"] a').click()
    here = page.url
    line = page.locator("#notice [role=status]")
    mortal.die()
    page.locator(".sheet-link").click()
    expect(line).to_have_text(alive.say(UNANSWERED))
    page.locator("#notice button").click()
    expect(line).to_have_text("")
    assert page.url == here
    expect(page.locator(f'[data-panel="{cast.other}"]')).to_be_visible()
    mortal.live()
    # The browser's own reader of PDF would be opened, and may keep the test from ending.
    page.route(f"**/{cast.other}.pdf", _as_words)
    page.locator(".sheet-link").click()
    page.wait_for_url(f"**/{cast.other}.pdf")
    expect(page.locator("body")).to_have_text("a sheet")


def _as_words(route: Route) -> None:
    if route.request.method == "GET":
        route.fulfill(body="a sheet", content_type="text/plain")
    else:
        route.continue_()  # the server itself is asked whether it is there


@pytest.mark.shipped(why="another atlas may have one language")
def test_the_other_language_opens_with_what_was_chosen_when_the_server_is_back(
    alive: Watched, mortal: Mortal, cast: Cast
) -> None:
    page = loaded(alive)
    page.locator(f'[data-event="{cast.other}"] a').click()
    here = page.url
    line = page.locator("#notice [role=status]")
    mortal.die()
    page.locator(".languages summary").click()
    page.locator('.languages a[aria-current="true"]').click()
    expect(page.locator(".languages")).not_to_have_attribute("open", "")
    assert page.url == here
    page.locator(".languages summary").click()
    page.locator(OTHER).first.click()
    expect(line).to_have_text(alive.say(UNANSWERED))
    page.keyboard.press("Escape")
    assert page.url == here
    expect(page.locator(f'[data-panel="{cast.other}"]')).to_be_visible()
    page.locator(".languages summary").click()
    page.locator(OTHER).first.click()
    expect(line).to_have_text(alive.say(UNANSWERED))
    mortal.live()
    other = page.locator(OTHER).first.get_attribute("lang")
    page.locator(OTHER).first.click()
    page.wait_for_url(f"**/{other}/?event={cast.other}")
    expect(page.locator(f'[data-panel="{cast.other}"]')).to_be_visible()


def test_the_dark_map_has_its_relief_though_the_server_is_dead(
    alive: Watched, mortal: Mortal
) -> None:
    page = loaded(alive)
    mortal.die()
    page.locator(".theme-switch").click()
    assert page.evaluate(IS_AT_HAND) == "dark"


def test_a_page_of_which_a_part_did_not_come_says_so_and_mends_itself(
    alive: Watched, cast: Cast
) -> None:
    page = alive.page
    page.route("**/atlas.js?*", lambda route: route.abort())
    page.goto(f"{alive.address}/en/?event={cast.chosen}")
    expect(page.locator(".incomplete")).to_be_visible()
    page.wait_for_timeout(3000)
    expect(page.locator(".incomplete")).to_be_visible()
    alive.complaints.clear()  # of what is missing; what comes from now on counts
    page.unroute("**/atlas.js?*")
    expect(page.locator(f'[data-panel="{cast.chosen}"]')).to_be_visible(timeout=30_000)
    expect(page.locator(".incomplete")).to_be_hidden()
