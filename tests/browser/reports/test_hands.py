"""Hands: a finger that scrolls, pinches or rests chooses nothing; a tap acts once, where it was."""

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
from dashboard.web.listener import LISTENING
from tests.atlas_samples import ISLAND, Cast
from tests.browser.conftest import Watched
from tests.browser.touch import CHOICE, Held, Spot, held

Hold = Callable[[int, int], AbstractContextManager[Held]]
UP: Final = -120
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
def hold(browser: Browser, address: str, language: Language, cast: Cast) -> Hold:
    """What opens a screen of a size for fingers."""
    return partial(held, browser, address, language, cast)


@pytest.fixture(scope="module")
def phone(hold: Hold) -> Iterator[Held]:
    """A telephone held upright, the atlas open on it."""
    with hold(390, 844) as opened:
        opened.open()
        yield opened


# --- a finger that scrolls, pinches or rests is no choice -----------------------------------------

NO_CHOICE: Final[dict[str, Callable[[Held], None]]] = {
    "swipe-up-on-the-middle-of-time": lambda on: on.fingers.swipe(on.on_time(0.5), along=UP),
    "swipe-up-on-a-fifth-of-time": lambda on: on.fingers.swipe(on.on_time(0.2), along=UP),
    "swipe-up-on-a-thumb": lambda on: on.fingers.swipe(on.on_time(0.005), along=UP),
    "swipe-up-on-a-bar": lambda on: on.fingers.swipe(on.middle(".bar"), along=UP),
    "swipe-up-aslant-on-time": lambda on: on.fingers.swipe(on.on_time(0.5), 50, UP),
    "swipe-up-on-a-year": lambda on: on.fingers.swipe(on.middle("#time-axis a"), along=UP),
    "pinch-on-time": lambda on: on.fingers.pinch(on.on_time(0.5)),
    "pinch-on-a-thumb": lambda on: on.fingers.pinch(on.on_time(0.1)),
    "pinch-with-a-finger-beside-time": lambda on: on.fingers.pinch(on.on_time(0.03)),
    "rest-on-time": lambda on: on.fingers.rest(on.on_time(0.6)),
    "rest-on-a-bar": lambda on: on.fingers.rest(on.middle(".bar")),
    "rest-on-the-map": lambda on: on.fingers.rest(on.middle("#map .tracesymbols .point")),
}


@pytest.mark.parametrize("touch", NO_CHOICE.values(), ids=list(NO_CHOICE))
def test_a_finger_that_scrolls_pinches_or_rests_chooses_nothing(
    phone: Held, touch: Callable[[Held], None]
) -> None:
    phone.afresh()
    before = phone.chosen()
    touch(phone)
    assert phone.chosen() == before
    assert phone.page.evaluate("() => !document.querySelector('dialog[open]')")


def test_what_the_browser_takes_away_gives_back_what_was(hold: Hold) -> None:
    with hold(390, 844) as on:
        page = on.open("?from={quiet}&to={late}")
        before = on.chosen()
        at = on.middle("#thumb-both")
        on.fingers.send("touchStart", at)
        for by in (20.0, 60.0, 100.0):
            on.fingers.send("touchMove", Spot(at.x - by, at.y))
        page.wait_for_function(f"(before) => ({CHOICE})() !== before", arg=before)
        on.fingers.lift("touchCancel")
        assert on.chosen() == before


def test_a_drag_sideways_moves_a_thumb_and_between_them_the_whole_period(
    hold: Hold, cast: Cast
) -> None:
    with hold(390, 844) as on:
        page = on.open("?from={early}&to={quiet}")
        edges = "() => ['from', 'to'].map((edge) => +atlas.choice.present()[edge].slice(0, 4))"
        first, last = page.evaluate(edges)
        box = page.locator("#time-track").bounding_box()
        assert box
        year = box["width"] / (int(cast.last) - int(cast.first) + 1)
        on.fingers.swipe(on.middle("#thumb-both"), across=2 * year, along=5)
        assert page.evaluate(edges) == [first + 2, last + 2]
        expect(page.locator("#thumb-both")).to_be_focused()
        on.fingers.swipe(on.middle("#thumb-to"), across=-year)
        assert page.evaluate(edges) == [first + 2, last + 1]


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
    hold: Hold, width: int, height: int
) -> None:
    with hold(width, height) as on:
        page = on.open()
        page.evaluate(TO_MAP)
        for symbol in page.evaluate(SYMBOLS):
            on.fingers.tap(Spot(symbol["x"], symbol["y"]))
            found = page.evaluate(OPEN)
            if found["offered"]:
                assert found["event"] == "", symbol
                assert symbol["event"] in found["offered"]
                assert not page.evaluate(COVERED, [symbol["x"], symbol["y"]]), symbol
            else:
                assert found["event"] == symbol["event"]
            on.afresh()
            page.evaluate(TO_MAP)


@pytest.mark.parametrize(("width", "height"), [(320, 568), (844, 390)])
def test_where_many_events_are_at_one_place_the_chooser_leaves_the_finger_free(
    hold: Hold, width: int, height: int
) -> None:
    ask = """([x, y]) => {
      const all = atlas.choice.loaded().events.map(({id}) => ({event: id}));
      const rooms = [document.querySelector('#map'), document.querySelector('.page-main')];
      atlas.chooser.open([...all, ...all], {x, y}, rooms);
    }"""
    with hold(width, height) as on:
        page = on.open()
        page.evaluate(TO_MAP)
        box = page.locator("#map").bounding_box()
        assert box
        for part in (0.1, 0.5, 0.9):
            at = [box["x"] + box["width"] * part, box["y"] + box["height"] * part]
            page.evaluate(ask, at)
            assert not page.evaluate(COVERED, at)
            size = page.locator("#chooser").bounding_box()
            assert size
            assert size["height"] >= 2 * 44
            assert size["y"] >= 0
            assert size["y"] + size["height"] <= height


