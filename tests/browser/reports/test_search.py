"""Names as readers write them: of any language of the atlas, in any case, composed or not."""

from __future__ import annotations

from typing import Any, Final

import pytest
from playwright.sync_api import expect

from dashboard import settings
from dashboard.languages.language import language_for
from dashboard.model import Atlas
from tests.browser.conftest import Watched
from tests.quality_metrics import Figure

# The names that the search does not find: [the name, its spelling, the expected result].
MISSING_RESULTS: Final = """(names) => {
  const { choice, search } = atlas;
  const { entries } = choice.loaded().search;
  const spellings = {
    as: (name) => name,
    small: (name) => name.toLowerCase(),
    capital: (name) => name.toUpperCase(),
    composed: (name) => name.normalize("NFC"),
    parted: (name) => name.normalize("NFD"),
  };
  // Each in one way, in turn: to find all in all ways takes minutes.
  const ways = Object.entries(spellings);
  return names.flatMap(([name, expected], index) => [ways[index % ways.length]]
    .filter(([, spell]) => !search.find(spell(name), entries)
      .some(({ title }) => title === expected))
    .map(([way]) => [name, way, expected]));
}"""

OLDER_NAMES: Final = {
    "Гянджа": "ganja",
    "Ҝәнҹә": "ganja",
    "Нахичевань": "nakhchivan",
    "Nakhichevan": "nakhchivan",
    "Закаталы": "zakatala",
    "Загаталы": "zakatala",
    "Zagatala": "zakatala",
    "Ленкорань": "lankaran",
    "Lenkoran": "lankaran",
    "Шемаха": "shamakhi",
    "Shemakha": "shamakhi",
    "Хачмас": "khachmaz",
    "Белоканы": "balakan",
    "Елизаветполь": "ganja",
    "Elisavetpol": "ganja",
    "Нуха": "sheki",
    "Карабах": "karabakh",
    "Шуша": "shusha",
    "Баку": "baku",
}


def test_a_name_is_found_in_every_language_however_it_is_written(
    watched: Watched, atlas: Atlas, figure: Figure
) -> None:
    languages = [
        language_for(code, settings.TRANSLATIONS_FOLDER) for code in atlas.config.languages
    ]
    texts = [
        *(place.name for place in atlas.places),
        *(event.title for event in atlas.events),
        *(term.term for term in atlas.glossary),
        *(leader.name for leader in atlas.tables.leaders),
    ]
    page = watched.open()
    page.wait_for_function("() => atlas.names")
    names = [
        (str(language.say(text)), str(watched.say(text)))
        for language in languages
        for text in texts
    ]
    missing: list[Any] = page.evaluate(MISSING_RESULTS, names)
    print(*missing, sep="\n")
    figure("names of the atlas, in any of its languages, not found", len(missing), most=0)


@pytest.mark.shipped(why="the older names are of its places")
def test_an_older_spelling_leads_to_the_place(watched: Watched, atlas: Atlas) -> None:
    page = watched.open()
    page.wait_for_function("() => atlas.names")
    names = [(name, watched.say(atlas.place(place).name)) for name, place in OLDER_NAMES.items()]
    assert page.evaluate(MISSING_RESULTS, names) == []


@pytest.mark.shipped(why="another atlas may have one language")
def test_the_name_that_was_asked_for_is_shown_beside_that_of_the_page(
    watched: Watched, atlas: Atlas
) -> None:
    russian = language_for("ru", settings.TRANSLATIONS_FOLDER)
    ganja = atlas.place("ganja")
    page = watched.open()
    page.wait_for_function("() => atlas.names")
    page.keyboard.press("/")
    page.keyboard.type(russian.say(ganja.name).lower())
    name = page.locator(".search-name").first
    expect(name).to_contain_text(watched.say(ganja.name))
    expect(name.locator("mark").last).to_be_visible()
