"""Gestures: scrolling, pinching or resting selects nothing; a tap acts once, at its point."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from typing import Final

import pytest
from playwright.sync_api import Browser, expect
from waitress.server import create_server as listen

from dashboard.cli.new_atlas import write_new_atlas
from dashboard.languages.language import Language
from dashboard.web.factory import create_server
from dashboard.web.listener import WAITRESS_SETTINGS
from tests.atlas_samples import ISLAND, Cast
from tests.browser.conftest import Watched
from tests.browser.page import chosen_years
from tests.browser.touch import CHOICE, Point, TouchScreen, touch_screen

OpenScreen = Callable[[int, int], AbstractContextManager[TouchScreen]]
UPWARDS: Final = -120
OPEN: Final = """() => ({
  event: atlas.choice.present().event,
  offered: [...document.querySelectorAll('#chooser[open] [data-choose]')]
    .map((row) => row.dataset.choose),
})"""
COVERED: Final = """([x, y]) => {
  const {left, right, top, bottom} = document.querySelector('#chooser').getBoundingClientRect();
  return x >= left && x <= right && y >= top && y <= bottom;
}"""


@pytest.fixture(scope="module")
def open_screen(browser: Browser, address: str, language: Language, cast: Cast) -> OpenScreen:
    """A function that opens a touch screen of a size."""
    return partial(touch_screen, browser, address, language, cast)


@pytest.fixture(scope="module")
def phone(open_screen: OpenScreen) -> Iterator[TouchScreen]:
    """A telephone held upright, the atlas open on it."""
    with open_screen(390, 844) as opened:
        opened.open()
        yield opened


# --- a finger that scrolls, pinches or rests is no choice -----------------------------------------

NO_CHOICE: Final[dict[str, Callable[[TouchScreen], None]]] = {
    "swipe-up-on-the-middle-of-time": lambda screen: screen.fingers.swipe(
        screen.on_timeline(0.5), along=UPWARDS
    ),
    "swipe-up-on-a-fifth-of-time": lambda screen: screen.fingers.swipe(
        screen.on_timeline(0.2), along=UPWARDS
    ),
    "swipe-up-on-a-thumb": lambda screen: screen.fingers.swipe(
        screen.on_timeline(0.005), along=UPWARDS
    ),
    "swipe-up-on-a-bar": lambda screen: screen.fingers.swipe(screen.middle(".bar"), along=UPWARDS),
    "swipe-up-aslant-on-time": lambda screen: screen.fingers.swipe(
        screen.on_timeline(0.5), 50, UPWARDS
    ),
    "swipe-up-on-a-year": lambda screen: screen.fingers.swipe(
        screen.middle("#time-axis a"), along=UPWARDS
    ),
    "pinch-on-time": lambda screen: screen.fingers.pinch(screen.on_timeline(0.5)),
    "pinch-on-a-thumb": lambda screen: screen.fingers.pinch(screen.on_timeline(0.1)),
    "pinch-with-a-finger-beside-time": lambda screen: screen.fingers.pinch(
        screen.on_timeline(0.03)
    ),
    "rest-on-time": lambda screen: screen.fingers.rest(screen.on_timeline(0.6)),
    "rest-on-a-bar": lambda screen: screen.fingers.rest(screen.middle(".bar")),
    "rest-on-the-map": lambda screen: screen.fingers.rest(
        screen.middle("#map .tracesymbols .point")
    ),
}


@pytest.mark.parametrize("touch", NO_CHOICE.values(), ids=list(NO_CHOICE))
def test_a_finger_that_scrolls_pinches_or_rests_chooses_nothing(
    phone: TouchScreen, touch: Callable[[TouchScreen], None]
) -> None:
    phone.reset()
    before = phone.chosen()
    touch(phone)
    assert phone.chosen() == before
    assert phone.page.evaluate("() => !document.querySelector('dialog[open]')")


def test_what_the_browser_takes_away_gives_back_what_was(open_screen: OpenScreen) -> None:
    with open_screen(390, 844) as screen:
        page = screen.open("?from={quiet}&to={late}")
        before = screen.chosen()
        point = screen.middle("#thumb-both")
        screen.fingers.send("touchStart", point)
        for distance in (20.0, 60.0, 100.0):
            screen.fingers.send("touchMove", Point(point.x - distance, point.y))
        page.wait_for_function(f"(before) => ({CHOICE})() !== before", arg=before)
        screen.fingers.lift("touchCancel")
        assert screen.chosen() == before


def test_a_drag_sideways_moves_a_thumb_and_between_them_the_whole_period(
    open_screen: OpenScreen, cast: Cast
) -> None:
    with open_screen(390, 844) as screen:
        page = screen.open("?from={early}&to={late}")  # so long that all years are in sight
        first, last = chosen_years(page)
        box = page.locator("#time-track").bounding_box()
        assert box
        year = box["width"] / (int(cast.last) - int(cast.first) + 1)
        screen.fingers.swipe(screen.middle("#thumb-both"), across=year, along=5)
        assert chosen_years(page) == [first + 1, last + 1]
        expect(page.locator("#thumb-both")).to_be_focused()
        screen.fingers.swipe(screen.middle("#thumb-to"), across=-year)
        assert chosen_years(page) == [first + 1, last]


# --- a tap acts once, where it was ---------------------------------------------------------------

SYMBOLS: Final = """() => {
  const graph = document.querySelector('#map .js-plotly-plot');
  const {xaxis, yaxis} = graph._fullLayout;
  const {x, y, customdata} = graph.data.find((trace) => trace.meta?.role === 'symbols');
  const box = graph.getBoundingClientRect();
  return customdata
    .map(([event], at) => ({event, x: box.x + xaxis.l2p(x[at]), y: box.y + yaxis.l2p(y[at])}))
    .filter(({x, y}) => document.elementFromPoint(x, y)?.closest('#map-view'));
}"""
TO_MAP: Final = "() => document.querySelector('#map-view').scrollIntoView({block: 'center'})"


@pytest.mark.parametrize(
    ("width", "height"),
    [
        (360, 640),
        (320, 568),
        pytest.param(844, 390, marks=pytest.mark.soak),
        pytest.param(1366, 768, marks=pytest.mark.soak),
    ],
)
def test_a_tap_on_a_symbol_opens_its_event_or_asks_and_never_answers_itself(
    open_screen: OpenScreen, width: int, height: int
) -> None:
    with open_screen(width, height) as screen:
        page = screen.open()
        page.evaluate(TO_MAP)
        for symbol in page.evaluate(SYMBOLS):
            screen.fingers.tap(Point(symbol["x"], symbol["y"]))
            state = page.evaluate(OPEN)
            if state["offered"]:
                assert state["event"] == "", symbol
                assert symbol["event"] in state["offered"]
                assert not page.evaluate(COVERED, [symbol["x"], symbol["y"]]), symbol
            else:
                assert state["event"] == symbol["event"]
            screen.reset()
            page.evaluate(TO_MAP)


@pytest.mark.parametrize(("width", "height"), [(320, 568), (844, 390)])
def test_where_many_events_are_at_one_place_the_chooser_leaves_the_finger_free(
    open_screen: OpenScreen, width: int, height: int
) -> None:
    ask = """([x, y]) => {
      const all = atlas.choice.loaded().events.map(({id}) => ({event: id}));
      const rooms = [document.querySelector('#map'), document.querySelector('.page-main')];
      atlas.chooser.open([...all, ...all], {x, y}, rooms);
    }"""
    with open_screen(width, height) as screen:
        page = screen.open()
        page.evaluate(TO_MAP)
        box = page.locator("#map").bounding_box()
        assert box
        for part in (0.1, 0.5, 0.9):
            point = [box["x"] + box["width"] * part, box["y"] + box["height"] * part]
            page.evaluate(ask, point)
            assert not page.evaluate(COVERED, point)
            size = page.locator("#chooser").bounding_box()
            assert size
            assert size["height"] >= 2 * 44
            assert size["y"] >= 0
            assert size["y"] + size["height"] <= height


# The middle of the visible part of each bar.
BARS: Final = """() => {
  const inside = document.querySelector('#time-bars').getBoundingClientRect();
  return [...document.querySelectorAll('[data-bar], [data-more]')].map((bar) => {
    const {left, right, top, bottom} = bar.getBoundingClientRect();
    const x = (Math.max(left, inside.left) + Math.min(right, inside.right)) / 2;
    const events = bar.dataset.more?.split(' ') ?? [bar.dataset.bar];
    return {events, title: bar.title, x, y: (top + bottom) / 2, isIn: bottom <= inside.bottom + 1};
  });
}"""


@pytest.mark.parametrize(
    ("width", "height", "question"),
    [
        (390, 844, ""),
        (390, 844, "?from={year}&to={year}"),
        (1366, 768, ""),
        pytest.param(844, 390, "?embed", marks=pytest.mark.soak),
    ],
)
def test_every_bar_is_opened_by_a_tap_under_a_thumb_too(
    open_screen: OpenScreen, width: int, height: int, question: str
) -> None:
    with open_screen(width, height) as screen:
        page = screen.open(question)
        _tap_every_bar(screen)
        assert page.evaluate("() => !document.querySelector('[data-more]')")


def _tap_every_bar(screen: TouchScreen) -> None:
    screen.middle("#time-track")
    scrolled = screen.page.evaluate("scrollY")
    for bar in screen.page.evaluate(BARS):
        assert bar["isIn"], bar
        screen.fingers.tap(Point(bar["x"], bar["y"]))
        state = screen.page.evaluate(OPEN)
        assert set(bar["events"]) <= {state["event"], *state["offered"]}, bar
        if state["offered"]:
            assert state["event"] == ""
            assert not screen.page.evaluate(COVERED, [bar["x"], bar["y"]])
        screen.reset()
        screen.page.evaluate("(top) => scrollTo(0, top)", scrolled)


def test_a_mouse_opens_the_bar_under_a_thumb_and_is_told_what_it_is(watched: Watched) -> None:
    page = watched.open()
    thumb = page.locator("#thumb-from").bounding_box()
    assert thumb
    under = "([x, y]) => document.elementFromPoint(x, y).closest('[title]')?.title"
    bars = [bar for bar in page.evaluate(BARS) if bar["x"] <= thumb["x"] + thumb["width"]]
    for bar in bars:
        assert page.evaluate(under, [bar["x"], bar["y"]]) == bar["title"]
        page.mouse.click(bar["x"], bar["y"])
        assert page.evaluate(OPEN)["event"] == bar["events"][0]


# --- more bars than fit --------------------------------------------------------------------------


@pytest.fixture(scope="module", params=[8, 40])
def crowded_address(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of what `new` writes, with so many events more on one day."""
    folder = tmp_path_factory.mktemp("crowded") / "island"
    write_new_atlas(folder)
    with (folder / "events.csv").open("a", encoding="utf-8") as table:
        for number in range(request.param):
            table.write(_event_of(number))
    server = listen(create_server(folder), host="127.0.0.1", port=0, **WAITRESS_SETTINGS)
    thread = threading.Thread(target=server.run)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(timeout=20)