# The middle of what is seen of each bar.
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
    hold: Hold, width: int, height: int, question: str
) -> None:
    with hold(width, height) as on:
        page = on.open(question)
        _tap_every_bar(on)
        assert page.evaluate("() => !document.querySelector('[data-more]')")


def _tap_every_bar(on: Held) -> None:
    on.middle("#time-track")
    scrolled = on.page.evaluate("scrollY")
    for bar in on.page.evaluate(BARS):
        assert bar["isIn"], bar
        on.fingers.tap(Spot(bar["x"], bar["y"]))
        found = on.page.evaluate(OPEN)
        assert set(bar["events"]) <= {found["event"], *found["offered"]}, bar
        if found["offered"]:
            assert found["event"] == ""
            assert not on.page.evaluate(COVERED, [bar["x"], bar["y"]])
        on.afresh()
        on.page.evaluate("(top) => scrollTo(0, top)", scrolled)


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
def crowded(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of what `new` writes, with so many events more on one day."""
    folder = tmp_path_factory.mktemp("crowded") / "island"
    write_new_atlas(folder)
    with (folder / "events.csv").open("a", encoding="utf-8") as table:
        for number in range(request.param):
            table.write(_event_of(number))
    server = listen(create_server(folder), host="127.0.0.1", port=0, **LISTENING)
    serving = threading.Thread(target=server.run)
    serving.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    serving.join(timeout=20)


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
    browser: Browser, crowded: str, language: Language, width: int, height: int, question: str
) -> None:
    with held(browser, crowded, language, ISLAND, width, height) as on:
        page = on.open(question)
        listed = {event for bar in page.evaluate(BARS) for event in bar["events"]}
        assert listed == set(page.evaluate("() => atlas.choice.loaded().events.map(({id}) => id)"))
        _tap_every_bar(on)


# --- nothing holds a page fast -------------------------------------------------------------------


# How far the page can be scrolled up and down.
ROOM: Final = """() => {
  const page = document.documentElement;
  return [scrollY, page.scrollHeight - innerHeight - scrollY];
}"""


@pytest.mark.parametrize(
    ("width", "height", "question"),
    [(844, 390, ""), (915, 412, ""), (568, 320, ""), (844, 390, "?embed"), (390, 844, "?embed")],
)
def test_a_finger_scrolls_the_page_wherever_it_is_put_down(
    hold: Hold, width: int, height: int, question: str
) -> None:
    with hold(width, height) as on:
        page = on.open(question)
        for part in ("#map-view", "#time-track", "#time-axis", "#thumb-from"):
            at = on.middle(part)
            above, below = page.evaluate(ROOM)
            on.fingers.swipe(at, along=UP if below > above else -UP)
            moved = abs(page.evaluate("scrollY") - above)
            assert moved > min(max(above, below), -UP) / 2, part


# --- everywhere ----------------------------------------------------------------------------------

# Notes what is clicked that was not under the finger when it came down, and how often is chosen.
WATCH: Final = """() => {
  window.seen = {below: null, strange: [], choices: 0};
  const {choice} = atlas;
  for (const name of ['choose', 'choosePeriod']) {
    const own = choice[name];
    choice[name] = (...given) => { seen.choices += 1; return own(...given); };
  }
  addEventListener('pointerdown', ({clientX, clientY}) => {
    seen.below = document.elementFromPoint(clientX, clientY);
  }, true);
  const control = (part) => part.closest('a, button, summary, select') ?? part;
  document.addEventListener('click', ({target, isTrusted, detail}) => {
    if (!isTrusted || !detail || control(target) === control(seen.below)) return;
    if (seen.below.contains(target) || target.contains(seen.below)) return;
    seen.strange.push(target.outerHTML.slice(0, 120));
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
# Whether a part is at a point, and not beyond the edge of its room.
THERE: Final = """([part, x, y]) => {
  const room = (found) => found?.closest('.map, .time, .events, .panel, .page-header');
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
    pytest.param(844, 390, "?story={told}", id="a story that lies", marks=pytest.mark.soak),
    pytest.param(390, 844, "?event={chosen}", id="an event", marks=pytest.mark.soak),
]


@pytest.mark.parametrize(("width", "height", "question"), WALKED)
def test_wherever_a_finger_goes_only_a_tap_chooses_and_once(
    hold: Hold, width: int, height: int, question: str
) -> None:
    with hold(width, height) as on:
        page = on.open(question)
        page.evaluate(WATCH)
        for part in PARTS:
            if not page.locator(part).first.is_visible():
                continue
            if not page.evaluate(THERE, [part, *on.middle(part)]):
                continue
            _scroll_and_pinch(on, part)
            at = on.middle(part)
            page.evaluate("() => Object.assign(seen, {choices: 0, strange: []})")
            on.fingers.tap(at)
            assert page.evaluate("() => seen.strange") == [], part
            assert page.evaluate("() => seen.choices") <= 1, part
            on.afresh()


def _scroll_and_pinch(on: Held, part: str) -> None:
    before = on.chosen()
    on.fingers.swipe(on.middle(part), across=UP / 4, along=UP)
    assert on.chosen() == before, f"a swipe on {part}"
    if on.page.locator(part).first.evaluate("(part) => part.closest('.map, .time') !== null"):
        on.fingers.pinch(on.middle(part))
        assert on.chosen() == before, f"a pinch on {part}"
    on.afresh()
