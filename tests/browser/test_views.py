"""Panels and views in a real browser: every citation opens its reference in place."""

from __future__ import annotations

from html import escape

import pytest
from playwright.sync_api import expect

from dashboard.downloads.citation_text import short_reference
from dashboard.edition import edition_of
from dashboard.languages.language import Language
from dashboard.model import Atlas
from dashboard.sections.vocabulary import format_count
from tests.atlas_samples import Cast
from tests.browser.accessibility import violations
from tests.browser.conftest import Watched
from tests.browser.page import tap, unfold, unresolved_citations
from tests.quality_metrics import Figure

POINTS = ("Duration", "Who led, and who took part", "Causes and aims")
MORE_POINTS = ("Casualties", "How it is interpreted, and by whom")  # after what each side did


def test_every_citation_of_every_panel_and_step_has_a_reference(
    watched: Watched, atlas: Atlas
) -> None:
    page = watched.open()
    assert unresolved_citations(page) == 0
    for event in atlas.events:
        page.locator(f'[data-event="{event.id}"] a').click()
        expect(page.locator(f'[data-panel="{event.id}"]')).to_be_visible()
        assert unresolved_citations(page) == 0, event.id
        assert page.locator("#panel .cite-link").count() > 0, event.id
    missing = page.evaluate(
        "() => atlas.handed.steps.filter(({said}) => !said.includes('cite-link')).length"
    )
    assert missing == 0


@pytest.mark.english
def test_a_pressed_citation_opens_its_reference_and_escape_gives_the_focus_back(
    watched: Watched, atlas: Atlas, cast: Cast
) -> None:
    page = watched.open("?event={chosen}")
    unfold(page)
    cite = page.locator("#panel .cite").nth(1)
    link = cite.locator(".cite-number")
    first = str(cite.locator(".cite-link").first.text_content())
    work, _, year = first.partition(",")[0].rpartition(" ")
    read_in = atlas.work(atlas.config.read_in)
    article = f"{watched.language.listed(read_in.author)} {read_in.year}"
    link.focus()
    page.keyboard.press("Enter")
    card = page.locator("#reference")
    expect(card).to_be_visible()
    expect(card).to_be_focused()
    expect(card.locator(".reference-here")).to_contain_text(article)
    expect(card).to_contain_text(f"{work} ({year})")
    expect(card).to_contain_text(f"We know it from {article}")
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(link).to_be_focused()
    expect(page.locator(f'[data-panel="{cast.chosen}"]')).to_be_visible()
    assert watched.search == cast.filled("?event={chosen}")


@pytest.mark.english
def test_what_else_a_work_is_cited_for_leads_there(watched: Watched, cast: Cast) -> None:
    page = watched.open("?event={chosen}")
    unfold(page)
    page.locator("#panel .cite-number").first.click()
    away = page.locator(f'#reference .cited-for a:not([href*="{cast.chosen}"])').first
    event = str(away.get_attribute("href")).removeprefix("?event=")
    away.click()
    expect(page.locator(f'[data-panel="{event}"]')).to_be_visible()
    expect(page.locator("#reference")).to_be_hidden()


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844), (320, 256)])
def test_a_finger_opens_a_reference_inside_the_window_and_closes_it(
    watched: Watched, width: int, height: int
) -> None:
    watched.page.set_viewport_size({"width": width, "height": height})
    page = watched.open("?event={other}")
    unfold(page)
    link = page.locator("#panel .cite-number").nth(2)
    link.scroll_into_view_if_needed()
    box = link.bounding_box()
    assert box
    tap(page, {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2})
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
    page = watched.open("?{days}")
    for _ in range(3):
        page.locator("[data-play=next]").click()
    page.locator("#caption .cite-number").first.click()
    expect(page.locator("#reference")).to_be_visible()


