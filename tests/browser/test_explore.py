"""What a reader does with the page, in a real browser."""

from __future__ import annotations

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from dashboard.model import Atlas
from tests.atlas_samples import Cast
from tests.browser.conftest import Watched
from tests.browser.page import (
    choose,
    choose_year,
    events_during,
    figures,
    listed,
    on_map,
    placed,
    settle,
    wait_until_on_map,
    years_in_words,
)
from tests.quality_metrics import Figure


def test_a_year_shows_exactly_the_events_that_touch_it(
    watched: Watched, atlas: Atlas, cast: Cast
) -> None:
    page = watched.open("?from={year}&to={year}")
    ids = events_during(atlas, date(int(cast.year), 1, 1), date(int(cast.year), 12, 31))
    assert cast.chosen in ids
    assert listed(page) == ids
    assert on_map(page) == placed(atlas, ids)


def test_list_map_and_python_agree_in_every_period_of_years(
    watched: Watched, atlas: Atlas, figure: Figure
) -> None:
    page = watched.open()
    differing = 0
    years = range(atlas.config.first.year, atlas.config.last.year + 1)
    periods = [(a, b) for a in years for b in years if a <= b]
    for first, last in periods:
        choose(page, {"from": f"{first}-01-01", "to": f"{last}-12-31", "event": ""}, "keep")
        expect(page.locator("#period")).to_have_text(years_in_words(first, last))
        ids = events_during(atlas, date(first, 1, 1), date(last, 12, 31))
        wait_until_on_map(page, placed(atlas, ids))
        differing += listed(page) != ids
    name = f"periods of {len(periods)} in which list, map and Python differ"
    figure(name, differing, most=0)


@pytest.mark.shipped(why="it holds its figures one by one")
@pytest.mark.parametrize(
    ("event", "counts"),
    [
        ("sheki-1930", ["27", "51", "23", "6", "22", "180", "150", "865"]),
        ("nukha-zakatala-1930", ["73", "70", "18", "302", "162", "680"]),
        ("ganja-1920", ["808", "1000"]),
    ],
)
def test_the_ledger_shows_each_figure_by_itself_with_its_source(
    watched: Watched, event: str, counts: list[str]
) -> None:
    page = watched.open(f"?event={event}")
    expect(page.locator(f'[data-panel="{event}"]')).to_be_visible()
    assert [count for count in figures(page) if count in counts] == counts
    for figure in page.locator('[data-section="casualties"] .figure').all():
        assert figure.locator(".cite a").count() >= 1


@pytest.mark.shipped(why="two of its events have figures in common")
@pytest.mark.english
def test_nukha_zakatala_says_that_its_figures_may_overlap_with_those_of_sheki(
    watched: Watched,
) -> None:
    page = watched.open("?event=nukha-zakatala-1930&at=casualties")
    note = page.locator('[data-section="casualties"] .conflict[open]')
    expect(note).to_contain_text("180 killed")
    expect(note).to_contain_text("These figures cannot be added")
    expect(note).to_contain_text(watched.say("Atlas editors’ note"))


@pytest.mark.english
def test_an_event_of_no_place_is_listed_as_not_placed_with_the_reason(
    watched: Watched, cast: Cast
) -> None:
    page = watched.open()
    row = page.locator(f'[data-event="{cast.unplaced}"]')
    expect(row).to_contain_text("the article names no place")
    assert cast.unplaced not in on_map(page)


@pytest.mark.shipped(why="another atlas may have no event without a date")
def test_the_undated_event_is_listed_only_while_all_years_are_chosen(watched: Watched) -> None:
    page = watched.open()
    expect(page.locator('[data-event="daralagyaz"]')).to_have_count(1)
    page = watched.open("?to=1930")
    expect(page.locator('[data-event="daralagyaz"]')).to_have_count(0)


def test_an_event_chosen_in_the_list_opens_and_back_closes_it(watched: Watched, cast: Cast) -> None:
    page = watched.open()
    page.locator(f'[data-event="{cast.other}"] a').click()
    expect(page.locator(f'[data-panel="{cast.other}"]')).to_be_visible()
    assert watched.search == cast.filled("?event={other}")
    page.locator(f'[data-event="{cast.chosen}"] a').click()
    expect(page.locator(f'[data-panel="{cast.chosen}"]')).to_be_visible()
    page.go_back()
    expect(page.locator(f'[data-panel="{cast.other}"]')).to_be_visible()
    page.go_back()
    expect(page.locator(".introduction")).to_be_visible()
    assert watched.search == ""


