"""Time in a real browser: bars, zoom from years to days, presets, the player."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from dashboard.model import Atlas
from tests.atlas_samples import Cast
from tests.browser.conftest import Watched

GANJA_DAYS = {
    "26 May": "",
    "27 May": "closed the roads",
    "28 May": "",
    "29 May": "attack",
    "30 May": "30 May",
    "31 May": "31 May",
}


def unit(page: Page) -> int:
    """Return how many units the axis shows by its labels' links."""
    return page.locator("#time-axis a.year").count()


def day_in_words(day: str) -> str:
    """Return a day as the English page says it."""
    return f"{date.fromisoformat(day):%-d %B %Y}"


def window(page: Page) -> str:
    """Return the first label over or on the axis, and the last."""
    labels = page.locator("#time-axis a.year").all_inner_texts()
    return f"{labels[0]}…{labels[-1]}"


def test_every_dated_event_has_a_bar_from_its_earliest_to_its_latest_day(
    watched: Watched, atlas: Atlas
) -> None:
    page = watched.open()
    page.wait_for_selector(".bar")
    drawn = {str(bar.get_attribute("data-bar")) for bar in page.locator(".bar").all()}
    assert drawn == {event.id for event in atlas.events if event.start}


@pytest.mark.shipped(why="how long the names of its events are is known")
@pytest.mark.parametrize(("width", "height"), [(768, 1024), (1366, 768), (1920, 1080)])
def test_every_bar_has_its_name_in_sight(
    watched: Watched, atlas: Atlas, width: int, height: int
) -> None:
    watched.page.set_viewport_size({"width": width, "height": height})
    for code in atlas.config.languages:
        page = watched.open("", f"/{code}/")
        bars = page.locator("#time-bars .bar")
        expect(page.locator("#time-bars .bar-name")).to_have_count(bars.count())


def test_the_name_of_a_bar_opens_its_event(watched: Watched) -> None:
    page = watched.open()
    name = page.locator("#time-bars .bar-name").first
    event = str(name.get_attribute("data-named"))
    box: Any = name.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(f'[data-panel="{event}"]')).to_be_visible()


def test_a_bar_is_thin_where_the_source_is_not_sure(watched: Watched, cast: Cast) -> None:
    page = watched.open("?{uncertain_months}")
    expect(page.locator(f'[data-bar="{cast.uncertain}"]')).to_have_class(re.compile("is-uncertain"))
    sure = page.locator(f'[data-bar="{cast.uncertain}"] .bar-certain').bounding_box()
    whole = page.locator(f'[data-bar="{cast.uncertain}"]').bounding_box()
    assert sure
    assert whole
    assert 0 < sure["width"] < whole["width"] / 2


@pytest.mark.shipped(why="its steps are told day by day")
@pytest.mark.english
def test_play_through_the_days_of_ganja_tells_each_step_on_its_day(watched: Watched) -> None:
    page = watched.open("?{days}&event={other}")
    caption = page.locator("#caption")
    page.locator("[data-play=next]").click()
    expect(page.locator("#period")).to_have_text("25 May 1920")
    for day, text in GANJA_DAYS.items():
        page.locator("[data-play=next]").click()
        expect(page.locator("#period")).to_contain_text(day)
        if text:
            expect(caption).to_contain_text(text)
    page.locator("[data-play=previous]").click()
    expect(page.locator("#period")).to_contain_text("30 May")


@pytest.mark.english
def test_play_runs_by_itself_and_stops_at_the_end(watched: Watched, cast: Cast) -> None:
    page = watched.open("?{days}")
    page.locator("#speed").select_option("4")
    page.locator("#play").click()
    expect(page.locator("#play")).to_have_attribute("aria-label", watched.say("Pause"))
    expect(page.locator("#play")).to_have_attribute(
        "aria-label", watched.say("Play"), timeout=10_000
    )
    assert watched.search.startswith(f"?{cast.days[:-3]}")
    expect(page.locator("#thumb-to")).to_have_attribute(
        "aria-valuetext", day_in_words(cast.days[-10:])
    )


