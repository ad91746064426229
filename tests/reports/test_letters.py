"""Letters that programs stumble over: each is in every output, or named by `check`.

A row is one text in one cell. `check` may name the cell; then it says which letter it means. All
that it lets pass is on the page, in the downloads, in the search and on paper, where a letter that
the typefaces of the handouts lack has a sign in its place.
"""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any, Final, NamedTuple
from xml.etree import ElementTree

import pytest
import typst

from dashboard import settings
from dashboard.cli.check_report import Report, report_on
from dashboard.cli.export import export
from dashboard.cli.main import main
from dashboard.data import SCHEMAS, as_line, read_raw_files
from dashboard.data.claim_addresses import RELATING
from dashboard.data.columns import Text, TextList
from dashboard.data.number_cells import Count, Degrees
from dashboard.downloads.workbook import workbook
from dashboard.edition import edition_of
from dashboard.handouts import typesetting
from dashboard.handouts.event_sheet import handout_content
from dashboard.handouts.missing_glyphs import REPLACEMENT_CHARACTER, MissingLetters, replace_missing
from dashboard.handouts.unprinted import PRINTED_COLUMNS
from dashboard.handouts.worksheet import worksheet_content
from dashboard.handouts.worksheet_key import worksheet_key_content
from dashboard.languages.language import Language
from dashboard.model import atlas_from
from dashboard.web.factory import build, create_server
from tests.conftest import TABLES, Folder, small_folder
from tests.reports.letters import TODAY, Response, all_responses, pdf_text

SHEETS: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ROWS: Final = 6  # the first free row of events.csv in the small folder


class Case(NamedTuple):
    """A text; the letters that a handout cannot print, or the one for which `check` refuses it."""

    text: str
    unprinted: str = ""
    refused: str = ""


CASES: Final = {
    "emoji": Case("Rising 😀", "😀"),
    "emoji-joined-to-a-family": Case("A 👨‍👩‍👧 fled", "👨👩👧"),
    "flag": Case("Under 🇦🇿", "🇦🇿"),
    "emoji-with-its-presentation": Case("Sign ☪\ufe0f"),
    "chinese-title": Case("阿塞拜疆 1920", "阿塞拜疆"),
    "chinese-corner-brackets": Case("「起義」", "「起義」"),
    "japanese": Case("ひがし", "ひがし"),
    "korean": Case("한국", "한국"),
    "thai": Case("ไทย", "ไทย"),
    "ethiopic": Case("አማርኛ", "አማርኛ"),
    "tamil-sign-after-its-letter": Case("கி", "கி"),
    "syriac": Case("ܒܝܬ", "ܒܝܬ"),
    "arabic": Case("گنجه در سال"),
    "arabic-letter-of-the-tatars": Case("تاتار ڭ", "ڭ"),
    "arabic-ligature": Case("محمد ﷺ", "ﷺ"),
    "persian-with-a-joiner": Case("می\u200cخواهم"),
    "hebrew-with-points": Case("יְהוּדִי"),
    "armenian-and-georgian": Case("Գանձակ განჯა"),
    "greek-and-devanagari": Case("Ελλάς"),
    "cyrillic-of-a-minority": Case("Ԥ Ӏ ԝ", "Ԥ"),
    "mathematics-beyond-the-first-plane": Case("𝔄 x"),
    "cuneiform": Case("𒀀𒁀", "𒀀𒁀"),
    "letter-and-its-accent-apart": Case("Ga\u0308nca\u0301"),
    "accent-alone": Case("\u0301 stress"),
    "many-accents": Case("Z" + "\u0301\u0327\u0323\u0307" * 12),
    "soft-hyphen": Case("up\u00adrising", refused="U+00AD"),
    "no-break-spaces": Case("20\u00a0000\u202f000"),
    "line-separator": Case("one\u2028two\u2029three"),
    "ogham-space": Case("one\u1680two"),
    "tab-and-new-line": Case("one\ttwo\nthree"),
    "apostrophes": Case("O'Neill’s ʻAlī ʿUmar ʼn ′″"),
    "quotation-marks": Case('"a" «b» „c“ ‘d’ `e`'),
    "right-to-left-override": Case("abc\u202edef", refused="U+202E"),
    "null": Case("a\0b", refused="NUL"),
    "bell": Case("a\7b", refused="U+0007"),
    "escape": Case("a\x1b[31mb", refused="U+001B"),
    "delete": Case("a\x7fb", refused="U+007F"),
    "control-of-the-second-set": Case("a\x9fb", refused="U+009F"),
    "private-use": Case("a\ue000b", refused="U+E000"),
    "no-character": Case("a\ufffeb", refused="U+FFFE"),
    "no-character-of-arabic": Case("a\ufdd0b", refused="U+FDD0"),
    "replacement-character": Case("a\ufffdb", refused="U+FFFD"),
    "tag-letters": Case("a\U000e0041b", refused="U+E0041"),
    "mark-of-byte-order-inside": Case("a\ufeffb", refused="U+FEFF"),
    "very-long-word": Case("W" * 400),
    "very-long-text": Case("Many words. " * 90),
    "signs-of-formulas": Case("=1+1", refused="formula"),
    "signs-before-a-number": Case("-5 +3 @home"),
}
ACCEPTED: Final = {name: case for name, case in CASES.items() if not case.refused}
REFUSED: Final = {name: case for name, case in CASES.items() if case.refused}


