"""The handouts, read back from their PDF: everything in the tables, and nothing else."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Collection, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from dashboard import settings
from dashboard.downloads.citation_text import citation_line, how_to_cite_record
from dashboard.edition import edition_of
from dashboard.figures.print_map import print_map
from dashboard.handouts.event_sheet import event_handout, handout_content
from dashboard.handouts.registry import handout_names
from dashboard.languages.date_phrases import date_in_words
from dashboard.languages.language import Language
from dashboard.model import atlas_from
from dashboard.sections.vocabulary import count_label
from dashboard.web.lazy_bytes import LazyValue
from tests.command_line import run
from tests.conftest import Folder
from tests.handout_pdf import ATLAS, EDITION, ENGLISH, contains, pdf, pdf_text, without_spaces
from tests.quality_metrics import Figure
from tests.serving import running

EVENTS = tuple(event.id for event in ATLAS.events)
NUMBERS_ON_EVERY_PAGE = set(
    re.findall(r"\d+", f"{settings.version()} {ATLAS.config.licence} {ATLAS.config.subtitle}")
)
TYPST_SYNTAX = (
    r"""#strong[1] *bold* _low_ $x^2$ @someone \ "quoted" 'so' <label> `raw` -- ~ // no """
    "/* */ [x] {y}"
)


@pytest.mark.parametrize("name", EVENTS)
def test_a_handout_holds_every_claim_of_its_event_word_for_word(name: str) -> None:
    event, printed = ATLAS.event(name), pdf_text(pdf(name))
    expected = [
        event.title,
        event.summary,
        event.date_note,
        *(step.what for step in ATLAS.steps(name)),
        *(date_in_words(step.date, ENGLISH) for step in ATLAS.steps(name) if step.date),
        *(cause.statement for cause in ATLAS.causes(name)),
        *(figure.statement for figure in ATLAS.casualties(name)),
        *(row.statement for row in ATLAS.participants(name)),
        *(
            text
            for leader in ATLAS.leaders(name)
            for text in (leader.name, leader.role, leader.fate)
        ),
        *(
            text
            for row in ATLAS.interpretations(name)
            for text in (row.held_by, row.thesis, row.statement)
        ),
        *(text for point in ATLAS.conflicts(name) for text in (point.topic, point.explanation)),
        *(
            place_name
            for place in event.places
            for place_name in ATLAS.place(place).historical_names
        ),
    ]
    # A page break within a claim may insert note numbers, page numbers and headings.
    missing = [claim for claim in expected if claim and not contains(printed, claim)]
    assert missing == []


@pytest.mark.parametrize("name", EVENTS)
def test_every_figure_stands_with_its_qualifier_its_cover_and_its_source(name: str) -> None:
    printed = pdf_text(pdf(name))
    for figure in ATLAS.casualties(name):
        count = count_label(figure.count_min, figure.count_max, figure.qualifier, ENGLISH)
        part = f"of the {figure.part_of}" if figure.part_of else ""
        assert without_spaces((count or "no figure given") + part) in printed
        cover = "; ".join(filter(None, (figure.area, figure.period)))
        assert without_spaces(f"[{cover or 'area and period not stated'}]") in printed
        assert without_spaces(citation_line(figure.cites, EDITION)) in printed
        assert not figure.said_by or without_spaces(f"according to {figure.said_by}") in printed


@pytest.mark.parametrize("name", EVENTS)
def test_no_number_stands_on_a_handout_that_is_not_in_the_rows_of_its_event(name: str) -> None:
    content = handout_content(ATLAS.event(name), EDITION)
    in_rows = numbers(repr(rows_of_event(name)))
    # The map has kilometres, and what other works say is in no row of the event.
    outside = {"map", "back", "across", "key", "sure", "whole", "other_works"}
    assert numbers(" ".join(texts_in(content, outside))) - in_rows - NUMBERS_ON_EVERY_PAGE == set()
    notes = content["back"]["notes"]
    assert numbers(" ".join(notes)) - in_rows == set()


