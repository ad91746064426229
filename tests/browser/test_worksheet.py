"""For a class, in a real browser: lesson one as a teacher gives it, the sheet, the handouts."""

from __future__ import annotations

import re
from io import BytesIO
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from dashboard.languages.language import Language
from dashboard.model import Atlas
from tests.atlas_samples import Cast
from tests.browser.conftest import Watched
from tests.browser.page import ungrouped

SELECTORS = {"event": ".panel-article[data-panel]", "view": "#view h2", "story": "#story h2"}


@pytest.mark.shipped(why="a lesson is given word by word")
@pytest.mark.english
def test_lesson_one_can_be_taught_from_the_page_alone(watched: Watched) -> None:
    page = watched.open()
    page.get_by_role("link", name=watched.say("Teachers"), exact=True).click()
    steps = page.locator(".lesson").first.locator(".lesson-steps > li")
    expect(page.locator(".lesson-minutes").first).to_have_text("10 minutes")

    steps.nth(0).get_by_role("link", name=watched.say("Open")).click()
    expect(page.locator(".panel-dates")).to_have_text("25 or 26 May to 31 May 1920")
    page.go_back()
    expect(page.locator("#view h2")).to_have_text(watched.say("For teachers"))

    steps.nth(1).get_by_role("link", name=watched.say("Open")).click()
    heads = page.locator("#panel .figure-head .count")
    expect(heads.filter(has_text=re.compile("^808$"))).to_be_visible()
    expect(heads.filter(has_text=re.compile("^1,000$"))).to_be_visible()
    figure = page.locator("#panel .figure", has_text="Red Army’s losses were 808")
    figure.locator(".cite-number").first.click()
    expect(page.locator("#reference")).to_contain_text("Aliyeva (2018)")
    expect(page.locator("#reference")).to_contain_text("We know it from Özdemir 2023")
    page.keyboard.press("Escape")
    page.go_back()

    answer = steps.nth(1).locator("details")
    answer.locator("summary").click()
    expect(answer).to_contain_text("cannot subtract")


def test_every_link_of_every_lesson_opens_what_it_names(watched: Watched, atlas: Atlas) -> None:
    page = watched.open("?view=teach")
    for link in dict.fromkeys(step.link for step in atlas.lessons if step.link):
        page.locator(f'.lesson-link[href="{link}"]').first.click()
        page.wait_for_function("(link) => location.search === link", arg=link)
        for name, selector in SELECTORS.items():
            if f"{name}=" in link:
                expect(page.locator(selector).first).to_be_visible()
        page.go_back()
        expect(page.locator("#view h2").first).to_have_text(watched.say("For teachers"))


def test_what_is_written_on_the_sheet_is_there_after_a_look_elsewhere(
    watched: Watched, cast: Cast
) -> None:
    page = watched.open("?view=judge")
    page.get_by_label(watched.say(cast.thesis)).check()
    claim = page.locator(".judged > li").first
    claim.get_by_label(watched.say("contradicts it")).check()
    claim.get_by_label(watched.say("Why?")).fill("It names no gang.")
    page.get_by_role("link", name=watched.say("Debate"), exact=True).click()
    expect(page.locator("#view h2").first).to_contain_text(watched.say("The debate"))
    page.go_back()
    expect(claim.get_by_label(watched.say("Why?"))).to_have_value("It names no gang.")
    expect(claim.get_by_label(watched.say("contradicts it"))).to_be_checked()
    expect(page.get_by_label(watched.say(cast.thesis))).to_be_checked()


def test_the_sheet_tells_of_no_claim_what_it_speaks_for(watched: Watched, atlas: Atlas) -> None:
    page = watched.open("?view=judge")
    claims = page.locator(".judged > li")
    expect(claims).to_have_count(len(atlas.tables.evidence))
    text = page.locator(".judged").inner_text()
    assert " – atlas editors’ note" not in text
    assert " – according to" not in text


@pytest.mark.parametrize("role", ["other", "chosen"])
def test_a_handout_holds_map_ledger_and_notes(
    watched: Watched, atlas: Atlas, cast: Cast, role: str
) -> None:
    event = getattr(cast, role)
    page = watched.open(f"?event={event}")
    with urlopen(page.locator('#panel a[href$=".pdf"]').evaluate("(link) => link.href")) as sheet:  # noqa: S310
        text = _pdf_text(sheet.read())
    assert watched.say(atlas.event(event).title) in text
    for place in atlas.event(event).places:
        assert text.count(watched.say(atlas.place(place).name)) > 1, place
    _assert_ledger_and_notes(text, atlas, event, watched.language)


@pytest.mark.parametrize("role", ["other", "chosen"])
def test_a_printed_panel_holds_map_ledger_and_notes(
    watched: Watched, atlas: Atlas, cast: Cast, role: str
) -> None:
    event = getattr(cast, role)
    page = watched.open(f"?event={event}")
    text = _pdf_text(_printed(page))
    for place in atlas.event(event).places:
        assert _without_spaces(watched.say(atlas.place(place).name)) in _without_spaces(text), place
    east, opening = watched.say("{degrees}° E"), atlas.config.opening
    meridians = [
        _without_spaces(east.format(degrees=longitude))
        for longitude in range(round(opening.west), round(opening.east) + 1)
    ]
    assert any(
        longitude in _without_spaces(text) for longitude in meridians
    )  # they stand on the map alone
    _assert_ledger_and_notes(text, atlas, event, watched.language)


def _assert_ledger_and_notes(text: str, atlas: Atlas, event: str, language: Language) -> None:
    plain = ungrouped(text)
    for figure in atlas.casualties(event):
        if figure.count_min is not None:
            assert re.search(rf"\b{figure.count_min}\b", plain), figure
    spaceless = _without_spaces(text)
    unknown = [figure for figure in atlas.casualties(event) if figure.count_min is None]
    assert not unknown or _without_spaces(language.say("no figure given")) in spaceless
    article = atlas.work(atlas.config.read_in)
    read_in = f"{language.say(' – cited in ')}{language.listed(article.author)} {article.year}"
    assert _without_spaces(read_in) in spaceless
    for work in {cite.work for figure in atlas.casualties(event) for cite in figure.cites}:
        name = f"{language.listed(atlas.work(work).author)} {atlas.work(work).year}"
        assert _without_spaces(name) in _without_spaces(text), work


def _without_spaces(text: str) -> str:
    # A letter from another file of the typeface is read back with spaces around it.
    return "".join(text.split())


def _printed(page: Page) -> bytes:
    return page.pdf(format="A4", prefer_css_page_size=True)


def _pdf_text(pdf: bytes) -> str:
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
    return " ".join(" ".join(pages).split())
