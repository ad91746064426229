"""`make messages`: what becomes of a translation whose English changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from dashboard import settings
from dashboard.languages.language import catalogue_file, catalogue_of
from scripts.messages import carry_over, update

PLACE = [("data/events.csv", 2)]
ELSEWHERE = [("data/story.csv", 2)]


def updated(**places: list[tuple[str, int]]) -> Catalog:
    """Return a catalogue in which the text "The town fell." became "The town fell in May."."""
    catalog = Catalog(locale="tr")
    catalog.add("The town fell.", "Şehir düştü.", locations=places["earlier"])
    catalog.add("It rained.", "Yağmur yağdı.", locations=PLACE)
    source = Catalog()
    source.add("The town fell in May.", locations=places["now"])
    source.add("It rained.", locations=PLACE)
    catalog.update(source, no_fuzzy_matching=True)
    carry_over(catalog)
    return catalog


def test_a_changed_text_keeps_its_old_translation_marked_as_stale() -> None:
    catalog = updated(earlier=PLACE, now=PLACE)
    message = catalog["The town fell in May."]
    assert message is not None
    assert (message.string, message.fuzzy) == ("Şehir düştü.", True)
    assert message.previous_id == ["The town fell."]


def test_a_text_takes_no_translation_from_another_file() -> None:
    message = updated(earlier=ELSEWHERE, now=PLACE)["The town fell in May."]
    assert message is not None
    assert not message.string


def test_what_has_not_changed_stays() -> None:
    message = updated(earlier=PLACE, now=PLACE)["It rained."]
    assert message is not None
    assert (message.string, message.fuzzy) == ("Yağmur yağdı.", False)


def test_each_language_keeps_its_own_translation_of_a_changed_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "TRANSLATIONS_FOLDER", tmp_path)
    earlier = {"az": "Şəhər düşdü.", "tr": "Şehir düştü."}
    for code, text in earlier.items():
        catalog = Catalog(locale=code)
        catalog.add("The town fell.", text, locations=PLACE)
        file = catalogue_file(code, tmp_path)
        file.parent.mkdir(parents=True)
        with file.open("wb") as stream:
            write_po(stream, catalog)
    source = Catalog()
    source.add("The town fell in May.", locations=PLACE)
    for code, text in earlier.items():
        update(code, source)
        updated_catalog = catalogue_of(code, tmp_path)
        assert updated_catalog
        message = updated_catalog["The town fell in May."]
        assert message is not None
        assert (message.string, message.fuzzy) == (text, True)
