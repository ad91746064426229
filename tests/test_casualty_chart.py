"""The casualty chart: squares stand for the figure, and for nothing where it is unknown."""

from __future__ import annotations

import io
import re
import time
from datetime import date

import pytest
from pypdf import PdfReader

from dashboard import settings
from dashboard.cli.check_report import report_on
from dashboard.components.casualty_chart import (
    SQUARE_SIDE,
    casualty_chart,
    casualty_table,
    chart_scale,
    square_paths,
)
from dashboard.components.casualty_figures import casualties
from dashboard.components.casualty_sheets import casualty_sheets
from dashboard.components.claim_text import without_note
from dashboard.data.records import Casualty
from dashboard.edition import edition_of
from dashboard.handouts.event_sheet import handout_content
from dashboard.html.render import to_html
from dashboard.languages.language import Language
from dashboard.model import Atlas, atlas_from
from dashboard.sections.casualties import (
    MAX_SQUARES,
    PEOPLE_PER_SQUARE,
    casualty_section,
    people_per_square,
    squares_of,
)
from dashboard.sections.vocabulary import format_count
from dashboard.web.factory import create_server
from tests.conftest import Folder
from tests.quality_metrics import Figure

ENGLISH = Language("en")


def stated(least: int | None, most: int | None, qualifier: str = "") -> Casualty:
    """Return a figure of these counts."""
    return Casualty("e", "soviet", "killed", least, most, qualifier, "", "", "", "", None, ())


def people(drawing: str, looks: str) -> float:
    """Return how many people the squares of one class stand for."""
    match = re.search(rf'class="{looks}" d="([^"]*)"', drawing)
    widths = re.findall(r"h([0-9.]+)v", match[1]) if match else []
    return sum(map(float, widths)) / SQUARE_SIDE * PEOPLE_PER_SQUARE


@pytest.mark.parametrize(
    ("least", "most", "certain", "uncertain"),
    [
        (27, 27, 27, 0),
        (6, 6, 6, 0),
        (1000, 1000, 1000, 0),
        (400, None, 400, 0),
        (None, 300, 0, 300),
        (95, 120, 95, 25),
        (None, None, 0, 0),
        (0, 0, 0, 0),
    ],
)
def test_the_squares_stand_for_the_people_that_are_stated(
    least: int | None, most: int | None, certain: float, uncertain: float
) -> None:
    drawing = casualty_chart(squares_of(stated(least, most), PEOPLE_PER_SQUARE))
    assert people(drawing, "people-certain") == pytest.approx(certain, abs=0.01)
    assert people(drawing, "people-uncertain") == pytest.approx(uncertain, abs=0.01)


def test_about_has_another_edge() -> None:
    about = squares_of(stated(600, 600, "about"), PEOPLE_PER_SQUARE)
    assert "is-about" in casualty_chart(about)
    assert "is-about" not in casualty_chart(squares_of(stated(600, 600), PEOPLE_PER_SQUARE))


def test_every_figure_has_its_row_with_its_source_and_no_row_is_a_sum(atlas: Atlas) -> None:
    for event in atlas.events:
        figures = atlas.casualties(event.id)
        section = casualty_section(event, edition_of(atlas, ENGLISH))
        rows = re.findall(
            r"<tr>(.*?)</tr>", to_html(casualty_table(section, edition_of(atlas, ENGLISH)))
        )[1:]
        assert len(rows) == len(figures)
        for figure, row in zip(figures, rows, strict=True):
            assert row.count("cite-link") == len(figure.cites)
            unknown = figure.count_min is None and figure.count_max is None
            assert ("no figure given" in row) is unknown
            count = format_count(figure.count_min or figure.count_max or 0, ENGLISH)
            assert unknown or count in row


def test_panel_table_and_handout_show_every_figure_alike(atlas: Atlas) -> None:
    for event in atlas.events:
        section = casualty_section(event, edition_of(atlas, ENGLISH))
        (printed,) = (
            part
            for part in handout_content(event, edition_of(atlas, ENGLISH))["sections"]
            if "figures" in part
        )
        in_panel = to_html(casualties(event, edition_of(atlas, ENGLISH))[:-1])
        in_table = to_html(casualty_table(section, edition_of(atlas, ENGLISH)))
        for figure, row in zip(section.figures, printed["figures"], strict=True):
            shown = [to_html(text) for text in (figure.amount, figure.kind, figure.covers) if text]
            assert [text for text in shown if text not in in_panel or text not in in_table] == []
            assert (row["count"], row["kind"], row["claim"]["text"]) == (
                figure.amount,
                figure.kind,
                figure.statement,
            )
            assert figure.covers in ("", row["cover"])
            statement = without_note(figure.statement, ENGLISH)
            assert all(to_html(text) in in_panel for text in statement)


