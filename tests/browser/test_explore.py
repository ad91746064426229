"""What a reader does with the page, in a real browser."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from dashboard.model import Atlas
from tests.browser.conftest import Watched
from tests.figures import Figure

ON_MAP = """() => {
  const graph = document.querySelector('#map .js-plotly-plot');
  const symbols = graph.data.find((trace) => trace.meta?.role === 'symbols');
  return [...new Set(symbols.customdata.map((custom) => custom[0]))].sort();
}"""
SETTLED = """async () => {
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
}"""


def listed(page: Page) -> list[str]:
    """Return the ids of the events in the list, sorted."""
    rows = page.locator("#event-list [data-event]").all()
    return sorted(str(row.get_attribute("data-event")) for row in rows)


def expected(atlas: Atlas, first: date, last: date) -> list[str]:
    """Return the ids of the events that Python finds in a period, sorted."""
    return sorted(event.id for event in atlas.during(first, last).events)


def placed(atlas: Atlas, ids: list[str]) -> list[str]:
    """Return those of `ids` that have a place on the map."""
    return [name for name in ids if atlas.event(name).places]


def figures(page: Page) -> list[str]:
    """Return the figures of the open ledger as the reader sees them."""
    counts = page.locator('[data-section="casualties"] .count').all_inner_texts()
    return [count.strip() for count in counts]


def test_1930_shows_exactly_the_events_that_touch_it(watched: Watched, atlas: Atlas) -> None:
    page = watched.open("?from=1930&to=1930")
    ids = expected(atlas, date(1930, 1, 1), date(1930, 12, 31))
    assert "sheki-1930" in ids
    assert listed(page) == ids
    assert page.evaluate(ON_MAP) == placed(atlas, ids)


def test_list_map_and_python_agree_in_every_period_of_years(
    watched: Watched, atlas: Atlas, figure: Figure
) -> None:
    page = watched.open()
    differing = 0
    years = range(1920, 1932)
    for first, last in [(a, b) for a in years for b in years if a <= b]:
        page.evaluate(
            "([from, to]) => atlas.choice.choose({from, to, event: ''}, 'keep')",
            [f"{first}-01-01", f"{last}-12-31"],
        )
        words = str(first) if first == last else f"{first} – {last}"
        expect(page.locator("#period")).to_have_text(words)
        ids = expected(atlas, date(first, 1, 1), date(last, 12, 31))
        page.wait_for_function(
            f"(ids) => JSON.stringify(({ON_MAP})()) === JSON.stringify(ids)", arg=placed(atlas, ids)
        )
        differing += listed(page) != ids
    figure("periods of 78 in which list, map and Python differ", differing, most=0)


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


@pytest.mark.english
def test_nukha_zakatala_says_that_its_figures_may_overlap_with_those_of_sheki(
    watched: Watched,
) -> None:
    page = watched.open("?event=nukha-zakatala-1930")
    note = page.locator('[data-section="casualties"] .conflict[open]')
    expect(note).to_contain_text("180 killed")
    expect(note).to_contain_text("None may be added to another")
    expect(note).to_contain_text(watched.say("Note of the editors"))


@pytest.mark.english
def test_march_1923_is_listed_as_not_placed_with_the_reason(watched: Watched) -> None:
    page = watched.open()
    row = page.locator('[data-event="march-1923"]')
    expect(row).to_contain_text("the source names no place")
    assert "march-1923" not in page.evaluate(ON_MAP)


def test_the_undated_event_is_listed_only_while_all_years_are_chosen(watched: Watched) -> None:
    page = watched.open()
    expect(page.locator('[data-event="daralagyaz"]')).to_have_count(1)
    page = watched.open("?to=1930")
    expect(page.locator('[data-event="daralagyaz"]')).to_have_count(0)


def test_an_event_chosen_in_the_list_opens_and_back_closes_it(watched: Watched) -> None:
    page = watched.open()
    page.locator('[data-event="ganja-1920"] a').click()
    expect(page.locator('[data-panel="ganja-1920"]')).to_be_visible()
    assert watched.search == "?event=ganja-1920"
    page.locator('[data-event="sheki-1930"] a').click()
    expect(page.locator('[data-panel="sheki-1930"]')).to_be_visible()
    page.go_back()
    expect(page.locator('[data-panel="ganja-1920"]')).to_be_visible()
    page.go_back()
    expect(page.locator(".introduction")).to_be_visible()
    assert watched.search == ""


def test_an_event_chosen_on_the_map_opens(watched: Watched) -> None:
    page = watched.open("?from=1920&to=1920")
    page.evaluate(SETTLED)
    spot = page.evaluate(
        """() => {
          const graph = document.querySelector('#map .js-plotly-plot');
          const {xaxis, yaxis, _size} = graph._fullLayout;
          const symbols = graph.data.find((trace) => trace.meta?.role === 'symbols');
          const index = symbols.customdata.findIndex((custom) => custom[0] === 'ganja-1920');
          const box = graph.getBoundingClientRect();
          return [
            box.x + _size.l + xaxis.l2p(symbols.x[index]),
            box.y + _size.t + yaxis.l2p(symbols.y[index]),
          ];
        }"""
    )
    page.mouse.move(*spot)
    page.mouse.click(*spot)
    expect(page.locator('[data-panel="ganja-1920"]')).to_be_visible()
    assert watched.search == "?from=1920&to=1920&event=ganja-1920"


@pytest.mark.parametrize(
    ("asked", "corrected"),
    [
        ("?from=banana&to=1930-02-31", ""),
        ("?from=1930&to=1920", "?from=1920&to=1930"),
        ("?from=1800&to=2100", ""),
        ("?event=nobody", ""),
        ("?event=%3Cscript%3E&from=1921", "?from=1921&to=1931"),
        ("?from=1920-05&to=1920-07", "?from=1920-05&to=1920-07"),
        ("?from=1930&event=ganja-1920", "?event=ganja-1920"),
    ],
)
def test_nonsense_in_the_address_is_corrected(watched: Watched, asked: str, corrected: str) -> None:
    page = watched.open(asked)
    page.wait_for_function("(search) => location.search === search", arg=corrected)


def test_the_thumbs_answer_to_keys(watched: Watched, atlas: Atlas) -> None:
    page = watched.open()
    first = page.get_by_role("slider", name=watched.say("First year"))
    first.focus()
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    expect(first).to_have_attribute("aria-valuenow", "1930")
    last = page.get_by_role("slider", name=watched.say("Last year"))
    last.focus()
    page.keyboard.press("ArrowLeft")
    expect(last).to_have_attribute("aria-valuenow", "1930")
    expect(last).to_have_attribute("aria-valuetext", "1930")
    page.keyboard.press("Home")
    expect(last).to_have_attribute("aria-valuenow", "1930")
    assert watched.search == "?from=1930&to=1930"
    assert listed(page) == expected(atlas, date(1930, 1, 1), date(1930, 12, 31))


def test_the_thumbs_follow_the_mouse_and_stay_apart(watched: Watched) -> None:
    page = watched.open()
    track = page.locator("#time-track").bounding_box()
    assert track
    year = track["width"] / 12
    height = track["y"] + track["height"] / 2
    page.mouse.move(track["x"] + 1, height)
    page.mouse.down()
    page.mouse.move(track["x"] + 3 * year, height, steps=6)
    page.mouse.up()
    expect(page.locator("#thumb-from")).to_have_attribute("aria-valuenow", "1923")
    page.mouse.move(track["x"] + 12 * year - 1, height)
    page.mouse.down()
    page.mouse.move(track["x"] + year, height, steps=6)
    page.mouse.up()
    expect(page.locator("#thumb-to")).to_have_attribute("aria-valuenow", "1923")
    expect(page.locator("#period")).to_have_text("1923")


def test_a_finger_moves_the_thumbs(watched: Watched) -> None:
    page = watched.open()
    track = page.locator("#time-track").bounding_box()
    assert track
    x, y, year = track["x"], track["y"] + track["height"] / 2, track["width"] / 12
    touch = page.context.new_cdp_session(page)
    for kind, places in (
        ("touchStart", [x + 1]),
        ("touchMove", [x + year * 5, x + year * 10]),
        ("touchEnd", [None]),
    ):
        for place in places:
            points = [] if place is None else [{"x": place, "y": y}]
            touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    expect(page.locator("#thumb-from")).to_have_attribute("aria-valuenow", "1930")


def test_a_year_can_be_chosen_by_its_name_and_all_years_again(watched: Watched) -> None:
    page = watched.open()
    page.get_by_role("link", name="1923", exact=True).click()
    expect(page.locator("#period")).to_have_text("1923")
    assert listed(page) == ["march-1923"]
    page.locator("#all-years").click()
    expect(page.locator("#period")).to_have_text("1920 – 1931")


def test_moving_the_period_away_closes_the_event(watched: Watched) -> None:
    page = watched.open("?event=ganja-1920")
    page.get_by_role("link", name="1930", exact=True).click()
    expect(page.locator(".introduction")).to_be_visible()
    assert watched.search == "?from=1930&to=1930"


@pytest.mark.english
def test_the_count_says_how_many_are_shown(watched: Watched) -> None:
    page = watched.open("?from=1923&to=1923")
    expect(page.locator("#count")).to_have_text("1 of 14 records")
    page = watched.open()
    expect(page.locator("#count")).to_have_text("14 of 14 records · 2 for comparison")


def test_every_citation_of_every_panel_leads_to_its_reference(
    watched: Watched, atlas: Atlas
) -> None:
    page = watched.open()
    for event in ["", *(event.id for event in atlas.events)]:
        page = watched.open(f"?event={event}" if event else "")
        missing = page.evaluate(
            """() => [...document.querySelectorAll('#panel a[href^="#"]')]
                 .filter(({ hash }) => !(hash.slice(6) in atlas.handed.references
                   || decodeURIComponent(hash).slice(6) in atlas.handed.terms)).length"""
        )
        assert missing == 0, event


def test_no_server_is_needed_once_the_page_is_there(watched: Watched, figure: Figure) -> None:
    page = watched.open()
    watched.rest()
    before = len(watched.requests)
    page.locator('[data-event="sheki-1930"] a').click()
    expect(page.locator('[data-panel="sheki-1930"]')).to_be_visible()
    page.get_by_role("link", name="1930", exact=True).click()
    page.get_by_role("button", name=watched.say("Zoom in")).click()
    page.evaluate(SETTLED)
    asked = [url for url in watched.requests[before:] if not url.startswith("data:")]
    figure("requests for a step, a selection and a zoom", len(asked), most=0)


def test_a_browser_that_keeps_no_more_addresses_still_shows_what_is_chosen(
    watched: Watched,
) -> None:
    page = watched.open()
    page.evaluate(
        """() => { history.pushState = history.replaceState = () => {
          throw new DOMException('too many', 'SecurityError');
        }; }"""
    )
    page.locator('[data-event="sheki-1930"] a').click()
    expect(page.locator('[data-panel="sheki-1930"]')).to_be_visible()
    page.get_by_role("link", name="1930", exact=True).click()
    expect(page.locator("#period")).to_have_text("1930")
    assert watched.search == ""


def test_the_zoom_is_kept_while_the_period_moves_and_one_button_brings_all_back(
    watched: Watched,
) -> None:
    page = watched.open()
    page.evaluate(SETTLED)
    width = """() => {
      const [west, east] = document.querySelector('#map .js-plotly-plot')._fullLayout.xaxis.range;
      return east - west;
    }"""
    before = page.evaluate(width)
    page.get_by_role("button", name=watched.say("Zoom in")).click()
    page.wait_for_function(f"(before) => ({width})() < before * 0.7", arg=before)
    zoomed = page.evaluate(width)
    page.get_by_role("link", name="1930", exact=True).click()
    expect(page.locator("#period")).to_have_text("1930")
    page.evaluate(SETTLED)
    assert page.evaluate(width) == pytest.approx(zoomed)
    page.get_by_role("button", name=watched.say("Show the whole map")).click()
    page.wait_for_function(f"(before) => Math.abs(({width})() - before) < 0.2", arg=before)
