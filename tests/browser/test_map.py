"""The map under a mouse, fingers, a wheel and keys, and the legend as a filter."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from dashboard.components.legend import tags as tags_of
from dashboard.model import Atlas
from tests.atlas_samples import Cast
from tests.browser.accessibility import violations
from tests.browser.conftest import Watched
from tests.browser.page import (
    SYMBOL_POINT,
    crowd_point,
    listed,
    placed,
    settle,
    symbol_point,
    tap,
    touch,
    wait_until_on_map,
)

SIGNS = ("in this period", "date uncertain", "place only roughly known")
SIZES = ((1366, 768), (1920, 1080), (390, 844))
RANGES = """() => {
  const {xaxis, yaxis} = document.querySelector('#map .js-plotly-plot')._fullLayout;
  return [...xaxis.range, ...yaxis.range];
}"""
COORDINATES = """([x, y]) => {
  const graph = document.querySelector('#map .js-plotly-plot');
  const {xaxis, yaxis} = graph._fullLayout;
  const box = graph.getBoundingClientRect();
  return [xaxis.p2l(x - box.x), yaxis.p2l(y - box.y)];
}"""
OVERLAPS = """() => {
  const inside = document.querySelector('#map').getBoundingClientRect();
  const texts = [...document.querySelectorAll('.words .word')].map((text) => {
    const {left, right, top, bottom} = text.getBoundingClientRect();
    // a line is taller than its letters
    const slack = (bottom - top) * 0.16;
    return {text: text.textContent, left, right, top: top + slack, bottom: bottom - slack};
  });
  const solid = [...document.querySelectorAll('#map .tracesymbols .point')].map((point) => {
    const {left, right, top, bottom} = point.getBoundingClientRect();
    return {text: 'a symbol', left: left + 1, right: right - 1, top: top + 1, bottom: bottom - 1};
  });
  const apart = (a, b) =>
    a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
  const overlaps = [];
  texts.forEach((one, index) => {
    for (const other of [...texts.slice(index + 1), ...solid]) {
      if (!apart(one, other)) overlaps.push(`${one.text} × ${other.text}`);
    }
    const cut = one.left < inside.left - 1 || one.right > inside.right + 1;
    if (cut) overlaps.push(`${one.text} is cut`);
  });
  return overlaps;
}"""


def ranges(page: Page) -> list[float]:
    """Return west, east, south and north of the visible map, once it has stopped moving."""
    page.wait_for_function("() => !document.querySelector('#map .main-svg').style.transform")
    settle(page)
    limits: list[float] = page.evaluate(RANGES)
    return limits


def across(page: Page) -> float:
    """Return how many degrees of longitude are visible."""
    west, east, *_ = ranges(page)
    return east - west


def is_in_frame(atlas: Atlas, view: list[float]) -> bool:
    """Return whether the visible part lies in the frame of the map."""
    frame = atlas.config.frame
    west, east, south, north = view
    tolerance = 1e-6
    return (
        west >= frame.west - tolerance
        and east <= frame.east + tolerance
        and south >= frame.south - tolerance
        and north <= frame.north + tolerance
    )


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_finger_near_crowded_symbols_reaches_each(
    watched: Watched, width: int, height: int, cast: Cast
) -> None:
    watched.page.set_viewport_size({"width": width, "height": height})
    for place in cast.crowds:
        page = watched.open()
        tap(page, crowd_point(page, cast, place))
        row = page.locator(f'#chooser [data-choose="{cast.crowded}"][data-at="{place}"]')
        expect(row).to_be_visible()
        row.click()
        expect(page.locator(f'[data-panel="{cast.crowded}"]')).to_be_visible()
        expect(page.locator("#chooser")).to_be_hidden()
        if width < 700:
            page.locator(".sheet-grip").click()  # it is below the facts
        step = page.locator(f'#panel [data-place~="{place}"]').first
        expect(step).to_be_in_viewport()


def test_the_chooser_takes_the_focus_and_has_rows_for_fingers_inside_the_map(
    watched: Watched, cast: Cast
) -> None:
    watched.page.set_viewport_size({"width": 390, "height": 844})
    page = watched.open()
    tap(page, crowd_point(page, cast))
    expect(page.locator("#chooser button").first).to_be_focused()
    frame = page.locator("section.map").bounding_box()
    box = page.locator("#chooser").bounding_box()
    assert frame
    assert box
    assert box["x"] >= frame["x"]
    assert box["x"] + box["width"] <= frame["x"] + frame["width"]
    assert box["y"] >= frame["y"]
    assert box["y"] + box["height"] <= frame["y"] + frame["height"]
    for row in page.locator("#chooser button").all():
        size = row.bounding_box()
        assert size
        assert size["height"] >= 44


def test_axe_finds_nothing_wrong_with_chooser_and_legend_open_and_a_filter(
    watched: Watched, cast: Cast
) -> None:
    page = watched.open("?without={kind}")
    tap(page, crowd_point(page, cast))
    expect(page.locator("#chooser")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator(".legend summary").click()
    assert violations(page) == []


def test_escape_closes_the_chooser_and_leaves_the_event_open(watched: Watched, cast: Cast) -> None:
    page = watched.open("?event={other}")
    tap(page, crowd_point(page, cast))
    expect(page.locator("#chooser")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#chooser")).to_be_hidden()
    expect(page.locator("#map-view")).to_be_focused()
    expect(page.locator(f'[data-panel="{cast.other}"]')).to_be_visible()


def test_a_click_elsewhere_closes_the_chooser(watched: Watched, cast: Cast) -> None:
    page = watched.open()
    tap(page, crowd_point(page, cast))
    expect(page.locator("#chooser")).to_be_visible()
    page.locator("h1").click()
    expect(page.locator("#chooser")).to_be_hidden()


def test_a_finger_on_one_symbol_alone_opens_it_at_once(watched: Watched, cast: Cast) -> None:
    page = watched.open()
    tap(page, symbol_point(page, cast.alone))
    expect(page.locator(f'[data-panel="{cast.alone}"]')).to_be_visible()
    expect(page.locator("#chooser")).to_be_hidden()


def test_two_fingers_zoom_around_their_middle(watched: Watched) -> None:
    page = watched.open()
    before = across(page)
    middle = {"x": 600.0, "y": 300.0}
    coordinates = page.evaluate(COORDINATES, [middle["x"], middle["y"]])

    def pair(half: float) -> list[dict[str, float]]:
        return [{**middle, "x": middle["x"] - half}, {**middle, "x": middle["x"] + half}]

    touch(
        page,
        ("touchStart", pair(40)[:1]),
        ("touchStart", pair(40)),
        *(("touchMove", pair(half)) for half in (50, 60, 70, 80)),
        ("touchEnd", []),
    )
    page.wait_for_function(
        f"(before) => {{ const [w, e] = ({RANGES})(); return e - w < before * 0.6; }}", arg=before
    )
    assert across(page) == pytest.approx(before / 2, rel=0.02)
    assert page.evaluate(COORDINATES, [middle["x"], middle["y"]]) == pytest.approx(
        coordinates, abs=0.03
    )
    expect(page.locator("#chooser")).to_be_hidden()


def test_one_finger_and_the_mouse_move_the_map_and_never_out_of_its_frame(
    watched: Watched, atlas: Atlas
) -> None:
    page = watched.open()
    start = ranges(page)
    touch(
        page,
        ("touchStart", [{"x": 600, "y": 300}]),
        *(("touchMove", [{"x": x, "y": 300}]) for x in (580.0, 540.0, 500.0)),
        ("touchEnd", []),
    )
    page.wait_for_function(f"(west) => ({RANGES})()[0] > west + 0.5", arg=start[0])
    for x, y in ((900, 500), (300, 100)):
        for _ in range(4):
            page.mouse.move(600, 300)
            page.mouse.down()
            page.mouse.move(x, y, steps=4)
            page.mouse.up()
            now = ranges(page)
            assert is_in_frame(atlas, now)
            assert now[1] - now[0] == pytest.approx(start[1] - start[0])


def test_the_wheel_zooms_around_the_pointer_and_stops_at_both_ends(
    watched: Watched, atlas: Atlas, cast: Cast
) -> None:
    page = watched.open()
    point = symbol_point(page, cast.distant)
    before = across(page)
    page.mouse.move(point["x"], point["y"])
    page.mouse.wheel(0, -240)
    page.wait_for_function(
        f"(before) => {{ const [w, e] = ({RANGES})(); return e - w < before * 0.8; }}", arg=before
    )
    now = symbol_point(page, cast.distant)
    assert now["x"] == pytest.approx(point["x"], abs=2)
    assert now["y"] == pytest.approx(point["y"], abs=2)
    for _ in range(30):
        page.mouse.wheel(0, -200)
    page.wait_for_function(f"() => {{ const [w, e] = ({RANGES})(); return e - w < 0.36; }}")
    assert across(page) == pytest.approx(0.35, abs=0.01)
    for _ in range(40):
        page.mouse.wheel(0, 200)
    page.wait_for_function(
        f"(before) => {{ const [w, e] = ({RANGES})(); return e - w > before; }}", arg=before
    )
    assert is_in_frame(atlas, ranges(page))


def test_keys_move_and_zoom_the_map_and_bring_all_of_it_back(watched: Watched) -> None:
    page = watched.open()
    start = ranges(page)
    view = page.locator("#map-view")
    view.focus()
    description = page.locator(f"#{view.get_attribute('aria-describedby')}")
    expect(description).not_to_be_empty()
    for key, edge, direction in (
        ("ArrowRight", 0, 1),
        ("ArrowDown", 2, -1),
        ("+", 0, 1),
        ("-", 0, -1),
        ("ArrowLeft", 0, -1),
        ("ArrowUp", 2, 1),
    ):
        before = ranges(page)[edge]
        page.keyboard.press(key)
        assert (ranges(page)[edge] - before) * direction > 0, key
    page.keyboard.press("Home")
    assert ranges(page) == pytest.approx(start, abs=0.01)


def test_the_buttons_stop_where_the_map_ends(watched: Watched, atlas: Atlas) -> None:
    page = watched.open()
    start = ranges(page)
    for _ in range(6):
        page.get_by_role("button", name=watched.say("Zoom out"), exact=True).click()
    assert is_in_frame(atlas, ranges(page))
    for _ in range(12):
        page.get_by_role("button", name=watched.say("Zoom in"), exact=True).click()
    assert across(page) == pytest.approx(0.35, abs=0.01)
    page.get_by_role("button", name=watched.say("Show the whole map")).click()
    assert ranges(page) == pytest.approx(start, abs=0.01)


def test_an_event_out_of_sight_comes_into_view_and_one_in_sight_leaves_the_zoom(
    watched: Watched, cast: Cast
) -> None:
    page = watched.open()
    page.locator("#map-view").focus()
    for _ in range(5):
        page.keyboard.press("+")
    zoomed = ranges(page)
    page.locator(f'[data-event="{cast.alone}"] a').click()
    expect(page.locator(f'[data-panel="{cast.alone}"]')).to_be_visible()
    page.wait_for_function(f"(south) => ({RANGES})()[2] < south", arg=zoomed[2])
    ranges(page)
    point = symbol_point(page, cast.alone)
    frame = page.locator("#map").bounding_box()
    assert frame
    assert frame["x"] < point["x"] < frame["x"] + frame["width"]
    assert frame["y"] < point["y"] < frame["y"] + frame["height"]
    moved = ranges(page)
    assert moved != pytest.approx(zoomed)
    page.locator("#map-view").focus()
    page.keyboard.press("ArrowUp")
    after_key = ranges(page)
    assert after_key != pytest.approx(moved)
    page.locator(f'[data-event="{cast.distant}"] a').focus()
    settle(page)
    assert ranges(page) == pytest.approx(after_key)


def test_hidden_events_answer_neither_mouse_nor_finger(watched: Watched, cast: Cast) -> None:
    page = watched.open()
    point = symbol_point(page, cast.distant)
    page = watched.open("?from={year}&to={year}")
    settle(page)
    assert page.evaluate(SYMBOL_POINT, [cast.distant, ""]) is None
    page.mouse.move(point["x"], point["y"])
    page.mouse.move(point["x"] + 1, point["y"])
    expect(page.locator("#map .hoverlayer .hovertext")).to_have_count(0)
    page.mouse.click(point["x"], point["y"])
    tap(page, point)
    settle(page)
    expect(page.locator(".introduction")).to_be_visible()
    expect(page.locator("#chooser")).to_be_hidden()
    assert watched.search == cast.filled("?from={year}&to={year}")


@pytest.mark.parametrize(("width", "height"), [*SIZES, (768, 1024)])
def test_no_name_covers_another_or_a_symbol(watched: Watched, width: int, height: int) -> None:
    watched.page.set_viewport_size({"width": width, "height": height})
    for question in ("", "?from={early}&to={early}", "?event={chosen}"):
        page = watched.open(question)
        page.evaluate("() => document.fonts.ready")
        for button in ("Zoom in", "Show the whole map", "Zoom out"):
            page.get_by_role("button", name=watched.say(button), exact=True).click()
            ranges(page)
            assert page.evaluate(OVERLAPS) == [], f"{question} {button}"


# How many movements and closed routes are drawn, by their first day. A closed route is drawn as the
# two sides of its gap.
MOVES = """() => {
  const moves = {};
  for (const { meta, marker, x } of document.querySelector('#map .js-plotly-plot').data) {
    if (meta?.role !== 'arrow' || !x.length) continue;
    moves[meta.from] = (moves[meta.from] ?? 0) + (marker.symbol === 'arrow' ? 1 : 0.5);
  }
  return moves;
}"""


def test_what_moved_is_drawn_on_its_day_and_not_on_another(watched: Watched, cast: Cast) -> None:
    first = cast.moves[0][0]
    page = watched.open(f"?from={first}&to={first}")
    assert page.evaluate(MOVES) == {first: 1}
    for day, count in cast.moves:
        page = watched.open(f"?from={day}&to={day}")
        assert page.evaluate(MOVES)[day] == count
    page = watched.open("?from={still}&to={still}")
    assert first not in page.evaluate(MOVES)
    page = watched.open()
    assert page.evaluate(MOVES) == {}


def test_the_scale_follows_the_zoom(watched: Watched) -> None:
    page = watched.open()
    settle(page)
    wide = int(page.locator("#scale-km").inner_text())
    page.get_by_role("button", name=watched.say("Zoom in"), exact=True).click()
    page.get_by_role("button", name=watched.say("Zoom in"), exact=True).click()
    page.get_by_role("button", name=watched.say("Zoom in"), exact=True).click()
    ranges(page)
    assert int(page.locator("#scale-km").inner_text()) < wide


def ids_without(atlas: Atlas, *tags: str) -> list[str]:
    """Return the ids of the events that a filter leaves in the whole time, sorted."""
    shown = []
    for event in atlas.events:
        own = tags_of(event, atlas)
        causes = {tag for tag in own if tag.startswith("cause:")}
        hidden = (causes and causes <= set(tags)) or (set(own) - causes) & set(tags)
        shown += [] if hidden else [event.id]
    return sorted(shown)


@pytest.mark.parametrize("tags", ["kind:uprising", "{decade}", "{cause}", "{causes}"])
def test_the_legend_hides_in_list_map_and_count_alike(
    watched: Watched, atlas: Atlas, tags: str, cast: Cast
) -> None:
    hidden = cast.filled(tags).split(",")
    page = watched.open()
    page.locator(".legend summary").click()
    for tag in hidden:
        page.locator(f'[data-tag="{tag}"]').click()
        expect(page.locator(f'[data-tag="{tag}"]')).to_have_attribute("aria-pressed", "false")
    ids = ids_without(atlas, *hidden)
    assert watched.search == f"?without={','.join(hidden)}"
    wait_until_on_map(page, placed(atlas, ids))
    assert listed(page) == ids
    scopes = [[atlas.event(name).scope for name in names] for names in (ids, ids_without(atlas))]
    own, of = (
        len(names_of_scopes) - names_of_scopes.count("comparison") for names_of_scopes in scopes
    )
    expect(page.locator("#count")).to_have_text(re.compile(rf"^{own}\D+{of}\b"))


def test_a_filter_in_the_address_is_kept_shown_and_undone(
    watched: Watched, atlas: Atlas, cast: Cast
) -> None:
    page = watched.open("?without={decade},banana")
    page.wait_for_function("(tag) => location.search === `?without=${tag}`", arg=cast.decade)
    assert listed(page) == ids_without(atlas, cast.decade)
    expect(page.locator("#hiding")).to_be_visible()
    expect(page.locator(f'[data-tag="{cast.decade}"]')).to_have_attribute("aria-pressed", "false")
    page.get_by_role("button", name=watched.say("Show all"), exact=True).click()
    expect(page.locator("#hiding")).to_be_hidden()
    assert watched.search == ""
    assert listed(page) == ids_without(atlas)
    page.go_back()
    expect(page.locator("#hiding")).to_be_visible()


def test_the_borders_of_today_can_be_hidden_by_key_and_the_address_keeps_it(
    watched: Watched,
) -> None:
    page = watched.open()
    page.locator(".legend summary").click()
    borders, switch = page.locator(".ground .borders"), page.locator(".borders-switch")
    expect(borders).to_be_visible()
    switch.focus()
    page.keyboard.press("Enter")
    expect(switch).to_have_attribute("aria-pressed", "false")
    expect(borders).to_be_hidden()
    assert watched.search == "?borders=none"
    watched.open("?borders=none")
    expect(borders).to_be_hidden()
    expect(page.locator(".word-border:visible")).to_have_count(0)
    page.locator(".legend summary").click()
    switch.click()
    expect(borders).to_be_visible()
    assert watched.search == ""


def test_the_map_says_its_title_and_the_period_that_it_shows(
    watched: Watched, atlas: Atlas
) -> None:
    page = watched.open("?from=1920-05&to=1920-05")
    expect(page.locator(".cartouche-period")).to_have_text(page.locator("#period").inner_text())
    title = watched.say(atlas.config.map.title or atlas.config.title)
    expect(page.locator(".cartouche-title")).to_have_text(title)
    expect(page.locator(".inset")).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator(".cartouche")).to_be_hidden()


def test_the_short_key_has_the_signs_now_on_the_map_where_there_is_room(
    watched: Watched,
) -> None:
    page = watched.open("?from=1924&to=1924")
    line = page.locator(".short-key")
    for name, is_shown in (("uncertain", True), ("roughly", True), ("closed", False)):
        expect(line.locator(f'[data-sign="{name}"]')).to_be_visible(visible=is_shown)
    view: Any = page.locator(".map-view").bounding_box()
    box: Any = line.bounding_box()
    assert view["y"] + view["height"] <= box["y"] + 1
    assert view["height"] >= 15 * 16
    for width, height in ((1366, 560), (1300, 768), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        expect(line).to_be_hidden()


def test_a_step_of_time_leaves_alone_what_stays_where_it_is(watched: Watched) -> None:
    page = watched.open()
    drawn, kept = page.locator(".words > *"), page.locator(".words > [data-kept]")
    expect(page.locator(".words .word").first).to_be_attached()
    drawn.evaluate_all("(all) => all.forEach((one) => { one.dataset.kept = '' })")
    thumb = page.locator("#thumb-from")
    before = str(thumb.get_attribute("aria-valuetext"))
    thumb.press("ArrowRight")
    expect(thumb).not_to_have_attribute("aria-valuetext", before)
    # The degrees at the edge and most names for orientation, if nothing else.
    assert kept.count() > drawn.count() / 2


# Two turns of the wheel, the second of which moves the ground as a picture; then its place and
# scale now, and those at rest.
GROUND_UNDER_A_HAND = """() => new Promise((done) => {
    const view = document.querySelector("#map-view");
    const ground = document.querySelector("#map-view .ground");
    const place = () => {
        const { a, d, e, f } = ground.querySelector("svg").getScreenCTM();
        return [a, d, e, f];
    };
    const turn = (deltaY, clientX, clientY) => new Promise((shown) => {
        const options = { bubbles: true, cancelable: true, deltaY, clientX, clientY };
        view.dispatchEvent(new WheelEvent("wheel", options));
        requestAnimationFrame(() => requestAnimationFrame(shown));
    });
    turn(-40, 700, 200).then(() => turn(-30, 500, 300)).then(() => {
        const moved = { place: place(), asPicture: ground.style.transform.includes("scale") };
        const resting = setInterval(() => {
            if (ground.classList.contains("is-moving")) return;
            clearInterval(resting);
            done([moved.place, place(), moved.asPicture]);
        }, 50);
    });
})"""


def test_the_ground_under_a_hand_lies_where_it_will_lie_at_rest(watched: Watched) -> None:
    page = watched.open()
    moved, rested, as_picture = page.evaluate(GROUND_UNDER_A_HAND)
    assert as_picture
    assert moved == pytest.approx(rested, abs=0.1)


def test_an_event_that_the_legend_hides_is_closed(watched: Watched, cast: Cast) -> None:
    page = watched.open("?event={of_that_kind}")
    page.locator(".legend summary").click()
    page.locator(f'[data-tag="{cast.kind}"]').click()
    expect(page.locator(".introduction")).to_be_visible()
    assert watched.search == cast.filled("?without={kind}")


@pytest.mark.english
def test_the_legend_lies_within_the_map_and_says_every_sign(watched: Watched, atlas: Atlas) -> None:
    for width, height in SIZES:
        watched.page.set_viewport_size({"width": width, "height": height})
        page = watched.open()
        page.locator(".legend summary").click()
        frame: Any = page.locator("section.map").bounding_box()
        box: Any = page.locator(".legend").bounding_box()
        assert box["y"] >= frame["y"]
        assert box["y"] + box["height"] <= frame["y"] + frame["height"]
        assert box["x"] + box["width"] <= frame["x"] + frame["width"]
        for text in (*SIGNS, atlas.config.texts.state_lines):
            expect(page.locator(".legend")).to_contain_text(text)
