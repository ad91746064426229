"""Layout of map, timeline, story, list, panel and views: enough space, nothing cut, focus visible.

`room.js` says what is wrong with what is shown. Here every view is walked at every size as a page,
in a frame and at a kiosk: a third of them in every run, all of them in a long one.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from dashboard.languages.language import Language
from tests.atlas_samples import Cast
from tests.browser.conftest import Watched, watching
from tests.quality_metrics import Figure

LAYOUT_CHECKS: Final = Path(__file__).with_name("room.js").read_text(encoding="utf-8")
SIZES: Final = (
    (320, 256),  # a screen of 1280 × 1024 at 400 %
    (360, 640),
    (390, 844),
    (844, 390),
    (768, 1024),
    (1000, 600),
    (1024, 768),
    (1366, 600),
    (1366, 768),
    (1920, 1080),
    (1080, 1920),
    (280, 500),
    (3840, 2160),
)
SIZES_WITH_FOCUS: Final = {
    "page": ((390, 844), (844, 390), (1366, 768)),
    "frame": ((390, 844), (1000, 600)),
    "kiosk": ((1366, 768),),
}
SIZES_WITH_LARGE_LETTERS: Final = ((1366, 768), (390, 844), (844, 390))
QUESTIONS: Final = {"page": "", "frame": "?embed", "kiosk": "?kiosk&idle=3600&first={code}%3Fkiosk"}
EVERY_PART: Final = 3
FRAME_PAGE: Final = """<!DOCTYPE html><html lang="en"><title>Around</title>
<body style="margin: 0"><iframe title="Atlas" src="{src}" style="border: 0"></iframe></html>"""


class Stage(NamedTuple):
    """A loaded atlas that can be resized."""

    page: Page
    inside: Page | Frame
    is_framed: bool

    def resize(self, width: int, height: int) -> None:
        """Resize the atlas, in pixels."""
        self.page.set_viewport_size({"width": width, "height": height})
        if self.is_framed:
            grow = "([width, height]) => Object.assign(frames[0].frameElement, {width, height})"
            self.page.evaluate(grow, [width, height])

    def views(self, cast: Cast) -> dict[str, str]:
        """Return the query string of each view by its name."""
        script = "([event, unplaced]) => room.states(event, unplaced)"
        views: dict[str, str] = self.inside.evaluate(script, [cast.chosen, cast.unplaced])
        return views

    def problems(self, question: str) -> list[str]:
        """Show what `question` asks for and return the faults of its layout."""
        problems: list[str] = self.inside.evaluate(
            "(question) => room.show(question).then(room.wrong)", question
        )
        return problems


@pytest.fixture
def watched(browser: Browser, address: str, language: Language, cast: Cast) -> Iterator[Watched]:
    """A fresh page that ends without complaint."""
    yield from watching(browser, address, language, cast)


def open_stage(watched: Watched, mode: str) -> Stage:
    """Open the atlas as a page, in a frame of its own site, or as a kiosk."""
    question = QUESTIONS[mode].format(code=watched.language.code)
    inside: Page | Frame = watched.page
    if mode == "frame":
        framed = FRAME_PAGE.format(src=watched.at(question))
        around = f"{watched.address}/around"
        watched.page.route(
            "**/around", lambda route: route.fulfill(content_type="text/html", body=framed)
        )
        watched.page.goto(around)
        inside = watched.page.frames[1]
        inside.wait_for_selector(".still-marks", state="detached")
    else:
        watched.open(question)
    inside.wait_for_function("() => document.querySelector('#panel article') && atlas.panels")
    inside.evaluate(LAYOUT_CHECKS)
    return Stage(watched.page, inside, mode == "frame")


def problems_at_every_size(
    watched: Watched, mode: str, figure: Figure, part: int | None = None
) -> list[str]:
    """Return what is wrong at every size of every view, or of the third that `part` names."""
    stage = open_stage(watched, mode)
    views = stage.views(watched.cast)
    problems = []
    for row, size in enumerate(SIZES):
        selected = {
            name: question
            for column, (name, question) in enumerate(views.items())
            if part in (None, (row + column) % EVERY_PART)
        }
        problems += problems_at(stage, size, selected, with_focus=size in SIZES_WITH_FOCUS[mode])
    lowest = stage.inside.evaluate("room.lowest()")
    if not problems:
        figure("the lowest of map, story, list and panel", lowest, "letters", least=14.9)
    return problems


def problems_at(
    stage: Stage, size: tuple[int, int], views: dict[str, str], *, with_focus: bool = False
) -> list[str]:
    """Return what is wrong with these views at this size."""
    stage.resize(*size)
    problems = []
    for name, question in views.items():
        wrong = stage.problems(question)
        if with_focus:
            wrong += stage.inside.evaluate("room.focusOutOfSight()")
        problems += [f"{size[0]} × {size[1]}, {name}: {problem}" for problem in wrong]
    print(*problems, sep="\n")
    return problems


@pytest.mark.targets("server", "subpath", why="a page of files frames no other")
@pytest.mark.parametrize(("part", "mode"), list(enumerate(QUESTIONS)), ids=QUESTIONS)
def test_every_view_has_room_at_every_size(
    watched: Watched, figure: Figure, part: int, mode: str
) -> None:
    assert problems_at_every_size(watched, mode, figure, part) == []


@pytest.mark.soak
@pytest.mark.parametrize("mode", QUESTIONS)
def test_every_view_has_room_at_every_size_in_every_mode(
    watched: Watched, figure: Figure, mode: str
) -> None:
    assert problems_at_every_size(watched, mode, figure) == []


def test_letters_of_twice_the_size_leave_every_view_its_room(watched: Watched) -> None:
    session = watched.page.context.new_cdp_session(watched.page)
    session.send("Page.enable")
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
    stage = open_stage(watched, "page")
    assert [
        problem
        for size in SIZES_WITH_LARGE_LETTERS
        for problem in problems_at(stage, size, stage.views(watched.cast))
    ] == []


# Marks of which, with the focus, a part is past an edge of the strip or over another mark.
CUT_MARKS: Final = """() => [...document.querySelectorAll('.strip .cell')].filter((cell) => {
  cell.focus();
  const box = cell.getBoundingClientRect();
  const frame = cell.closest('.strip').getBoundingClientRect();
  const others = [...cell.closest('.strip').querySelectorAll('.cell')].filter((it) => it !== cell);
  return box.left < frame.left - 1 || box.right > frame.right + 1
    || cell.scrollWidth > cell.clientWidth + 1
    || others.some((other) => {
      const {left, right, top, bottom} = other.getBoundingClientRect();
      return left < box.right - 1 && right > box.left + 1
        && top < box.bottom - 1 && bottom > box.top + 1;
    });
}).map((cell) => cell.getAttribute('aria-label'))"""
LONG_NAMES: Final = """(names) => names.forEach((name) => {
  name.textContent = 'm'.repeat(40);
})"""


@pytest.mark.parametrize("width", [280, 320, 390, 844, 1366])
def test_no_mark_of_the_debate_is_cut_however_long_its_name(watched: Watched, width: int) -> None:
    watched.page.set_viewport_size({"width": width, "height": 700})
    page = watched.open("?view=debate")
    assert page.evaluate(CUT_MARKS) == []
    page.locator(".strip .dots + span").evaluate_all(LONG_NAMES)  # as no language has them
    assert page.evaluate(CUT_MARKS) == []


# How the frame is hidden at first, and the style that shows it.
HIDDEN_FRAMES: Final = {
    "in-a-folded-section": ("display: none", "", "display: block"),
    "lazy-in-a-box-without-width": ("width: 0; overflow: hidden", "lazy", "width: 800px"),
}
BOXED_FRAME_PAGE: Final = """<!DOCTYPE html><html lang="en"><title>Around</title>
<body style="margin: 0">
<div style="{style}"><iframe title="Atlas" src="{src}" loading="{loading}"
style="border: 0; width: 100%; height: 600px"></iframe></div></body></html>"""
MAP_POSITIONS: Final = """() => {
  const {x, y} = atlas.mapPage.view();
  const box = document.querySelector('#map-view').getBoundingClientRect();
  const points = [...document.querySelectorAll('#map .tracesymbols .point')].map((point) => {
    const {left, right, top, bottom} = point.getBoundingClientRect();
    return [(left + right) / 2 - box.left, (top + bottom) / 2 - box.top];
  });
  return [...x, ...y, ...points.flat()];
}"""


def open_in_a_box(watched: Watched, style: str, loading: str, question: str) -> Frame:
    """Open the atlas in a frame that stands in a box."""
    src = watched.at(question)
    body = BOXED_FRAME_PAGE.format(style=style, src=src, loading=loading or "eager")
    watched.page.unroute_all()
    watched.page.route(
        "**/around", lambda route: route.fulfill(content_type="text/html", body=body)
    )
    watched.page.set_viewport_size({"width": 800, "height": 700})
    watched.page.goto(f"{watched.address}/around")
    return watched.page.frames[1]


def map_positions(inside: Page | Frame) -> list[float]:
    """Return the edges of the map's view and where its symbols stand, once it is at rest."""
    inside.wait_for_selector(".still-marks", state="detached")
    inside.wait_for_function("() => atlas.mapPage.view()")
    inside.page.wait_for_timeout(300) if isinstance(inside, Frame) else inside.wait_for_timeout(300)
    positions: list[float] = inside.evaluate(MAP_POSITIONS)
    return positions