def boxes(page: Page, *selectors: str) -> list[Any]:
    """Return where these parts of the page are."""
    return [page.locator(selector).bounding_box() for selector in selectors]


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1366, 768)])
def test_steps_are_told_one_at_a_time_in_a_strip_that_is_never_over_the_map(
    watched: Watched, width: int, height: int
) -> None:
    watched.page.set_viewport_size({"width": width, "height": height})
    page = watched.open("?{days}&event={other}")
    expect(page.locator("#strip")).to_be_hidden()
    heights = set()
    for _ in range(3):
        page.locator("[data-play=next]").click()
        expect(page.locator("#strip")).to_be_visible()
        strip, map_box, time = boxes(page, "#strip", "#map", "#time-track")
        assert map_box["y"] + map_box["height"] <= strip["y"] + 1
        assert strip["y"] + strip["height"] <= time["y"]
        heights.add((strip["height"], map_box["height"]))
        assert page.locator("#caption li:visible").count() <= 1
    assert len(heights) == 1


def test_several_steps_of_a_stop_are_counted_and_opened(watched: Watched) -> None:
    page = watched.open()
    more = page.locator("#more-steps")
    for _ in range(30):
        page.locator("[data-play=next]").click()
        if more.is_visible() and more.inner_text() != "…":
            break
    steps = page.locator("#caption li")
    assert more.inner_text() == f"+{steps.count() - 1}"
    more.click()
    expect(page.locator("#caption li:visible")).to_have_count(steps.count())
    expect(more).to_have_attribute("aria-expanded", "true")


@pytest.mark.shipped(why="the other atlas tells every step in one sentence")
def test_of_a_long_step_the_strip_tells_one_sentence_and_opens_the_rest(watched: Watched) -> None:
    page = watched.open()
    rest = page.locator("#caption li:first-child .caption-rest")
    for _ in range(30):
        page.locator("[data-play=next]").click()
        if rest.count():
            break
    expect(rest).to_be_hidden()
    strip = page.locator("#strip")
    assert strip.evaluate("strip => strip.scrollHeight <= strip.clientHeight + 1")
    page.locator("#more-steps").click()
    expect(rest).to_be_visible()


# The years in which an event may have been going on, or something is told.
YEARS_WITH_ANYTHING = """() => {
  const {events, steps} = atlas.choice.loaded();
  const times = [...events.flatMap(({bounds}) => bounds ? [[bounds.s1, bounds.e2]] : []),
                 ...steps.map(({to}) => [to, to])];
  return times.flatMap(([from, to]) => {
    const [first, last] = [from, to].map((day) => Number(day.slice(0, 4)));
    return Array.from({length: last - first + 1}, (_, at) => String(first + at));
  });
}"""


def test_time_leaps_over_quiet_years_and_ends_on_the_whole_map(
    watched: Watched, cast: Cast
) -> None:
    page = watched.open()
    seen, leaps = [], []
    for _ in range(80):
        page.locator("[data-play=next]").click()
        if page.locator("#so-far").get_attribute("aria-pressed") == "false":
            break
        seen.append(page.locator("#thumb-to").get_attribute("aria-valuenow"))
        leaps.append(page.locator("#leap").inner_text())
    assert set(seen) <= set(page.evaluate(YEARS_WITH_ANYTHING))
    assert any("→" in leap for leap in leaps)
    expect(page.locator("#leap")).to_contain_text(f"{cast.first} – {cast.last}")
    expect(page.locator("#period")).to_have_text(f"{cast.first} – {cast.last}")
    expect(page.locator("#event-list .is-past")).to_have_count(0)
    page.locator(f'[data-event="{cast.other}"] a').click()
    expect(page.locator("#strip")).to_be_hidden()


