"""The story in a real browser: by keys, by links, by itself, before a class."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from dashboard.data.records import StoryStep
from dashboard.model import Atlas
from tests.atlas_samples import Cast
from tests.browser.accessibility import violations
from tests.browser.conftest import Watched

HEADING = "#story h2"


def step_after(atlas: Atlas, step: str) -> StoryStep:
    """Return the step of the story that follows another."""
    return atlas.story[[other.id for other in atlas.story].index(step) + 1]


def test_the_whole_story_is_walked_with_keys_alone(watched: Watched, atlas: Atlas) -> None:
    page = watched.open()
    page.locator('.views a[href^="?story"]').focus()
    page.keyboard.press("Enter")
    for step in atlas.story:
        expect(page.locator(HEADING)).to_have_text(watched.say(step.title))
        assert watched.search == f"?story={step.id}"
        expect(page.locator("#panel")).to_have_attribute("data-open", step.event)
        assert page.locator("#story .cite-link").count() > 0
        if step.view:
            expect(page.locator("#view h2")).to_be_visible()
        page.keyboard.press("ArrowRight")
    expect(page.locator(HEADING)).to_have_text(watched.say(atlas.story[-1].title))
    page.keyboard.press("Home")
    expect(page.locator(HEADING)).to_have_text(watched.say(atlas.story[0].title))


@pytest.mark.english
def test_a_link_to_a_step_opens_exactly_that_and_back_returns(
    watched: Watched, cast: Cast, atlas: Atlas
) -> None:
    step = next(other for other in atlas.story if other.id == cast.step)
    later = [other.event for other in atlas.story].index(cast.chosen)
    page = watched.open("?story={step}")
    expect(page.locator("#period")).to_have_text(cast.step_period)
    expect(page.locator(f'[data-panel="{step.event}"]')).to_be_visible()
    expect(
        page.locator(".words", has_text=watched.say(atlas.place(step.map_view[0]).name))
    ).to_be_visible()
    page.locator("#story .story-dots a").nth(later).click()
    expect(page.locator(f'[data-panel="{cast.chosen}"]')).to_be_visible()
    page.go_back()
    expect(page.locator(f'[data-panel="{step.event}"]')).to_be_visible()
    expect(page.locator(HEADING)).to_have_text(watched.say(step.title))


def test_every_place_that_a_step_names_for_its_map_is_in_view(
    watched: Watched, atlas: Atlas
) -> None:
    page = watched.open(f"?story={atlas.story[0].id}")
    for step in atlas.story[1:]:
        page.keyboard.press("ArrowRight")
        expect(page.locator(HEADING)).to_have_text(watched.say(step.title))
        points = [(atlas.place(place).lon, atlas.place(place).lat) for place in step.map_view]
        page.wait_for_function(
            """(points) => document.querySelector('[data-view]') || points.every(([lon, lat]) => {
                const { x, y } = atlas.mapPage.view();
                return lon > x[0] && lon < x[1] && lat > y[0] && lat < y[1]; })""",
            arg=points,
        )


def test_on_a_phone_the_next_step_begins_at_its_top(
    watched: Watched, atlas: Atlas, cast: Cast
) -> None:
    watched.page.set_viewport_size({"width": 390, "height": 844})
    page = watched.open("?story={event_step}")
    page.evaluate("() => scrollTo(0, 400)")
    page.locator("[data-story=next]").click()
    expect(page.locator(HEADING)).to_have_text(
        watched.say(step_after(atlas, cast.event_step).title)
    )
    expect(page.locator(HEADING)).to_be_in_viewport()
    expect(page.locator("#map")).to_be_in_viewport()
    expect(page.locator("[data-story=next]")).to_be_in_viewport()


def test_who_looks_elsewhere_finds_the_way_back_to_the_step(watched: Watched, cast: Cast) -> None:
    page = watched.open("?story={event_step}")
    expect(page.locator(".story-again")).to_be_hidden()
    page.locator("#thumb-to").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".story-again")).to_be_visible()
    assert watched.search.startswith(f"?story={cast.event_step}&from=")
    page.locator(".story-again a").click()
    expect(page.locator(".story-again")).to_be_hidden()
    assert watched.search == f"?story={cast.event_step}"
    page.locator("#story .leave").click()
    expect(page.locator("#story")).to_be_hidden()
    expect(page.locator("#period")).to_have_text(f"{cast.first} – {cast.last}")
    assert watched.search == ""


def test_the_story_plays_by_itself_until_something_is_touched(
    watched: Watched, atlas: Atlas
) -> None:
    page = watched.page
    page.clock.install()
    watched.open(f"?story={atlas.story[0].id}")
    button = page.locator("[data-story=play]")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    page.clock.fast_forward(40_000)
    expect(page.locator(HEADING)).to_have_text(watched.say(atlas.story[1].title))
    page.keyboard.press("Shift")
    expect(button).to_have_attribute("aria-pressed", "false")
    page.clock.fast_forward(120_000)
    expect(page.locator(HEADING)).to_have_text(watched.say(atlas.story[1].title))


def test_before_a_class_letters_are_large_and_escape_ends_it(
    watched: Watched, atlas: Atlas, cast: Cast
) -> None:
    page = watched.open("?story={event_step}")
    small = _letter(page)
    page.locator("[data-story=present]").click()
    expect(page.locator(".views")).to_be_hidden()
    expect(page.locator("#panel")).to_be_hidden()
    assert _letter(page) > small * 1.15
    assert violations(page) == []
    page.keyboard.press("ArrowRight")
    expect(page.locator(HEADING)).to_have_text(
        watched.say(step_after(atlas, cast.event_step).title)
    )
    page.evaluate("() => document.exitFullscreen?.().catch(() => null)")
    page.keyboard.press("Escape")
    expect(page.locator(".views")).to_be_visible()


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1920, 1080), (390, 844)])
@pytest.mark.parametrize("step", ["{event_step}", "{bare_step}", "question"])
def test_axe_finds_nothing_wrong_with_the_story(
    watched: Watched, step: str, width: int, height: int
) -> None:
    watched.page.set_viewport_size({"width": width, "height": height})
    page = watched.open(f"?story={step}")
    expect(page.locator(HEADING)).to_be_visible()
    assert violations(page) == []
    sideways = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert sideways <= 0


def _letter(page: Page) -> float:
    size: float = page.locator("#story .story-told p").last.evaluate(
        "(element) => parseFloat(getComputedStyle(element).fontSize)"
    )
    return size
