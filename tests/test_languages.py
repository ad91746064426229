"""Every language is complete: nothing missing or stale, every letter drawn, its own sort order."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from flask.testing import FlaskClient
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from dashboard import settings
from dashboard.cli.translation_status import (
    language_status,
    message_template,
    status_lines,
    translation_statuses,
)
from dashboard.data.folder import read_rows
from dashboard.dates import read_edtf
from dashboard.edition import edition_of
from dashboard.handouts.registry import handout_pdf
from dashboard.html.render import to_html
from dashboard.languages.az import ordinal_ending
from dashboard.languages.date_phrases import calendar_of, date_in_words
from dashboard.languages.language import (
    Language,
    Untranslated,
    catalogue_of,
    language_for,
    native_name,
)
from dashboard.languages.rules import codes_with_rules, rules_for
from dashboard.model import Atlas
from tests.conftest import Folder

TRANSLATED = sorted(folder.name for folder in settings.TRANSLATIONS_FOLDER.glob("*/"))
FONTS = settings.NODE_MODULES / "@fontsource-variable"
NUMBER_WORDS = {"2": "two", "3": "three", "4": "four", "5": "five", "6": "six", "10": "ten"}
HOLDER = re.compile(r"\{[a-z_]*\}")


def catalogue(code: str) -> Catalog:
    messages = catalogue_of(code, settings.TRANSLATIONS_FOLDER)
    assert messages is not None
    return messages


def pairs(code: str) -> Iterator[tuple[str, str]]:
    """Every English text with each of its translations."""
    for message in catalogue(code):
        ids, strings = _several(message.id), _several(message.string)
        yield from ((ids[-1], string) for string in strings if ids[-1])


def test_the_atlas_speaks_all_four_and_every_language_that_has_a_catalogue(atlas: Atlas) -> None:
    assert set(atlas.config.languages) == {"en", *TRANSLATED}
    assert {"az", "en", "ru", "tr"} <= set(atlas.config.languages)


@pytest.mark.parametrize("code", ["en", *TRANSLATED])
def test_every_language_has_rules_of_its_own(code: str) -> None:
    rules = rules_for(code)
    assert code in codes_with_rules()
    assert rules.alphabet
    assert len(set(rules.alphabet)) == len(rules.alphabet)
    assert set("".join(rules.keyboard)) <= set(rules.alphabet)


def test_a_language_without_rules_is_spoken_with_the_keys_of_english() -> None:
    rules = rules_for("eo")
    assert rules.keyboard == rules_for("en").keyboard
    assert not rules.alphabet
    assert Language("eo").lower("ILISU") == "ilisu"


def test_a_language_is_written_in_the_direction_that_unicode_gives() -> None:
    directions = [Language(code).direction for code in (*TRANSLATED, "he", "fa")]
    assert directions == [*("ltr" for _ in TRANSLATED), "rtl", "rtl"]


def test_no_language_lacks_a_text_and_none_is_stale() -> None:
    lines = [
        line
        for state in translation_statuses(settings.DATA_FOLDER, settings.TRANSLATIONS_FOLDER)
        for line in status_lines(state)
    ]
    assert [line for line in lines if not line.endswith("100 %")] == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_translation_keeps_what_is_filled_in_and_its_edges(code: str) -> None:
    for source, string in pairs(code):
        in_translation, in_source = Counter(HOLDER.findall(string)), Counter(HOLDER.findall(source))
        in_translation.pop("{th}", None)  # the Azerbaijani ordinal goes with {year}
        assert in_translation == in_source, (source, string)
        assert string.startswith(" ") == source.startswith(" "), (source, string)
        assert string.endswith(" ") == source.endswith(" "), (source, string)


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_number_of_a_text_is_in_its_translation(code: str, atlas: Atlas) -> None:
    # Two authors that the article spells apart may have one name in the reader's letters.
    years = {work.year for work in atlas.works}
    for source, string in pairs(code):
        in_source, in_translation = set(_numbers(source)), set(_numbers(string))
        in_words = {number for number, word in NUMBER_WORDS.items() if word in source.lower()}
        assert in_source <= in_translation, (source, string, in_source - in_translation)
        added = in_translation - in_source - in_words - years
        assert not added, (source, string, added)


def test_changed_english_makes_its_translation_stale(tmp_path: Path) -> None:
    needed = message_template(read_rows(settings.DATA_FOLDER))
    source = settings.TRANSLATIONS_FOLDER / "tr" / "LC_MESSAGES" / "messages.po"
    target = tmp_path / "tr" / "LC_MESSAGES" / "messages.po"
    target.parent.mkdir(parents=True)
    text = source.read_text(encoding="utf-8")
    target.write_text(
        text.replace('\nmsgid "Causes and aims"', '\n#, fuzzy\nmsgid "Causes and aims"', 1),
        encoding="utf-8",
    )
    (gap,) = language_status("tr", needed, tmp_path).gaps
    assert gap.stale
    assert "dashboard/components/panel.py:" in gap.where
    untranslated = language_for("tr", tmp_path).say("Causes and aims")
    assert isinstance(untranslated, Untranslated)
    assert to_html(untranslated) == '<span lang="en">Causes and aims</span>'


def test_a_gap_is_named_by_file_and_row(folder: Folder, tmp_path: Path) -> None:
    folder.set("events.csv", 2, "title", "A title of its own")
    needed = message_template(read_rows(folder.path))
    gaps = language_status("tr", needed, settings.TRANSLATIONS_FOLDER).gaps
    assert "data/events.csv:2" in [gap.where for gap in gaps if gap.text == "A title of its own"]
    assert language_status("xx", needed, tmp_path).texts == len(
        language_status("xx", needed, tmp_path).gaps
    )


# Signs that the typeface lacks and every system has, of the Windows Glyph List 4: Georgia,
# Noto, DejaVu and Liberation, the next typefaces in `--serif`, hold them.
DRAWN_BY_EVERY_SYSTEM = set("←→⌂▪●")
# Letters of search alone, which nobody is shown.
FOLDED = set("ҝҹ")
# What `check` writes on a terminal.
TERMINAL = set("⟨⟩")


def test_the_served_typeface_has_every_character_that_is_shown() -> None:
    letters: set[int] = set()
    for file in FONTS.glob("*/files/*-wght-normal.woff2"):
        letters |= set(TTFont(file).getBestCmap())
    used = {character for code in TRANSLATED for pair in pairs(code) for character in "".join(pair)}
    for file in (
        *settings.DATA_FOLDER.glob("*.csv"),
        *settings.ASSETS_FOLDER.glob("*.*"),
        *(settings.ROOT / "dashboard").rglob("*.py"),
    ):
        used |= set(file.read_text(encoding="utf-8"))
    missing = {
        character for character in used if ord(character) not in letters and not character.isspace()
    }
    assert missing <= DRAWN_BY_EVERY_SYSTEM | FOLDED | TERMINAL


SEASONS = (
    ("en", "1930-21", "spring 1930"),
    ("az", "1930-21", "1930-cu ilin yazı"),
    ("az", "1924-23", "1924-cü ilin payızı"),
    ("tr", "1930-21", "1930 ilkbaharı"),
    ("ru", "1930-21", "весна 1930 года"),
    ("az", "1920-05-25", "25 may 1920"),
    ("tr", "1920-05-25", "25 Mayıs 1920"),
    ("ru", "1920-05-25", "25 мая 1920\u202fг."),
)


@pytest.mark.parametrize(("code", "edtf", "expected"), SEASONS)
def test_a_date_is_said_as_its_language_says_it(code: str, edtf: str, expected: str) -> None:
    language = language_for(code, settings.TRANSLATIONS_FOLDER)
    assert date_in_words(read_edtf(edtf), language) == expected


CALENDARS = (
    ("en", "May", "May {y}", "{d} May", "{d} May {y}"),
    ("az", "may", "may {y}", "{d} may", "{d} may {y}"),
    ("tr", "Mayıs", "Mayıs {y}", "{d} Mayıs", "{d} Mayıs {y}"),
    ("ru", "май", "май {y}\u202fг.", "{d} мая", "{d} мая {y}\u202fг."),
)


@pytest.mark.parametrize("row", CALENDARS, ids=lambda row: row[0])
def test_scripts_get_the_calendar_of_the_language(row: tuple[str, ...]) -> None:
    code, *expected = row
    calendar = calendar_of(Language(code))
    assert [calendar[sort][4] for sort in ("month", "of_year", "day", "full")] == expected
    assert all(len(names) == 12 for names in calendar.values())


ORDINALS = (
    (1920, "ci"),
    (1921, "ci"),
    (1923, "cü"),
    (1924, "cü"),
    (1926, "cı"),
    (1929, "cu"),
    (1930, "cu"),
    (1931, "ci"),
    (1940, "cı"),
    (1900, "cü"),
    (2000, "ci"),
)


@pytest.mark.parametrize(("year", "ending"), ORDINALS)
def test_a_year_gets_its_azerbaijani_ending(year: int, ending: str) -> None:
    assert ordinal_ending(year) == ending


ORDERS = (
    ("az", ["Ağdam", "Əliabad", "Cavad", "Çay", "Gəncə", "Xaçmaz", "İlisu", "Şəki", "Zaqatala"]),
    ("tr", ["Agdam", "Cavad", "Çay", "Gence", "Ilgaz", "İlisu", "Şeki", "Zakatala"]),
    ("ru", ["Агдам", "Баку", "Гянджа", "Шеки"]),
    ("ru", ["ель", "ёж", "Ёлка", "жар", "яма", "Abel"]),
    ("en", ["Agdam", "Baku", "Ganja", "İsmailov", "Jafarov", "Özdemir", "Pasha", "Sheki"]),
)


@pytest.mark.parametrize(("code", "ordered"), ORDERS)
def test_words_are_sorted_as_in_a_dictionary_of_the_language(code: str, ordered: list[str]) -> None:
    shuffled = ordered[1::2] + ordered[::2]
    assert sorted(shuffled, key=Language(code).sort_key) == ordered


def test_dotted_and_dotless_i_keep_apart() -> None:
    assert Language("tr").lower("ILISU İLİSU") == "ılısu ilisu"
    assert Language("en").lower("ILISU") == "ilisu"
    assert [Language("tr").capital(letter) for letter in "iış"] == ["İ", "I", "Ş"]
    assert [native_name(code) for code in ("az", "en", "ru", "tr")] == [
        "Azərbaycan",
        "English",
        "Русский",
        "Türkçe",
    ]
    assert native_name("ka") == "ქართული"  # whose capitals begin no word


@pytest.mark.parametrize("code", TRANSLATED)
@pytest.mark.parametrize("name", ["sheki-1930", "you-judge-key"])
def test_a_sheet_for_print_is_set_in_every_language(atlas: Atlas, code: str, name: str) -> None:
    language = language_for(code, settings.TRANSLATIONS_FOLDER)
    pdf = PdfReader(BytesIO(handout_pdf(name, edition_of(atlas, language))))
    assert str(pdf.root_object["/Lang"]) == code
    printed = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    for text in ("Uprisings Atlas", "Sheki uprising of 1930"):
        assert language.say(text).casefold() in printed.casefold()
        assert text not in printed


ACCEPT_LANGUAGE = (
    ("az,en;q=0.5", "/az/"),
    ("tr-TR,tr;q=0.9,en;q=0.8", "/tr/"),
    ("ru", "/ru/"),
    ("de,fr;q=0.9", "/en/"),
    ("", "/en/"),
)


@pytest.mark.parametrize(("accepted", "leads_to"), ACCEPT_LANGUAGE)
def test_the_front_door_leads_to_the_language_of_the_browser(
    client: FlaskClient, accepted: str, leads_to: str
) -> None:
    response = client.get("/?event=ganja-1920", headers={"Accept-Language": accepted})
    assert response.headers["Location"] == f"{leads_to}?event=ganja-1920"
    assert "Accept-Language" in response.headers["Vary"]
    assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize("code", ["en", *TRANSLATED])
def test_what_is_not_there_is_said_in_the_language_of_the_page(
    client: FlaskClient, code: str
) -> None:
    response = client.get(f"/{code}/nonsense")
    assert response.status_code == 404
    assert response.headers["Content-Language"] == code
    assert f"/{code}/" in response.text
    assert ("Go to the atlas" in response.text) == (code == "en")


@pytest.mark.parametrize("code", ["en", *TRANSLATED])
def test_a_page_names_its_language_and_the_others(client: FlaskClient, code: str) -> None:
    page = client.get(f"/{code}/").text
    assert f'<html lang="{code}">' in page
    for other in ("en", *TRANSLATED):
        assert f'<link rel="alternate" hreflang="{other}" href="../{other}/">' in page


def _several(text: Any) -> list[str]:
    return [str(form) for form in text] if isinstance(text, (list, tuple)) else [str(text)]


def _numbers(text: str) -> Counter[str]:
    """Every number of a text; 10,000 is 10 000, the XIX century the 19th, the XI Army the 11th."""
    plain = re.sub(r"(?<=\d)[,. \u202f\u00a0](?=\d{3}\b)", "", text)
    roman = {"XIX": "19", "XI": "11"}
    return Counter(re.findall(r"\d+", re.sub(r"\bXI(?:X)?\b", lambda m: roman[m.group()], plain)))


def _code() -> Iterator[tuple[Path, Any]]:
    """Yield each node of the syntax of the package, with its file."""
    for file in (settings.ROOT / "dashboard").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            yield file, node


def test_what_is_said_of_data_stands_in_the_code_as_one_text() -> None:
    """A template in a variable would not be found, and never be translated."""
    hidden = [
        f"{file.name}:{call.lineno}"
        for file, call in _code()
        if isinstance(call, ast.Call)
        and getattr(call.func, "id", "") == "phrase"
        and not isinstance(call.args[0], ast.Constant)
        and "row_description" not in ast.unparse(call)  # said in the codebook too, and found there
    ]
    assert hidden == []


def test_no_text_is_said_within_an_f_string() -> None:
    """Babel does not look into one, so the text would never be translated."""
    hidden = [
        f"{file.name}:{text.lineno}"
        for file, text in _code()
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and getattr(call.func, "attr", "") in ("say", "say_many")
        if isinstance(call.args[0], ast.Constant)
    ]
    assert hidden == []
