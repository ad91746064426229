"""Each language in a real browser: whole, uncut, found by any spelling, and never lost."""

from __future__ import annotations

import re
from typing import Final

import pytest
from playwright.sync_api import expect

from dashboard.model import Atlas
from tests.browser.accessibility import violations
from tests.browser.conftest import Watched
from tests.browser.overlap import overlapping
from tests.browser.page import broken_words, cut_texts, navigate

pytestmark = pytest.mark.shipped(why="another atlas may have one language")
CODES: Final = ("az", "ru", "tr")
VIEWS: Final = (
    "",
    "?event=sheki-1930",
    "?event=march-1923",
    "?story=karabakh",
    "?view=debate",
    "?view=compare&compare=ganja-1920,sheki-1930",
    "?view=teach",
    "?view=judge",
    "?view=sources",
)
SIZES: Final = ((1366, 768), (390, 844), (1920, 1080))
# Without texts that are not translated: citations, works, names of places, addresses, files.
VISIBLE_TEXTS = """() => {
  const page = document.querySelector('.page').cloneNode(true);
  page.querySelectorAll(`.cite, .cite-link, .references cite, .languages, .panel-places, [lang],
    .reference-full, .held-by, .holders, .download-holds, .downloads a, .cite-records,
    .cite-as, .count-of, [rel~=external], option, .overlay, .map-plot, noscript, script, style`)
    .forEach((element) => element.remove());
  return [...page.querySelectorAll('h1,h2,h3,h4,h5,p,li,dt,dd,th,td,button,summary,label,legend,a')]
    .filter((element) => !element.querySelector('p,li,dd,h3,h4,td'))
    .map((element) => element.textContent.trim()).filter(Boolean);
}"""
KEYS: Final = (
    *("Home", "PDF", "CSV", "UTF", "Excel", "EDTF", "GeoJSON", "JSON", "MIT", "Issues"),
    *(
        "bitaraf",
        "Bölge",
        "Komitesi",
        "ilçe",
        "kaza",
        "qachaq",
        "dem",
        "Merkeziyet",
        "Partisi",
    ),  # words that a text is about
)
ENGLISH: Final = re.compile(
    r"\b(?:the|of|and|with|which|that|was|were|from|their|this|its|are|for|by|who|what|"
    r"says|event|source|article|uprising)\b"
)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("code", CODES)
def test_no_english_is_left_and_nothing_is_cut(
    watched: Watched, atlas: Atlas, code: str, view: str
) -> None:
    page = watched.open(view, path=f"/{code}/")
    expect(page.locator("html")).to_have_attribute("lang", code)
    names = _names(atlas)
    english = [
        text for text in page.evaluate(VISIBLE_TEXTS) if ENGLISH.search(_without(names, text))
    ]
    assert english == []
    assert page.locator('.page [lang="en"]:not(.languages *, cite)').count() == 0
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        assert cut_texts(page) == [], width
        assert overlapping(page) == [], width
        assert broken_words(page) == [], width
        beyond = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
        assert beyond <= 0, width
    # Over all views, every pair of language and width occurs.
    width, height = SIZES[(CODES.index(code) + VIEWS.index(view)) % len(SIZES)]
    page.set_viewport_size({"width": width, "height": height})
    assert violations(page) == []


def test_words_on_words_are_noticed(watched: Watched) -> None:
    page = watched.open("?view=debate")
    page.locator("#view h2").evaluate("(title) => { title.style.marginBottom = '-2rem'; }")
    assert overlapping(page) != []


@pytest.mark.parametrize("code", ["ru"])
def test_russian_is_written_in_its_own_script(watched: Watched, atlas: Atlas, code: str) -> None:
    names = _names(atlas)
    page = watched.open(path=f"/{code}/")
    foreign: dict[str, str] = {}
    for view in VIEWS:
        navigate(page, view)
        for text in page.evaluate(VISIBLE_TEXTS):
            # Brackets and quotation marks hold the word of the source itself.
            translated = re.sub(
                r"\([^()]*\)|«[^«»]*»|[\w.-]+\.[a-z]{2,4}\b", " ", _without(names, text)
            )
            latin_words = re.findall(r"[A-Za-zƏəĞğİıŞşÇçÖöÜü]{3,}", translated)
            foreign |= {word: f"{view}: {text[:80]}" for word in latin_words if not _is_roman(word)}
    assert {word: place for word, place in foreign.items() if word not in KEYS} == {}


@pytest.mark.parametrize("code", ["en", *CODES])
def test_sheki_is_found_however_it_is_written(watched: Watched, code: str) -> None:
    page = watched.open(path=f"/{code}/")
    for spelling in ("şəki", "SHEKI", "Шеки", "seki", "Nuxa"):
        page.locator("#search-box").fill(spelling)
        rows = page.locator('#search-results a[href="?event=sheki-1930"]')
        expect(rows.first).to_be_visible()


def test_the_switch_keeps_all_that_was_chosen(watched: Watched) -> None:
    page = watched.open("?from=1930&to=1930&event=sheki-1930&theme=dark")
    page.locator(".languages summary").click()
    page.get_by_role("link", name="Azərbaycan", exact=True).click()
    page.wait_for_url("**/az/**")
    page.wait_for_selector(".still-marks", state="detached")
    assert watched.search == "?from=1930&to=1930&theme=dark&event=sheki-1930" or (
        set(watched.search[1:].split("&"))
        == {"from=1930", "to=1930", "event=sheki-1930", "theme=dark"}
    )
    expect(page.locator('[data-panel="sheki-1930"]')).to_be_visible()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


@pytest.mark.parametrize("code", CODES)
def test_each_language_says_how_far_it_has_been_read(watched: Watched, code: str) -> None:
    page = watched.open(path=f"/{code}/")
    notes = page.locator(".introduction > .note").all_inner_texts()
    assert len(notes) == 3


@pytest.mark.parametrize("code", CODES)
def test_the_page_is_titled_and_dated_in_its_language(watched: Watched, code: str) -> None:
    page = watched.open("?from=1920-05-25&to=1920-05-31", path=f"/{code}/")
    month = {"az": "may", "ru": "мая", "tr": "Mayıs"}[code]
    expect(page.locator("#period")).to_contain_text(month)
    first = page.title()
    for question in ("?view=debate", "?event=sheki-1930", "?story=karabakh"):
        navigate(page, question)
        assert page.title() != first, question
        assert "Uprisings" not in page.title(), question
        page.go_back()
        expect(page).to_have_title(first)


def _is_roman(word: str) -> bool:
    return re.fullmatch("[XVI]+", word) is not None


def _names(atlas: Atlas) -> list[str]:
    """Names that stay as they are in every language: of authors and works, and of places once."""
    names = {
        *(name for work in atlas.works for name in work.author),
        *(word for work in atlas.works for name in work.author for word in re.split(r"\W+", name)),
        *(word for work in atlas.works for word in re.split(r"\W+", work.title)),
        *(word for work in atlas.works for word in re.findall(r"[A-ZÇĞİÖŞÜ]\w+", work.note)),
        *(name for place in atlas.places for name in place.historical_names),
    }
    return sorted((name for name in names if len(name) > 2), key=len, reverse=True)


def _without(names: list[str], text: str) -> str:
    any_name = "|".join(re.escape(name) for name in names)
    return re.sub(rf"(?<!\w)(?:{any_name})(?!\w)", " ", text)
