"""Forced colours: the system sets all colours, and every state stays distinguishable."""

from __future__ import annotations

from typing import Final

from tests.browser.conftest import Watched

# What remains visible of an element without backgrounds and shadows.
APPEARANCE: Final = """(element, part) => {
  const style = getComputedStyle(element, part || undefined);
  const edges = ['Top', 'Right', 'Bottom', 'Left'].flatMap((side) =>
    ['Width', 'Style', 'Color'].map((name) => style[`border${side}${name}`]));
  const ground = style.forcedColorAdjust === 'none' ? style.backgroundColor : '';
  return [...edges, ground, style.backgroundImage, style.outlineStyle, style.fontWeight,
    style.textDecorationLine, style.boxShadow, style.strokeWidth, style.fillOpacity].join();
}"""
# An address, an element in the state, one without it, and the pseudo-element that shows it.
STATES: Final = {
    "chosen-row": ("?event={chosen}", ".event-row.is-chosen a", ".event-row:not(.is-chosen) a", ""),
    "chosen-bar": ("?event={chosen}", ".bar.is-chosen", ".bar:not(.is-chosen)", ""),
    "step-in-the-period": (
        "?event={other}&{days}",
        ".step.is-during",
        ".step:not(.is-during)",
        "::before",
    ),
    "line-of-a-thumb": ("", ".thumb", ".time-body", "::before"),
    "grip-of-a-thumb": ("", ".thumb-grip", ".time-body", ""),
    "uncertain-bar": ("", ".bar.is-uncertain", ".bar-certain", ""),
    "found-letters": ("", ".search mark", ".search :has(> mark)", ""),
    "time-that-accumulates": ("", "[data-play=so-far]", "[data-play=next]", ""),
    "current-step-of-the-story": (
        "?story={event_step}",
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
    shown = ""
    page = watched.open()
    indistinct = []
    for name, (question, state, other, part) in STATES.items():
        if question != shown:
            page = watched.open(question)
            shown = question
        if ".search" in state:
            page.locator("#search-box").fill(watched.cast.many)
        if "so-far" in state:
            page.locator(state).dispatch_event("click")
        appearances = [
            page.locator(selector_).first.evaluate(APPEARANCE, part) for selector_ in (state, other)
        ]
        indistinct += [name] if appearances[0] == appearances[1] else []
    assert indistinct == []
