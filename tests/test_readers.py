"""Every fault of the data is named by file, row and column, with what to write."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from dashboard.data import SCHEMAS, Fault, FaultyData, Tables, as_line, read_folder
from dashboard.data.records import Citation
from dashboard.languages.language import phrase
from tests.conftest import TABLES, Folder

Damage = Callable[[Folder], None]


class FaultCase(NamedTuple):
    """A way to damage the small atlas, and the one fault that must be found then."""

    claim: str
    damage: Damage
    file: str
    row: int | None
    column: str
    reason: str


def cell(
    file: str, row: int, column: str, value: str, reason: str, fault_column: str = ""
) -> FaultCase:
    """Return a case in which one cell is wrong; the fault may be named in `fault_column`."""
    claim = f"{file} {row} {column}={value}"
    return FaultCase(
        claim, lambda f: f.set(file, row, column, value), file, row, fault_column or column, reason
    )


def file_case(claim: str, file: str, text: str | bytes, row: int | None, reason: str) -> FaultCase:
    """Return a case in which a whole file is wrong."""
    return FaultCase(claim, lambda f: f.write(file, text), file, row, "", reason)


def key(old: str, new: str, name: str, reason: str) -> FaultCase:
    """Return a case in which a key of atlas.toml is wrong."""
    claim = f"atlas.toml {new or f'without {old}'}"
    return FaultCase(
        claim, lambda f: f.replace("atlas.toml", old, new), "atlas.toml", None, name, reason
    )


CELLS: Final = (
    cell("events.csv", 2, "start", "1920-13-01", "is not a date"),
    cell("events.csv", 2, "start", "25.05.1920", "is not a date"),
    cell("events.csv", 2, "start", "1920-05-25/1920-05-31", "contains two dates"),
    cell("events.csv", 2, "start", "[1921,1920]", "not in chronological order"),
    cell("events.csv", 2, "start", "[1920]", "only one date in the brackets"),
    cell("events.csv", 2, "start", "", "without a start", fault_column="end"),
    cell("events.csv", 2, "end", "1920-05-01", "is before start"),
    cell("events.csv", 4, "start", "1290-04-12", "outside the period of this atlas"),
    cell("events.csv", 4, "start", "1930-04-12~", "is approximate", fault_column="date_note"),
    cell("events.csv", 5, "id", "Sheki 1930!", "is not an id"),
    cell("events.csv", 5, "id", "", "is empty"),
    cell("events.csv", 5, "id", "ganja-1920", "is already in row 2"),
    cell("events.csv", 2, "title", "", "is empty"),
    cell("events.csv", 2, "kind", "riot", "not among the kinds"),
    cell("events.csv", 2, "kind", "", "is empty"),
    cell("events.csv", 2, "scope", "armenia", "is not an allowed value for this column"),
    cell("events.csv", 2, "scope", "", "is empty"),
    cell("events.csv", 3, "parent", "ganja-1902", "is not in events.csv"),
    cell("events.csv", 3, "parent", "shusha-1920", "is the event itself"),
    cell("events.csv", 3, "parent", "", "part of a larger event"),
    cell("events.csv", 2, "place", "gandja", "is not in places.csv"),
    cell("events.csv", 2, "place", "Ganja", "is not an id"),
    cell("events.csv", 3, "other_places", "ganja; atlantis", "is not in places.csv"),
    cell("events.csv", 3, "other_places", "ganja; ganja", "lists the same item twice"),
    cell("events.csv", 3, "other_places", "shusha", "is already in the column place"),
    cell("events.csv", 3, "other_places", "ganja;;", "nothing on one side"),
    cell("events.csv", 2, "named_until", "1920-06-12", "has a start and no end"),
    cell("events.csv", 4, "named_until", "1930-04-01", "is before the start, 1930-04-12"),
    cell("events.csv", 4, "named_until", "May 1930", "is not a date"),
    cell("events.csv", 4, "perhaps_same", "ganja-1902", "is not in events.csv"),
    cell("events.csv", 4, "perhaps_same", "sheki-1930", "is the event itself"),
    cell("events.csv", 2, "lasted", "very " * 20, "is 99 characters long"),
    cell("interpretations.csv", 3, "decades", "1940", "is not among the decades in atlas.toml"),
    cell("interpretations.csv", 3, "decades", "1920; 1920", "lists the same item twice"),
    cell("evidence.csv", 3, "decades", "1920;;", "nothing on one side"),
    cell("events.csv", 2, "summary", "Lost \ufffd letters", "not text"),
    cell("events.csv", 2, "title", "Gan\u00adja", "not text"),
    cell("events.csv", 2, "cites", "", "is empty"),
    cell("events.csv", 2, "cites", "mamedova-2012:3", "does not end with ozdemir-2023"),
    cell(
        "events.csv",
        2,
        "cites",
        "mamedova-2012:3, 4 , ozdemir-2023:31",
        "has a comma instead of a semicolon between two works. "
        "Use mamedova-2012:3, 4; ozdemir-2023:31.",
    ),
    cell("events.csv", 2, "cites", "ozdemir-2023", "does not give the page"),
    cell("events.csv", 2, "cites", "ozdemir-2023:", "gives no page or other place after the colon"),
    cell(
        "events.csv", 2, "cites", "ozdemir-2023:…", "gives no page or other place after the colon"
    ),
    cell("events.csv", 2, "cites", "Özdemir 2023: 31", "Use ozdemir-2023:31."),
    cell("events.csv", 2, "cites", "nobody-1999:3; ozdemir-2023:31", "is not in sources.csv"),
    cell("events.csv", 2, "cites", "ozdemir-2023:31; ozdemir-2023:31", "lists the same item twice"),
    cell("events.csv", 2, "cites", "Özdemir (2023), 31", "is not the id of a work"),
    cell("places.csv", 2, "lat", "40,6816", "not a number of degrees"),
    cell("places.csv", 2, "lat", "40°41′", "not a number of degrees"),
    cell("places.csv", 2, "lat", "nan", "not a number of degrees"),
    cell("places.csv", 2, "lat", "406816", "not a place on the earth"),
    cell("places.csv", 2, "lat", "55.75", "outside the frame"),
    cell("places.csv", 2, "lon", "", "only one of lat and lon"),
    cell("places.csv", 2, "precision", "exact", "not an allowed value for this column"),
    cell("places.csv", 2, "precision", "", "without a precision"),
    cell("places.csv", 5, "precision", "point", "without lat and lon"),
    cell("places.csv", 4, "region", "", "no region is given"),
    cell("places.csv", 4, "region", "karabagh", "is not in geo/regions.geojson"),
    cell("places.csv", 4, "id", "ganja", "is already in row 2"),
    cell("places.csv", 2, "name", "", "is empty"),
    cell("chronology.csv", 2, "event", "ganja", "is not in events.csv"),
    cell("chronology.csv", 2, "event", "", "is empty"),
    cell("chronology.csv", 2, "date", "end of May", "is not a date"),
    cell("chronology.csv", 2, "date", "7457", "a date that a spreadsheet stored as a number"),
    cell("chronology.csv", 2, "date", "1920-05-31/..", "no start or no end"),
    cell("chronology.csv", 2, "date", "1920-05-31/1920-05-30", "ends before it starts"),
    cell("chronology.csv", 2, "phase", "later", "not an allowed value for this column"),
    cell("chronology.csv", 2, "phase", "", "is empty"),
    cell("chronology.csv", 2, "what", "", "is empty"),
    cell("chronology.csv", 2, "to_place", "ganja", "the same as the starting place"),
    cell("chronology.csv", 5, "to_place", "ganja", "needs a starting place"),
    cell("chronology.csv", 2, "cites", "", "is empty"),
    cell("chronology.csv", 2, "act_of", "army", "not among the sides in atlas.toml"),
    cell("chronology.csv", 4, "via", "shusha", "needs both place and to_place"),
    cell("chronology.csv", 3, "via", "atlantis", "is not in places.csv"),
    cell("chronology.csv", 3, "via", "karabakh; shusha", "names an end of the route again"),
    cell("chronology.csv", 3, "label", "Reinforcements from Shusha", "is 26 characters long"),
    cell("context.csv", 2, "label", "x" * 25, "Shorten it to 24 characters or less."),
    cell("context.csv", 2, "via", "ganja", "names an end of the route again"),
    cell("context.csv", 2, "act_of", "army", "not among the sides in atlas.toml"),
    cell("causes.csv", 2, "category", "weather", "not among the causes"),
    cell("causes.csv", 2, "statement", "", "is empty"),
    cell("causes.csv", 2, "event", "baku-1920", "is not in events.csv"),
    cell("casualties.csv", 2, "count_min", "1,000", "not a whole number"),
    cell("casualties.csv", 2, "count_min", "about 50", "not a whole number"),
    cell("casualties.csv", 2, "count_min", "-1", "not a whole number"),
    cell("casualties.csv", 2, "count_min", "51.0", "not a whole number"),
    cell("casualties.csv", 2, "count_min", "60", "more than count_max"),
    cell("casualties.csv", 2, "side", "armenian", "not among the sides in atlas.toml"),
    cell("casualties.csv", 2, "kind", "lost", "not an allowed value for this column"),
    cell("casualties.csv", 3, "part_of", "52", "is not a figure of sheki-1930"),
    cell("casualties.csv", 3, "part_of", "fifty", "not a whole number"),
    cell(
        "casualties.csv", 3, "count_max", "80", "is smaller than its part", fault_column="part_of"
    ),
    cell(
        "casualties.csv",
        3,
        "event",
        "ganja-1920",
        "is not a figure of ganja-1920",
        fault_column="part_of",
    ),
    cell("casualties.csv", 4, "statement", "", "neither a figure nor a statement"),
    cell("casualties.csv", 2, "perhaps_in", "7", "is not a figure of any event"),
    cell("casualties.csv", 2, "perhaps_in", "ganja-1920:51", "is not a figure of any event"),
    cell("casualties.csv", 2, "perhaps_in", "many", "is not a figure of any event"),
    cell("casualties.csv", 2, "perhaps_in", "51", "is the figure itself"),
    cell("chronology.csv", 2, "same_step", "end", "stands in no other moment"),
    cell("participants.csv", 2, "who", "", "is empty"),
    cell("participants.csv", 2, "count_min", "2001", "more than count_max"),
    cell("leaders.csv", 2, "name", "", "is empty"),
    cell("other_works.csv", 2, "section", "sources", "is not an allowed value for this column"),
    cell("other_works.csv", 2, "address", "example.org", "is not a web address"),
    cell("sources.csv", 2, "address", "dergipark.org.tr", "is not a web address"),
    cell("leaders.csv", 2, "side", "both", "not among the sides in atlas.toml"),
    cell("interpretations.csv", 2, "thesis", "", "is empty"),
    cell("interpretations.csv", 2, "event", "ganja-1921", "is not in events.csv"),
    cell("evidence.csv", 2, "thesis", "Anti-Sovjet", "not an interpretation of all events"),
    cell("evidence.csv", 2, "thesis", "A war for freedom", "not an interpretation of all events"),
    cell("evidence.csv", 2, "weight", "perhaps", "not an allowed value for this column"),
    cell("evidence.csv", 2, "event", "baku-1920", "is not in events.csv"),
    cell("evidence.csv", 2, "statement", "", "is empty"),
    cell("evidence.csv", 2, "cites", "", "is empty"),
    cell("story.csv", 2, "id", "", "is empty"),
    cell("story.csv", 3, "id", "begins", "is already in row 2"),
    cell("story.csv", 2, "title", "", "is empty"),
    cell("story.csv", 2, "text", "", "is empty"),
    cell("story.csv", 2, "period", "1940/1941", "outside the period of this atlas"),
    cell("story.csv", 2, "period", "May 1920", "is not a date"),
    cell("story.csv", 2, "event", "baku-1920", "is not in events.csv"),
    cell("story.csv", 2, "map_view", "ganja; atlantis", "is not in places.csv"),
    cell("story.csv", 2, "view", "map", "not an allowed value for this column"),
    cell("story.csv", 2, "cites", "", "is empty"),
    cell("lessons.csv", 2, "lesson", "", "is empty"),
    cell("lessons.csv", 2, "minutes", "", "is empty"),
    cell("lessons.csv", 2, "minutes", "five", "not a whole number"),
    cell("lessons.csv", 2, "link", "example.org", "not a link within this atlas"),
    cell("lessons.csv", 2, "link", "javascript:alert(1)", "not a link within this atlas"),
    cell("lessons.csv", 2, "task", "", "is empty"),
    cell("lessons.csv", 2, "question", "", "is empty"),
    cell("lessons.csv", 2, "cites", "", "is empty"),
    cell("context.csv", 2, "title", "", "is empty"),
    cell("context.csv", 2, "end", "1920-04-01", "is before date"),
    cell("context.csv", 2, "place", "moscow", "is not in places.csv"),
    cell("conflicts.csv", 2, "events", "ganja-1920; lankaran-1920", "is not in events.csv"),
    cell("conflicts.csv", 2, "explanation", "", "is empty"),
    cell("conflicts.csv", 2, "section", "deaths", "not an allowed value for this column"),
    cell("glossary.csv", 2, "meaning", "", "is empty"),
    cell("glossary.csv", 2, "cites", "ozdemir-2023:", "no page or other place after the colon"),
    cell("sources.csv", 4, "author", "", "is empty"),
    cell("corrections.csv", 2, "date", "", "is empty"),
    cell("corrections.csv", 2, "date", "2026-11", "is not a single day"),
    cell("corrections.csv", 2, "date", "2026-11-23~", "is not a single day"),
    cell("corrections.csv", 2, "file", "", "is empty"),
    cell("corrections.csv", 2, "file", "event.csv", "is not a file of an atlas"),
    cell("corrections.csv", 2, "what", "", "is empty"),
    cell("corrections.csv", 2, "cites", "", "is empty"),
    cell("foreign.csv", 2, "word", "", "is empty"),
    cell("foreign.csv", 3, "language", "", "is empty"),
)

DOOR: Final = """\
[[doors]]
title = "x"
link = "?event=x"
lat = 40
lon = 47
width = 2
"""
PRESET: Final = """\
[[presets]]
name = "x"
first = "1920-05-01"
last = "1920-05-31"
"""
PRESET_EVENT: Final = 'event = "ganja-1920"'
KEYS: Final = (
    key('title = "A small atlas"', "", "title", "is missing"),
    key('title = "A small atlas"', "title = 7", "title", "must be a text"),
    key('languages = ["en"]', 'languages = "en"', "languages", "a list of texts"),
    key('languages = ["en"]', 'languages = ["qq"]', "languages", "no language qq"),
    key('read_in = "ozdemir-2023"', 'read_in = ""', "read_in", "must be a text"),
    key('first = "1920-01-01"', 'first = "1920"', "time.first", "must be a day"),
    key('last = "1931-12-31"', 'last = "1911-12-31"', "time.last", "is before first"),
    key("west = 42.0,", 'west = "42",', "map.frame.west", "must be a number"),
    key("west = 42.0,", "west = 62.0,", "map.frame.east", "must be greater than west"),
    key("west = 44.35,", "west = 41.0,", "map.opening", "not inside the frame"),
    key(
        'kind = "home"', 'kind = "river"', "map.names[1].kind", "not an allowed value for this key"
    ),
    *(
        key("lat = 40.25", f"lat = 40.25\nseats = {seats}", "map.names[1].seats", "list of places")
        for seats in ("[[40.5]]", "[40.5, 48.0]", '[["40", 48.0]]', "[[40, 48, 0, 1]]", "40.5")
    ),
    key("lat = 40.25", 'lat = 40.25\nturn = "up"', "map.names[1].turn", "must be a number"),
    key(
        "at_home",
        "close = { west = 41.0, south = 38.0, east = 50.0, north = 42.0 }\nat_home",
        "map.close",
        "not inside the frame",
    ),
    key('id = "outbreak"', 'id = "uprising"', "kinds", "the id uprising twice"),
    key("first = 1920", "first = 0", "decades[1].first", "must be a year"),
    key('"#b4341f"', '"red"', "decades[1].colour", "must be a colour"),
    key("languages =", "version = 2\nlanguages =", "version", "must be a text"),
    key("languages =", 'released = "soon"\nlanguages =', "released", "must be a day"),
    key("languages =", 'address = "here"\nlanguages =', "address", "must be a web address"),
    key('name = "1920s"', 'name = "1920s"\nnme = "x"', "decades[1].nme", "is unknown here"),
    key('id = "soviet"', 'id = "insurgent"', "sides", "the id insurgent twice"),
    key('name = "Soviet side"', "", "sides[2].name", "is missing"),
    key("acts =", 'colour = "red"\nacts =', "sides[1].colour", "must be a colour"),
    key("acts =", 'colour = "#0a594b"\nacts =', "sides[1].colour_dark", "the key is missing"),
    key("acts =", 'colour_dark = "#61c1a9"\nacts =', "sides[1].colour_dark", "needs colour"),
    *(
        key("[time]", DOOR.replace(old, new) + "[time]", f"doors[1].{name}", reason)
        for old, new, name, reason in (
            ("width = 2", "width = 0", "width", "must be a number of degrees"),
            ("?event=x", "/debate", "link", "must be the part of an address"),
            ('title = "x"', "", "title", "is missing"),
            ("lat = 40", 'lat = "40"', "lat", "must be a number"),
        )
    ),
    *(
        key("[time]", PRESET.replace(old, new) + "[time]", f"presets[1].{name}", reason)
        for old, new, name, reason in (
            ('last = "1920-05-31"', "", "last", "is missing"),
            ('last = "1920-05-31"', 'last = "1920-04-30"', "last", "is before first"),
            ('last = "1920-05-31"', PRESET_EVENT, "first", "event gives the days"),
        )
    ),
    *(
        key(
            "[time]",
            f'[[presets]]\nname = "x"\nevent = "{event}"\n[time]',
            "presets[1].event",
            reason,
        )
        for event, reason in (("x", "is not in events.csv"), ("undated", "has no date"))
    ),
    key("[time]", "[texts]\nleda = 'x'\n[time]", "texts.leda", "is unknown here"),
    key("[time]", "[texts]\nlead = 7\n[time]", "texts.lead", "must be a text"),
    key("languages =", 'texts = "x"\nlanguages =', "texts", "the table is missing"),
)

FILES: Final = (
    file_case("a missing bracket", "atlas.toml", "title = [", None, "is not TOML"),
    file_case("an empty file", "causes.csv", "", None, "is empty"),
    file_case("a file of blank lines", "causes.csv", "\n\n", None, "is empty"),
    file_case(
        "a table without its rows",
        "events.csv",
        TABLES["events.csv"].split("\n")[0],
        None,
        "no rows",
    ),
    file_case(
        "Windows letters",
        "glossary.csv",
        TABLES["glossary.csv"].replace("uezd", "kadı").encode("cp1254"),
        2,
        "byte 0xFD",
    ),
    file_case("UTF-16", "causes.csv", TABLES["causes.csv"].encode("utf-16"), None, "UTF-16"),
    file_case("a NUL", "causes.csv", TABLES["causes.csv"].replace("robbed", "\0"), 2, "NUL"),
    file_case(
        "an open quotation mark",
        "causes.csv",
        TABLES["causes.csv"].replace("Farms", '"Farms'),
        3,
        "quotation mark",
    ),
    file_case(
        "a comma too many",
        "causes.csv",
        TABLES["causes.csv"].replace("robbed the", "robbed, the"),
        2,
        "has 6 cells under 5 columns",
    ),
    file_case(
        "a short row",
        "sources.csv",
        TABLES["sources.csv"].replace("book,az,,", "book"),
        4,
        "has 5 cells under 8 columns",
    ),
    file_case(
        "a row twice",
        "causes.csv",
        TABLES["causes.csv"] + TABLES["causes.csv"].splitlines()[1],
        4,
        "duplicates row 2",
    ),
    FaultCase(
        "a work twice",
        lambda f: f.write("sources.csv", TABLES["sources.csv"] + "mamedova-2012,M.,,,,,,\n"),
        "sources.csv",
        5,
        "id",
        "is already in row 3",
    ),
    file_case(
        "GeoJSON cut off",
        "geo/regions.geojson",
        '{"type": "Feat',
        None,
        "not a readable GeoJSON file",
    ),
    file_case(
        "no shapes",
        "geo/rivers.geojson",
        '{"type": "FeatureCollection", "features": []}',
        None,
        "no shapes",
    ),
    file_case(
        "a shape without coordinates",
        "geo/lakes.geojson",
        '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"id": "x"},'
        ' "geometry": null}]}',
        None,
        "without coordinates",
    ),
    file_case("a picture of another sort", "geo/relief.webp", b"\x89PNG", None, "not a WebP image"),
    file_case(
        "a WebP under the name of a JPEG", "geo/relief-paper.jpg", b"RIFF", None, "not a JPEG image"
    ),
)


def _header(claim: str, old: str, new: str, column: str, reason: str) -> FaultCase:
    return FaultCase(
        claim,
        lambda f: f.replace("glossary.csv", old, new),
        "glossary.csv",
        1,
        column,
        reason,
    )


HEADERS: Final = (
    _header("a column left out", "term,meaning,cites", "term,meaning", "cites", "is missing"),
    _header("a column unknown", "cites\nuezd", "cites,notes\nuezd", "notes", "unknown here"),
    _header("a column twice", "cites\nuezd", "cites,term\nuezd", "term", "appears 2 times"),
    _header("a column without a name", "term,meaning", ",meaning", "1", "no name"),
)


@pytest.mark.parametrize("case", [*CELLS, *KEYS, *FILES], ids=lambda case: case.claim)
def test_a_fault_is_named_where_it_stands_and_nowhere_else(case: FaultCase, folder: Folder) -> None:
    case.damage(folder)
    (fault,) = _faults(folder.path)
    _assert_named(case, fault)


@pytest.mark.parametrize("case", HEADERS, ids=lambda case: case.claim)
def test_a_fault_in_the_first_row_is_named(case: FaultCase, folder: Folder) -> None:
    case.damage(folder)
    faults = [fault for fault in _faults(folder.path) if fault.column == case.column]
    _assert_named(case, faults[0])


REQUIRED: Final = [schema.file for schema in SCHEMAS if not schema.optional]
OPTIONAL: Final = [schema.file for schema in SCHEMAS if schema.optional]


@pytest.mark.parametrize("file", REQUIRED)
def test_a_missing_table_is_one_fault_that_gives_its_first_row(file: str, folder: Folder) -> None:
    (folder.path / file).unlink()
    faults = [fault for fault in _faults(folder.path) if fault.file == file]
    assert [fault.reason for fault in faults] == ["the file is missing"]
    assert TABLES[file].splitlines()[0] in faults[0].fix


@pytest.mark.parametrize("file", OPTIONAL)
def test_an_optional_table_that_is_missing_has_no_rows(file: str, folder: Folder) -> None:
    (folder.path / file).unlink()
    assert getattr(read_folder(folder.path), file.removesuffix(".csv")) == ()


@pytest.mark.parametrize("file", OPTIONAL)
def test_an_optional_table_that_is_there_is_read_like_any_other(file: str, folder: Folder) -> None:
    assert getattr(read_folder(folder.path), file.removesuffix(".csv"))
    folder.write(file, "")
    assert [fault.reason for fault in _faults(folder.path)] == ["the file is empty"]


@pytest.mark.parametrize("file", TABLES)
def test_garbage_in_any_table_is_named_and_never_a_traceback(file: str, folder: Folder) -> None:
    folder.write(file, bytes(range(1, 256)) * 20)
    assert {fault.file for fault in _faults(folder.path)} == {file}


def test_swapped_coordinates_are_recognized(folder: Folder) -> None:
    folder.set("places.csv", 2, "lat", "46.3613")
    folder.set("places.csv", 2, "lon", "40.6816")
    (fault,) = _faults(folder.path)
    assert "swapped" in fault.reason
    assert "Enter 40.6816 in lat and 46.3613 in lon." in fault.fix


def test_records_that_are_parts_of_each_other_are_named(folder: Folder) -> None:
    folder.set("events.csv", 2, "parent", "shusha-1920")
    assert [(fault.row, fault.column) for fault in _faults(folder.path)] == [
        (2, "parent"),
        (3, "parent"),
    ]


# Columns whose faults show only where the other cells of the row can be read.
NEIGHBOURS: Final = ("id", "end", "named_until", "lon", "same_step", "perhaps_in")


def test_all_faults_of_all_files_come_at_once(folder: Folder) -> None:
    cases = [case for case in CELLS if case.row == 2 and case.column not in NEIGHBOURS]
    last_of_each_cell = {(case.file, case.column): case for case in cases}
    for case in last_of_each_cell.values():
        case.damage(folder)
    folder.replace("atlas.toml", 'title = "A small atlas"', "")
    folder.write("geo/relief.webp", b"no picture")
    folder.set("sources.csv", 4, "author", "")
    faults = {(fault.file, fault.row, fault.column) for fault in _faults(folder.path)}
    # Without a configuration its vocabulary and `read_in` cannot be checked.
    expected = {
        (case.file, 2, case.column)
        for case in last_of_each_cell.values()
        if "among the" not in case.reason and "frame" not in case.reason
    }
    assert expected <= faults
    assert {file for file, _, _ in faults} >= {"atlas.toml", "geo/relief.webp", *TABLES}


def test_a_wrong_row_does_not_make_the_rows_that_name_it_wrong(folder: Folder) -> None:
    folder.set("events.csv", 2, "start", "in May")
    folder.set("places.csv", 2, "lat", "north")
    folder.set("places.csv", 3, "id", "Shusha")
    assert [(fault.file, fault.row) for fault in _faults(folder.path)] == [
        ("events.csv", 2),
        ("places.csv", 2),
        ("places.csv", 3),
    ]


def test_a_fault_tells_the_row_that_a_spreadsheet_shows(folder: Folder) -> None:
    text = TABLES["glossary.csv"].replace("A district.", '"A\ndistrict."')
    folder.write("glossary.csv", f"{text}\n\nkulak,,ozdemir-2023:30\n")
    (fault,) = _faults(folder.path)
    assert (fault.row, fault.column) == (5, "meaning")


def test_rows_that_are_all_too_short_are_all_named(folder: Folder) -> None:
    rows = ["event,category,statement,said_by,cites", "ganja-1920,army-conduct", "x", "y,z"]
    folder.write("causes.csv", "\n".join(rows))
    assert [fault.row for fault in _faults(folder.path)] == [2, 3, 4]


@pytest.mark.parametrize(
    ("cell_text", "to_write"), [("1,000", "1000"), ("1.000", "1000"), ("12 345 678", "12345678")]
)
def test_a_number_in_groups_is_told_without_them(
    cell_text: str, to_write: str, folder: Folder
) -> None:
    folder.set("participants.csv", 2, "count_max", cell_text)
    (fault,) = _faults(folder.path)
    assert fault.fix == f"Enter digits only: {to_write}."


@pytest.mark.parametrize("cell_text", ["50-60", "-1", "about 50", "51.5", "1,00", "½"])
def test_a_number_is_never_guessed(cell_text: str, folder: Folder) -> None:
    folder.set("participants.csv", 2, "count_max", cell_text)
    (fault,) = _faults(folder.path)
    assert not any(sign.isdigit() for sign in fault.fix)


@pytest.mark.parametrize(
    ("file", "column", "cell_text", "fix"),
    [
        ("events.csv", "scope", "own", "Use azerbaijan (counted) or comparison (only shown)."),
        ("events.csv", "scope", "", "Use azerbaijan (counted) or comparison (only shown)."),
        ("casualties.csv", "side", "", "Use one of: insurgent, soviet, all; or add"),
        ("events.csv", "title", "", "delete the row if the source says nothing."),
        ("lessons.csv", "minutes", "about 5", "Enter digits only."),
        ("casualties.csv", "part_of", "the 51", "Enter digits only."),
        ("casualties.csv", "count_min", "about 5", "Put words in qualifier, and two numbers in"),
        ("participants.csv", "count_min", "about 5", "Put words in statement, and two numbers in"),
        ("places.csv", "precision", "region", "Use one of: karabakh"),
        ("places.csv", "region", "anywhere", "Use one of: karabakh"),
    ],
)
def test_a_fix_says_what_to_write_in_this_very_cell(
    file: str, column: str, cell_text: str, fix: str, folder: Folder
) -> None:
    folder.set(file, 2, column, cell_text)
    (fault,) = _faults(folder.path)
    assert fix in str(fault.fix)
    assert fix != "Enter digits only." or fault.fix == fix


def test_a_folder_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    (fault,) = _faults(tmp_path / "nowhere")
    assert "no such folder" in fault.reason


def test_a_work_that_all_was_read_in_must_be_among_the_sources(folder: Folder) -> None:
    folder.set("sources.csv", 2, "id", "oezdemir-2023")
    faults = [fault for fault in _faults(folder.path) if fault.file == "atlas.toml"]
    assert [fault.column for fault in faults] == ["read_in"]


def test_version_day_and_address_of_the_data_may_be_given_empty_or_left_out(folder: Folder) -> None:
    left_out = read_folder(folder.path).config
    folder.replace(
        "atlas.toml", "languages", 'version = ""\nreleased = ""\naddress = ""\nlanguages'
    )
    assert read_folder(folder.path).config == left_out
    assert (left_out.version, left_out.released, left_out.address) == ("", None, "")
    for key, value in {
        "version": "2.0",
        "released": "2026-11-23",
        "address": "https://a.org/",
    }.items():
        folder.replace("atlas.toml", f'{key} = ""', f'{key} = "{value}"')
    config = read_folder(folder.path).config
    assert (config.version, config.address) == ("2.0", "https://a.org/")
    assert config.released == date(2026, 11, 23)


def test_a_line_on_a_fault_says_where_what_and_what_to_write() -> None:
    reason, fix = phrase("is not a date"), phrase("Use EDTF.")
    fault = Fault("events.csv", 5, "start", "1920-13-01", reason, fix)
    assert as_line(fault) == (
        "events.csv, row 5, column start: “1920-13-01” is not a date. Use EDTF."
    )


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(
            lambda f: f.write("causes.csv", b"\xef\xbb\xbf" + f.read("causes.csv").encode()),
            id="byte order mark",
        ),
        pytest.param(
            lambda f: f.write("causes.csv", f.read("causes.csv").replace("\n", "\r\n")),
            id="Windows line ends",
        ),
        pytest.param(
            lambda f: f.write("causes.csv", f.read("causes.csv").replace("\n", "\r")),
            id="old Macintosh line ends",
        ),
        pytest.param(
            lambda f: f.write("causes.csv", f.read("causes.csv") + ",,,,\n\n,,,,\n"),
            id="empty rows at the end",
        ),
        pytest.param(
            lambda f: f.write("causes.csv", f.read("causes.csv").replace("\n", ",,\n")),
            id="empty columns at the end",
        ),
        pytest.param(
            lambda f: f.write("causes.csv", f.read("causes.csv").replace(",", " , ")),
            id="blanks around cells",
        ),
    ],
)
def test_what_a_spreadsheet_does_to_a_file_does_not_matter(damage: Damage, folder: Folder) -> None:
    plain = read_folder(folder.path)
    damage(folder)
    assert read_folder(folder.path).causes == plain.causes


def test_the_order_of_columns_does_not_matter(folder: Folder) -> None:
    plain = read_folder(folder.path)
    folder.write("glossary.csv", "cites,meaning,term\nozdemir-2023:30,A district.,uezd\n")
    assert read_folder(folder.path).glossary == plain.glossary


def test_composed_and_decomposed_letters_are_the_same(folder: Folder) -> None:
    folder.set("sources.csv", 2, "author", "O\u0308zdemir")
    assert read_folder(folder.path).sources[0].author == ("Özdemir",)


def test_words_that_look_like_nothing_stay_words(folder: Folder) -> None:
    folder.set("glossary.csv", 2, "term", "NA")
    folder.set("glossary.csv", 2, "meaning", "null")
    (term,) = read_folder(folder.path).glossary
    assert (term.term, term.meaning) == ("NA", "null")


def test_an_atlas_needs_no_map_layers(folder: Folder) -> None:
    (folder.path / "geo/regions.geojson").unlink()
    folder.set("places.csv", 4, "region", "anywhere")
    assert set(read_folder(folder.path).layers) == {None}


def test_citations_keep_their_order_and_their_places_in_the_work(small: Tables) -> None:
    assert small.causes[0].cites == (
        Citation("guliyev-1979", "C. 3"),
        Citation("ozdemir-2023", "31"),
    )


def test_a_figure_of_zero_and_a_figure_unsaid_are_not_the_same(folder: Folder) -> None:
    folder.set("casualties.csv", 4, "count_min", "0")
    figure = read_folder(folder.path).casualties[2]
    assert (figure.count_min, figure.count_max) == (0, None)


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema.file)
def test_every_column_is_documented_and_becomes_a_field(schema: object, small: Tables) -> None:
    (table,) = [column for column in SCHEMAS if column is schema]
    records = getattr(small, table.file.removesuffix(".csv"))
    assert tuple(column.name for column in table.columns) == tuple(vars(records[0]))
    assert all(column.meaning.endswith(".") for column in table.columns)
    assert TABLES[table.file].splitlines()[0] == ",".join(column.name for column in table.columns)


@pytest.fixture
def small(folder: Folder) -> Tables:
    return read_folder(folder.path)


def _faults(folder: Path) -> tuple[Fault, ...]:
    with pytest.raises(FaultyData) as problem:
        read_folder(folder)
    return problem.value.faults


def _assert_named(case: FaultCase, fault: Fault) -> None:
    assert (fault.file, fault.row, fault.column) == (case.file, case.row, case.column)
    assert case.reason in as_line(fault)
    assert fault.fix.endswith((".", "?"))