# --- figures that may count the same people -------------------------------------------------------


def test_figures_that_may_count_the_same_people_lie_over_one_another_and_are_not_added(
    atlas: Atlas,
) -> None:
    edition = edition_of(atlas, ENGLISH)
    pairs = {
        event.id: [
            tuple(figure.amount for figure in pair.figures)
            for pair in casualty_section(event, edition).perhaps_same
        ]
        for event in atlas.events
    }
    assert {event: found for event, found in pairs.items() if found} == {
        "ganja-1920": [("1,000", "808")],
        "nukha-zakatala-1930": [("302", "180")],
        "sheki-1930": [("51", "27"), ("302", "180")],
    }
    markup = to_html(casualties(edition.event("ganja-1920"), edition))
    assert markup.count('class="sheets"') == 1
    assert "How many is not stated." in markup
    assert "1,808" not in markup
    assert ">192<" not in markup


def test_the_sheets_have_one_square_for_as_many_people_as_every_chart(atlas: Atlas) -> None:
    edition = edition_of(atlas, ENGLISH)
    section = casualty_section(edition.event("ganja-1920"), edition)
    (pair,) = section.perhaps_same
    markup = to_html(casualty_sheets(pair, edition))
    for figure in pair.figures:
        assert to_html(casualty_chart(figure.squares)).count("M") > 1
        assert square_paths(figure.squares) in markup


def test_a_figure_whose_other_event_is_left_out_has_no_sheets(atlas: Atlas) -> None:
    alone = atlas.during(date(1920, 1, 1), date(1920, 12, 31))
    edition = edition_of(alone, ENGLISH)
    assert len(casualty_section(edition.event("ganja-1920"), edition).perhaps_same) == 1


# --- large figures --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("greatest", "people"),
    [
        *((None, 10), (0, 10), (600, 10), (10_000, 10), (10_001, 100), (1_000_000, 1000)),
        *((30_000_000, 100_000), (9_999_999_999, 10_000_000)),
    ],
)
def test_the_scale_grows_with_the_greatest_figure_and_is_one_for_all(
    greatest: int | None, people: int, folder: Folder
) -> None:
    folder.set("casualties.csv", 4, "count_max", "" if greatest is None else str(greatest))
    atlas = atlas_from(folder.path)
    assert people_per_square(atlas) == people
    for event in ("sheki-1930", "ganja-1920"):
        scale = chart_scale(casualty_section(atlas.event(event), edition_of(atlas, ENGLISH)))
        assert to_html(scale).count(format_count(people, ENGLISH)) == 1
        section = handout_content(atlas.event(event), edition_of(atlas, ENGLISH))["sections"][2]
        assert section["key"].startswith(f"1 square = {format_count(people, ENGLISH)} people")
        drawn = [squares_of(figure, people).most for figure in atlas.casualties(event)]
        assert [figure["whole"] for figure in section["figures"]] == drawn
        assert max(drawn) <= MAX_SQUARES
        assert all(
            atlas.casualties(event)[index].count_min is None or drawn[index]
            for index in range(len(drawn))
        )


def test_a_small_figure_beside_a_large_one_is_a_hair_and_not_nothing() -> None:
    drawing = casualty_chart(squares_of(stated(51, 51), 100_000))
    assert re.findall(r"h([0-9.]+)v", drawing) == ["0.48"]
    assert casualty_chart(squares_of(stated(0, 0), 100_000)).count("<path") == 0


@pytest.mark.parametrize("count", [600, 1_000_000, 30_000_000, 9_000_000_000])
def test_a_large_figure_makes_no_large_page_and_no_slow_handout(
    count: int, folder: Folder, figure: Figure
) -> None:
    for column in ("count_min", "count_max"):
        folder.set("casualties.csv", 2, column, str(count))
    folder.set("casualties.csv", 3, "part_of", str(count))
    folder.set("participants.csv", 2, "count_max", str(count + 2000))
    assert report_on(folder.path, settings.TRANSLATIONS_FOLDER, date(2026, 11, 23)).faults == ()
    client = create_server(folder.path).test_client()
    panels = client.get("/en/atlas-panels.js")
    figure("panels of a figure of any size", len(panels.data) / 1000, "kB", most=120)
    start = time.perf_counter()
    sheet = client.get("/en/handouts/sheki-1930.pdf")
    figure("a handout of a figure of any size", time.perf_counter() - start, "s", most=5)
    figure("its size", len(sheet.data) / 1000, "kB", most=120)
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(sheet.data)).pages)
    digits = re.sub(r"\s|\u200b|,", "", text)
    assert str(count) in digits
    assert str(count) in re.sub(r"\s|,", "", panels.text)
    for address in (
        "/en/",
        "/en/atlas-data.js",
        "/en/downloads/events.geojson",
    ):
        assert client.get(address).status_code == 200
