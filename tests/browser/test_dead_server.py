"""The page while its server is killed, is down and returns: it stays consistent and works."""

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
from tests.browser.page import ON_MAP, SETTLED, events_during, placed, relief_at_hand
from tests.quality_metrics import Figure
from tests.serving import free_port, is_healthy

UNANSWERED = (
    "The server is not responding. You can keep using this page; try the link again in a moment."
)
OTHER = '.languages a[aria-current="false"]'
SEED = 1920
STEPS = 120
KILLED = 20
STATE = f"""async () => {{
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


class KillableServer:
    """A server that a test can kill and start."""

    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self._process = process
        self.address = f"http://127.0.0.1:{port}"
        self.lives = False

    def live(self) -> None:
        """Serve, and return when there is an answer."""
        self._send("live")
        self.lives = True
        end = time.monotonic() + 20
        while not is_healthy(self.address):
            assert time.monotonic() < end
            time.sleep(0.02)

    def die(self) -> None:
        """Kill the server, with whatever it is answering."""
        self._send("die")
        self.lives = False

    def _send(self, command: str) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{command}\n")
        self._process.stdin.flush()
        assert self._process.stdout.readline() == "done\n"


@pytest.fixture(scope="module")
def killable(atlas_folder: Path) -> Iterator[KillableServer]:
    """A server that a test can kill and start; its process is prepared."""
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
        yield KillableServer(process, port)


@pytest.fixture
def live_page(
    killable: KillableServer, browser: Browser, language: Language, cast: Cast
) -> Iterator[Watched]:
    """A page of a living server; it may complain of failed connections alone."""
    if not killable.lives:
        killable.live()
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    watched = Watched(context.new_page(), killable.address, language, cast)
    yield watched
    context.close()
    assert [complaint for complaint in watched.complaints if "net::ERR_" not in complaint] == []


def loaded(watched: Watched) -> Page:
    """Return the page once it has also prefetched its other files."""
    page = watched.open()
    page.wait_for_load_state("networkidle")
    return page


def act(page: Page, random: Random, decade: str) -> None:
    """Do a random action of a reader."""
    action = random.choice(["thumb", "thumb", "row", "preset", "play", "tag", "zoom", "back"])
    if action == "thumb":
        page.locator(random.choice(["#thumb-from", "#thumb-to"])).focus()
        for _ in range(random.randint(1, 4)):
            page.keyboard.press(random.choice(["ArrowLeft", "ArrowRight"]))
    elif action == "row":
        rows = page.locator("#event-list [data-event] a")
        if rows.count():
            rows.nth(random.randrange(rows.count())).evaluate("(link) => link.click()")
    elif action == "preset":
        page.locator("#all-years").evaluate("(button) => button.click()")
    elif action == "play":
        page.locator("#play").evaluate("(button) => button.click()")
    elif action == "tag":
        page.locator(f'[data-tag="{decade}"]').first.evaluate("(button) => button.click()")
    elif action == "zoom":
        page.locator(f"[data-zoom={random.choice(['in', 'out', 'home'])}]").click()
    else:
        page.evaluate("() => history.state === null && history.length > 3 && history.back()")


def differing(state: dict[str, Any], atlas: Atlas, hidden: bool) -> list[str]:
    """Return which parts of a page disagree with its period."""
    differences = [] if state["chosen"] == state["shown"] else ["words"]
    ids = events_during(atlas, date.fromisoformat(state["from"]), date.fromisoformat(state["to"]))
    if hidden:
        ids = [event for event in ids if event in state["listed"]]
    differences += [] if state["listed"] == ids else ["list"]
    differences += [] if state["onMap"] == placed(atlas, state["listed"]) else ["map"]
    return differences + ([] if state["open"] == state["event"] else ["panel"])


def test_the_period_shown_is_the_period_drawn_however_often_the_server_is_killed(
    live_page: Watched, killable: KillableServer, atlas: Atlas, figure: Figure
) -> None:
    page = loaded(live_page)
    page.locator(".legend summary").click()
    decade = f"decade:{atlas.config.decades[-1].id}"
    random = Random(SEED)  # noqa: S311  # the same visit every time
    moments = set(random.sample(range(STEPS), KILLED))
    differences: list[str] = []
    for step in range(STEPS):
        if step in moments:
            (killable.die if killable.lives else killable.live)()
            if not killable.lives and random.random() < 0.5:
                killable.live()
                killable.die()
        act(page, random, decade)
        state = page.evaluate(STATE)
        hidden = "without=" in page.url
        differences += [
            f"step {step}: {difference} {state}" for difference in differing(state, atlas, hidden)
        ]
    figure("differences of shown and drawn, the server killed 20 times", len(differences), most=0)


def chosen_then_dead(live_page: Watched, killable: KillableServer, cast: Cast) -> tuple[Page, str]:
    """Choose an event, and kill the server; return the page, and its address."""
    page = loaded(live_page)
    page.locator(f'[data-event="{cast.other}"] a').click()
    here = page.url
    killable.die()
    return page, here


def test_a_link_to_a_dead_server_says_so_in_place_and_works_when_it_is_back(
    live_page: Watched, killable: KillableServer, cast: Cast
) -> None:
    page, here = chosen_then_dead(live_page, killable, cast)
    line = page.locator("#notice [role=status]")
    page.locator(".sheet-link").click()
    expect(line).to_have_text(live_page.say(UNANSWERED))
    page.locator("#notice button").click()
    expect(line).to_have_text("")
    assert page.url == here
    expect(page.locator(f'[data-panel="{cast.other}"]')).to_be_visible()
    killable.live()
    # The browser's PDF viewer may keep the test from ending.
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
    live_page: Watched, killable: KillableServer, cast: Cast
) -> None:
    page, here = chosen_then_dead(live_page, killable, cast)
    line = page.locator("#notice [role=status]")
    page.locator(".languages summary").click()
    page.locator('.languages a[aria-current="true"]').click()
    expect(page.locator(".languages")).not_to_have_attribute("open", "")
    assert page.url == here
    page.locator(".languages summary").click()
    page.locator(OTHER).first.click()
    expect(line).to_have_text(live_page.say(UNANSWERED))
    page.keyboard.press("Escape")
    assert page.url == here
    expect(page.locator(f'[data-panel="{cast.other}"]')).to_be_visible()
    page.locator(".languages summary").click()
    page.locator(OTHER).first.click()
    expect(line).to_have_text(live_page.say(UNANSWERED))
    killable.live()
    other = page.locator(OTHER).first.get_attribute("lang")
    page.locator(OTHER).first.click()
    page.wait_for_url(f"**/{other}/?event={cast.other}")
    expect(page.locator(f'[data-panel="{cast.other}"]')).to_be_visible()


def test_the_dark_map_has_its_relief_though_the_server_is_dead(
    live_page: Watched, killable: KillableServer
) -> None:
    page = loaded(live_page)
    killable.die()
    page.locator(".theme-switch").click()
    assert relief_at_hand(page) == "dark"


def test_a_page_of_which_a_part_did_not_come_says_so_and_mends_itself(
    live_page: Watched, cast: Cast
) -> None:
    page = live_page.page
    page.route("**/atlas.js?*", lambda route: route.abort())
    page.goto(f"{live_page.address}/en/?event={cast.chosen}")
    expect(page.locator(".incomplete")).to_be_visible()
    page.wait_for_timeout(3000)
    expect(page.locator(".incomplete")).to_be_visible()
    live_page.complaints.clear()  # of what is missing; what comes from now on counts
    page.unroute("**/atlas.js?*")
    expect(page.locator(f'[data-panel="{cast.chosen}"]')).to_be_visible(timeout=30_000)
    expect(page.locator(".incomplete")).to_be_hidden()