@pytest.mark.targets("server", "subpath", why="a page of files frames no other")
@pytest.mark.parametrize("question", ["?event={chosen}&embed", "?story={event_step}&embed"])
@pytest.mark.parametrize(
    ("hidden", "loading", "shown"), list(HIDDEN_FRAMES.values()), ids=list(HIDDEN_FRAMES)
)
def test_a_frame_that_is_shown_later_shows_the_map_of_one_that_was_seen_at_once(
    watched: Watched, question: str, hidden: str, loading: str, shown: str
) -> None:
    inside = open_in_a_box(watched, hidden, loading, question)
    if not loading:
        inside.wait_for_function(
            "() => window.atlas?.choice?.present() && atlas.panels", polling=50
        )
    watched.page.wait_for_timeout(200)
    watched.page.evaluate("(style) => (document.querySelector('div').style = style)", shown)
    later = map_positions(watched.page.frames[1])
    at_once = map_positions(open_in_a_box(watched, shown, "", question))
    assert later == pytest.approx(at_once, abs=1)


def test_a_kiosk_begun_while_a_view_hides_its_map_shows_the_map_later(watched: Watched) -> None:
    page = watched.page
    page.goto(watched.at("?kiosk&idle=3600&view=debate&event={chosen}"))
    page.locator("#kiosk-invitation").click(position={"x": 700, "y": 300})
    page.locator("#kiosk-invitation").wait_for(state="hidden")
    page.locator('.views a[href="?view="]').click()
    later = map_positions(page)
    page.goto(watched.at("?kiosk&idle=3600&first=en%3Fkiosk&event={chosen}"))
    assert later == pytest.approx(map_positions(page), abs=1)


def test_the_second_key_of_all_leads_past_the_list_to_the_map(watched: Watched) -> None:
    page = watched.open()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#map-view")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.events')") is None


def test_no_paragraph_of_the_introduction_is_hidden(watched: Watched) -> None:
    page = watched.open()
    shown = "(all) => all.map((point) => point.checkVisibility())"
    assert all(page.locator(".introduction > p").evaluate_all(shown))


@pytest.mark.parametrize("question", ["?event={chosen}", "?story={event_step}"])
def test_the_tab_key_leads_to_nothing_that_is_out_of_sight(watched: Watched, question: str) -> None:
    watched.page.set_viewport_size({"width": 1000, "height": 600})
    page = watched.open(question)
    page.evaluate(LAYOUT_CHECKS)
    lost = []
    for _ in range(40):
        page.keyboard.press("Tab")
        lost += page.evaluate(
            "room.isInSight(document.activeElement) ? [] : [room.named(document.activeElement)]"
        )
    assert lost == []