def test_an_event_chosen_on_the_map_opens(watched: Watched, cast: Cast) -> None:
    page = watched.open("?from={early}&to={early}")
    settle(page)
    point = page.evaluate(
        """(other) => {
          const graph = document.querySelector('#map .js-plotly-plot');
          const {xaxis, yaxis, _size} = graph._fullLayout;
          const symbols = graph.data.find((trace) => trace.meta?.role === 'symbols');
          const index = symbols.customdata.findIndex((custom) => custom[0] === other);
          const box = graph.getBoundingClientRect();
          return [
            box.x + _size.l + xaxis.l2p(symbols.x[index]),
            box.y + _size.t + yaxis.l2p(symbols.y[index]),
          ];
        }""",
        cast.other,
    )
    page.mouse.move(*point)
    page.mouse.click(*point)
    expect(page.locator(f'[data-panel="{cast.other}"]')).to_be_visible()
    assert watched.search == cast.filled("?from={early}&to={early}&event={other}")


@pytest.mark.parametrize(
    ("typed", "corrected"),
    [
        ("?from=banana&to={year}-02-31", ""),
        ("?from={year}&to={early}", "?from={early}&to={year}"),
        ("?from=1700&to=2100", ""),
        ("?event=nobody", ""),
        ("?event=%3Cscript%3E&from={quiet}", "?from={quiet}&to={last}"),
        ("?{months}", "?{months}"),
        ("?from={year}&event={other}", "{widened}"),
    ],
)
def test_nonsense_in_the_address_is_corrected(
    watched: Watched, cast: Cast, typed: str, corrected: str
) -> None:
    page = watched.open(typed)
    page.wait_for_function("(search) => location.search === search", arg=cast.filled(corrected))


def test_the_thumbs_answer_to_keys(watched: Watched, atlas: Atlas, cast: Cast) -> None:
    page = watched.open()
    first = page.get_by_role("slider", name=watched.say("Start of the period"))
    first.focus()
    for _ in range(int(cast.year) - int(cast.first)):
        page.keyboard.press("ArrowRight")
    expect(first).to_have_attribute("aria-valuenow", cast.year)
    last = page.get_by_role("slider", name=watched.say("End of the period"))
    last.focus()
    for _ in range(int(cast.last) - int(cast.year)):
        page.keyboard.press("ArrowLeft")
    expect(last).to_have_attribute("aria-valuenow", cast.year)
    expect(last).to_have_attribute("aria-valuetext", cast.year)
    page.keyboard.press("Home")
    expect(last).to_have_attribute("aria-valuenow", cast.year)
    assert watched.search == cast.filled("?from={year}&to={year}")
    assert listed(page) == events_during(
        atlas, date(int(cast.year), 1, 1), date(int(cast.year), 12, 31)
    )


def test_the_thumbs_follow_the_mouse_and_stay_apart(watched: Watched, atlas: Atlas) -> None:
    page = watched.open()
    track = page.locator("#time-track").bounding_box()
    assert track
    first, last = atlas.config.first.year, atlas.config.last.year
    years = last - first + 1
    year = track["width"] / years
    height = track["y"] + track["height"] / 2
    page.mouse.move(track["x"] + 1, height)
    page.mouse.down()
    page.mouse.move(track["x"] + 3 * year, height, steps=6)
    page.mouse.up()
    expect(page.locator("#thumb-from")).to_have_attribute("aria-valuenow", str(first + 3))
    page.mouse.move(track["x"] + years * year - 1, height)
    page.mouse.down()
    page.mouse.move(track["x"] + year, height, steps=6)
    page.mouse.up()
    expect(page.locator("#thumb-to")).to_have_attribute("aria-valuenow", str(first + 3))
    expect(page.locator("#period")).to_have_text(str(first + 3))


def test_a_finger_moves_the_thumbs(watched: Watched, atlas: Atlas, cast: Cast) -> None:
    page = watched.open()
    track = page.locator("#time-track").bounding_box()
    assert track
    first, last = atlas.config.first.year, atlas.config.last.year
    x, y = track["x"], track["y"] + track["height"] / 2
    distance = track["width"] / (last - first + 1) * (int(cast.year) - first)
    touch = page.context.new_cdp_session(page)
    for kind, places in (
        ("touchStart", [x + 1]),
        ("touchMove", [x + distance / 2, x + distance]),
        ("touchEnd", [None]),
    ):
        for place in places:
            points = [] if place is None else [{"x": place, "y": y}]
            touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    expect(page.locator("#thumb-from")).to_have_attribute("aria-valuenow", cast.year)


def test_a_year_can_be_chosen_by_its_name_and_all_years_again(
    watched: Watched, atlas: Atlas, cast: Cast
) -> None:
    page = watched.open()
    page.get_by_role("link", name=cast.lone_year, exact=True).click()
    expect(page.locator("#period")).to_have_text(cast.lone_year)
    assert listed(page) == events_during(
        atlas, date(int(cast.lone_year), 1, 1), date(int(cast.lone_year), 12, 31)
    )
    assert len(listed(page)) == 1
    page.locator("#all-years").click()
    expect(page.locator("#period")).to_have_text(f"{cast.first} – {cast.last}")


def test_moving_the_period_away_closes_the_event(watched: Watched, cast: Cast) -> None:
    page = watched.open("?event={other}")
    choose_year(page, cast.year)
    expect(page.locator(".introduction")).to_be_visible()
    assert watched.search == cast.filled("?from={year}&to={year}")


