"""Contrast themes: the system sets all colours, and each state is still told from the others."""

from __future__ import annotations

from typing import Final

from tests.browser.conftest import Watched

# What is seen of an element when grounds and shadows are gone.
LOOKS: Final = """(each, part) => {
  const style = getComputedStyle(each, part || undefined);
  const edges = ['Top', 'Right', 'Bottom', 'Left'].flatMap((side) =>
    ['Width', 'Style', 'Color'].map((name) => style[`border${side}${name}`]));
  const ground = style.forcedColorAdjust === 'none' ? style.backgroundColor : '';
  return [...edges, ground, style.backgroundImage, style.outlineStyle, style.fontWeight,
    style.textDecorationLine, style.boxShadow, style.strokeWidth, style.fillOpacity].join();
}"""
# An address, what is in a state, what is not, and the part of both that a style sheet draws.
STATES: Final = {
    "chosen-row": ("?event={chosen}", ".event-row.is-chosen a", ".event-row:not(.is-chosen) a", ""),
    "chosen-bar": ("?event={chosen}", ".bar.is-chosen", ".bar:not(.is-chosen)", ""),
    "step-in-the-period": (
        "?event={chosen}",
        ".step.is-during",
        ".step:not(.is-during)",
        "::before",
    ),
    "certain-column": ("", ".column-certain", ".column", ""),
    "possible-column": ("", ".column-possible", ".column", ""),
    "certain-or-possible-column": ("", ".column-certain", ".column-possible", ""),
    "line-of-a-thumb": ("", ".thumb", ".time-body", "::before"),
    "grip-of-a-thumb": ("", ".thumb-grip", ".time-body", ""),
    "doubtful-bar": ("", ".bar.is-doubtful", ".bar:not(.is-doubtful)", ""),
    "found-letters": ("", ".search mark", ".search :has(> mark)", ""),
    "time-that-accumulates": ("", "[data-play=so-far]", "[data-play=next]", ""),
    "current-step-of-the-story": (
        "?story={told}",
        ".story-dots [aria-current]",
        ".story-dots a:not([aria-current])",
        "",
    ),
    "view-that-is-open": (
        "?view=debate",
        ".view-link[aria-current]",
        ".view-link:not([aria-current])",
        "",
    ),
}


def test_each_state_is_told_from_the_others_without_a_ground(watched: Watched) -> None:
    watched.page.emulate_media(forced_colors="active")
    asked = ""
    page = watched.open()
    alike = []
    for name, (question, state, other, part) in STATES.items():
        if question != asked:
            page = watched.open(question)
            asked = question
        if ".search" in state:
            page.locator("#search-box").fill(watched.cast.many)
        if "so-far" in state:
            page.locator(state).dispatch_event("click")
        looks = [page.locator(each).first.evaluate(LOOKS, part) for each in (state, other)]
        alike += [name] if looks[0] == looks[1] else []
    assert alike == []
