"""The search index: it is complete, and every entry leads somewhere."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dashboard import settings
from dashboard.components.search import search_form
from dashboard.edition import edition_of
from dashboard.html.glossary_links import terms_by_id
from dashboard.languages.language import Language, language_for
from dashboard.model import Atlas
from dashboard.pages.search_index import names_elsewhere, search_index

ENGLISH = Language("en")
SECTIONS = {"chronology", "causes", "casualties", "participants", "leaders", "interpretations"}


@pytest.fixture(scope="module")
def entries(atlas: Atlas) -> list[dict[str, Any]]:
    """All that the search of the atlas as shipped can find."""
    index_entries: list[dict[str, Any]] = search_index(edition_of(atlas, ENGLISH))["entries"]
    return index_entries


def test_scripts_get_the_letters_of_every_language_and_are_tested_with_them(atlas: Atlas) -> None:
    index = search_index(edition_of(atlas, ENGLISH))
    tested = json.loads((settings.ROOT / "tests/js/letters.json").read_text(encoding="utf-8"))
    assert tested["letters"].items() <= index["letters"].items()
    assert tested["variants"].items() <= index["variants"].items()
    assert {"ə", "ı", "ж", "ҝ"} <= tested["letters"].keys()


def _titles(entries: list[dict[str, Any]], kind: str) -> list[str]:
    return [entry["title"] for entry in entries if entry["kind"] == kind]


def test_every_event_place_term_and_work_is_found_once(
    atlas: Atlas, entries: list[dict[str, Any]]
) -> None:
    assert _titles(entries, "events") == [event.title for event in atlas.events]
    assert _titles(entries, "places") == [place.name for place in atlas.places]
    assert _titles(entries, "terms") == [term.term for term in atlas.glossary]
    assert _titles(entries, "around") == [entry.title for entry in atlas.context]
    works = [entry["work"] for entry in entries if entry["kind"] == "works"]
    assert works == [work.id for work in atlas.works]


def test_every_leader_is_found_once_with_each_event(
    atlas: Atlas, entries: list[dict[str, Any]]
) -> None:
    people = _titles(entries, "people")
    assert len(people) == len(set(people))
    leads = {
        (entry["title"], lead["event"])
        for entry in entries
        if entry["kind"] == "people"
        for lead in entry["leads"]
    }
    assert {(leader.name, leader.event) for leader in atlas.tables.leaders} <= leads


@pytest.mark.parametrize(
    ("name", "event"),
    [
        ("Lavrentiy Beria (Lavrenti Beriya)", "ganja-1920"),
        ("Esedulla Sadıkov", "sheki-1930"),
        ("AzGPU", "ganja-1930"),
    ],
)
def test_who_says_something_is_found_too(
    entries: list[dict[str, Any]], name: str, event: str
) -> None:
    (entry,) = [item for item in entries if item["title"] == name and item["kind"] == "people"]
    assert event in [lead["event"] for lead in entry["leads"]]


@pytest.mark.parametrize("name", ["Soviet officials", "editors", "Özdemir", "Danilov", "Soviet"])
def test_authors_and_nameless_voices_are_no_people(
    entries: list[dict[str, Any]], name: str
) -> None:
    assert name not in _titles(entries, "people")


def test_every_entry_leads_somewhere_that_exists(
    atlas: Atlas, entries: list[dict[str, Any]]
) -> None:
    events = {event.id for event in atlas.events}
    works = {work.id for work in atlas.works}
    places = {place.id for place in atlas.places}
    terms = terms_by_id(edition_of(atlas, Language("en"))).keys()
    for entry in entries:
        targets = [key for key in ("event", "leads", "work", "term", "card") if entry.get(key)]
        assert len(targets) == 1, entry
        assert entry.get("event") is None or entry["event"] in events
        assert entry.get("work") is None or entry["work"] in works
        assert entry.get("term") is None or entry["term"] in terms
        for lead in entry.get("leads", []):
            assert lead["event"] in events
            assert lead["at"] in places | SECTIONS


def test_a_place_leads_to_every_event_that_names_it(
    atlas: Atlas, entries: list[dict[str, Any]]
) -> None:
    by_name = {entry["title"]: entry for entry in entries if entry["kind"] == "places"}
    assert "Nuxa" in by_name["Sheki"]["also"]
    assert "Transcaucasian Commissariat" in by_name["Tiflis"]["card"]
    leads = {
        (name, lead["event"]) for name, entry in by_name.items() for lead in entry.get("leads", [])
    }
    for event in atlas.events:
        for place in event.places:
            assert (atlas.place(place).name, event.id) in leads
    for step in atlas.tables.chronology:
        for place in filter(None, (step.place, step.to_place)):
            assert (atlas.place(place).name, step.event) in leads


def test_every_entry_is_known_by_its_names_in_all_languages(atlas: Atlas) -> None:
    languages = [
        language_for(code, settings.TRANSLATIONS_FOLDER) for code in atlas.config.languages
    ]
    editions = [edition_of(atlas, language) for language in languages]
    for edition in editions:
        entries = search_index(edition)["entries"]
        others = (other for other in editions if other is not edition)
        elsewhere = names_elsewhere(edition, others)
        for entry, names in zip(entries, elsewhere, strict=True):
            assert entry["title"] not in names
        all_names = {
            name
            for entry, names in zip(entries, elsewhere, strict=True)
            for name in (entry["title"], *names)
        }
        for other in languages:
            assert {other.say(place.name) for place in atlas.places} <= all_names
            assert {other.say(event.title) for event in atlas.events} <= all_names
            assert {other.say(term.term) for term in atlas.glossary} <= all_names
            assert {other.say(leader.name) for leader in atlas.tables.leaders} <= all_names


def test_there_is_a_sentence_for_every_count_of_results(atlas: Atlas) -> None:
    payload = search_index(edition_of(atlas, ENGLISH))
    counts = payload["counts"]
    assert len(counts) == len(payload["entries"]) + 1
    assert counts[:3] == ["Nothing found", "1 result", "2 results"]
    assert {entry["kind"] for entry in payload["entries"]} == set(payload["headings"])


def test_the_box_has_a_name_and_says_its_key() -> None:
    form = search_form(ENGLISH)
    assert 'aria-label="Search events, places, people, terms and works"' in form
    assert 'aria-keyshortcuts="/"' in form
