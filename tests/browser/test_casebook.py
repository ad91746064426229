"""The casebook in a real browser: every citation opens its reference in place."""

from __future__ import annotations

from html import escape

import pytest
from playwright.sync_api import expect

from dashboard.model import Atlas
from tests.browser.conftest import Watched
from tests.browser.test_map import tap
from tests.browser.test_reach import violations
from tests.figures import Figure

POINTS = [
    "How long",
    "Causes and aims",
    "Who took part",
    "Leaders",
    "What the insurgents did, and where",
    "The Soviet answer",
    "Casualties",
    "How historians read it",
]
UNRESOLVED = """() => [...document.querySelectorAll('.cite-link')]
    .filter((link) => !(link.hash.slice(6) in atlas.handed.references)).length"""


def test_every_citation_of_every_panel_and_step_has_a_reference(
    watched: Watched, atlas: Atlas
) -> None:
    page = watched.open()
    assert page.evaluate(UNRESOLVED) == 0
    for event in atlas.events:
        page.locator(f'[data-event="{event.id}"] a').click()
        expect(page.locator(f'[data-panel="{event.id}"]')).to_be_visible()
        assert page.evaluate(UNRESOLVED) == 0, event.id
        assert page.locator("#panel .cite-link").count() > 0, event.id
    missing = page.evaluate(
        "() => atlas.handed.steps.filter(({said}) => !said.includes('cite-link')).length"
    )
    assert missing == 0


@pytest.mark.english
def test_a_pressed_citation_opens_its_reference_and_escape_gives_the_focus_back(
    watched: Watched,
) -> None:
    page = watched.open("?event=sheki-1930")
    link = page.locator("#panel .cite-link").nth(1)
    link.focus()
    page.keyboard.press("Enter")
    card = page.locator("#reference")
    expect(card).to_be_visible()
    expect(card).to_be_focused()
    expect(card.locator(".reference-here")).to_contain_text("Özdemir 2023")
    expect(card).to_contain_text("Manaflı (2000)")
    expect(card).to_contain_text("Known here only through Özdemir 2023")
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(link).to_be_focused()
    expect(page.locator('[data-panel="sheki-1930"]')).to_be_visible()
    assert watched.search == "?event=sheki-1930"


@pytest.mark.english
def test_what_else_a_work_is_cited_for_leads_there(watched: Watched) -> None:
    page = watched.open("?event=sheki-1930")
    page.locator("#panel .cite-link", has_text="Manaflı").first.click()
    page.locator("#reference .cited-for a", has_text=watched.say("Nukha")).click()
    expect(page.locator('[data-panel="nukha-zakatala-1930"]')).to_be_visible()
    expect(page.locator("#reference")).to_be_hidden()


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844), (320, 256)])
def test_a_finger_opens_a_reference_inside_the_window_and_closes_it(
    watched: Watched, width: int, height: int
) -> None:
    watched.page.set_viewport_size({"width": width, "height": height})
    page = watched.open("?event=ganja-1920")
    link = page.locator("#panel .cite-link").nth(2)
    link.scroll_into_view_if_needed()
    box = link.bounding_box()
    assert box
    tap(page, {"x": box["x"] + 12, "y": box["y"] + box["height"] / 2})
    card = page.locator("#reference")
    expect(card).to_be_visible()
    place = card.bounding_box()
    assert place
    assert place["x"] >= 0
    assert place["y"] >= 0
    assert place["x"] + place["width"] <= width
    assert place["y"] + place["height"] <= height
    card.get_by_role("button", name=watched.say("Close")).click()
    expect(card).to_be_hidden()


def test_the_steps_that_are_told_while_time_runs_have_their_references(watched: Watched) -> None:
    page = watched.open("?from=1920-05-25&to=1920-05-31")
    for _ in range(3):
        page.locator("[data-play=next]").click()
    page.locator("#caption .cite-link").first.click()
    expect(page.locator("#reference")).to_be_visible()


@pytest.mark.english
def test_on_paper_a_citation_is_a_number_and_its_words_a_note(watched: Watched) -> None:
    page = watched.open("?event=sheki-1930")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    numbers = page.locator("#panel .cite").evaluate_all(
        "(all) => all.map((each) => Number(each.dataset.note))"
    )
    notes = page.locator("#panel .notes li").all_inner_texts()
    assert sorted(set(numbers)) == list(range(1, len(notes) + 1))
    assert "Manaflı 2000, pp. 47, 48" in notes[numbers[0] - 1]
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    expect(page.locator("#panel .notes")).to_have_count(0)


@pytest.mark.parametrize("view", ["debate", "compare", "teach"])
def test_a_view_prints_unfolded_and_with_its_notes(watched: Watched, view: str) -> None:
    page = watched.open(f"?view={view}")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    numbers = page.locator("#view .cite").evaluate_all(
        "(all) => all.map((each) => Number(each.dataset.note))"
    )
    assert sorted(set(numbers)) == list(range(1, page.locator("#view .notes li").count() + 1))
    expect(page.locator("#view details:not([open])")).to_have_count(0)
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".notes")).to_have_count(0)


