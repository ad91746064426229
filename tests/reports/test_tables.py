"""Reported cases: what `check` accepts is plausible, and is shown."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from dashboard import settings
from dashboard.components.style_sheet import atlas_styles
from dashboard.data.casualties import figures_and_parts
from dashboard.data.config import SYMBOLS
from dashboard.data.faults import as_line
from dashboard.data.folder import read_rows
from dashboard.data.lint import lint
from dashboard.data.raw_files import read_raw_files
from dashboard.downloads.data_package import data_package
from dashboard.edition import edition_of
from dashboard.languages.language import Language
from dashboard.model import Atlas, atlas_from
from dashboard.sections.vocabulary import not_placed_reason
from tests.conftest import TABLES, Folder

TODAY: Final = date(2026, 11, 23)
ENGLISH: Final = Language("en")
SEA: Final = (
    '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"iso3": "AZE"},'
    ' "geometry": {"type": "Polygon", "coordinates": [[%s]]}}]}'
)
AROUND_GANJA: Final = "[45, 40], [48, 40], [48, 42], [45, 42], [45, 40]"


class Report(NamedTuple):
    """A change to the small atlas, and what `check` must say of it at `location`."""

    id: str
    damage: Callable[[Folder], None]
    location: str
    message: str


def cell(id: str, file: str, row: int, column: str, value: str, message: str) -> Report:  # noqa: A002
    location = f"{file}, row {row}, column {column}: "
    return Report(id, lambda folder: folder.set(file, row, column, value), location, message)


def key(id: str, old: str, new: str, location: str, message: str) -> Report:  # noqa: A002
    change = lambda folder: folder.replace("atlas.toml", old, new)  # noqa: E731
    return Report(
        id, change, f"atlas.toml, key {location}: " if location else "atlas.toml: ", message
    )


def layer(id: str, name: str, text: str | bytes, message: str) -> Report:  # noqa: A002
    return Report(id, lambda folder: folder.write(f"geo/{name}", text), f"geo/{name}: ", message)


def both(*changes: tuple[str, int, str, str]) -> Callable[[Folder], None]:
    def change(folder: Folder) -> None:
        for cell_change in changes:
            folder.set(*cell_change)

    return change


RELIEF: Final = (settings.DATA_FOLDER / "geo/relief.webp").read_bytes()
PAPER: Final = (settings.DATA_FOLDER / "geo/relief-paper.jpg").read_bytes()
WINDOWS: Final = 'title = "A small atlas"'
FAULTS: Final = (
    key("languages-empty", '["en"]', "[]", "languages", "the list is empty"),
    key("languages-twice", '["en"]', '["en", "en"]', "languages", "has en twice"),
    key("languages-in-capitals", '["en"]', '["EN"]', "languages", 'Write "en".'),
    key("id-with-a-comma", '"army-conduct"', '"tax,land"', "causes[1].id", "is not an id"),
    key("id-with-a-blank", 'id = "1920"', 'id = "19th century"', "decades[1].id", "19th-century"),
    key("id-with-a-meaning", '"soviet"', '"all"', "sides[2].id", "a special meaning"),
    key("address-of-a-script", "languages", 'corrections = "javascript:x"\nlanguages',
        "corrections", "https:, http: or mailto:"),
    key("across-180", "west = 42.0, south = 36.5, east = 54.0",
        "west = 170.0, south = 36.5, east = -170.0", "map.frame.east", "180th meridian"),
    key("curly-quotes", WINDOWS, "title = “A small atlas”", "", 'Use title = "A'),
    key("pages-turned", "languages", 'pages = "45-26"\nlanguages', "pages", "first and a last"),
    Report("windows-letters-in-toml", lambda folder: folder.write("atlas.toml",
        folder.read("atlas.toml").replace("small", "kıçık").encode("cp1254")),
        "atlas.toml, row 1: ", "in a text editor"),
    layer("picture-cut-off", "relief.webp", RELIEF[:100], "incomplete or damaged"),
    layer("picture-cut-in-the-middle", "relief.webp", RELIEF[: len(RELIEF) // 2], "incomplete"),
    layer("paper-cut-in-the-middle", "relief-paper.jpg", PAPER[: len(PAPER) // 2], "incomplete"),
    layer("huge-numbers", "sea.geojson", SEA % "[1e9, 1], [2, 1], [2, 2], [1e9, 1]",
        "do not exist on"),
    layer("crossing-edges", "sea.geojson", SEA % "[45,40],[48,42],[48,40],[45,42],[45,40]", "edge"),
    Report("header-in-capitals", lambda folder: folder.replace("sources.csv",
        "id,author,year,title,kind,language,note,address",
        "ID,AUTHOR,YEAR,TITLE,KIND,LANGUAGE,NOTE,ADDRESS"),
        "sources.csv, row 1: ", "Enter the column names as the first row"),
    Report("invisible-in-a-header", lambda folder: folder.replace(
        "events.csv", "scope", "sco\u200bpe"),
        "events.csv, row 1, column sco⟨U+200B⟩pe: ", "Did you mean scope?"),
    Report("another-table-below", lambda folder: folder.write("glossary.csv",
        TABLES["glossary.csv"] + "a,b\n" + "".join(f"place-{n},x\n" for n in range(30))),
        "glossary.csv, row 3: ", "first of 31 rows"),
)  # fmt: skip
WARNINGS: Final = (
    cell("end-in-another-century", "events.csv", 2, "end", "2020-05-31", "outside the period"),
    cell("end-a-year-late", "events.csv", 4, "end", "1931-12-31", "the event’s last dated moment"),
    cell("start-1290", "events.csv", 2, "start", "1290-05-25", "outside the period"),
    cell("step-before-its-event", "chronology.csv", 2, "date", "1920-05-01", "before the start"),
    cell("says-nothing", "events.csv", 2, "summary", "?", "says nothing"),
    cell("says-unknown", "casualties.csv", 4, "statement", "unknown", "says nothing"),
    cell("page-999", "causes.csv", 2, "cites", "ozdemir-2023:xx", "a valid page"),
    cell("page-with-p", "causes.csv", 2, "cites", "ozdemir-2023:p. 26", "Use ozdemir-2023:26."),
    cell("page-in-markup", "causes.csv", 2, "cites", "ozdemir-2023:<b>26</b>", "-2023:26."),
    cell("page-nought", "causes.csv", 2, "cites", "mamedova-2012:0; ozdemir-2023:26",
        "a valid page"),
    cell("page-minus", "causes.csv", 2, "cites", "ozdemir-2023:-1", "only the page"),
    cell("page-address", "causes.csv", 2, "cites", "ozdemir-2023:https://x", "a valid page"),
    cell("two-pages-in-colons", "causes.csv", 2, "cites", "ozdemir-2023:26:27", "a valid page"),
    cell("title-of-ten-thousand", "events.csv", 2, "title", "Ganja" * 2000, "120 characters fit"),
    cell("title-in-two-lines", "events.csv", 2, "title", "Ganja\nrises", "line break"),
    cell("line-separator", "events.csv", 2, "summary", "Ganja\u2028rises", "line break"),
    cell("two-alphabets", "events.csv", 2, "title", "Gаnja", "U+0430"),
    cell("a-million", "participants.csv", 2, "count_max", "1000000", "very large figure"),
    cell("minutes-nought", "lessons.csv", 2, "minutes", "0", "the length of a step"),
    cell("minutes-100000", "lessons.csv", 2, "minutes", "100000", "the length of a step"),
    cell("term-of-one-letter", "glossary.csv", 2, "term", "a", "single letter"),
    cell("language-klingon", "foreign.csv", 2, "language", "klingon", "not a known language"),
    cell("title-of-another-place", "events.csv", 2, "title", "Shusha rises", "names Shusha"),
    cell("title-of-another-year", "events.csv", 2, "title", "Ganja in 1930", "the year 1930"),
    Report("one-point-for-two", both(("places.csv", 3, "lat", "40.6816"),
        ("places.csv", 3, "lon", "46.3613"), ("places.csv", 3, "precision", "point")),
        "places.csv, row 3, column lat: ", "coordinates as row 2, Ganja"),
    Report("town-in-the-sea", lambda folder: folder.write("geo/sea.geojson", SEA % AROUND_GANJA),
        "places.csv, row 2, column lat: ", "lies in the water, 6"),
    Report("far-from-its-region", lambda folder: folder.set("places.csv", 2, "region", "karabakh"),
        "places.csv, row 2, column lat: ", "from its region, karabakh"),
    layer("coordinates-exchanged", "rivers.geojson",
        (SEA % "[40, 46], [41, 47]").replace("Polygon", "LineString").replace("[[[", "[[").replace(
            "]]]", "]]"), "latitude and longitude swapped"),
    Report("no-regions", lambda folder: (folder.path / "geo/regions.geojson").unlink(),
        "places.csv, row 4, column region: ", "no geo/regions.geojson"),
    Report("page-outside-the-work", lambda folder: folder.replace("atlas.toml", "languages",
        'pages = "26-44"\nlanguages'), "interpretations.csv, row 3, column cites: ",
        "cites page 45; the work has pages 26 to 44"),
    key("nine-thousand-years", '"1931-12-31"', '"9999-12-31"', "time.last", "8080 years"),
    key("flat-frame", "west = 42.0, south = 36.5, east = 54.0, north = 43.6 }\nopening = { west = "
        "44.35, south = 38.25, east = 50.75, north = 42.15",
        "west = 22.0, south = 38.5, east = 74.0, north = 43.6 }\nopening = { west = "
        "44.35, south = 38.55, east = 50.75, north = 42.15", "map.frame", "so wide and low"),
)  # fmt: skip


def lines_of_check(folder: Folder) -> list[str]:
    """Return every line of the check, faults first; warnings only where there is none."""
    result = read_rows(folder.path)
    return [as_line(fault) for fault in result.faults or lint(result, folder.path, TODAY)]


@pytest.mark.parametrize("case", FAULTS, ids=lambda case: case.id)
def test_what_cannot_be_shown_is_one_fault(case: Report, folder: Folder) -> None:
    case.damage(folder)
    assert read_rows(folder.path).faults
    matching = [line for line in lines_of_check(folder) if line.startswith(case.location)]
    assert len(matching) == 1, lines_of_check(folder)
    assert case.message in matching[0]


@pytest.mark.parametrize("case", WARNINGS, ids=lambda case: case.id)
def test_what_may_be_wrong_is_a_warning(case: Report, folder: Folder) -> None:
    before = lines_of_check(folder)
    case.damage(folder)
    assert read_rows(folder.path).faults == ()
    new = [line for line in lines_of_check(folder) if line not in before]
    matching = [line for line in new if line.startswith(case.location)]
    assert any(case.message in line for line in matching), new


ARGUMENTS: Final = (
    ("--data", "{folder}", "check"),
    ("check", "{folder}"),
    ("check", "--data", "{folder}"),
    ("--data={folder}", "check", "--strict"),
    ("check", "--json", "{folder}"),
    ("--data", "{folder}", "check", "--json"),
    ("--data", "{folder}", "check", "--translations"),
    ("check", "--translations", "--data", "{folder}"),
    ("--data", "{folder}", "check", str(settings.EXAMPLE_FOLDER)),
    ("--data", str(settings.EXAMPLE_FOLDER), "check", "{folder}"),
    ("check", "--translations", "--strict", "{folder}"),
)


@pytest.mark.parametrize("arguments", ARGUMENTS, ids=" ".join)
def test_no_arrangement_of_options_clears_a_folder_with_a_fault(
    arguments: tuple[str, ...], folder: Folder
) -> None:
    folder.set("events.csv", 2, "title", "")
    filled = [argument.format(folder=folder.path) for argument in arguments]
    result = subprocess.run(
        [sys.executable, "app.py", *filled],
        cwd=settings.ROOT, capture_output=True, encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip
    assert result.returncode == 2
    assert "has no errors" not in result.stdout
    assert "Traceback" not in result.stderr


PART: Final = "sheki-1930,soviet,killed,{least},{most},,,,,,{of},{cites},"


@pytest.mark.parametrize(
    "part",
    [
        PART.format(least=300, most=300, of=1000, cites="ozdemir-2023:31"),
        PART.format(least=300, most=300, of=800, cites="ozdemir-2023:32"),
        PART.format(least=300, most=300, of=1000, cites="mamedova-2012:3; ozdemir-2023:32"),
    ],
)
def test_every_figure_that_is_accepted_is_shown_once(part: str, folder: Folder) -> None:
    total = PART.format(least=800, most=1000, of="", cites="ozdemir-2023:31")
    folder.write("casualties.csv", f"{TABLES['casualties.csv']}{total}\n{part}\n")
    figures = atlas_from(folder.path).casualties("sheki-1930")
    shown = [figure for total, parts in figures_and_parts(figures) for figure in (total, *parts)]
    assert sorted(map(str, shown)) == sorted(map(str, figures))


@pytest.mark.parametrize("file", ["geo/regions.geojson", "atlas.toml", "geo/relief.webp"])
def test_a_layer_can_be_corrected_too(file: str, folder: Folder) -> None:
    folder.set("corrections.csv", 2, "file", file)
    assert not [line for line in lines_of_check(folder) if line.startswith("corrections.csv")]


def test_kinds_mean_what_the_atlas_says_of_them_and_nothing_by_their_name(folder: Folder) -> None:
    folder.replace("atlas.toml", "part_of_another = true", 'placeless = "At sea."')
    folder.set("events.csv", 3, "parent", "")
    atlas = atlas_from(folder.path)
    assert not_placed_reason(atlas.event("shusha-1920"), edition_of(atlas, ENGLISH)) == "At sea."
    assert "names no place" in not_placed_reason(atlas.event("undated"), edition_of(atlas, ENGLISH))


@pytest.mark.parametrize("above", ["\n", "\r\n", ",,\n\n", " \n"])
def test_a_table_below_an_empty_line_has_its_fields_in_the_package(
    above: str, folder: Folder
) -> None:
    plain = _package(folder)
    folder.write("glossary.csv", above + TABLES["glossary.csv"])
    assert _package(folder) == plain


def _package(folder: Folder) -> list[list[str]]:
    originals = read_raw_files(folder.path)
    package = data_package(edition_of(atlas_from(folder.path), ENGLISH), originals)
    assert all(text.split(b"\n")[0].strip(b" ,\r") for text in originals.values())
    return [
        [field["name"] for field in resource["schema"]["fields"]]
        for resource in package["resources"]
    ]


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_every_symbol_has_its_shape_outside_the_map(symbol: str, atlas: Atlas) -> None:
    rule = re.search(rf":where\(\.symbol-{symbol}\)::after\{{([^}}]+)\}}", atlas_styles(atlas))
    assert rule
    assert rule[1].startswith(("clip-path:polygon(", "border-radius:50%"))


@pytest.mark.parametrize("mark", "\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
def test_marks_of_direction_are_text(mark: str, folder: Folder) -> None:
    folder.set("events.csv", 2, "title", f"Ganja {mark}مرحبا{mark}")
    assert read_rows(folder.path).faults == ()


@pytest.mark.parametrize("mark", "\u202a\u202b\u202d\u202e")
def test_a_direction_that_is_forced_on_what_follows_is_damage(mark: str, folder: Folder) -> None:
    folder.set("events.csv", 2, "title", f"Ganja {mark}")
    assert len(read_rows(folder.path).faults) == 1


def test_an_event_without_a_date_is_said_to_be_on_no_timeline(folder: Folder) -> None:
    result = subprocess.run(
        [sys.executable, "app.py", "check", "--json", str(folder.path)],
        cwd=settings.ROOT, capture_output=True, encoding="utf-8", check=True, timeout=120,
    )  # fmt: skip
    assert json.loads(result.stdout)["health"]["undated"] == ["undated"]


def test_the_page_says_which_calendar_its_dates_are_of(folder: Folder) -> None:
    from dashboard.components.introduction import introduction

    text = str(introduction(edition_of(atlas_from(folder.path), ENGLISH)).to_plotly_json())
    assert text.count("Gregorian calendar") == 1


def test_the_day_of_the_old_calendar_may_stand_beside_an_entry(folder: Folder) -> None:
    from dashboard.components.introduction import introduction

    folder.set("context.csv", 2, "date_note", "14 April in the old calendar.")
    text = str(introduction(edition_of(atlas_from(folder.path), ENGLISH)))
    assert "14 April in the old calendar." in text


def test_all_that_is_shipped_passes_the_strict_check() -> None:
    for shipped in (settings.DATA_FOLDER, settings.EXAMPLE_FOLDER):
        assert lines_of_check(Folder(Path(shipped))) == []