def _event_of(number: int) -> str:
    day = "1793-06-01"
    summary = "A summary of one sentence."
    head = f"crowd-{number},Rising {number} of 1793,uprising,own,,saltgarth,,"
    return f"{head}{day},{day},,{summary},aldermay-1988:14\n"


@pytest.mark.targets("server", why="it serves a folder of its own")
@pytest.mark.english
@pytest.mark.parametrize(
    ("width", "height", "question"),
    [
        (390, 844, ""),
        (1366, 768, "?kiosk"),
        pytest.param(1366, 768, "?embed", marks=pytest.mark.soak),
    ],
)
def test_of_many_events_on_one_day_each_is_in_sight_or_under_a_sign_that_asks(
    browser: Browser,
    crowded_address: str,
    language: Language,
    width: int,
    height: int,
    question: str,
) -> None:
    with touch_screen(browser, crowded_address, language, ISLAND, width, height) as screen:
        page = screen.open(question)
        listed = {event for bar in page.evaluate(BARS) for event in bar["events"]}
        assert listed == set(page.evaluate("() => atlas.choice.loaded().events.map(({id}) => id)"))
        _tap_every_bar(screen)


# --- nothing holds a page fast -------------------------------------------------------------------


# How far the page can be scrolled up and down.
SCROLL_RANGE: Final = """() => {
  const page = document.documentElement;
  return [scrollY, page.scrollHeight - innerHeight - scrollY];
}"""


