"""What spreadsheets do to tables: each variant loads, or is named with what to write."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Final, NamedTuple
from zipfile import ZipFile

import pytest

from dashboard.data import FaultyData, Tables, as_line, read_folder
from dashboard.data.raw_files import read_raw_files
from dashboard.data.spreadsheets import candidate_dates
from tests.conftest import TABLES, Folder

CAUSES: Final = TABLES["causes.csv"]
EVENTS: Final = TABLES["events.csv"]
Rewrite = Callable[[str], str | bytes]


def rewritten(text: str, separator: str = ",", ends: str = "\n", *, shuffled: bool = False) -> str:
    """Return a table as another program would write it."""
    rows = list(csv.reader(io.StringIO(text)))
    if shuffled:
        order = Random(7).sample(range(len(rows[0])), len(rows[0]))  # noqa: S311
        rows = [[row[at] for at in order] for row in rows]
    output = io.StringIO()
    csv.writer(output, delimiter=separator, lineterminator=ends).writerows(rows)
    return output.getvalue()


READABLE: Final[dict[str, Rewrite]] = {
    "UTF-8 with a mark": lambda text: text.encode("utf-8-sig"),
    "line ends of Windows": lambda text: rewritten(text, ends="\r\n"),
    "line ends of an old Macintosh": lambda text: rewritten(text, ends="\r"),
    "mixed line ends": lambda text: text.replace("\n", "\r\n", 1),
    "no end of the last line": lambda text: text.rstrip("\n"),
    "semicolons": lambda text: rewritten(text, ";"),
    "semicolons, a mark, Windows": lambda text: rewritten(text, ";", "\r\n").encode("utf-8-sig"),
    "tabs": lambda text: rewritten(text, "\t"),
    "bars": lambda text: rewritten(text, "|"),
    "sep=; in the first line": lambda text: "sep=;\r\n" + rewritten(text, ";", "\r\n"),
    "SEP=, in quotation marks": lambda text: '"SEP=,"\n' + text,
    "columns in another order": lambda text: rewritten(text, shuffled=True),
    "another order, semicolons": lambda text: rewritten(text, ";", shuffled=True),
    "every cell in quotation marks": lambda text: quoted(text),
    "blanks around cells": lambda text: spaced(text, " "),
    "no-break spaces around cells": lambda text: spaced(text, "\u00a0"),
    "tabs around cells": lambda text: spaced(text, "\t"),
    "empty rows at the end": lambda text: text + "\n\n" + "," * text.split("\n")[0].count(","),
    "a thousand empty rows at the end": lambda text: text + ",\n" * 1000,
    "empty rows between": lambda text: rewritten(text, ends="\n\n"),
    "an empty row above": lambda text: "\n" + text,
    "empty columns at the end": lambda text: rewritten(text, ends=",,,\n"),
    "a header longer by empty cells": lambda text: text.replace("\n", ",,,\n", 1),
    "decomposed letters": lambda text: text.replace("Ö", "O\u0308"),
}


def quoted(text: str) -> str:
    output = io.StringIO()
    writer = csv.writer(output, quoting=csv.QUOTE_ALL)
    writer.writerows(csv.reader(io.StringIO(text)))
    return output.getvalue()


def spaced(text: str, blank: str) -> str:
    rows = csv.reader(io.StringIO(text))
    output = io.StringIO()
    csv.writer(output).writerows([[f"{blank}{cell}{blank}" for cell in row] for row in rows])
    return output.getvalue()


@pytest.mark.parametrize("rewrite", READABLE.values(), ids=READABLE)
def test_a_table_as_another_program_writes_it_says_the_same(
    rewrite: Rewrite, folder: Folder
) -> None:
    plain = without_shapes(read_folder(folder.path))
    for file, text in TABLES.items():
        folder.write(file, rewrite(text))
    assert without_shapes(read_folder(folder.path)) == plain


@pytest.mark.parametrize("rewrite", READABLE.values(), ids=READABLE)
def test_what_is_read_and_handed_on_says_the_same_again(
    rewrite: Rewrite, folder: Folder, tmp_path: Path
) -> None:
    plain = without_shapes(read_folder(folder.path))
    for file, text in TABLES.items():
        folder.write(file, rewrite(text))
    again = Folder(tmp_path / "again")
    for file, content in read_raw_files(folder.path).items():
        again.write(file, content)
        if file.endswith(".csv"):  # as the Data Package says it: UTF-8, and commas
            header = next(
                csv.reader(row for row in content.decode("utf-8-sig").splitlines() if row)
            )
            assert len(header) >= len(TABLES[file].split("\n")[0].split(","))
    assert without_shapes(read_folder(again.path)) == plain


def without_shapes(tables: Tables) -> Tables:
    # Frames of shapes cannot be compared as a whole, and none of these variants affects them.
    return tables._replace(layers=tables.layers._replace(regions=None))


class FaultCase(NamedTuple):
    """A way to damage the small atlas, and what the line on it must contain."""

    claim: str
    damage: Callable[[Folder], None]
    location: str
    phrases: tuple[str, ...]


def file(claim: str, content: bytes | str, location: str, *phrases: str) -> FaultCase:
    return FaultCase(claim, lambda folder: folder.write("causes.csv", content), location, phrases)


def cell(name: str, row: int, column: str, value: str, *phrases: str) -> FaultCase:
    location = f"{name}, row {row}, column {column}:"
    claim = f"{name} {column}={value}"
    return FaultCase(claim, lambda folder: folder.set(name, row, column, value), location, phrases)


def day(value: str, *phrases: str) -> FaultCase:
    return cell("chronology.csv", 2, "date", value, "is not a date", *phrases)


def count(value: str, *phrases: str) -> FaultCase:
    return cell("participants.csv", 2, "count_min", value, "is not a whole number", *phrases)


def packed(*names: str, kind: str = "") -> bytes:
    content = io.BytesIO()
    with ZipFile(content, "w") as archive:
        if kind:
            archive.writestr("mimetype", kind)
        for name in names:
            archive.writestr(name, "x")
    return content.getvalue()


TURKISH: Final = CAUSES.replace("town", "kadı")
RUSSIAN: Final = CAUSES.replace("Farms were taken", "Хозяйства отобрали")
ROWS: Final = CAUSES.splitlines()


def in_one_cell(text: str, first: int) -> str:
    """Return a table whose rows from `first` on have all their text in their first cell."""
    lines = text.splitlines()
    output = io.StringIO()
    csv.writer(output).writerows([line] for line in lines[first:])
    return "\n".join([*lines[:first], output.getvalue()])


NUMBERED: Final = ",".join(f"Column{number}" for number in range(1, 6))
FILES: Final = (
    file("UTF-16", CAUSES.encode("utf-16"), "causes.csv:", "UTF-16", "CSV UTF-8"),
    file("UTF-16 big end first", CAUSES.encode("utf-16-be"), "causes.csv:", "UTF-16"),
    file("UTF-16 without a mark", CAUSES.encode("utf-16-le"), "causes.csv:", "UTF-16"),
    file("UTF-32", CAUSES.encode("utf-32"), "causes.csv:", "UTF-16"),
    file("Turkish", TURKISH.encode("cp1254"), "causes.csv, row 2:", "Windows-1254 (Turkish)"),
    file("Cyrillic", RUSSIAN.encode("cp1251"), "causes.csv, row 3:", "Windows-1251 (Cyrillic)"),
    file("Western", CAUSES.replace("S", "É").encode("cp1252"), "causes.csv, row 2:", "1252"),
    file("Turkish, Macintosh ends", TURKISH.replace("\n", "\r").encode("cp1254"), ", row 2:"),
    file("one byte lost", CAUSES.encode().replace(b"GPU", "GÖÜƏ".encode()[:-1]), ", row 3:"),
    file("a workbook", packed("xl/workbook.xml"), "causes.csv:", "Excel workbook (.xlsx)"),
    file(
        "an OpenDocument sheet",
        packed(kind="application/vnd.oasis.opendocument.spreadsheet"),
        "causes.csv:",
        "OpenDocument sheet (.ods)",
        "renaming a file does not change its contents",
    ),
    file("a Numbers document", packed("Index/Document.iwa"), "causes.csv:", "(.numbers)"),
    file("any packed file", packed("causes.csv"), "causes.csv:", "a compressed file"),
    file(
        "a packed file cut off", packed("xl/workbook.xml")[:40], "causes.csv:", "a compressed file"
    ),
    file("a gzip", b"\x1f\x8b\x08\x00" + bytes(20), "causes.csv:", "a compressed file"),
    file(
        "an old workbook",
        b"\xd0\xcf\x11\xe0" + bytes(500),
        "causes.csv:",
        "old Excel workbook (.xls)",
    ),
    file("a PDF", b"%PDF-1.7\n", "causes.csv:", "a PDF"),
    file("a web page", "<!DOCTYPE html>\n<table>", "causes.csv:", "a web page"),
    file("an XML file", '<?xml version="1.0"?>', "causes.csv:", "an XML file"),
    file("formatted text", "{\\rtf1 event}", "causes.csv:", "(.rtf)"),
    file("nothing", "", "causes.csv:", "the file is empty", "event,category"),
    file("blanks", " \n \n", "causes.csv:", "the file is empty"),
    file("separators alone", ",,,,\n,,,,\n", "causes.csv:", "the file is empty"),
    file("sep= alone", "sep=;\n", "causes.csv:", "the file is empty"),
    file("a mark alone", b"\xef\xbb\xbf", "causes.csv:", "the file is empty"),
    file("NULs", CAUSES.replace("Farms", "\0\0"), "causes.csv, row 3:", "NUL"),
    file("an open quotation mark", CAUSES.replace("Farms", '"Farms'), ", row 3:", "quotation"),
    file("a quotation mark inside", CAUSES.replace("Farms", '"F" arms'), ", row 3:", "quotation"),
    file(
        "a cell of a megabyte",
        CAUSES.replace("Farms", "F" * 1_000_000),
        "causes.csv, row 3:",
        "longer than 131072 characters",
    ),
    file("a line of 100 MB", b"x" * 100_000_000, "causes.csv:", "100 MB"),
    file("commas without end", ROWS[0] + "\n" + "," * 100_000 + "x", ", row 2:", "under 5 columns"),
    file("the header again", "\n".join([*ROWS, ROWS[0]]), ", row 4:", "repeats the column names"),
    file("a row twice", "\n".join([*ROWS, ROWS[1]]), "causes.csv, row 4:", "duplicates row 2"),
    file("a title above", "Causes,,,,\n" + CAUSES, "causes.csv, row 1:", "above the column names"),
    file("Excel's own names", NUMBERED + "\n" + CAUSES, "causes.csv, row 1:", "Delete the row."),
    file("rows in one cell each", in_one_cell(CAUSES, 1), "causes.csv, row 2:", "import", "“,”"),
    file("all in one cell each", in_one_cell(CAUSES, 0), "causes.csv, row 1:", "one cell"),
    file("a row in one cell", in_one_cell(CAUSES, 2), "causes.csv, row 3:", "did not split it"),
    file("one cell, two lines", CAUSES + '"x\ny"\n', "causes.csv, row 4:", "under 5 columns"),
    file("a merged header", CAUSES.replace(",statement", ","), ", row 1, column statement:"),
    file("a merged header", CAUSES.replace("category", "", 1), ", row 1, column 2:"),
    file("a header in capitals", CAUSES.replace("event", "EVENT"), "column EVENT:", "mean event?"),
    file("a column twice", CAUSES.replace("said_by", "cites"), "column cites:", "appears 2 times"),
    file(
        "semicolons inside cells of a table that semicolons part",
        CAUSES.replace(",", ";"),
        "causes.csv, row 2:",
        "has 6 cells under 5 columns",
        "“;”",
    ),
    file(
        "a short row", CAUSES.replace(",GPU,ozdemir-2023:37", ""), "causes.csv, row 3:", "3 cells"
    ),
)

CELLS: Final = (
    day("31.05.1920", "Use 1920-05-31."),
    day("31.5.20", "Use 1920-05-31."),
    day("5/31/1920", "Use 1920-05-31."),
    day("31/05/1920", "Use 1920-05-31."),
    day("31-05-1920", "Use 1920-05-31."),
    day("05/06/1920", "Use 1920-06-05 or 1920-05-06, whichever the source gives."),
    day("5/5/20", "Use 1920-05-05."),
    day("1920/05/31", "Use 1920-05-31."),
    day("1920.5.31", "Use 1920-05-31."),
    day("1920-5-31", "Use 1920-05-31."),
    day("1920-05-31 00:00:00", "Use 1920-05-31."),
    day("1920-05-31T00:00:00Z", "Use 1920-05-31."),
    day("31.05.1920 00:00", "Use 1920-05-31."),
    day("May-20", "Use 1920-05."),
    day("May 1920", "Use 1920-05."),
    day("31-May-20", "Use 1920-05-31."),
    day("31 May 1920", "Use 1920-05-31."),
    day("May 31, 1920", "Use 1920-05-31."),
    day("31 мая 1920", "Use 1920-05-31."),
    day("31 Mayıs 1920", "Use 1920-05-31."),
    day("31 iyun 1920", "Use EDTF: 1920-05-25"),
    day("05.1920", "Use 1920-05."),
    day("1920/05", "1920-05"),
    day("1920.0", "Use 1920."),
    day("6.0", "Use EDTF"),
    day("32.05.1920", "Use EDTF"),
    day("20-May", "Use EDTF"),
    count("1,800", "Enter digits only: 1800."),
    count("1 800", "Enter digits only: 1800."),
    count("1.800", "Enter digits only: 1800."),
    count("1\u00a0800", "Enter digits only: 1800."),
    count("1\u202f800", "Enter digits only: 1800."),
    count("1’800", "Enter digits only: 1800."),
    count("1800.0", "Enter digits only: 1800."),
    count("1.8E3", "Enter digits only. Put"),
    count("½", "Enter digits only. Put"),
    cell(
        "participants.csv", 2, "count_min", "=SUM(A1:A3)", "is a formula", "paste only the values"
    ),
    cell("participants.csv", 2, "count_min", "=A1", "is a formula"),
    cell("participants.csv", 2, "count_min", "#REF!", "a spreadsheet error"),
    cell("causes.csv", 2, "statement", "=CONCAT(A1;B1)", "is a formula"),
    cell("causes.csv", 2, "statement", "#NAME?", "a spreadsheet error"),
    cell("causes.csv", 2, "statement", "#VALUE!", "a spreadsheet error"),
    cell("causes.csv", 2, "statement", "#DIV/0!", "a spreadsheet error"),
    cell("causes.csv", 2, "statement", "#N/A", "a spreadsheet error"),
    cell("causes.csv", 2, "statement", "#ССЫЛКА!", "a spreadsheet error"),
    cell("causes.csv", 2, "statement", "#BAŞV!", "a spreadsheet error"),
    cell("chronology.csv", 2, "date", "########", "a spreadsheet error", "too narrow"),
    cell("places.csv", 2, "lat", "40,6816", "not a number of degrees", ": 40.6816."),
    cell("causes.csv", 2, "event", "“ganja-1920”", "is not an id", "Use ganja-1920."),
    cell("causes.csv", 2, "event", "'ganja-1920'", "is not an id", "Use ganja-1920."),
    cell("causes.csv", 2, "event", "Ganja 1920", "is not an id", "Use ganja-1920."),
    cell("causes.csv", 2, "event", "ganja\u00a01920", "“ganja⟨U+00A0⟩1920”", "Use ganja-1920."),
    cell("causes.csv", 2, "event", "ganja-1920\u200b", "⟨U+200B⟩", "Use ganja-1920."),
    cell("causes.csv", 2, "event", "ganja–1920", "is not an id", "Use ganja-1920."),
    cell("causes.csv", 2, "category", "army-conduct\ufeff", "⟨U+FEFF⟩", "Use one of"),
    cell("causes.csv", 2, "cites", "“ozdemir-2023:31”", "is not the id of a work"),
    cell("causes.csv", 2, "statement", "Soldi\x07ers", "U+0007"),
    cell("events.csv", 3, "id", "ganja-1920", "is already in row 2"),
    cell("places.csv", 3, "id", "ganja", "is already in row 2"),
)


@pytest.mark.parametrize("case", [*FILES, *CELLS], ids=lambda case: case.claim)
def test_what_a_spreadsheet_spoils_is_named_with_what_to_write(
    case: FaultCase, folder: Folder
) -> None:
    case.damage(folder)
    lines = lines_on(folder.path)
    matching = [
        line for line in lines if case.location in line and all(w in line for w in case.phrases)
    ]
    assert matching, "\n".join(lines)


@pytest.mark.parametrize("text", [NUMBERED + "\n" + CAUSES, in_one_cell(CAUSES, 1)])
def test_a_table_that_was_opened_wrongly_is_one_fault(text: str, folder: Folder) -> None:
    folder.write("causes.csv", text)
    assert len(lines_on(folder.path)) == 1


def lines_on(folder: Path) -> list[str]:
    with pytest.raises(FaultyData) as problem:
        read_folder(folder)
    return [as_line(fault) for fault in problem.value.faults]


NEAR_NAMES: Final = ("Causes.csv", "causes.xlsx", "causes.csv.csv", "causes (1).csv", "CAUSES.CSV")


@pytest.mark.parametrize("name", NEAR_NAMES)
def test_a_table_under_another_name_is_found(name: str, folder: Folder) -> None:
    (folder.path / "causes.csv").rename(folder.path / name)
    (line,) = lines_on(folder.path)
    assert "causes.csv: the file is missing." in line
    assert f"There is {name};" in line


@pytest.mark.parametrize("name", ["~$causes.csv", ".~lock.causes.csv#", "causes.csv~"])
def test_what_an_office_program_keeps_beside_an_open_table_is_left_alone(
    name: str, folder: Folder
) -> None:
    folder.write(name, b"\x00\xff")
    read_folder(folder.path)
    (folder.path / "causes.csv").unlink()
    (line,) = lines_on(folder.path)
    assert "its first row is: “event,category" in line


def test_a_folder_in_the_place_of_a_table_is_named(folder: Folder) -> None:
    for name in ("causes.csv", "lessons.csv"):
        (folder.path / name).unlink()
        (folder.path / name).mkdir()
    assert [line.split(" (")[0] for line in lines_on(folder.path)] == [
        "causes.csv: the file cannot be opened",
        "lessons.csv: the file cannot be opened",
    ]


@pytest.mark.parametrize("refused", ["causes.csv", "lessons.csv", "atlas.toml"])
def test_a_file_that_another_program_holds_is_named(
    refused: str, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        if path.name == refused:
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    matching = [line for line in lines_on(folder.path) if line.startswith(refused)]
    assert matching == [
        f"{refused}: the file cannot be opened (Permission denied). "
        "Close it in other programs, and check that this program has permission to read it."
    ]


def test_a_date_that_could_be_two_is_not_chosen() -> None:
    assert candidate_dates("05/06/1920", 19) == ("1920-06-05", "1920-05-06")
    assert candidate_dates("1930-21", 19) == ()
    assert candidate_dates("end of May", 19) == ()
