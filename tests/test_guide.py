"""The guide for curators is right: following it gives the results that it states."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from dashboard import settings
from dashboard.cli.new_atlas import write_new_atlas
from dashboard.components.corrections import corrections
from dashboard.data.citation_cells import Cites
from dashboard.data.columns import CellLocation
from dashboard.dates import read_edtf
from dashboard.downloads.citation_text import citation_line, how_to_cite
from dashboard.edition import edition_of
from dashboard.languages.date_phrases import date_in_words
from dashboard.languages.language import Language
from dashboard.model import atlas_from
from dashboard.sections.vocabulary import count_label
from scripts.guide import (
    FOLDER,
    GUIDE,
    AddRows,
    ChangeCell,
    ExpectedOutput,
    Rows,
    Save,
    apply_step,
    as_libreoffice,
    follow_guide,
    steps,
    table,
)

TEXT: Final = GUIDE.read_text(encoding="utf-8")
ENGLISH: Final = Language("en")


def _as_excel_in_baku(path: Path, rows: Rows) -> None:
    """Write CSV as Excel does where the decimal sign is a comma: semicolons, and a BOM."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows(rows)


def _check(folder: Path) -> ExpectedOutput:
    result = subprocess.run(
        [sys.executable, settings.ROOT / "app.py", "check", folder.name],
        cwd=folder.parent,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert result.stderr == ""
    return ExpectedOutput(result.returncode, result.stdout.strip("\n"))


@pytest.mark.parametrize("save", [as_libreoffice, _as_excel_in_baku])
def test_whoever_does_what_the_guide_says_sees_what_it_says(save: Save, tmp_path: Path) -> None:
    write_new_atlas(tmp_path / FOLDER)
    statuses = []
    for act in steps(TEXT):
        if isinstance(act, ExpectedOutput):
            assert _check(tmp_path / FOLDER) == act
            statuses.append(act.ends_with)
        else:
            apply_step(act, tmp_path / FOLDER, save)
    assert statuses == [2, 0, 0, 0]


def test_the_guide_adds_to_the_tables_that_a_claim_needs_and_to_no_table_twice() -> None:
    files = [act.file for act in steps(TEXT) if isinstance(act, AddRows)]
    assert len(files) == len(set(files))
    assert {"sources.csv", "places.csv", "events.csv", "chronology.csv", "conflicts.csv"} < set(
        files
    )
    assert [act for act in steps(TEXT) if isinstance(act, ChangeCell)]


def test_the_row_that_the_guide_shows_of_leaders_is_one_of_the_island(tmp_path: Path) -> None:
    lines = TEXT.partition("<!-- as in leaders.csv -->")[2].splitlines()
    columns, *rows = table(lines)
    assert rows
    write_new_atlas(tmp_path / FOLDER)
    with (tmp_path / FOLDER / "leaders.csv").open(encoding="utf-8", newline="") as stream:
        leaders = [[row[column] for column in columns] for row in csv.DictReader(stream)]
    for row in rows:
        assert row in leaders


def test_the_correction_that_the_guide_makes_is_shown_and_the_new_version_is_cited(
    tmp_path: Path,
) -> None:
    write_new_atlas(tmp_path / FOLDER)
    follow_guide(tmp_path / FOLDER)
    atlas = atlas_from(tmp_path / FOLDER)
    section = str(corrections(edition_of(atlas, ENGLISH)))
    assert "casualties.csv, sallow-ferry-1795" in section
    assert "The letters count 9 dead at the ferry, not 6." in section
    assert "Version 2, 14 June 2025" in how_to_cite(edition_of(atlas, ENGLISH))


def _part(heading: str) -> list[str]:
    text = TEXT.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    assert text, f"there is no heading {heading}"
    return text.splitlines()


@pytest.mark.parametrize("row", table(_part("Dates"))[1:], ids=lambda row: row[0])
def test_a_date_means_what_the_guide_says(row: list[str]) -> None:
    edtf, _, first, last, expected = row
    span = read_edtf(edtf)
    assert (span.earliest.isoformat(), span.latest.isoformat()) == (first, last)
    assert date_in_words(span, ENGLISH) == expected


@pytest.mark.parametrize(
    "row", table(_part("What the source does not say"))[1:], ids=lambda row: row[0]
)
def test_a_figure_is_shown_as_the_guide_says(row: list[str]) -> None:
    least, most = (int(count) if count else None for count in row[1:3])
    text = count_label(least, most, row[3], ENGLISH)
    assert (text or "no figure given") == row[5]
    assert text or row[4]  # check asks for one of the two


def test_a_citation_is_shown_as_the_guide_says(tmp_path: Path) -> None:
    write_new_atlas(tmp_path / FOLDER)
    follow_guide(tmp_path / FOLDER)
    atlas = atlas_from(tmp_path / FOLDER)
    location = CellLocation("causes.csv", 2, "cites", atlas.config)
    rows = table(_part("Citations"))[1:]
    assert rows
    for cell, expected in rows:
        assert citation_line(Cites().read(cell, location), edition_of(atlas, ENGLISH)) == expected


def test_every_link_of_the_guide_leads_somewhere() -> None:
    headings = {
        re.sub(r"[^\w -]", "", line.lstrip("# ")).lower().replace(" ", "-")
        for line in TEXT.splitlines()
        if line.startswith("#")
    }
    links = re.findall(r"\]\(([^)]+)\)", TEXT)
    assert links
    for link in links:
        file, _, heading = link.partition("#")
        assert not file or (GUIDE.parent / file).is_file(), link
        assert file or heading in headings, link