@pytest.mark.parametrize(
    ("width", "height", "question"),
    [(844, 390, ""), (915, 412, ""), (568, 320, ""), (844, 390, "?embed"), (390, 844, "?embed")],
)
def test_a_finger_scrolls_the_page_wherever_it_is_put_down(
    open_screen: OpenScreen, width: int, height: int, question: str
) -> None:
    with open_screen(width, height) as screen:
        page = screen.open(question)
        for part in ("#map-view", "#time-track", "#time-axis", "#thumb-from"):
            point = screen.middle(part)
            above, below = page.evaluate(SCROLL_RANGE)
            screen.fingers.swipe(point, along=UPWARDS if below > above else -UPWARDS)
            moved = abs(page.evaluate("scrollY") - above)
            assert moved > min(max(above, below), -UPWARDS) / 2, part


# --- everywhere ----------------------------------------------------------------------------------

# Records clicks on an element that was not under the finger at first, and counts selections.
RECORD_CLICKS: Final = """() => {
  window.record = {below: null, strange: [], choices: 0};
  const {store} = atlas;
  for (const name of ['update', 'updatePeriod']) {
    const own = store[name];
    store[name] = (...parameters) => { record.choices += 1; return own(...parameters); };
  }
  addEventListener('pointerdown', ({clientX, clientY}) => {
    record.below = document.elementFromPoint(clientX, clientY);
  }, true);
  const control = (part) => part.closest('a, button, summary, select') ?? part;
  document.addEventListener('click', ({target, isTrusted, detail}) => {
    if (!isTrusted || !detail || control(target) === control(record.below)) return;
    if (record.below.contains(target) || target.contains(record.below)) return;
    record.strange.push(target.outerHTML.slice(0, 120));
  });
  document.addEventListener('click', (click) => {
    const leaves = click.target.closest('a[href]:not([href^="?"]):not([href^="#"])');
    if (leaves) click.preventDefault();
  }, true);
}"""
PARTS: Final = (
    "#map-view", "#map .tracesymbols .point", ".legend summary", ".zoom button", ".preset",
    "#time-track", "[data-bar]", "#thumb-from .thumb-grip", "#thumb-to .thumb-grip",
    "#time-axis a", ".event-row a", ".events h2", "#panel a[href^='?']", ".view-link",
)  # fmt: skip
# Whether a part is at a point, and not clipped by its container.
IS_PART_AT: Final = """([part, x, y]) => {
  const room = (element) => element?.closest('.map, .time, .events, .panel, .page-header');
  return room(document.elementFromPoint(x, y)) === room(document.querySelector(part));
}"""
WALKED: Final = [
    pytest.param(390, 844, "", id="a telephone"),
    pytest.param(844, 390, "", id="a telephone that lies"),
    pytest.param(1024, 768, "", id="a tablet"),
    pytest.param(844, 390, "?embed", id="a frame"),
    pytest.param(1024, 768, "?kiosk", id="a kiosk"),
    pytest.param(390, 844, "?embed", id="a small frame", marks=pytest.mark.soak),
    pytest.param(1024, 768, "?embed", id="a large frame", marks=pytest.mark.soak),
    pytest.param(390, 844, "?kiosk", id="a small kiosk", marks=pytest.mark.soak),
    pytest.param(844, 390, "?story={event_step}", id="a story that lies", marks=pytest.mark.soak),
    pytest.param(390, 844, "?event={chosen}", id="an event", marks=pytest.mark.soak),
]


