"""What a map must not do: move a place, or let a name belong to a symbol that is not its own.

Every symbol stands at its place; a name is nearer to its own symbol than to any other by 4 pixels,
or a line leads to it, or it is left out; no word lies over another, over a symbol or under a
control.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest

from dashboard.edition import edition_of
from dashboard.languages.language import Language
from dashboard.model import Atlas
from tests.browser.conftest import Watched
from tests.browser.page import settle

LAW: Final = (Path(__file__).parent / "map_law.js").read_text(encoding="utf-8")
SIZES: Final = (
    (320, 640),
    (390, 844),
    (768, 1024),
    (1366, 768),
    (1920, 1080),
    (3840, 2160),
)
FRAMES: Final = ((360, 640), (800, 600))
PERIODS: Final = (
    "",
    "?from=1920&to=1920",
    "?from=1920-05&to=1920-06",
    "?from=1923&to=1925",
    "?from=1929&to=1931",
    "?from=1930-03&to=1930-05",
)
# The share of the shown places that are named when the atlas opens, at least.
NAMED: Final = {320: 0.55, 390: 0.75, 768: 0.95, 1366: 0.95, 1920: 1.0, 3840: 1.0}


def measured(watched: Watched, question: str, path: str = "") -> dict[str, Any]:
    page = watched.open(question, path)
    page.evaluate("document.fonts.ready")
    settle(page)
    page.evaluate(LAW)
    result: dict[str, Any] = page.evaluate("mapLaw()")
    return result


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_no_symbol_is_moved_and_no_name_stands_at_a_foreign_one(
    watched: Watched, atlas: Atlas, width: int, height: int
) -> None:
    watched.page.set_viewport_size({"width": width, "height": height})
    faults = []
    for code in atlas.config.languages:
        for period in PERIODS:
            found = measured(watched, period, f"/{code}/")
            faults += [f"{code} {period}: {fault}" for fault in found["faults"]]
            if not period and found["places"] > 20:
                share = found["named"] / found["places"]
                print(f"{width} {code}: {found['named']} of {found['places']} places named")
                if share < NAMED[width]:
                    faults.append(f"{code}: only {share:.0%} of the places are named")
    assert faults == []


@pytest.mark.targets("server", "subpath", why="a page of files frames no other")
@pytest.mark.parametrize(("width", "height"), FRAMES)
def test_the_same_holds_in_a_frame(watched: Watched, width: int, height: int) -> None:
    watched.page.set_viewport_size({"width": width, "height": height})
    faults = [
        f"{period}: {fault}"
        for period in PERIODS
        for fault in measured(watched, f"?embed{period.replace('?', '&')}")["faults"]
    ]
    assert faults == []


ARROWS: Final = """() => document.querySelector('#map .js-plotly-plot').data
  .filter(({meta, x}) => meta.role === 'arrow' && x.length).map(({meta}) => meta)"""


def test_every_movement_is_drawn_with_its_deed_day_side_and_way(
    watched: Watched, atlas: Atlas, language: Language
) -> None:
    edition = edition_of(atlas, language)
    missing = []
    for event in edition.events:
        moves = [step for step in edition.steps(event.id) if step.place and step.to_place]
        drawn = watched.open(f"?event={event.id}").evaluate(ARROWS) if moves else []
        for step in moves:
            said: dict[str, Any] = {
                "event": event.id,
                "label": step.label,
                "act_of": step.act_of,
                "via": list(step.via),
                "closed": step.way == "closed",
            }
            if not any(said.items() <= meta.items() and meta["date"] for meta in drawn):
                missing.append(said)
    assert missing == []


def test_a_place_without_a_name_is_one_touch_away(watched: Watched) -> None:
    watched.page.set_viewport_size({"width": 320, "height": 640})
    page = watched.open()
    page.evaluate(LAW)
    for x, y, event, place in page.evaluate("mapLaw().nameless"):
        view = page.locator("#map-view")
        view.evaluate("(view) => view.scrollIntoView({block: 'center'})")  # under the question
        box = view.bounding_box() or {"x": 0, "y": 0}
        page.mouse.click(box["x"] + x, box["y"] + y)
        choice = f'[data-choose="{event}"][data-at="{place}"]'
        opened = f'#panel [data-panel="{event}"]'
        page.locator(f"{choice}, {opened}").first.wait_for()
        page.keyboard.press("Escape")
        page = watched.open()
        page.evaluate(LAW)
