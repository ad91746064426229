"""The casualty ledger: squares that say what a figure says, and nothing where it is unknown."""

from __future__ import annotations

import re

import pytest

from dashboard.components.as_html import as_html
from dashboard.components.ledger import PEOPLE, SIDE, picture, table
from dashboard.data.records import Casualty
from dashboard.language import Language
from dashboard.model import Atlas

ENGLISH = Language("en")


def stated(least: int | None, most: int | None, qualifier: str = "") -> Casualty:
    """Return a figure of these counts."""
    return Casualty("e", "soviet", "killed", least, most, qualifier, "", "", "", "", None, ())


def people(drawing: str, looks: str) -> float:
    """Return for how many people the squares of one look stand."""
    found = re.search(rf'class="{looks}" d="([^"]*)"', drawing)
    widths = re.findall(r"h([0-9.]+)v", found[1]) if found else []
    return sum(map(float, widths)) / SIDE * PEOPLE


@pytest.mark.parametrize(
    ("least", "most", "sure", "possible"),
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
    least: int | None, most: int | None, sure: float, possible: float
) -> None:
    drawing = picture(stated(least, most))
    assert people(drawing, "people-sure") == pytest.approx(sure, abs=0.01)
    assert people(drawing, "people-possible") == pytest.approx(possible, abs=0.01)


def test_about_has_another_edge() -> None:
    assert "is-about" in picture(stated(600, 600, "about"))
    assert "is-about" not in picture(stated(600, 600))


def test_every_figure_has_its_row_with_its_source_and_no_row_is_a_sum(atlas: Atlas) -> None:
    for event in atlas.events:
        figures = atlas.casualties(event.id)
        rows = re.findall(r"<tr>(.*?)</tr>", as_html(table(figures, atlas, ENGLISH)))[1:]
        assert len(rows) == len(figures)
        for figure, row in zip(figures, rows, strict=True):
            assert row.count("cite-link") == len(figure.cites)
            unknown = figure.count_min is None and figure.count_max is None
            assert ("no figure" in row) is unknown
            assert unknown or str(figure.count_min or figure.count_max) in row