def test_a_claim_of_the_matrix_is_read_with_its_source(watched: Watched) -> None:
    page = watched.open()
    page.get_by_role("link", name=watched.say("Debate"), exact=True).click()
    expect(page.locator(".view h2")).to_be_focused()
    assert watched.search == "?view=debate"
    expect(page.locator("#map")).to_be_hidden()
    unrest, army = watched.say("Shamakhi unrest of 1920"), watched.say("Conduct of the army")
    page.locator(f'[data-cell="{unrest} · {army}"]').focus()
    page.keyboard.press("Enter")
    card = page.locator("#reference")
    expect(card).to_be_visible()
    expect(card.locator(".reference-here")).to_contain_text(watched.say("Conduct of the army"))
    card.locator(".cite-link").first.click()
    expect(card.locator(".cited-for li").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    page.go_back()
    expect(page.locator("#map")).to_be_visible()
    assert watched.search == ""


def test_every_cell_of_the_matrix_has_a_mark_for_each_claim(watched: Watched) -> None:
    page = watched.open("?view=debate")
    wrong = page.evaluate(
        """() => [...document.querySelectorAll('.cell')].filter((cell) =>
             cell.textContent.length !== cell.nextElementSibling.children.length).length"""
    )
    assert wrong == 0
    assert page.locator(".cell").count() > 20


def test_every_disputed_point_is_gathered_and_seen_from_each_event_it_names(
    watched: Watched, atlas: Atlas
) -> None:
    page = watched.open("?view=debate")
    topics = page.locator(".view .conflict h4").all_text_contents()
    assert sorted(topics) == sorted(watched.say(point.topic) for point in atlas.tables.conflicts)
    for point in atlas.tables.conflicts:
        for event in point.events:
            panel = page.evaluate("(id) => atlas.panels[id]", event)
            assert escape(watched.say(point.topic), quote=False) in panel, (event, point.topic)


def test_an_event_of_a_view_leads_back_to_the_map(watched: Watched) -> None:
    page = watched.open("?view=sources")
    expect(page.get_by_role("link", name=watched.say("Sources"), exact=True)).to_have_attribute(
        "aria-current", "page"
    )
    page.locator(".bibliography a", has_text=watched.say("Ganja uprising of 1920")).first.click()
    expect(page.locator('[data-panel="ganja-1920"]')).to_be_visible()
    expect(page.locator("#map")).to_be_visible()
    assert watched.search == "?event=ganja-1920"


def test_the_bibliography_holds_every_work(watched: Watched, atlas: Atlas) -> None:
    page = watched.open("?view=sources")
    assert page.locator(".bibliography > li").count() == len(atlas.works)


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1920, 1080), (390, 844), (320, 256)])
@pytest.mark.parametrize("view", ["debate", "compare", "teach", "judge", "sources"])
def test_axe_finds_nothing_wrong_in_a_view_and_nothing_is_cut(
    watched: Watched, figure: Figure, view: str, width: int, height: int
) -> None:
    watched.page.set_viewport_size({"width": width, "height": height})
    page = watched.open(f"?view={view}")
    figure("faults that axe finds", len(violations(page)), least=0, most=0)
    beyond = page.evaluate("() => document.documentElement.scrollWidth") - width
    figure("sideways scroll from 3840 to 320 pixels", max(beyond, 0), "px", most=0)


@pytest.mark.english
def test_ganja_is_compared_with_sheki_point_by_point_and_in_the_address(watched: Watched) -> None:
    page = watched.open("?event=ganja-1920")
    page.locator(".compare-link").click()
    page.locator('[data-compare="second"]').select_option("sheki-1930")
    page.wait_for_function(
        "() => location.search.includes('view=compare&compare=ganja-1920,sheki-1930')"
    )
    rows = page.locator(".compare-row")
    expect(rows.first.locator("h2")).to_have_text(
        [watched.say("Ganja uprising of 1920"), watched.say("Sheki uprising of 1930")]
    )
    expect(page.locator(".comparison h3")).to_have_text([watched.say(point) for point in POINTS])
    length = page.locator(".compare-row", has=page.locator('[data-section="length"]'))
    expect(length.locator(".compare-cell").nth(0)).to_contain_text("6 to 7 days")
    expect(length.locator(".compare-cell").nth(1)).to_contain_text(
        watched.say("The source gives no end.")
    )
    losses = page.locator(".compare-row", has=page.locator('[data-section="casualties"]'))
    expect(losses.locator(".compare-cell").nth(0)).to_contain_text("808")
    expect(losses.locator(".compare-cell").nth(1)).to_contain_text("865")
    page.reload()
    expect(page.locator('[data-compare="second"]')).to_have_value("sheki-1930")
    losses.locator(".figures .cite-link").first.click()
    expect(page.locator("#reference")).to_be_visible()


def test_one_wave_is_compared_with_the_other(watched: Watched, atlas: Atlas) -> None:
    page = watched.open("?view=compare&compare=wave:1920,wave:1930")
    cells = page.locator(".compare-row").first.locator(".compare-cell")
    for index, decade in enumerate(atlas.outline.decades):
        events = [event for event in atlas.events if atlas.decade(event) == decade]
        expect(cells.nth(index).locator("h2")).to_have_count(len(events))


@pytest.mark.english
def test_a_word_of_the_sources_is_explained_where_it_is_used(watched: Watched) -> None:
    page = watched.open("?event=sheki-1930")
    term = page.locator("#panel .term", has_text="kulaks").first
    term.focus()
    page.keyboard.press("Enter")
    card = page.locator("#reference")
    expect(card).to_contain_text("rich villagers")
    expect(card.locator(".cite-link").last).to_have_text("Özdemir 2023, p. 28")
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(term).to_be_focused()
    unresolved = """() => [...document.querySelectorAll('.term')]
        .filter((link) => !(decodeURIComponent(link.hash).slice(6) in atlas.handed.terms)).length"""
    assert page.evaluate(unresolved) == 0