class Outputs(NamedTuple):
    """The report of `check` on an atlas with a case in each event, and every response."""

    report: Report
    responses: Mapping[str, Response]


def add(folder: Folder, file: str, *rows: tuple[str, ...]) -> None:
    """Add rows to a table; the cells after the last one stay empty."""
    columns = len(next(csv.reader(folder.read(file).splitlines())))
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(
        (*row, *[""] * (columns - len(row))) for row in rows
    )
    folder.write(file, folder.read(file) + text.getvalue())


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Outputs:
    """An atlas of all cases that `check` lets pass."""
    folder = small_folder(tmp_path_factory.mktemp("letters"))
    for name, case in ACCEPTED.items():
        cite = "ozdemir-2023:31"
        place = ("point", "", "")
        text = case.text
        add(folder, "places.csv", (f"at-{name}", text, "", "town", "40.5", "46.5", *place))
        event_cells = (f"at-{name}", "", "1920-06-01", "", "", text, cite)
        add(folder, "events.csv", (name, text, "uprising", "azerbaijan", "", *event_cells))
        add(folder, "leaders.csv", (name, text, "", "insurgent", "", "", cite))
        add(
            folder,
            "chronology.csv",
            (name, "1920-06", "during", f"at-{name}", "ganja", text, text, cite, "", ""),
        )
        add(folder, "conflicts.csv", (name, text, text, "", cite, ""))
    report = report_on(folder.path, settings.TRANSLATIONS_FOLDER, TODAY)
    assert [as_line(fault) for fault in report.faults] == []
    return Outputs(report, all_responses(create_server(folder.path)))


@pytest.mark.parametrize("name", REFUSED)
def test_a_sign_that_is_no_letter_is_named_by_cell(name: str, folder: Folder) -> None:
    folder.set("events.csv", 2, "title", REFUSED[name].text)
    (fault,) = report_on(folder.path, settings.TRANSLATIONS_FOLDER, TODAY).faults
    assert fault.file == "events.csv"
    assert REFUSED[name].refused in as_line(fault)


@pytest.mark.parametrize("name", ACCEPTED)
def test_a_letter_that_a_handout_cannot_print_is_named_by_cell(name: str, outputs: Outputs) -> None:
    unprinted, row = ACCEPTED[name].unprinted, ROWS + [*ACCEPTED].index(name)
    warnings = [warning for warning in outputs.report.warnings if "typeface" in warning.reason]
    location = ("events.csv", row, "title")
    reasons = [warning.reason for warning in warnings if warning[:3] == location]
    numbers = [f"U+{ord(letter):04X}" for letter in [*dict.fromkeys(unprinted)][:5]]
    assert re.findall(r"U\+[0-9A-F]+", "".join(reasons)) == numbers


def test_everything_is_answered(outputs: Outputs) -> None:
    assert {
        address: response.status
        for address, response in outputs.responses.items()
        if response.status != 200
    } == {}


@pytest.mark.parametrize("name", ACCEPTED)
def test_a_letter_goes_through_page_downloads_and_search(name: str, outputs: Outputs) -> None:
    text = unicodedata.normalize("NFC", ACCEPTED[name].text.strip())
    assert as_json(text) in outputs.responses["/en/atlas-data.js"].text  # list, map and search
    assert as_json(escape(text, quote=False)) in outputs.responses["/en/atlas-panels.js"].text
    features = json.loads(outputs.responses["/en/downloads/events.geojson"].text)["features"]
    assert text in [event["properties"]["title"] for event in features]
    table = outputs.responses["/en/downloads/events.csv"].text
    assert ACCEPTED[name].text in [row[1] for row in csv.reader(io.StringIO(table, newline=""))]