@pytest.mark.parametrize(("width", "height", "question"), WALKED)
def test_wherever_a_finger_goes_only_a_tap_chooses_and_once(
    open_screen: OpenScreen, width: int, height: int, question: str
) -> None:
    with open_screen(width, height) as screen:
        page = screen.open(question)
        page.evaluate(RECORD_CLICKS)
        for part in PARTS:
            if not page.locator(part).first.is_visible():
                continue
            if not page.evaluate(IS_PART_AT, [part, *screen.middle(part)]):
                continue
            _scroll_and_pinch(screen, part)
            point = screen.middle(part)
            page.evaluate("() => Object.assign(record, {choices: 0, strange: []})")
            screen.fingers.tap(point)
            assert page.evaluate("() => record.strange") == [], part
            assert page.evaluate("() => record.choices") <= 1, part
            screen.reset()


def _scroll_and_pinch(screen: TouchScreen, part: str) -> None:
    before = screen.chosen()
    screen.fingers.swipe(screen.middle(part), across=UPWARDS / 4, along=UPWARDS)
    assert screen.chosen() == before, f"a swipe on {part}"
    if screen.page.locator(part).first.evaluate("(part) => part.closest('.map, .time') !== null"):
        screen.fingers.pinch(screen.middle(part))
        assert screen.chosen() == before, f"a pinch on {part}"
    screen.reset()