def test_the_switch_dims_what_is_over_and_tells_nothing(watched: Watched) -> None:
    page = watched.open("?{days}")
    page.locator("#so-far").click()
    expect(page.locator("#so-far")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#strip")).to_be_hidden()


def test_play_pauses_when_the_reader_touches_anything(watched: Watched) -> None:
    page = watched.open()
    page.locator("#play").click()
    expect(page.locator("#play")).to_have_attribute("aria-label", watched.say("Pause"))
    page.locator("#panel h2").click()
    expect(page.locator("#play")).to_have_attribute("aria-label", watched.say("Play"))


@pytest.mark.shipped(why="its steps are told day by day")
@pytest.mark.english
def test_a_preset_shows_its_years_by_months_and_plays_april_1930_by_days(watched: Watched) -> None:
    page = watched.open()
    page.get_by_role("link", name=watched.say("1929–1931")).click()
    expect(page.locator("#period")).to_have_text("1929 – 1931")
    expect(page.locator("#time-axis")).to_contain_text("Jan")
    periods = []
    for _ in range(40):
        page.locator("[data-play=next]").click()
        page.evaluate("() => new Promise(requestAnimationFrame)")
        periods.append(page.locator("#period").inner_text())
    days = [period for period in periods if "April 1930" in period]
    for day in ("8 April 1930", "12 April 1930", "13 April 1930", "15 April 1930", "16 April 1930"):
        assert any(day in period for period in days), day


@pytest.mark.english
def test_buttons_show_years_months_and_days_and_all_years_leads_back(
    watched: Watched, cast: Cast
) -> None:
    page = watched.open()
    expect(page.locator("#time-axis")).to_contain_text(cast.last)
    page.get_by_role("button", name=watched.say("Months")).click()
    expect(page.locator("#time-axis")).to_contain_text("Jan")
    page.get_by_role("button", name=watched.say("Days")).click()
    expect(page.locator("#time-axis .cell-above").first).to_contain_text(re.compile(r"\w+ \d{4}"))
    page.get_by_role("link", name=watched.say("All years")).click()
    expect(page.locator("#time-axis .cell-above")).to_have_count(0)
    expect(page.locator("#time-axis")).to_contain_text(cast.first)


@pytest.mark.english
@pytest.mark.parametrize("question", ["", "?event={other}", "?{days}", "?from={late}&to={last}"])
@pytest.mark.parametrize("is_moved_to_the_end", [False, True])
def test_years_months_and_days_show_events_and_say_what_is_seen(
    watched: Watched, question: str, is_moved_to_the_end: bool
) -> None:
    page = watched.open(question)
    page.wait_for_selector("#time-axis a.year")
    for unit in ("day", "month", "day", "year"):
        if is_moved_to_the_end:
            page.evaluate(
                """() => {
                  const {from, to} = window.atlas.choice.loaded().span;
                  window.atlas.timeHands.lookThrough({from: `${to.slice(0, 8)}02`, to});
                }"""
            )
        button = page.locator(f"[data-time-zoom={unit}]")
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        expect(page.locator(".units [aria-pressed=true]")).to_have_count(1)
        assert page.locator("#time-bars .bar").count()
        said = page.locator("#in-view").inner_text() or page.locator("#period").inner_text()
        above = page.locator("#time-axis .cell-above").all_inner_texts()
        for title in (above[0], above[-1]) if above else ():
            assert title.split()[-1] in said


def test_the_preset_of_the_period_is_marked_and_that_of_an_event_shows_its_days(
    watched: Watched, atlas: Atlas
) -> None:
    page = watched.open()
    current = page.locator(".preset[aria-current=true]")
    expect(current).to_have_id("all-years")
    for number, preset in enumerate(atlas.config.presets, 1):
        page.locator(".preset").nth(number).click()
        expect(current).to_have_text(watched.say(preset.name))
        if preset.event:
            expect(page.locator(f'[data-bar="{preset.event}"]')).to_be_in_viewport()
            expect(page.locator("[data-time-zoom=day]")).to_have_attribute("aria-pressed", "true")
    page.locator("#thumb-to").focus()
    page.keyboard.press("ArrowLeft")
    expect(current).to_have_count(0)


@pytest.mark.parametrize("code", ["az", "en", "ru", "tr"])
@pytest.mark.shipped(why="it is in four languages")
def test_every_preset_is_in_sight_on_a_phone(watched: Watched, code: str) -> None:
    watched.page.set_viewport_size({"width": 390, "height": 844})
    page = watched.open("", f"/{code}/")
    for preset in page.locator(".preset").all():
        box: Any = preset.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        assert box["height"] >= 44


def test_the_wheel_zooms_around_the_pointer(watched: Watched, cast: Cast) -> None:
    first, last = int(cast.first), int(cast.last)
    part = (int(cast.year) - first + 0.45) / (last - first + 1)
    page = watched.open()
    page.wait_for_selector(".bar")
    track = page.locator("#time-track").bounding_box()
    assert track
    page.mouse.move(track["x"] + track["width"] * part, track["y"] + 50)
    for _ in range(8):
        page.mouse.wheel(0, -200)
        page.evaluate("() => new Promise(requestAnimationFrame)")
    expect(page.locator("#time-axis")).to_contain_text(cast.year)
    expect(page.locator("#time-axis .cell-above").first).to_be_visible()
    expect(page.locator("#period")).to_have_text(f"{first} – {last}")


def test_two_fingers_zoom_the_timeline(watched: Watched) -> None:
    page = watched.open()
    page.wait_for_selector(".bar")
    track = page.locator("#time-track").bounding_box()
    assert track
    middle, height = track["x"] + track["width"] / 2, track["y"] + 20
    touch = page.context.new_cdp_session(page)
    for kind, half in (("touchStart", 30), ("touchMove", 80), ("touchMove", 180), ("touchEnd", 0)):
        points = [
            {"x": middle - half, "y": height, "id": 1},
            {"x": middle + half, "y": height, "id": 2},
        ]
        fingers = points if half else []
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})
    expect(page.locator("#time-axis .cell-above").first).to_be_visible()


