"""Keyboard and screen reader: a redraw never loses the focus, and the player announces little."""

from __future__ import annotations

from typing import Final

import pytest
from playwright.sync_api import Page, expect

from tests.atlas_samples import Cast
from tests.browser.conftest import Watched
from tests.browser.page import chosen_years

# Three frames later, when the browser has taken the focus from hidden elements.
DRAWN: Final = """() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(
  () => requestAnimationFrame(() => setTimeout(go, 30)))))"""
FOCUSED: Final = """() => {
  const {activeElement: active} = document;
  if (!active || active === document.body || !active.getClientRects().length) return '';
  return `${active.tagName} ${active.id} ${active.className} ${active.textContent.slice(0, 30)}`;
}"""


def focused(page: Page) -> str:
    """Return what has the focus once all is drawn; "" where it is lost."""
    page.evaluate(DRAWN)
    description: str = page.evaluate(FOCUSED)
    return description


# Where a reader begins, what has the focus, and what happens then: a key, "back", or a script.
FOCUS_CASES: Final = {
    "axis-zooms-to-months": ("", "#time-axis a", ["Enter", "Enter"]),
    "axis-zooms-to-days": ("", "#time-axis a", ["Enter"] * 6),
    "axis-goes-with-a-zoom-out": ("?{months}", "#time-axis a", ["zoom out"]),
    "back-out-of-a-view": ("", ".views a[href*='view=debate']", ["Enter", "back"]),
    "back-from-event-to-event": ("?event={chosen}", "[data-event='{other}'] a", ["Enter", "back"]),
    "back-from-an-event": ("", "[data-event='{other}'] a", ["Enter", "back"]),
    "row-leaves-the-list": ("", "[data-event='{other}'] a", ["late"]),
    "last-row-leaves-the-list": ("", "[data-event='{other}'] a", ["quiet"]),
    "panel-of-an-event-that-is-closed": ("?event={other}", "#panel article a", ["late"]),
    "first-step-of-the-story": ("?story={step}", "[data-story=previous]", ["Enter"] * 9),
    "back-out-of-the-story": ("", ".views a[href*='story=']", ["Enter", "back"]),
    "story-is-left": ("?story={step}", ".leave", ["Enter"]),
    "comparison-is-left": ("", ".views a[href*='view=compare']", ["Enter", "Tab", "Tab", "back"]),
    "caption-is-written-anew": ("?{days}", "[data-play=next]", ["Enter"] * 3),
}
SCRIPTS: Final = {
    "late": "atlas.choice.choose({{from: '{late}-01-01', event: ''}}, 'replace')",
    "quiet": "atlas.choice.choose({{from: '{quiet}-01-01', to: '{quiet}-12-31'}}, 'replace')",
    "zoom out": "atlas.timeHands.lookThrough(atlas.choice.loaded().span)",
}


@pytest.mark.parametrize(
    ("question", "selector", "steps"), FOCUS_CASES.values(), ids=list(FOCUS_CASES)
)
def test_what_is_drawn_anew_never_loses_the_focus(
    watched: Watched, cast: Cast, question: str, selector: str, steps: list[str]
) -> None:
    page = watched.open(question)
    page.locator(cast.filled(selector)).first.focus()
    for step in steps:
        if step == "back":
            page.go_back()
        elif step in SCRIPTS:
            page.evaluate(cast.filled(SCRIPTS[step]))
        else:
            page.keyboard.press(step)
        assert focused(page), f"lost after {step}"


def test_enter_twice_on_a_year_looks_closer_and_goes_on_from_there(
    watched: Watched, cast: Cast
) -> None:
    page = watched.open()
    page.locator("#time-axis a").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator("#time-axis a").first).to_be_focused()
    expect(page.locator("#time-axis a").first).to_have_attribute(
        "href", f"?from={cast.first}-01-01&to={cast.first}-01-31"
    )


@pytest.mark.parametrize(
    ("question", "keys", "years"),
    [
        ("?from={early}&to={quiet}", ["ArrowRight", "ArrowUp"], (2, 2)),
        ("?from={early}&to={quiet}", ["ArrowRight", "ArrowLeft"], (0, 0)),
        ("?from={late}&to={last}", ["ArrowRight"], (0, 0)),
    ],
)
def test_keys_move_the_whole_period(
    watched: Watched, question: str, keys: list[str], years: tuple[int, int]
) -> None:
    page = watched.open(question)
    before = chosen_years(page)
    page.evaluate("atlas.timeHands.lookThrough(atlas.choice.loaded().span)")
    whole = page.get_by_role("slider", name=watched.say("Whole period"))
    whole.focus()
    for key in keys:
        page.keyboard.press(key)
    assert chosen_years(page) == [edge + shift for edge, shift in zip(before, years, strict=True)]
    text = page.locator("#period").inner_text()
    expect(whole).to_have_attribute("aria-valuetext", text)


# Every change of a live region, which a screen reader announces.
RECORD_ANNOUNCEMENTS: Final = """() => {
  window.heard = [];
  const region = (node) => (node.closest ?? node.parentElement?.closest).call(
    node.closest ? node : node.parentElement, '[aria-live], [role=status], [role=alert], output');
  new MutationObserver((changes) => {
    for (const {target} of changes) {
      const output = region(target);
      if (output && output.getAttribute('aria-live') !== 'off') heard.push(output.textContent);
    }
  }).observe(document.body, {subtree: true, childList: true, characterData: true});
}"""


def test_while_time_plays_one_short_line_is_heard_and_none_while_it_plays_fast(
    watched: Watched,
) -> None:
    page = watched.open("?{days}")
    page.evaluate(RECORD_ANNOUNCEMENTS)
    page.locator("#speed").select_option("4")
    page.locator("#play").click()
    page.wait_for_function("() => !document.querySelector('#play[data-playing]')")
    assert page.evaluate("heard.splice(0)") == []
    expect(page.locator("#time-told")).not_to_be_empty()
    page.evaluate("heard.splice(0)")
    page.locator("#speed").select_option("1")
    page.locator("#play").click()
    page.wait_for_function("() => heard.length >= 2")
    page.locator("#play").click()
    heard = page.evaluate("heard.splice(0)")
    assert max(len(line) for line in heard) <= 30


def test_a_period_that_is_moved_is_told_once_when_it_rests(watched: Watched) -> None:
    page = watched.open("?from={early}&to={quiet}")
    page.evaluate(RECORD_ANNOUNCEMENTS)
    page.locator("#thumb-both").focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    expect(page.locator("#time-told")).not_to_be_empty()
    period = page.locator("#period").inner_text()
    assert [period in line for line in page.evaluate("heard")] == [True]