@pytest.mark.parametrize("name", EVENTS)
def test_no_number_is_printed_that_is_not_in_what_is_set(name: str) -> None:
    reader = PdfReader(BytesIO(pdf(name)))
    printed = " ".join(page.extract_text() for page in reader.pages)
    content = handout_content(ATLAS.event(name), EDITION)
    svg = content["map"]["svg"] if content["map"] else ""
    in_content = numbers(
        " ".join([*texts_in(content, {"map", "sure", "whole", "across"}), *map_letters(svg)])
    )
    # A note stands right behind its claim: "31 May 1920" and 7 are read as "19207".
    note_numbers = numbers(
        " ".join(f"{claim['text']}{claim['by']}{claim['note']}" for claim in claims_in(content))
    )
    page_and_note_numbers = {
        str(n) for n in range(1, max(len(reader.pages), len(content["back"]["notes"])) + 1)
    }
    assert numbers(printed) - in_content - note_numbers - page_and_note_numbers == set()


def rows_of_event(name: str) -> tuple[object, ...]:
    """Return every row that an event's handout may use, with their places and works."""
    tables = (ATLAS.steps, ATLAS.causes, ATLAS.casualties, ATLAS.participants)
    others = (ATLAS.leaders, ATLAS.interpretations, ATLAS.conflicts)
    rows = tuple(row for table in (*tables, *others) for row in table(name))
    places = tuple(ATLAS.place(place) for place in ATLAS.event(name).places)
    titles = tuple(event.title for event in ATLAS.events)
    return (ATLAS.event(name), *rows, places, titles, ATLAS.works)