@pytest.mark.english
def test_keys_move_a_thumb_by_days_when_days_are_seen(watched: Watched, cast: Cast) -> None:
    before = str(date.fromisoformat(cast.days[-10:]) - timedelta(days=2))
    page = watched.open("?{days}")
    last = page.locator("#thumb-to")
    last.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(last).to_have_attribute("aria-valuetext", day_in_words(before))
    page.wait_for_function(
        "(search) => location.search === search", arg=f"?{cast.days[:-10]}{before}"
    )


def test_a_bar_opens_its_event(watched: Watched, cast: Cast) -> None:
    page = watched.open("?{months}")
    bar = page.locator(f'[data-bar="{cast.other}"]').bounding_box()
    assert bar
    page.mouse.click(bar["x"] + bar["width"] / 2, bar["y"] + 5)
    expect(page.locator(f'[data-panel="{cast.other}"]')).to_be_visible()


@pytest.mark.english
def test_choosing_an_event_brings_it_into_the_window_of_time(watched: Watched, cast: Cast) -> None:
    page = watched.open("?from={year}-04&to={year}-04")
    expect(page.locator("#time-axis")).to_contain_text(f"April {cast.year}")
    page.goto(watched.at("?from={year}-04&to={year}-04&event={other}"))
    expect(page.locator(f'[data-bar="{cast.other}"]')).to_be_visible()


