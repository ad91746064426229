"""The printed sheets, read back from their PDF: all that the tables say, and nothing else."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Collection, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from dashboard import settings
from dashboard.components.vocabulary import count_in_words
from dashboard.downloads.citation_text import cites_in_words, how_to_cite_record
from dashboard.figures.print_map import print_map
from dashboard.handouts.event_sheet import event_content, event_sheet
from dashboard.handouts.registry import sheet, sheet_names
from dashboard.languages.date_phrases import date_in_words
from dashboard.languages.language import Language
from dashboard.model import atlas_from
from dashboard.web.lazy_bytes import Lazy
from tests.conftest import Folder
from tests.quality_metrics import Figure
from tests.serving import running
from tests.test_check import run

ENGLISH = Language("en")
ATLAS = atlas_from(settings.DATA_FOLDER)
EVENTS = tuple(event.id for event in ATLAS.events)
FRAME = set(
    re.findall(r"\d+", f"{settings.version()} {ATLAS.config.licence} {ATLAS.config.subtitle}")
)
HARD = (
    r"""#strong[1] *bold* _low_ $x^2$ @someone \ "quoted" 'so' <label> `raw` -- ~ // no """
    "/* */ [x] {y}"
)


@cache
def pdf(name: str) -> bytes:
    """Return the sheet of an event of the atlas as shipped."""
    return sheet(name, ATLAS, ENGLISH)


def squashed(text: str) -> str:
    """Return letters, digits and signs without any white space: a PDF breaks its lines anywhere."""
    return re.sub(r"\s+", "", text)


