"""Whom the page reaches: weak networks, keyboards, screen readers, small screens."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from dashboard.languages.language import Language
from dashboard.model import Atlas
from tests.atlas_samples import Cast
from tests.browser.accessibility import violations
from tests.browser.conftest import Watched
from tests.quality_metrics import Figure

SIZES = ((1366, 768), (1920, 1080), (390, 844))


@pytest.mark.targets("server", "subpath", why="nothing is sent from a stick")
def test_a_load_stays_within_its_budget_and_a_second_one_costs_little(
    watched: Watched, figure: Figure, atlas: Atlas
) -> None:
    received: list[float] = []
    network = watched.page.context.new_cdp_session(watched.page)
    network.send("Network.enable")
    network.on("Network.loadingFinished", lambda end: received.append(end["encodedDataLength"]))
    watched.open()
    watched.rest()
    figure("first load, as sent", sum(received) / 1000, "kB", most=900)
    urls = [url for url in watched.requests if not url.startswith("data:")]
    figure("requests of a first load", len(urls), most=30)
    received.clear()
    watched.open()
    watched.rest()
    figure("second load, as sent", sum(received) / 1000, "kB", most=20)
    if len(atlas.config.languages) == 1:
        return
    received.clear()
    watched.open(path="/az/" if watched.home == "/ru/" else "/ru/")
    watched.rest()
    figure("the same in another language, as sent", sum(received) / 1000, "kB", most=250)


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize(
    "question", ["", "?event={chosen}", "?event={unplaced}", "?from={quiet}&to={quiet}"]
)
def test_axe_finds_nothing_wrong(
    watched: Watched, figure: Figure, question: str, width: int, height: int
) -> None:
    watched.page.set_viewport_size({"width": width, "height": height})
    faults = violations(watched.open(question))
    figure("faults that axe finds", len(faults), least=0, most=0)


def test_axe_finds_nothing_wrong_with_everything_unfolded(watched: Watched) -> None:
    page = watched.open()
    page.evaluate(
        "() => document.querySelectorAll('details').forEach((element) => { element.open = true; })"
    )
    assert violations(page) == []


# 320 × 256 is a screen of 1280 × 1024 at 400 %.
@pytest.mark.parametrize(("width", "height"), [*SIZES, (768, 1024), (320, 640), (320, 256)])
@pytest.mark.parametrize("question", ["", "?event={chosen}"])
def test_nothing_is_wider_than_the_screen(
    watched: Watched, figure: Figure, question: str, width: int, height: int
) -> None:
    watched.page.set_viewport_size({"width": width, "height": height})
    page = watched.open(question)
    beyond = page.evaluate("() => document.documentElement.scrollWidth") - width
    figure("sideways scroll from 3840 to 320 pixels", max(beyond, 0), "px", most=0)


def test_everything_is_reached_by_the_keyboard_alone(watched: Watched, cast: Cast) -> None:
    page = watched.open()
    reached: list[str] = []
    for _ in range(70):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                """() => {
                  const {activeElement: active} = document;
                  return active.id || active.dataset.zoom
                    || active.closest('[data-event]')?.dataset.event
                    || active.className || active.textContent;
                }"""
            )
        )
        if reached[-1] == "panel":
            break
    for target in (
        "skip-link",
        cast.other,
        cast.chosen,
        cast.unplaced,
        "in",
        "out",
        "home",
        "all-years",
        "thumb-from",
        "thumb-both",
        "thumb-to",
        "year",
        "panel",
    ):
        assert target in reached, target


def test_focus_follows_into_the_panel_and_back_to_the_row(
    watched: Watched, cast: Cast, atlas: Atlas
) -> None:
    page = watched.open()
    page.locator(f'[data-event="{cast.chosen}"] a').focus()
    page.keyboard.press("Enter")
    expect(page.locator("#panel-title")).to_be_focused()
    expect(page.locator("#panel-title")).to_contain_text(
        watched.say(atlas.event(cast.chosen).title)
    )
    page.keyboard.press("Escape")
    expect(page.locator(f'[data-event="{cast.chosen}"] a')).to_be_focused()


def test_focus_is_visible_wherever_a_key_puts_it(watched: Watched) -> None:
    page = watched.open()
    unseen: list[str] = []
    for _ in range(40):
        page.keyboard.press("Tab")
        without_outline = page.evaluate(
            """() => {
              const grip = document.activeElement.querySelector('.thumb-grip');
              const style = getComputedStyle(grip ?? document.activeElement);
              return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
                ? '' : document.activeElement.outerHTML.slice(0, 120);
            }"""
        )
        unseen += [without_outline] if without_outline else []
    assert unseen == []


def test_controls_are_large_enough_for_a_finger(
    browser: Browser, address: str, figure: Figure, language: Language, cast: Cast
) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    watched = Watched(context.new_page(), address, language, cast)
    page = watched.open("?event={chosen}&without={kind}")
    # What stands in a sentence, such as a citation: WCAG lets it be as small as its words.
    sides = page.evaluate(
        """() => {
          document.querySelectorAll('details').forEach((element) => { element.open = true; });
          return [...document.querySelectorAll('a, button, summary, select, [role=slider]')]
            .filter((element) => element.checkVisibility()
              && !element.matches('.cite-link, .cite-number, .term, .note a'))
            .map((element) => element.getBoundingClientRect())
            .flatMap(({width, height}) => [width, height]);
        }"""
    )
    figure("targets for a finger, the least side", min(sides), "px", least=44)
    context.close()


def test_the_panel_announces_itself_and_its_sections(
    watched: Watched, atlas: Atlas, cast: Cast
) -> None:
    page = watched.open("?event={chosen}")
    for section in (
        "chronology",
        "causes",
        "casualties",
        "people",
        "interpretations",
        "sources",
    ):
        expect(
            page.locator(f'[data-panel="{cast.chosen}"] [data-section="{section}"] h3')
        ).to_be_visible()
    names = (atlas.event(cast.chosen).title, atlas.config.title)
    assert page.title() == " · ".join(map(watched.say, names))


@pytest.mark.targets("server", why="it has a server of its own")
def test_the_atlas_runs_without_npm_too(watched_bare: Watched, cast: Cast) -> None:
    page = watched_bare.open("?event={other}")
    expect(page.locator(f'[data-panel="{cast.other}"]')).to_be_visible()
    page.wait_for_selector("#map .scatterlayer .points path", state="attached")
    assert not [url for url in watched_bare.requests if "/parts/fonts/" in url]