@pytest.mark.english
def test_the_count_says_how_many_are_shown(watched: Watched, atlas: Atlas) -> None:
    page = watched.open("?from={lone_year}&to={lone_year}")
    compared = sum(event.scope == "comparison" for event in atlas.events)
    own = len(atlas.events) - compared
    pairs = len(atlas.perhaps_same_pairs)  # none or one, in each atlas that is tested
    expect(page.locator("#count")).to_have_text(f"1 of {own} events")
    page = watched.open()
    whole = (
        f"{own - 1} or {own} events (two may be the same event)"
        if pairs
        else f"{own} of {own} events"
    )
    expect(page.locator("#count")).to_have_text(f"{whole} · {compared} more for comparison")


@pytest.mark.shipped(why="two of its events may be one")
def test_two_events_that_may_be_one_are_joined_on_map_list_and_timeline(
    watched: Watched, atlas: Atlas
) -> None:
    ((one, other),) = atlas.perhaps_same_pairs
    page = watched.open(f"?from=1930-03-01&to=1930-08-31&event={one}")
    for event, named in ((one, other), (other, one)):
        row = page.locator(f'[data-event="{event}"] .row-perhaps')
        expect(row).to_contain_text(watched.say(atlas.event(named).title))
    expect(page.locator(".perhaps-link")).to_have_count(1)
    expect(page.locator(".bar-link")).to_have_count(1)
    expect(page.locator(f'[data-bar="{other}"]')).to_have_class(re.compile("is-open"))
    link = page.locator(".perhaps-same a")
    expect(link).to_have_text(watched.say(atlas.event(other).title))
    link.click()
    expect(page.locator(f'[data-panel="{other}"]')).to_be_visible()
    page = watched.open("?from=1930-05-01&to=1930-08-31")
    expect(page.locator(f'[data-event="{other}"] .row-uncertain')).to_be_visible()


def test_every_citation_of_every_panel_leads_to_its_reference(
    watched: Watched, atlas: Atlas
) -> None:
    page = watched.open()
    for event in ["", *(event.id for event in atlas.events)]:
        page = watched.open(f"?event={event}" if event else "")
        missing = page.evaluate(
            """() => [...document.querySelectorAll('#panel a[href^="#"]')]
                 .filter(({ hash }) => !(hash.slice(6) in atlas.handed.references
                   || decodeURIComponent(hash).slice(6) in atlas.handed.terms
                   || document.querySelector(`#panel ${hash}`))).length"""
        )
        assert missing == 0, event


def test_no_server_is_needed_once_the_page_is_there(
    watched: Watched, figure: Figure, cast: Cast
) -> None:
    page = watched.open()
    watched.rest()
    before = len(watched.requests)
    page.locator(f'[data-event="{cast.chosen}"] a').click()
    expect(page.locator(f'[data-panel="{cast.chosen}"]')).to_be_visible()
    choose_year(page, cast.year)
    page.get_by_role("button", name=watched.say("Zoom in"), exact=True).click()
    settle(page)
    # All but the finer relief of a close view, without which the coarser one stays (test_look).
    fetched = [
        url
        for url in watched.requests[before:]
        if not url.startswith("data:") and "relief-close" not in url
    ]
    figure("requests for a step, a selection and a zoom", len(fetched), most=0)


def test_a_browser_that_keeps_no_more_addresses_still_shows_what_is_chosen(
    watched: Watched, cast: Cast
) -> None:
    page = watched.open()
    page.evaluate(
        """() => { history.pushState = history.replaceState = () => {
          throw new DOMException('too many', 'SecurityError');
        }; }"""
    )
    page.locator(f'[data-event="{cast.chosen}"] a').click()
    expect(page.locator(f'[data-panel="{cast.chosen}"]')).to_be_visible()
    choose_year(page, cast.year)
    expect(page.locator("#period")).to_have_text(cast.year)
    assert watched.search == ""


def test_the_zoom_is_kept_while_the_period_moves_and_one_button_brings_all_back(
    watched: Watched, cast: Cast
) -> None:
    page = watched.open()
    settle(page)
    width = """() => {
      const [west, east] = document.querySelector('#map .js-plotly-plot')._fullLayout.xaxis.range;
      return east - west;
    }"""
    before = page.evaluate(width)
    page.get_by_role("button", name=watched.say("Zoom in"), exact=True).click()
    page.wait_for_function(f"(before) => ({width})() < before * 0.7", arg=before)
    zoomed = page.evaluate(width)
    choose_year(page, cast.year)
    expect(page.locator("#period")).to_have_text(cast.year)
    settle(page)
    assert page.evaluate(width) == pytest.approx(zoomed)
    page.get_by_role("button", name=watched.say("Show the whole map")).click()
    page.wait_for_function(f"(before) => Math.abs(({width})() - before) < 0.2", arg=before)