@cache
def words(content: bytes) -> str:
    """Return the text of all pages, without white space and without what stands on every page."""
    pages = [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
    return squashed("".join(pages))


@pytest.mark.parametrize("name", EVENTS)
def test_a_handout_holds_every_claim_of_its_event_word_for_word(name: str) -> None:
    event, told = ATLAS.event(name), words(pdf(name))
    claims = [
        event.title,
        event.summary,
        event.date_note,
        *(step.what for step in ATLAS.steps(name)),
        *(date_in_words(step.date, ENGLISH) for step in ATLAS.steps(name) if step.date),
        *(cause.statement for cause in ATLAS.causes(name)),
        *(figure.statement for figure in ATLAS.casualties(name)),
        *(each.statement for each in ATLAS.participants(name)),
        *(
            text
            for leader in ATLAS.leaders(name)
            for text in (leader.name, leader.role, leader.fate)
        ),
        *(
            text
            for each in ATLAS.interpretations(name)
            for text in (each.held_by, each.thesis, each.statement)
        ),
        *(text for point in ATLAS.conflicts(name) for text in (point.topic, point.explanation)),
        *(
            place_name
            for place in event.places
            for place_name in ATLAS.place(place).historical_names
        ),
    ]
    # A note number may stand within a claim that a page parts; page numbers and heads too.
    missing = [claim for claim in claims if claim and not holds(told, claim)]
    assert missing == []


def holds(told: str, claim: str) -> bool:
    """Return whether a text stands in another, which may be parted once by the end of a page."""
    text = squashed(claim)
    if text in told:
        return True
    return any(text[:at] in told and text[at:] in told for at in range(1, len(text)))


@pytest.mark.parametrize("name", EVENTS)
def test_every_figure_stands_with_its_qualifier_its_cover_and_its_source(name: str) -> None:
    told = words(pdf(name))
    for figure in ATLAS.casualties(name):
        count = count_in_words(figure.count_min, figure.count_max, figure.qualifier, ENGLISH)
        part = f"of the {figure.part_of}" if figure.part_of else ""
        assert squashed((count or "no figure") + part) in told
        cover = "; ".join(filter(None, (figure.area, figure.period)))
        assert squashed(f"[{cover or 'what it covers is not said'}]") in told
        assert squashed(cites_in_words(figure.cites, ATLAS, ENGLISH)) in told
        assert not figure.said_by or squashed(f"said by: {figure.said_by}") in told


@pytest.mark.parametrize("name", EVENTS)
def test_no_number_stands_on_a_handout_that_is_not_in_the_rows_of_its_event(name: str) -> None:
    content = event_content(ATLAS.event(name), ATLAS, ENGLISH)
    of_rows = numbers(repr(rows_of(name)))
    outside = {"map", "back", "across", "key", "sure", "whole"}  # the map has kilometres
    assert numbers(" ".join(texts(content, outside))) - of_rows - FRAME == set()
    notes = content["back"]["notes"]
    assert numbers(" ".join(notes)) - of_rows == set()


@pytest.mark.parametrize("name", EVENTS)
def test_no_number_is_printed_that_is_not_in_what_is_set(name: str) -> None:
    reader = PdfReader(BytesIO(pdf(name)))
    printed = " ".join(page.extract_text() for page in reader.pages)
    content = event_content(ATLAS.event(name), ATLAS, ENGLISH)
    svg = content["map"]["svg"] if content["map"] else ""
    known = numbers(
        " ".join([*texts(content, {"map", "sure", "whole", "across"}), *letters_of(svg)])
    )
    # A note stands right behind its claim: "31 May 1920" and 7 are read as "19207".
    glued = numbers(
        " ".join(f"{each['text']}{each['by']}{each['note']}" for each in claims(content))
    )
    counted = {str(n) for n in range(1, max(len(reader.pages), len(content["back"]["notes"])) + 1)}
    assert numbers(printed) - known - glued - counted == set()


def rows_of(name: str) -> tuple[object, ...]:
    """Return every row that an event's handout may tell, and every place and work in them."""
    tables = (ATLAS.steps, ATLAS.causes, ATLAS.casualties, ATLAS.participants)
    others = (ATLAS.leaders, ATLAS.interpretations, ATLAS.conflicts)
    told = tuple(row for table in (*tables, *others) for row in table(name))
    places = tuple(ATLAS.place(place) for place in ATLAS.event(name).places)
    titles = tuple(event.title for event in ATLAS.events)
    return (ATLAS.event(name), *told, places, titles, ATLAS.works)


def texts(content: object, without: Collection[str] = ()) -> Iterator[str]:
    """Yield every text in what is set."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        for name, value in content.items():
            if name not in {*without, "svg", "symbol", "colour"}:
                yield from texts(value, without)
    elif isinstance(content, list):
        for value in content:
            yield from texts(value, without)


def claims(content: object) -> Iterator[dict[str, Any]]:
    """Yield every claim in what is set, with the number of its note."""
    if isinstance(content, dict):
        if "note" in content:
            yield {"by": "", **content}
        for value in content.values():
            yield from claims(value)
    elif isinstance(content, list):
        for value in content:
            yield from claims(value)


def letters_of(svg: str) -> list[str]:
    """Return the words on a map."""
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
    return {found.lstrip("0") or "0" for found in re.findall(r"\d+", text)}


@pytest.mark.parametrize("name", [each for each in EVENTS if not ATLAS.casualties(each)])
def test_what_is_unknown_is_said_and_is_no_zero(name: str) -> None:
    printed = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf(name))).pages)
    assert "Unknown: the source says nothing of casualties here." in printed
    assert "0" not in re.findall(r"(?<![\d.])\d+(?![\d.])", printed)


@pytest.mark.parametrize("name", EVENTS)
def test_every_note_is_numbered_once_and_every_number_leads_to_it(name: str) -> None:
    back = event_content(ATLAS.event(name), ATLAS, ENGLISH)["back"]
    notes, told = back["notes"], words(pdf(name))
    assert len(set(notes)) == len(notes)
    for number, note in enumerate(notes, 1):
        assert squashed(f"{number}{note}") in told
    for work in back["works"]:
        assert (
            squashed(f"{work['author']} ({work['year']}): {work['title'] or work['untitled']}")
            in told
        )
    reader = PdfReader(BytesIO(pdf(name)))
    links = [link for page in reader.pages for link in page.get("/Annots", [])]
    assert len(links) >= len(notes)


def test_the_same_citation_has_the_same_number() -> None:
    content = event_content(ATLAS.event("ganja-1920"), ATLAS, ENGLISH)
    given = [
        claim["note"]
        for section in content["sections"]
        for row in section.get("rows", [])
        for claim in row["claims"]
    ]
    assert len(given) > len(set(given))
    assert max(given) <= len(content["back"]["notes"])


@pytest.mark.parametrize("name", EVENTS)
def test_a_handout_has_a_map_with_its_places_and_a_text_for_who_cannot_see_it(name: str) -> None:
    event = ATLAS.event(name)
    drawn = print_map(event, ATLAS, ENGLISH)
    told, content = words(pdf(name)), pdf(name)
    if drawn is None:
        assert "Notplacedonthemap:" in told
        return
    placed = [ATLAS.place(place).name for place in event.places if ATLAS.place(place).lat]
    assert set(placed) <= set(drawn.places)
    lettered = squashed(" ".join(letters_of(drawn.svg)))
    for place in drawn.places:
        assert squashed(place) in lettered
        assert squashed(place) in told  # the words of the map are text in the PDF
    assert "statelinesofthepresentday" in told
    (alternative,) = [each for each in alternatives(content) if each.startswith("Map of")]
    assert all(place in alternative for place in drawn.places)


def alternatives(content: bytes) -> list[str]:
    """Return the texts that stand for pictures, from the tags of a PDF."""
    reader = PdfReader(BytesIO(content))
    size = reader.trailer["/Size"]
    assert isinstance(size, int)
    objects = (reader.get_object(number) for number in range(1, size))
    tagged = [each for each in objects if isinstance(each, DictionaryObject) and "/Alt" in each]
    return [str(each["/Alt"]) for each in tagged]


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
    assert f"Record{name}" in words(content)
    assert holds(words(content), how_to_cite_record(ATLAS.event(name), ATLAS, ENGLISH))
    assert squashed(ATLAS.config.licence) in words(content)
    assert f"version{settings.version()}" in words(content)


def test_the_same_tables_give_the_same_bytes() -> None:
    assert event_sheet(ATLAS.event("ganja-1920"), ATLAS, ENGLISH) == pdf("ganja-1920")


def test_a_handout_is_set_at_once(figure: Figure) -> None:
    start = time.perf_counter()
    event_sheet(ATLAS.event("ganja-1920"), ATLAS, ENGLISH)
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
        folder.set(file, 2, column, f"{column} {HARD}")
    folder.set("sources.csv", 3, "author", HARD)
    folder.set("casualties.csv", 4, "statement", HARD)
    folder.set("places.csv", 2, "name", f"<&> {HARD}")
    atlas = atlas_from(folder.path)
    content = event_sheet(atlas.event("ganja-1920"), atlas, ENGLISH)
    told = words(content)
    for column in ("title", "summary", "what", "statement", "name", "topic"):
        assert squashed(f"{column} {HARD}") in told
    assert told.count(squashed(HARD)) >= 9
    metadata = PdfReader(BytesIO(content)).metadata
    assert metadata is not None
    assert metadata.title == f"title {HARD}"


def test_every_letter_of_the_tables_and_the_languages_has_a_shape() -> None:
    letters = {
        letter
        for file in TABLES
        for letter in (settings.DATA_FOLDER / file).read_text(encoding="utf-8")
    }
    letters |= set("ƏəĞğIıİiŞşÇçÖöÜü" + "".join(map(chr, range(0x410, 0x450))) + "Ёё")
    seen = sorted(letter for letter in letters if not letter.isspace())
    source = (
        '#set text(font: "Libertinus Serif", fallback: false)\n'
        "#for letter in json(bytes(sys.inputs.letters)) { [#letter ] }"
    )
    import typst

    content = typst.compile(
        source.encode(), ignore_system_fonts=True, sys_inputs={"letters": json.dumps(seen)}
    )
    assert isinstance(content, bytes)
    told = words(content)
    assert [letter for letter in seen if letter not in told] == []


def test_a_handout_speaks_the_language_that_is_asked_for() -> None:
    content = event_sheet(ATLAS.event("sheki-1930"), ATLAS, Language("az"))
    root = PdfReader(BytesIO(content)).trailer["/Root"].get_object()
    assert isinstance(root, DictionaryObject)
    assert str(root["/Lang"]) == "az"
    assert "aprel" in words(content)


def test_the_command_writes_one_handout_and_says_so(tmp_path: Path) -> None:
    done = run("handout", "ganja-1920", "--to", tmp_path / "print")
    assert (done.returncode, done.stderr) == (0, "")
    path = tmp_path / "print" / "ganja-1920.pdf"
    assert done.stdout == f"{path} ({path.stat().st_size / 1000:.0f} kB)\n"
    assert path.read_bytes() == pdf("ganja-1920")


@pytest.mark.parametrize("before", [True, False])
def test_without_a_name_every_sheet_of_another_atlas_is_written(
    before: bool, folder: Folder, tmp_path: Path
) -> None:
    data = ("--data", folder.path)
    given = (*data, "handout") if before else ("handout", *data)
    done = run(*given, "--to", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    names = sheet_names(atlas_from(folder.path))
    assert {path.stem for path in tmp_path.glob("*.pdf")} == set(names)
    assert len(done.stdout.splitlines()) == len(names)


def test_a_handout_is_written_into_the_current_folder(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, settings.ROOT / "app.py", "handout", "march-1923"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    assert done.stdout.startswith("march-1923.pdf (")
    assert (tmp_path / "march-1923.pdf").is_file()


def test_a_wrong_name_is_answered_with_near_ones() -> None:
    done = run("handout", "ganja-1290")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("There is no handout “ganja-1290”. Did you mean ")
    assert "ganja-1920" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_handout_of_faulty_data_names_the_faults(folder: Folder, tmp_path: Path) -> None:
    folder.set("events.csv", 2, "title", "")
    done = run("handout", "--data", folder.path, "--to", tmp_path / "none")
    assert (done.returncode, done.stdout) == (2, "")
    assert "events.csv, row 2, column title: the cell is empty." in done.stderr
    assert not (tmp_path / "none").exists()


def test_a_folder_that_cannot_be_written_is_told_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = run("handout", "march-1923", "--to", tmp_path / "file")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"Cannot write {tmp_path / 'file'}: ")
    assert len(done.stderr.splitlines()) == 1


def test_a_panel_leads_to_its_handout_beside_the_page(client: FlaskClient) -> None:
    answer = client.get("/en/handouts/ganja-1920.pdf")
    assert answer.mimetype == "application/pdf"
    assert answer.data == pdf("ganja-1920")
    again = client.get(
        "/en/handouts/ganja-1920.pdf", headers={"If-None-Match": answer.headers["ETag"]}
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
    made: list[int] = []

    def make() -> bytes:
        made.append(1)
        time.sleep(0.05)
        return b"pdf"

    kept = Lazy(make)
    asking = [threading.Thread(target=kept.made) for _ in range(16)]
    for each in asking:
        each.start()
    for each in asking:
        each.join()
    assert (kept.made(), len(made)) == (b"pdf", 1)


def test_a_handout_comes_over_a_real_connection() -> None:
    with (
        running("app.py", "--port") as server,
        urllib.request.urlopen(f"{server.address}/en/handouts/ganja-1920.pdf") as answer,  # noqa: S310
    ):
        assert answer.headers["Content-Type"] == "application/pdf"
        assert answer.read() == pdf("ganja-1920")