def texts_in(content: object, without: Collection[str] = ()) -> Iterator[str]:
    """Yield every text in the content of a handout."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        for name, value in content.items():
            if name not in {*without, "svg", "symbol", "colour"}:
                yield from texts_in(value, without)
    elif isinstance(content, list):
        for value in content:
            yield from texts_in(value, without)


def claims_in(content: object) -> Iterator[dict[str, Any]]:
    """Yield every claim in the content of a handout, with the number of its note."""
    if isinstance(content, dict):
        if "note" in content:
            yield {"by": "", **content}
        for value in content.values():
            yield from claims_in(value)
    elif isinstance(content, list):
        for value in content:
            yield from claims_in(value)


def map_letters(svg: str) -> list[str]:
    """Return the texts on a map."""
    return re.findall(r"<tspan[^>]*>([^<]*)</tspan>", svg)


TABLES = (
    "events.csv",
    "chronology.csv",
    "causes.csv",
    "casualties.csv",
    "participants.csv",
    "leaders.csv",
    "interpretations.csv",
    "conflicts.csv",
    "sources.csv",
    "atlas.toml",
    "places.csv",
)


def numbers(text: str) -> set[str]:
    """Return every number in a text, without leading zeros."""
    return {digits.lstrip("0") or "0" for digits in re.findall(r"\d+", text)}


@pytest.mark.parametrize("name", [event for event in EVENTS if not ATLAS.casualties(event)])
def test_what_is_unknown_is_said_and_is_no_zero(name: str) -> None:
    printed = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf(name))).pages)
    assert "Unknown: the article does not mention casualties." in printed
    assert "0" not in re.findall(r"(?<![\d.])\d+(?![\d.])", printed)


@pytest.mark.parametrize("name", EVENTS)
def test_every_note_is_numbered_once_and_every_number_leads_to_it(name: str) -> None:
    back = handout_content(ATLAS.event(name), EDITION)["back"]
    notes, printed = back["notes"], pdf_text(pdf(name))
    assert len(set(notes)) == len(notes)
    for number, note in enumerate(notes, 1):
        assert without_spaces(f"{number}{note}") in printed
    for work in back["works"]:
        assert (
            without_spaces(
                f"{work['author']} ({work['year']}): {work['title'] or work['untitled']}"
            )
            in printed
        )
    reader = PdfReader(BytesIO(pdf(name)))
    links = [link for page in reader.pages for link in page.get("/Annots", [])]
    assert len(links) >= len(notes)


def test_the_same_citation_has_the_same_number() -> None:
    content = handout_content(ATLAS.event("ganja-1920"), EDITION)
    note_numbers = [
        claim["note"]
        for section in content["sections"]
        for row in section.get("rows", [])
        for claim in row["claims"]
    ]
    assert len(note_numbers) > len(set(note_numbers))
    assert max(note_numbers) <= len(content["back"]["notes"])


@pytest.mark.parametrize("name", EVENTS)
def test_a_handout_has_a_map_with_its_places_and_a_text_for_who_cannot_see_it(name: str) -> None:
    event = ATLAS.event(name)
    drawn = print_map(event, EDITION)
    printed, content = pdf_text(pdf(name)), pdf(name)
    if drawn is None:
        assert "Notonthemap:" in printed
        return
    placed = [ATLAS.place(place).name for place in event.places if ATLAS.place(place).lat]
    assert set(placed) <= set(drawn.places)
    lettering = without_spaces(" ".join(map_letters(drawn.svg)))
    for place in drawn.places:
        assert without_spaces(place) in lettering
        assert without_spaces(place) in printed  # the words of the map are text in the PDF
    assert contains(printed, ATLAS.config.texts.paper_lines)
    (alternative,) = [text for text in alternatives(content) if text.startswith("Map of")]
    assert all(place in alternative for place in drawn.places)


def alternatives(content: bytes) -> list[str]:
    """Return the alternative texts of pictures, from the tags of a PDF."""
    reader = PdfReader(BytesIO(content))
    size = reader.trailer["/Size"]
    assert isinstance(size, int)
    objects = (reader.get_object(number) for number in range(1, size))
    tagged = [
        element
        for element in objects
        if isinstance(element, DictionaryObject) and "/Alt" in element
    ]
    return [str(element["/Alt"]) for element in tagged]


@pytest.mark.parametrize("name", EVENTS)
def test_a_handout_says_what_it_is_and_has_one_to_four_light_pages(
    name: str, figure: Figure
) -> None:
    content = pdf(name)
    reader = PdfReader(BytesIO(content))
    root = reader.trailer["/Root"].get_object()
    assert isinstance(root, DictionaryObject)
    assert reader.metadata is not None
    assert reader.metadata.title == ATLAS.event(name).title
    assert str(root["/Lang"]) == "en"
    assert root["/MarkInfo"].get_object()["/Marked"]  # type: ignore[index]
    assert b"pdfuaid:part" in content
    assert reader.pages[0].mediabox.width == pytest.approx(595.28, abs=0.1)
    figure("pages of a handout", len(reader.pages), most=4)
    figure("a handout", len(content) / 1000, "kB", most=400)
    assert f"Event{name}" in pdf_text(content)
    assert contains(pdf_text(content), how_to_cite_record(ATLAS.event(name), EDITION))
    assert without_spaces(ATLAS.config.licence) in pdf_text(content)
    assert f"version{settings.version()}" in pdf_text(content)


def test_the_same_tables_give_the_same_bytes() -> None:
    assert event_handout(ATLAS.event("ganja-1920"), EDITION) == pdf("ganja-1920")


def test_a_handout_is_set_at_once(figure: Figure) -> None:
    start = time.perf_counter()
    event_handout(ATLAS.event("ganja-1920"), EDITION)
    figure("a handout is set", time.perf_counter() - start, "s", most=5)


def test_signs_of_the_typesetter_come_out_as_they_are(folder: Folder) -> None:
    # The test folder has no map: its words are escaped apart, below.
    for file, column in (
        ("events.csv", "title"),
        ("events.csv", "summary"),
        ("chronology.csv", "what"),
        ("causes.csv", "statement"),
        ("leaders.csv", "name"),
        ("conflicts.csv", "topic"),
    ):
        folder.set(file, 2, column, f"{column} {TYPST_SYNTAX}")
    folder.set("sources.csv", 3, "author", TYPST_SYNTAX)
    folder.set("casualties.csv", 4, "statement", TYPST_SYNTAX)
    folder.set("places.csv", 2, "name", f"<&> {TYPST_SYNTAX}")
    atlas = atlas_from(folder.path)
    content = event_handout(atlas.event("ganja-1920"), edition_of(atlas, ENGLISH))
    printed = pdf_text(content)
    for column in ("title", "summary", "what", "statement", "name", "topic"):
        assert without_spaces(f"{column} {TYPST_SYNTAX}") in printed
    assert printed.count(without_spaces(TYPST_SYNTAX)) >= 9
    metadata = PdfReader(BytesIO(content)).metadata
    assert metadata is not None
    assert metadata.title == f"title {TYPST_SYNTAX}"


def test_every_letter_of_the_tables_and_the_languages_has_a_shape() -> None:
    letters = {
        letter
        for file in TABLES
        for letter in (settings.DATA_FOLDER / file).read_text(encoding="utf-8")
    }
    letters |= set("ƏəĞğIıİiŞşÇçÖöÜü" + "".join(map(chr, range(0x410, 0x450))) + "Ёё")
    visible = sorted(letter for letter in letters if not letter.isspace())
    source = (
        '#set text(font: "Libertinus Serif", fallback: false)\n'
        "#for letter in json(bytes(sys.inputs.letters)) { [#letter ] }"
    )
    import typst

    content = typst.compile(
        source.encode(), ignore_system_fonts=True, sys_inputs={"letters": json.dumps(visible)}
    )
    assert isinstance(content, bytes)
    printed = pdf_text(content)
    assert [letter for letter in visible if letter not in printed] == []


def test_a_handout_speaks_the_language_that_is_asked_for() -> None:
    content = event_handout(ATLAS.event("sheki-1930"), edition_of(ATLAS, Language("az")))
    root = PdfReader(BytesIO(content)).trailer["/Root"].get_object()
    assert isinstance(root, DictionaryObject)
    assert str(root["/Lang"]) == "az"
    assert "aprel" in pdf_text(content)


def test_the_command_writes_one_handout_and_says_so(tmp_path: Path) -> None:
    result = run("handout", "ganja-1920", "--to", tmp_path / "print")
    assert (result.returncode, result.stderr) == (0, "")
    path = tmp_path / "print" / "ganja-1920.pdf"
    assert result.stdout == f"{path} ({path.stat().st_size / 1000:.0f} kB)\n"
    assert path.read_bytes() == pdf("ganja-1920")


@pytest.mark.parametrize("before", [True, False])
def test_without_a_name_every_sheet_of_another_atlas_is_written(
    before: bool, folder: Folder, tmp_path: Path
) -> None:
    data = ("--data", folder.path)
    arguments = (*data, "handout") if before else ("handout", *data)
    result = run(*arguments, "--to", tmp_path)
    assert (result.returncode, result.stderr) == (0, "")
    names = handout_names(atlas_from(folder.path))
    assert {path.stem for path in tmp_path.glob("*.pdf")} == set(names)
    assert len(result.stdout.splitlines()) == len(names)


def test_a_handout_is_written_into_the_current_folder(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, settings.ROOT / "app.py", "handout", "march-1923"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    assert result.stdout.startswith("march-1923.pdf (")
    assert (tmp_path / "march-1923.pdf").is_file()


def test_a_wrong_name_is_answered_with_near_ones() -> None:
    result = run("handout", "ganja-1290")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("There is no handout “ganja-1290”. Did you mean ")
    assert "ganja-1920" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_handout_of_faulty_data_names_the_faults(folder: Folder, tmp_path: Path) -> None:
    folder.set("events.csv", 2, "title", "")
    result = run("handout", "--data", folder.path, "--to", tmp_path / "none")
    assert (result.returncode, result.stdout) == (2, "")
    assert "events.csv, row 2, column title: the cell is empty." in result.stderr
    assert not (tmp_path / "none").exists()


def test_a_folder_that_cannot_be_written_is_told_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = run("handout", "march-1923", "--to", tmp_path / "file")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f"Cannot write {tmp_path / 'file'}: ")
    assert len(result.stderr.splitlines()) == 1


def test_a_panel_leads_to_its_handout_beside_the_page(client: FlaskClient) -> None:
    response = client.get("/en/handouts/ganja-1920.pdf")
    assert response.mimetype == "application/pdf"
    assert response.data == pdf("ganja-1920")
    again = client.get(
        "/en/handouts/ganja-1920.pdf", headers={"If-None-Match": response.headers["ETag"]}
    )
    assert again.status_code == 304
    assert 'href=\\"handouts/ganja-1920.pdf\\"' in client.get("/en/atlas-panels.js").text


@pytest.mark.parametrize(
    "address",
    ["/en/handouts/nothing.pdf", "/en/handouts/", "/en/handouts/..%2fapp.py", "/xx/handouts/a.pdf"],
)
def test_what_is_no_handout_is_not_found(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_sheet_that_many_ask_for_at_once_is_made_once() -> None:
    calls: list[int] = []

    def make() -> bytes:
        calls.append(1)
        time.sleep(0.05)
        return b"pdf"

    lazy = LazyValue(make)
    threads = [threading.Thread(target=lazy.get) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (lazy.get(), len(calls)) == (b"pdf", 1)


def test_a_handout_comes_over_a_real_connection() -> None:
    with (
        running("app.py", "--port") as server,
        urllib.request.urlopen(f"{server.address}/en/handouts/ganja-1920.pdf") as response,  # noqa: S310
    ):
        assert response.headers["Content-Type"] == "application/pdf"
        assert response.read() == pdf("ganja-1920")
