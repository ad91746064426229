"""The words that readers meet: plain, curly-quoted, in the letters of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median
from typing import Final

import pytest
from babel.messages.catalog import Catalog

from dashboard import settings
from dashboard.cli.translation_status import message_template
from dashboard.data.folder import read_rows
from dashboard.languages.language import catalogue_of, language_for
from dashboard.model import Atlas
from scripts.reading_age import MAX_GRADE, MAX_MEDIAN, graded_texts

# Phrases that are foreign in shape, take a side, or say what the article does not; each pattern
# is looked for in every text of its language, ignoring case.
GONE: Final = {
    "en": (
        *(r"\banew\b", r"\btold apart\b", r"\bread in\b", r"\bin its time\b", r"\btake away\b"),
        *(r"\bby itself\b", r"\blook closer\b", r"\bshow more time\b", r"\bso far\b"),
        *(r"words in the sources", r"the years around", r"take it to class", r"for a class"),
        *(r"possibly in", r"\bmend(?:ed|s)?\b", r"\ba blank\b", r"\ba stick\b", r"\bnot said\b"),
        *(
            r"\b(?:this|each|every|of a) record\b",
            r"\breadings?\b",
            r"note of the editors",
            r"brings in\b",
        ),
        *(r"kulaks? (?:to be |were )?(?:removed|removal)", r"removal of the kulaks", r"\bbanish"),
        *(
            r"middle class",
            r"(?<!Grigori )(?<!“)Orconkidze",
            r"Nerimanov(?!\))",
            r"\bSeym\b(?!’i)",
            r"\bis no (?:link|date|word|work|place)\b",
        ),
        *(r"title (?:likely|certain)", r"in the record\b", r"\bn\.d\.", r"cited here only"),
        *(r"means nothing", r"not named in this", r"issue tracker", r"\boperator\b", r"\bpanels\b"),
        *(r"background event\b", r"\bdim\b", r"(?<!article’s )English summary mentions"),
        *(r"\bone may\b", r"\bstands? (?:here|there|beside)\b", r"tells? of\b"),
    ),
    "ru": (
        *(r"\bв сво[её] время\b", r"мятеж", r"слова источников", r"(?<!«)региональн\w+ комитет"),
        *(r"ликвидаци\w+ кулаков", r"средни\w+ сло", r"прочита\w+ в:", r"\bстатья говорит"),
        *(r"\bформа: что\b", r"\bза урок\b", r"лист для собственного суждения"),
        r"\b(?!всё\b)\w*ё\w*",
    ),
    "az": (
        *(r"öz vaxtında", r"sovet əleyhinə", r"korrupsiya", r"\bortalama"),
        *(r"kütləvi kollektiv", r"qolçomaq\w* \w* ?aradan", r"heç bir yer\b"),
    ),
    "tr": (
        *(r"kendi zamanında", r"anılan nedenler", r"olayların çevresinde", r"silahlı grup"),
        *(
            r"Çevresindeki yıllar",
            r"zaman biriksin",
            r"Kuzey Kafkasya Devrim Komitesi",
            r"tepki gören",
            r"\bsav(?:lar)?(?:ı|ın|a|da|dan|ı\w+)?\b",
        ),
    ),
}
# What a reader of this language takes for quotation marks and apostrophes.
STRAIGHT: Final = re.compile(r"(?<![=\w])\"(?!\w+=)|(?<=\w)'(?=\w)")
CODE: Final = re.compile(r"\w+ = \S+|[\w.]+\.(?:csv|toml|geojson)|\w+ = \[.*\]")


def _template() -> Catalog:
    return message_template(read_rows(settings.DATA_FOLDER))


def _texts(code: str) -> Iterator[tuple[str, str]]:
    """Yield each text of a language with the places where it is used."""
    translated = catalogue_of(code, settings.TRANSLATIONS_FOLDER)
    for message in _template():
        if not message.id:
            continue
        found = translated.get(message.id) if translated else message
        strings = (found.string if translated else message.id) if found else ""
        for text in [strings] if isinstance(strings, str) else strings or ():
            yield text, ", ".join(f"{file}:{line}" for file, line in message.locations)


@pytest.mark.parametrize("code", GONE)
def test_no_reader_sees_a_phrase_that_is_gone(code: str) -> None:
    patterns = re.compile("|".join(GONE[code]), re.IGNORECASE)
    found = [
        (m.group(), place, text) for text, place in _texts(code) if (m := patterns.search(text))
    ]
    assert not found, "\n".join(map(str, found))


@pytest.mark.parametrize("code", GONE)
def test_quotation_marks_and_apostrophes_are_curly(code: str) -> None:
    found = [
        (place, text)
        for text, place in _texts(code)
        if STRAIGHT.search(CODE.sub("", text)) and not place.startswith("dashboard/data/")
    ]
    assert not found, "\n".join(map(str, found))


def test_a_line_break_parts_no_number() -> None:
    spaced = re.compile(r"\d \d{3}\b")
    for code in GONE:
        assert not [text for text, _ in _texts(code) if spaced.search(text)], code


def test_every_person_has_a_name_in_each_language(atlas: Atlas) -> None:
    names = {leader.name for leader in atlas.tables.leaders}
    russian = language_for("ru", settings.TRANSLATIONS_FOLDER)
    for name in names:
        said = re.sub(r"\([^)]*\)", "", russian.say(name))
        assert re.search("[А-Яа-я]", said), name
        assert not re.search("[A-Za-zƏəğıİşŞçÇöÖüÜ]{2,}", said), said


def test_every_place_has_its_names_in_the_letters_of_the_page(atlas: Atlas) -> None:
    russian = language_for("ru", settings.TRANSLATIONS_FOLDER)
    for place in atlas.places:
        for name in (place.name, *place.historical_names):
            assert not re.search("[A-Za-z]{2,}", russian.say(name)), (name, russian.say(name))


def test_the_texts_for_pupils_are_easy_to_read_and_none_is_hard() -> None:
    texts = list(graded_texts())
    for_pupils = [text.grade for text in texts if text.is_for_pupils]
    assert median(for_pupils) <= MAX_MEDIAN
    assert [text for text in texts if text.grade > MAX_GRADE] == []
