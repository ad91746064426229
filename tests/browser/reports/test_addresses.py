"""Damaged addresses: the page shows what was meant, or says what is missing."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Page, expect

from tests.atlas_samples import Cast
from tests.browser.accessibility import violations
from tests.browser.conftest import Watched
from tests.quality_metrics import Figure

DAMAGE: Final = (Path(__file__).parents[2] / "js" / "damage.js").read_text(encoding="utf-8")
WALK: Final = (Path(__file__).parent / "addresses.js").read_text(encoding="utf-8")
ADDRESSES: Final = 500
WALKED: Final = 40  # of them in the page itself; a browser limits how many it writes at once
SEED: Final = 1920

NO_EVENT: Final = "This link points to an event that is not in this atlas."
NO_VIEW: Final = "This link points to a page that is not in this atlas."
NO_STEP: Final = "This link points to a chapter of the story that is not in this atlas."
NO_TAG: Final = "This link hides a group of events that is not in this atlas."
NO_DATE: Final = "This link contains a date that is not in this atlas."
NO_NAME: Final = "Part of this link is misspelled and was ignored."
COMPARED: Final = "?view=compare&compare={chosen}"
REPORTED: Final = {
    "full-stop": ("?event={chosen}.", "?event={chosen}", ""),
    "bracket": ("?event={chosen})", "?event={chosen}", ""),
    "blank": ("?event={chosen}%20", "?event={chosen}", ""),
    "unknown-event": ("?event={chosen}x", "", NO_EVENT),
    "capital-in-a-view": ("?view=Debate", "?view=debate", ""),
    "unknown-view": ("?view=nonsense", "", NO_VIEW),
    "step-in-brackets": ("?story=({event_step})", "?story={event_step}", ""),
    "unknown-step": ("?story=nobody", "", NO_STEP),
    "unknown-tag": ("?without=kind:nothing", "", NO_TAG),
    "end-before-all": ("?to=1200", "", NO_DATE),
    "misspelled-name": ("?even={chosen}", "?even={chosen}", NO_NAME),
    "compared-with-nobody": (f"{COMPARED},nobody", COMPARED, NO_EVENT),
    "escaped-for-html": ("?from={year}&amp;to={year}", "?from={year}&to={year}", ""),
}


@pytest.mark.parametrize(("typed", "corrected", "message"), REPORTED.values(), ids=REPORTED)
def test_an_address_of_a_report_is_read_or_the_reader_is_told(
    watched: Watched, cast: Cast, typed: str, corrected: str, message: str
) -> None:
    page = watched.page
    page.goto(watched.at(typed))
    expect(page.locator("#event-list")).not_to_be_empty()
    expect(page.locator("#notice [role=status]")).to_have_text(
        watched.say(message) if message else ""
    )
    assert watched.search == cast.filled(corrected)


@pytest.mark.targets("server", "subpath", why="a browser keeps the address of a file as it is")
def test_of_five_hundred_damaged_addresses_none_is_wrong_without_a_word(
    watched: Watched, figure: Figure
) -> None:
    page = watched.open()
    functions = DAMAGE.replace("export ", "")
    page.evaluate(f"() => {{ {functions} window.damage = {{ damaged, goodOf, isAsNamed }}; }}")
    silent_errors: list[Any] = page.evaluate(
        WALK, {"count": ADDRESSES, "walked": WALKED, "seed": SEED}
    )
    print(*silent_errors, sep="\n")
    figure(
        "damaged addresses of 500 that show something else in silence", len(silent_errors), most=0
    )


@pytest.mark.parametrize("question", ["", "&embed", "&kiosk"])
def test_what_is_said_of_an_address_can_be_closed_and_goes_with_the_first_choice(
    watched: Watched, question: str
) -> None:
    page = watched.page
    line = page.locator("#notice [role=status]")
    page.goto(watched.at(f"?event=nobody{question}"))
    if "kiosk" in question:
        page.wait_for_selector("#kiosk-invitation[open]")
        page.mouse.click(600, 300)
        page.wait_for_selector("#kiosk-invitation", state="hidden")
    expect(line).to_have_text(watched.say(NO_EVENT))
    expect(line).to_be_visible()
    if not question:
        assert violations(page) == []
    page.locator("#notice button").click()
    expect(line).to_have_text("")
    assert page.evaluate("document.activeElement.closest('main') !== null"), "the focus is lost"
    page.goto("about:blank")
    page.goto(watched.at(f"?event=nobody{question}"))
    if "kiosk" in question:
        page.wait_for_selector("#kiosk-invitation[open]")
        page.mouse.click(600, 300)
        page.wait_for_selector("#kiosk-invitation", state="hidden")
    expect(line).to_have_text(watched.say(NO_EVENT))
    page.locator("#event-list a").first.click()
    expect(line).to_have_text("")


def test_what_is_compared_is_there_again_after_another_view(watched: Watched, cast: Cast) -> None:
    page = watched.open(f"?view=compare&compare={cast.other},{cast.chosen}")
    page.locator('.views a[href*="view=sources"]').click()
    page.locator('.views a[href*="view=debate"]').click()
    page.go_back()
    page.locator('.views a[href*="view=compare"]').click()
    expect(page.locator("[data-compare=first]")).to_have_value(cast.other)
    expect(page.locator("[data-compare=second]")).to_have_value(cast.chosen)


# --- a browser that lets an address be written only so often -----------------------------------

LIMITED: Final = """() => {
  for (const name of ["pushState", "replaceState"]) {
    const write = history[name].bind(history);
    history[name] = (...parameters) => {
      const now = performance.now();
      window.written = (window.written ?? []).filter((moment) => now - moment < 3000);
      if (written.length >= 10) {
        if (window.isSilent) return;
        throw new DOMException("Attempt to use history.replaceState() too often", "SecurityError");
      }
      written.push(now);
      write(...parameters);
    };
  }
}"""
# A thumb to and fro, so that the shortest span has room for it; at last a period not written yet.
PRESSES: Final = ("ArrowRight", "ArrowLeft") * 6 + ("ArrowRight",) * 2
CHOSEN: Final = "() => atlas.address.write(atlas.choice.present(), atlas.choice.loaded(), '')"


@pytest.mark.parametrize("is_silent", [False, True], ids=["throws", "says-nothing"])
def test_a_limit_on_addresses_parts_nothing_of_what_is_shown_and_shared(
    watched: Watched, is_silent: bool
) -> None:
    page = watched.open()
    page.evaluate(LIMITED)
    page.evaluate("(isSilent) => { window.isSilent = isSilent; }", is_silent)
    chosen = _choose_past_the_limit(watched)
    assert _shared(page).endswith(chosen)
    page.locator(".theme-switch").click()
    assert page.evaluate("() => document.documentElement.dataset.theme") == "dark"
    languages = page.locator(".languages")
    if languages.count():
        languages.locator("summary").click()
        link = languages.locator("a").last
        link.hover()
        address = str(link.evaluate("(link) => link.search"))
        assert "theme=dark" in address
        assert all(word in address for word in chosen[1:].split("&"))
    page.wait_for_function("(chosen) => location.search === `${chosen}&theme=dark`", arg=chosen)


def test_an_entry_that_was_refused_is_made_later_and_leads_back(
    watched: Watched,
) -> None:
    page = watched.open()
    page.evaluate(LIMITED)
    _choose_past_the_limit(watched)
    page.locator("#event-list a").last.click()
    opened = page.locator("#panel").get_attribute("data-open")
    expect(page.locator(f'[data-panel="{opened}"]')).to_be_visible()
    page.wait_for_function(f"() => location.search === ({CHOSEN})()")
    page.go_back()
    expect(page.locator(f'[data-panel="{opened}"]')).to_be_hidden()


def _choose_past_the_limit(watched: Watched) -> str:
    """Choose periods faster than a browser writes them; return the address of the last one."""
    page = watched.page
    page.locator("#thumb-from").focus()
    for key in PRESSES:
        page.keyboard.press(key)
    page.wait_for_timeout(100)
    chosen = str(page.evaluate(CHOSEN))
    assert watched.search != chosen, "the limit was not met"
    return chosen


def _shared(page: Page) -> str:
    """Return the link that the dialog gives; of a file it gives none."""
    if page.url.startswith("file:"):
        return str(page.evaluate("() => atlas.share.whole(atlas.addressBar.href())"))
    page.locator(".share-open").click()
    link = page.locator("#share-link").input_value()
    page.keyboard.press("Escape")
    return link