def test_opening_an_event_zooms_time_to_it_and_all_events_gives_back_what_was_seen(
    watched: Watched, cast: Cast
) -> None:
    page = watched.open()
    before = window(page)
    page.locator(f'[data-event="{cast.other}"] a').click()
    bar: Any = page.locator(f'[data-bar="{cast.other}"]').bounding_box()
    track: Any = page.locator("#time-track").bounding_box()
    assert bar["x"] - track["x"] >= bar["width"] * 0.24
    assert track["x"] + track["width"] - bar["x"] - bar["width"] >= bar["width"] * 0.24
    expect(page.locator(f'.bar-name[data-named="{cast.other}"]')).to_be_visible()
    expect(page.locator("#period")).to_have_text(f"{cast.first} – {cast.last}")
    zoomed = window(page)
    page.reload()
    page.wait_for_selector("#time-axis a.year")
    assert window(page) == zoomed != before
    page.locator("#panel .panel-links a").first.click()
    expect(page.locator("#time-axis .cell-above")).to_have_count(0)
    assert window(page) == before


@pytest.mark.shipped(why="each of its dated events has a long name")
def test_the_bar_of_an_open_event_has_its_name_in_sight(watched: Watched, atlas: Atlas) -> None:
    page = watched.open()
    for event in atlas.events:
        if event.start:
            page.locator(f'[data-event="{event.id}"] a').click()
            expect(page.locator(f'.bar-name[data-named="{event.id}"]')).to_be_visible()


def test_a_flag_opens_what_happened_around_and_leaves_the_period_alone(watched: Watched) -> None:
    page = watched.open()
    period = page.locator("#period").inner_text()
    flags = page.locator("#time-marks [data-flag]")
    thumbs = [page.locator(f"#thumb-{edge}").bounding_box() for edge in ("from", "to")]
    for flag in (flags.first, flags.last):
        box: Any = flag.locator(".mark").bounding_box()
        assert min(box["width"], box["height"]) >= 24
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        card = page.locator("#reference")
        expect(card).to_be_visible()
        title, date_in_words = str(flag.get_attribute("aria-label")).rsplit(", ", 1)
        expect(card).to_contain_text(date_in_words)
        expect(card).to_contain_text(re.sub(r" \+\d+$", "", title))
        expect(card.locator(".cite .cite-link").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(flags.last).to_be_focused()
    expect(page.locator("#period")).to_have_text(period)
    assert [page.locator(f"#thumb-{edge}").bounding_box() for edge in ("from", "to")] == thumbs


def test_flags_are_one_stop_of_the_keyboard_and_arrows_go_on(watched: Watched) -> None:
    page = watched.open()
    flags = page.locator("#time-marks [data-flag]")
    expect(page.locator("#time-marks [data-flag][tabindex='0']")).to_have_count(1)
    flags.first.focus()
    page.keyboard.press("End")
    expect(flags.last).to_be_focused()
    page.keyboard.press("Home")
    expect(flags.first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#reference")).to_be_visible()
    expect(page.locator("#time-marks [data-flag][tabindex='0']")).to_have_count(1)


@pytest.mark.parametrize("question", ["", "?{months}", "?from={late}&to={last}"])
def test_labels_on_the_axis_do_not_overlap(watched: Watched, question: str) -> None:
    page = watched.open(question)
    page.wait_for_selector("#time-axis a.year")
    boxes = json.loads(
        page.evaluate(
            """() => JSON.stringify(
                 [...document.querySelectorAll('#time-axis a.year')].map((label) => {
                 const range = document.createRange();
                 range.selectNodeContents(label);
                 const {left, right} = range.getBoundingClientRect();
                 return [left, right];
               }))"""
        )
    )
    assert all(one[1] <= other[0] + 1 for one, other in pairwise(boxes))


@pytest.mark.parametrize("width", [1280, 1366, 1920])
def test_the_map_keeps_its_height_whatever_the_period_is_called(
    watched: Watched, width: int
) -> None:
    heights = set()
    for question in ("", "?from={early}", "?from={early}-01-01&to={early}-03-17"):
        page = watched.open(question)
        page.set_viewport_size({"width": width, "height": 768})
        heights.add(page.locator("#map").bounding_box()["height"])  # type: ignore[index]
    assert len(heights) == 1