def as_json(text: str) -> str:
    """Return a text as it stands in JSON, without its quotation marks."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


@pytest.mark.parametrize("name", ACCEPTED)
def test_a_handout_has_a_sign_for_a_letter_it_lacks_and_says_so(
    name: str, outputs: Outputs
) -> None:
    sheet = pdf_text(outputs.responses[f"/en/handouts/{name}.pdf"].content)
    unprinted = ACCEPTED[name].unprinted
    assert (REPLACEMENT_CHARACTER in sheet) is bool(unprinted)
    assert ("cannot print" in sheet) is bool(unprinted)
    assert all(letter not in sheet for letter in unprinted)


@pytest.mark.parametrize(
    ("missing", "expected"),
    [
        (MissingLetters(), '<svg id="占"><t>占 s Ж a\u0489</t></svg>'),
        (MissingLetters(frozenset("占s")), '<svg id="占"><t>� � Ж a\u0489</t></svg>'),
        (MissingLetters(all_unusual=True), '<svg id="占"><t>� s Ж a�</t></svg>'),
    ],
)
def test_the_markup_of_a_map_is_left_alone(missing: MissingLetters, expected: str) -> None:
    content = {"svg": '<svg id="占"><t>占 s Ж a\u0489</t></svg>'}
    assert replace_missing(content, missing) == {"svg": expected}


# --- one sheet that fails ------------------------------------------------------------------------


@pytest.fixture
def broken(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """A folder in which the handout of one event cannot be typeset."""
    real = typesetting._compiled
    problem = typst.TypstError("out of paper", "out of paper")
    problem.message = problem.diagnostic = "out of paper"

    def compiled(template: str, content: dict[str, Any]) -> bytes:
        if content["name"] == "sheki-1930":
            raise problem
        return real(template, content)

    monkeypatch.setattr(typesetting, "_compiled", compiled)
    return folder


def test_a_handout_that_cannot_be_set_is_told_plainly(
    broken: Folder, caplog: pytest.LogCaptureFixture
) -> None:
    client = create_server(broken.path).test_client()
    response = client.get("/en/handouts/sheki-1930.pdf")
    assert response.status_code == 500
    assert response.text == "500. This handout could not be created. Go to the atlas: /en/\n"
    (record,) = caplog.records
    assert (
        record.getMessage()
        == "Could not create the handout at /en/handouts/sheki-1930.pdf: out of paper"
    )
    assert record.exc_info is None
    assert client.get("/en/handouts/ganja-1920.pdf").status_code == 200


def test_a_handout_that_cannot_be_set_stops_no_export(
    broken: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines: list[str] = []
    monkeypatch.setattr(
        "dashboard.cli.export._compress", lambda _: None
    )  # it takes most of the time
    export(build(broken.path), tmp_path / "web", lines.append)
    names = {file.stem for file in (tmp_path / "web").glob("en/handouts/*.pdf")}
    assert names == {"ganja-1920", "shusha-1920", "undated", "you-judge", "you-judge-key"}
    assert lines[-1] == (
        "Warning: these handouts could not be created and were left out: "
        "en/handouts/sheki-1930.pdf."
    )


def test_a_handout_that_cannot_be_set_stops_no_other(
    broken: Folder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["handout", "--data", str(broken.path), "--to", str(tmp_path / "pdf")]) == 2
    assert len(list((tmp_path / "pdf").glob("*.pdf"))) == 5
    assert capsys.readouterr().err == "The handout sheki-1930 could not be created: out of paper.\n"


# --- which cells are printed ---------------------------------------------------------------------


def test_check_looks_at_every_column_that_a_handout_prints(folder: Folder) -> None:
    marks = _marked(folder)
    atlas = atlas_from(folder.path)
    contents = [
        *(handout_content(event, edition_of(atlas, Language("en"))) for event in atlas.events),
        worksheet_content(edition_of(atlas, Language("en"))),
        worksheet_key_content(edition_of(atlas, Language("en"))),
    ]
    text = json.dumps(contents, ensure_ascii=False)
    printed_columns = {cell for cell, mark in marks.items() if mark in text}
    checked = {(file, column) for file, columns in PRINTED_COLUMNS.items() for column in columns}
    # This column repeats the theses of interpretations.csv, whose mark is printed.
    assert printed_columns | {("evidence.csv", "thesis")} == checked


def _marked(folder: Folder) -> dict[tuple[str, str], str]:
    """Put a mark of its own into every text column of a folder, and return the marks."""
    marks: dict[tuple[str, str], str] = {}
    for schema in SCHEMAS:
        for column in schema.columns:
            if isinstance(column.type, Text | TextList) and column.name not in RELATING:
                column_name = (schema.file, column.name)
                marks[column_name] = f"mark{len(marks)}x"
                for row in range(2, len(TABLES[schema.file].splitlines()) + 1):
                    text = f"{marks[column_name]}{row}"
                    if column_name == ("evidence.csv", "thesis"):
                        text = f"{marks['interpretations.csv', 'thesis']}3"  # the one on all events
                    folder.set(schema.file, row, column.name, text)
    return marks


# --- what a spreadsheet does with a download -----------------------------------------------------

CELL_TEXTS: Final = {
    "date-of-a-month": "1920-05",
    "date-of-a-day": "1920-05-25",
    "date-with-a-doubt": "[1920-05-25,1920-05-26]",
    "range-like-a-date": "3-4",
    "pages-like-a-date": "12/13",
    "zeros-in-front": "0042",
    "number-with-a-comma": "40,6816",
    "number-with-an-e": "1E5",
    "number-of-many-digits": "12345678901234567890",
    "percent": "5%",
    "true": "TRUE",
    "plus-in-front": "+994 12",
    "minus-in-front": "-insurgents",
    "at-in-front": "@SUM(A1)",
    "separators-inside": 'a;b,c\td"e"',
    "several-lines": "one\ntwo",
    "letters-of-azerbaijani": "Gəncə, Şəki, Ğ ı İ",
    "arabic": "گنجه",
    "emoji": "😀 👨‍👩‍👧",
    "markup": "<b>&amp;</b>",
    "escape-of-the-format": "_x0041_ and _x_",
}


@pytest.mark.parametrize("text", CELL_TEXTS.values(), ids=CELL_TEXTS)
def test_a_workbook_holds_a_cell_as_text_letter_by_letter(text: str) -> None:
    tables = {schema.file: ",".join(c.name for c in schema.columns) for schema in SCHEMAS}
    row = io.StringIO()
    csv.writer(row).writerow(["w", "A", text, text, "article", "az", text])
    tables["sources.csv"] = f"id,author,year,title,kind,language,note\n{row.getvalue()}"
    content = workbook({file: table.encode() for file, table in tables.items()}, b"table,column\n")
    (_, cells) = cells_of(content, "sources")
    assert cells == [(value, "text") for value in ("w", "A", text, text, "article", "az", text)]


def test_a_workbook_has_every_row_of_every_table_and_its_figures_as_numbers() -> None:
    originals = read_raw_files(settings.DATA_FOLDER)
    content = workbook(originals, b"table,column\n")
    assert content == workbook(originals, b"table,column\n")
    for schema in SCHEMAS:
        text = originals[schema.file].decode()
        rows = list(csv.reader(io.StringIO(text, newline="")))
        cells = cells_of(content, schema.file.removesuffix(".csv"))
        assert [[cell for cell, _ in row] for row in cells] == rows
        figures = {c.name for c in schema.columns if isinstance(c.type, Count | Degrees)}
        for row in cells[1:]:
            for name, (cell, kind) in zip(rows[0], row, strict=True):
                assert kind == ("number" if name in figures and cell else "text")


def cells_of(content: bytes, name: str) -> list[list[tuple[str, str]]]:
    """Return the cells of a sheet, and what each is, as a spreadsheet reads them."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        book = ElementTree.fromstring(packed.read("xl/workbook.xml"))  # noqa: S314  # our own
        names = [element.attrib["name"] for element in book.iter(f"{SHEETS}sheet")]
        part = f"xl/worksheets/sheet{names.index(name) + 1}.xml"
        sheet = ElementTree.fromstring(packed.read(part))  # noqa: S314
    return [[_cell(element) for element in row] for row in sheet.iter(f"{SHEETS}row")]


def _cell(cell: ElementTree.Element) -> tuple[str, str]:
    text = "".join(cell.itertext())
    decoded = re.sub("_x([0-9A-F]{4})_", lambda match: chr(int(match[1], 16)), text)
    return decoded, "text" if cell.get("t") == "inlineStr" else "number"
