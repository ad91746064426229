"""The guide for curators tells the truth: whoever does what it says sees what it says."""

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
from dashboard.components.vocabulary import count_in_words
from dashboard.data.citation_cells import Cites
from dashboard.data.columns import CellLocation
from dashboard.dates import read_edtf
from dashboard.downloads.citation_text import cites_in_words, how_to_cite
from dashboard.languages.date_phrases import date_in_words
from dashboard.languages.language import Language
from dashboard.model import atlas_from
from scripts.guide import (
    FOLDER,
    GUIDE,
    Add,
    Change,
    Check,
    Rows,
    Save,
    acts,
    as_libreoffice,
    do,
    done,
    table,
)

TEXT: Final = GUIDE.read_text(encoding="utf-8")
ENGLISH: Final = Language("en")


def _as_excel_in_baku(path: Path, rows: Rows) -> None:
    """Write what Excel writes as CSV UTF-8 where a comma is in a number: semicolons, and a mark."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows(rows)


def _check(folder: Path) -> Check:
    checked = subprocess.run(
        [sys.executable, settings.ROOT / "app.py", "check", folder.name],
        cwd=folder.parent,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert checked.stderr == ""
    return Check(checked.returncode, checked.stdout.strip("\n"))


@pytest.mark.parametrize("save", [as_libreoffice, _as_excel_in_baku])
def test_whoever_does_what_the_guide_says_sees_what_it_says(save: Save, tmp_path: Path) -> None:
    write_new_atlas(tmp_path / FOLDER)
    seen = []
    for act in acts(TEXT):
        if isinstance(act, Check):
            assert _check(tmp_path / FOLDER) == act
            seen.append(act.ends_with)
        else:
            do(act, tmp_path / FOLDER, save)
    assert seen == [2, 0, 0, 0]


def test_the_guide_adds_to_the_tables_that_a_claim_needs_and_to_no_table_twice() -> None:
    files = [act.file for act in acts(TEXT) if isinstance(act, Add)]
    assert len(files) == len(set(files))
    assert {"sources.csv", "places.csv", "events.csv", "chronology.csv", "conflicts.csv"} < set(
        files
    )
    assert [act for act in acts(TEXT) if isinstance(act, Change)]


def test_the_correction_that_the_guide_makes_is_shown_and_the_new_version_is_cited(
    tmp_path: Path,
) -> None:
    write_new_atlas(tmp_path / FOLDER)
    done(tmp_path / FOLDER)
    atlas = atlas_from(tmp_path / FOLDER)
    told = str(corrections(atlas, ENGLISH))
    assert "casualties.csv, sallow-ferry-1795" in told
    assert "The letters count 9 dead at the ferry, not 6." in told
    assert "Version 2, 14 June 2025" in how_to_cite(atlas, ENGLISH)


def _part(heading: str) -> list[str]:
    found = TEXT.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    assert found, f"there is no heading {heading}"
    return found.splitlines()


@pytest.mark.parametrize("row", table(_part("Dates"))[1:], ids=lambda row: row[0])
def test_a_date_means_what_the_guide_says(row: list[str]) -> None:
    written, _, first, last, words = row
    span = read_edtf(written)
    assert (span.earliest.isoformat(), span.latest.isoformat()) == (first, last)
    assert date_in_words(span, ENGLISH) == words


@pytest.mark.parametrize(
    "row", table(_part("What the source does not say"))[1:], ids=lambda row: row[0]
)
def test_a_figure_is_shown_as_the_guide_says(row: list[str]) -> None:
    least, most = (int(count) if count else None for count in row[1:3])
    told = count_in_words(least, most, row[3], ENGLISH)
    assert (told or "no figure") == row[5]
    assert told or row[4]  # check asks for one of the two


def test_a_citation_is_shown_as_the_guide_says(tmp_path: Path) -> None:
    write_new_atlas(tmp_path / FOLDER)
    done(tmp_path / FOLDER)
    atlas = atlas_from(tmp_path / FOLDER)
    where = CellLocation("causes.csv", 2, "cites", atlas.config)
    rows = table(_part("Citations"))[1:]
    assert rows
    for written, words in rows:
        assert cites_in_words(Cites().read(written, where), atlas, ENGLISH) == words


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