@pytest.mark.english
def test_on_paper_a_citation_is_a_number_and_its_words_a_note(watched: Watched) -> None:
    page = watched.open("?event={chosen}")
    first = page.locator("#panel .cite-link").first.text_content() or ""
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    numbers = [int(text) for text in page.locator("#panel .cite-number").all_text_contents()]
    notes = page.locator("#panel .notes li").all_inner_texts()
    assert sorted(set(numbers)) == list(range(1, len(notes) + 1))
    assert first in notes[numbers[0] - 1]
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    expect(page.locator("#panel .notes")).to_have_count(0)


@pytest.mark.english
def test_the_dots_after_a_number_are_said_in_words(watched: Watched) -> None:
    page = watched.open("?event={chosen}")
    unfold(page)
    for link in page.locator("#panel .cite-number").all():
        dots = len(link.get_attribute("data-works") or "")
        words = {0: "", 2: ": the claim rests on two works"}.get(
            dots, ": the claim rests on three works or more"
        )
        name = f"Source {link.text_content()}{words}"
        assert link.get_attribute("aria-label") == name
        assert link.get_attribute("title") == (name if dots else None)


def test_citations_are_numbers_that_a_mouse_reads_and_a_switch_writes_out(
    watched: Watched, cast: Cast
) -> None:
    page = watched.open("?event={chosen}")
    unfold(page)
    cite = page.locator("#panel .cite").nth(3)
    number, words = cite.locator(".cite-number"), cite.locator(".cite-words")
    expect(words).to_be_hidden()
    number.scroll_into_view_if_needed()
    number.hover()
    card = page.locator("#reference")
    expect(card).to_be_visible()
    expect(card).not_to_be_focused()
    assert str(words.text_content()).strip("()") == card.locator(".reference-here").inner_text()
    page.mouse.move(5, 5)
    expect(card).to_be_hidden()
    number.click()
    expect(card).to_be_focused()
    card.locator(".cites-switch").click()
    assert watched.search == cast.filled("?event={chosen}&cites=authors")
    expect(words).to_be_visible()
    expect(number).to_be_hidden()
    page.reload()
    expect(page.locator("#panel .panel-summary .cite-words").first).to_be_attached()
    assert page.evaluate("() => document.documentElement.dataset.cites") == "authors"


def test_citations_are_few_of_the_letters_that_are_seen(watched: Watched, atlas: Atlas) -> None:
    for event in atlas.events:
        page = watched.open(f"?event={event.id}")
        unfold(page)
        letters, cited = page.evaluate(
            """() => {
                const panel = document.querySelector("#panel");
                const cites = [...panel.querySelectorAll(".cite")];
                const seen = (element) => element.innerText.length;
                return [seen(panel), cites.reduce((sum, cite) => sum + seen(cite), 0)];
            }"""
        )
        assert cited / letters <= 0.04, event.id


@pytest.mark.parametrize("view", ["debate", "compare", "teach"])
def test_a_view_prints_unfolded_and_with_its_notes(watched: Watched, view: str) -> None:
    page = watched.open(f"?view={view}")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    numbers = [int(text) for text in page.locator("#view .cite-number").all_text_contents()]
    assert sorted(set(numbers)) == list(range(1, page.locator("#view .notes li").count() + 1))
    expect(page.locator("#view details:not([open])")).to_have_count(0)
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".notes")).to_have_count(0)


def test_a_mark_of_the_debate_opens_its_claim_with_its_source(
    watched: Watched, atlas: Atlas, cast: Cast
) -> None:
    page = watched.open()
    page.get_by_role("link", name=watched.say("Debate"), exact=True).click()
    expect(page.locator(".view h2")).to_be_focused()
    assert watched.search == "?view=debate"
    expect(page.locator("#map")).to_be_hidden()
    event = watched.say(atlas.event(cast.distant).title)
    names = {category.id: category.name for category in atlas.config.causes}
    cause = watched.say(names[atlas.causes(cast.distant)[0].category])
    page.locator(f'[data-cell="{event} · {cause}"]').focus()
    page.keyboard.press("Enter")
    card = page.locator("#reference")
    expect(card).to_be_visible()
    expect(card.locator(".reference-here")).to_contain_text(cause)
    card.locator(".cite-link").first.click()
    expect(card.locator(".cited-for li").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    page.go_back()
    expect(page.locator("#map")).to_be_visible()
    assert watched.search == ""


def test_every_mark_has_a_dot_for_each_claim_and_opens_just_these(
    watched: Watched, atlas: Atlas
) -> None:
    page = watched.open("?view=debate")
    dots = page.locator(".cell .dots").all_text_contents()
    opened = page.evaluate(
        """() => [...document.querySelectorAll('.cell')].map((cell) => {
             cell.click();
             return document.querySelectorAll('#reference .claims > li').length;
           })"""
    )
    assert [len(text) for text in dots] == opened
    event_causes = {(claim.event, claim.category) for claim in atlas.tables.causes}
    theses = {interpretation.thesis for interpretation in atlas.tables.interpretations}
    assert len(dots) >= len(event_causes) + len(theses) > 0


@pytest.mark.parametrize("by", ["key", "mouse", "finger"])
def test_a_mark_leads_to_the_claim_in_the_panel(
    watched: Watched, atlas: Atlas, cast: Cast, by: str
) -> None:
    page = watched.open("?view=debate")
    event = watched.say(atlas.event(cast.distant).title)
    mark = page.locator(f'[data-cell^="{event} · "]').first
    mark.scroll_into_view_if_needed()
    if by == "key":
        mark.press("Enter")
    elif by == "mouse":
        mark.click()
    else:
        box = mark.bounding_box()
        assert box
        tap(page, {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2})
    card = page.locator("#reference")
    expect(card).to_be_visible()
    card.locator(".claims a[href*='at=']").first.click()
    expect(page.locator(f'[data-panel="{cast.distant}"] .is-asked')).to_be_visible()
    assert watched.search.startswith(f"?event={cast.distant}&at=causes-")
    page.go_back()
    expect(page.locator(".debate")).to_be_visible()


def test_what_nobody_denies_and_what_has_no_claim_is_said_in_words(watched: Watched) -> None:
    page = watched.open("?view=debate")
    empty = page.locator(".debated").evaluate_all(
        """(sections) => sections.filter((section) =>
             [...section.querySelectorAll('.strip ul, .strip p.denies')]
               .some((part) => !part.textContent.trim())
             || !section.querySelector('.strip .cell')
             || (section.querySelector('.strip-ends') && !section.querySelector('.wave .denies')))
             .length"""
    )
    assert empty == 0


def test_every_disputed_point_is_gathered_and_seen_from_each_event_it_names(
    watched: Watched, atlas: Atlas
) -> None:
    page = watched.open("?view=debate")
    topics = page.locator(".view .conflict h4").all_text_contents()
    assert sorted(topics) == sorted(
        watched.say(conflict.topic) for conflict in atlas.tables.conflicts
    )
    for conflict in atlas.tables.conflicts:
        for event in conflict.events:
            panel = page.evaluate("(id) => atlas.panels[id]", event)
            assert escape(watched.say(conflict.topic), quote=False) in panel, (
                event,
                conflict.topic,
            )


def test_an_event_of_a_view_leads_back_to_the_map(
    watched: Watched, atlas: Atlas, cast: Cast
) -> None:
    page = watched.open("?view=sources")
    expect(page.get_by_role("link", name=watched.say("Sources"), exact=True)).to_have_attribute(
        "aria-current", "page"
    )
    title = watched.say(atlas.event(cast.other).title)
    page.locator(".bibliography a", has_text=title).first.click()
    expect(page.locator(f'[data-panel="{cast.other}"]')).to_be_visible()
    expect(page.locator("#map")).to_be_visible()
    assert watched.search == cast.filled("?event={other}")


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
def test_two_events_are_compared_point_by_point_and_in_the_address(
    watched: Watched, atlas: Atlas, cast: Cast
) -> None:
    both = (cast.other, cast.chosen)
    page = watched.open("?event={other}")
    page.locator(".compare-link").click()
    page.locator('[data-compare="second"]').select_option(cast.chosen)
    page.wait_for_function(
        "(both) => location.search.includes(`view=compare&compare=${both}`)", arg=",".join(both)
    )
    rows = page.locator(".compare-row")
    titles = [watched.say(atlas.event(event_id).title) for event_id in both]
    expect(rows.first.locator("h2")).to_have_text(titles)
    acts = (side.acts for side in atlas.config.sides)
    points = [watched.say(point) for point in (*POINTS, *acts, *MORE_POINTS)]
    disputed = watched.say("Where texts disagree or are unclear")
    titles_of_points = [watched.say("Summary"), *points, disputed]
    expect(page.locator(".comparison .compared > .fold > summary h3")).to_have_text(
        titles_of_points
    )
    length = page.locator(".compare-row", has=page.locator('[data-section="length"]'))
    losses = page.locator(".compare-row", has=page.locator('[data-section="casualties"]'))
    for index, event in enumerate(both):
        expect(length.locator(".compare-cell").nth(index)).to_contain_text(cast.lengths[index])
        for figure in atlas.casualties(event):
            least = figure.count_min
            count = "" if least is None else format_count(least, watched.language)
            expect(losses.locator(".compare-cell").nth(index)).to_contain_text(count)
    page.reload()
    expect(page.locator('[data-compare="second"]')).to_have_value(cast.chosen)
    page.locator('.glance-link[href="#compared-casualties"]').first.click()
    losses.locator(".figures .cite-number").first.click()
    expect(page.locator("#reference")).to_be_visible()


def test_one_wave_is_compared_with_the_other(watched: Watched, atlas: Atlas) -> None:
    waves = ",".join(f"wave:{decade_.id}" for decade_ in atlas.config.decades)
    page = watched.open(f"?view=compare&compare={waves}")
    cells = page.locator(".compare-row").first.locator(".compare-cell")
    for index, decade in enumerate(atlas.config.decades):
        events = [event for event in atlas.events if atlas.decade(event) == decade]
        expect(cells.nth(index).locator("h2")).to_have_count(len(events))


def test_compare_opens_with_the_first_two_decades(watched: Watched, atlas: Atlas) -> None:
    page = watched.open("?view=compare")
    names = [watched.say(decade.name) for decade in atlas.config.decades[:2]]
    expect(page.locator(".glance-title")).to_have_text(names)
    waves = [f"wave:{decade.id}" for decade in atlas.config.decades[:2]]
    for side, wave in zip(("first", "second"), waves, strict=True):
        expect(page.locator(f'[data-compare="{side}"]')).to_have_value(wave)
    # What can be listed, and no number of people.
    rows = page.locator(".glance tbody th").evaluate_all(
        "(heads) => heads.map((head) => head.firstChild.textContent)"
    )
    expected = ("Events", "When", "Why", "Works cited")
    assert rows == [watched.say(row) for row in expected]
    titles = [
        "; ".join(
            watched.say(event.title) for event in atlas.events if atlas.decade(event) == decade
        )
        for decade in atlas.config.decades[:2]
    ]
    expect(page.locator(".glance tbody tr").first.locator("td")).to_have_text(titles)


@pytest.mark.parametrize("which", range(4))
def test_at_a_glance_what_differs_is_marked_in_words_and_what_is_the_same_said_once(
    watched: Watched, cast: Cast, which: int
) -> None:
    page = watched.open(f"?view=compare&compare={cast.pairs[which]}")
    rows = page.locator(".glance tbody tr").all()
    assert len(rows) >= 4
    for row in rows:
        cells = row.locator("td")
        word = row.locator(".glance-word")
        texts = cells.all_inner_texts()
        if len(texts) == 1:
            expect(cells).to_have_attribute("colspan", "2")
            expect(word).to_have_text(watched.say("the same"))
        else:
            assert texts[0] != texts[1]
            expect(word).to_have_text(watched.say("differs"))
            tints = cells.evaluate_all(
                "(cells) => cells.map((cell) => getComputedStyle(cell).backgroundColor)"
            )
            ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
            assert ground not in tints


@pytest.mark.parametrize("key", ["Enter", "click"])
def test_an_answer_leads_to_the_point_that_tells_more(
    watched: Watched, cast: Cast, key: str
) -> None:
    page = watched.open(f"?view=compare&compare={cast.pairs[0]}")
    asked = watched.search
    links = page.locator(".glance-link")
    assert links.count() > 6
    for index in range(links.count()):
        link = links.nth(index)
        point = page.locator(str(link.get_attribute("href")))
        if key == "Enter":
            link.press("Enter")
        else:
            link.click()
        expect(point.locator(".fold-body").first).to_be_visible()
        expect(point.locator("summary").first).to_be_focused()
        expect(point).to_be_in_viewport()
    assert watched.search == asked


def test_the_small_maps_show_each_its_own_places_and_period_and_ask_for_nothing(
    watched: Watched, atlas: Atlas, cast: Cast
) -> None:
    page = watched.open("?view=debate")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    pair = cast.pairs[0]
    page.evaluate(
        """(visit) => { history.pushState(null, '', location.pathname + visit);
             dispatchEvent(new PopStateEvent('popstate')); }""",
        f"?view=compare&compare={pair}",
    )
    heads = page.locator(".glance thead th")
    for index, name in enumerate(pair.split(",")):
        places = [atlas.place(place) for place in atlas.event(name).places]
        known = [place for place in places if place.lat is not None]
        expect(heads.nth(index).locator(".door-dot")).to_have_count(len(known))
        expect(heads.nth(index).locator(".glance-period")).not_to_be_empty()
        image = heads.nth(index).locator(".glance-map")
        assert "relief" in image.evaluate("(map) => getComputedStyle(map).backgroundImage")
    assert requests == []


@pytest.mark.shipped(why="its source gives words for how long an event lasted")
@pytest.mark.english
def test_the_words_of_the_source_come_before_our_count(watched: Watched) -> None:
    page = watched.open("?view=compare&compare=karabakh-1920,ganja-1920")
    row = page.locator(".glance tbody tr").nth(1).locator("td")
    expect(row.nth(0)).to_have_text("“about two weeks”; 11 to 41 days, as we count")
    expect(row.nth(1)).to_have_text("“six days”; 6 to 7 days, as we count")
    length = page.locator('[data-section="length"]').first
    expect(length.locator("p").first).to_contain_text("“about two weeks”")
    expect(length.locator("p").first.locator(".cite-link").first).to_be_attached()


@pytest.mark.english
def test_a_word_of_the_sources_is_explained_where_it_is_used(
    watched: Watched, atlas: Atlas, cast: Cast
) -> None:
    page = watched.open("?event={chosen}")
    unfold(page)
    term = page.locator("#panel .term", has_text=cast.term).first
    definition = next(entry for entry in atlas.glossary if entry.term == cast.term)
    cite = short_reference(definition.cites[-1], edition_of(atlas, watched.language))
    term.focus()
    page.keyboard.press("Enter")
    card = page.locator("#reference")
    expect(card).to_contain_text(definition.meaning)
    expect(card.locator(".cite-link").last).to_have_text(cite)
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(term).to_be_focused()
    unresolved = """() => [...document.querySelectorAll('.term')]
        .filter((link) => !(decodeURIComponent(link.hash).slice(6) in atlas.handed.terms)).length"""
    assert page.evaluate(unresolved) == 0


@pytest.mark.shipped(why="it names a claim of its own")
def test_the_address_of_a_claim_about_all_events_opens_it_in_the_debate(
    watched: Watched, atlas: Atlas
) -> None:
    edition = edition_of(atlas, Language("en"))
    row = next(row for row in edition.tables.interpretations if not row.event)
    address = edition.claim_address(row)
    page = watched.open(address)
    marked = page.locator("#view .is-asked")
    expect(marked).to_be_in_viewport()
    expect(marked).to_be_focused()
    assert watched.search == address
    page.reload()
    expect(page.locator("#view .is-asked")).to_be_in_viewport()
    page.locator('#menu-views a[href="?view="]').click()
    expect(page.locator("#map-view")).to_be_visible()
    assert "at=" not in watched.search
    page.go_back()
    expect(page.locator("#view .is-asked")).to_be_in_viewport()
