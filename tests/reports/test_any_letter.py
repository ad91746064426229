"""Random letters of all planes in every text column: each is named by cell, or goes everywhere."""

from __future__ import annotations

import csv
import io
import json
import logging
import random
import shutil
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from dashboard import settings
from dashboard.cli.check_report import report_on
from dashboard.cli.export import export
from dashboard.data import SCHEMAS
from dashboard.data.columns import Text, TextList
from dashboard.web.factory import build
from tests.conftest import Folder
from tests.reports.letters import TODAY, answers, printed

ISLAND: Final = settings.ROOT / "examples" / "island"
SEED: Final = 1920
# Where letters are taken from: as often from the rare planes as from the common ones.
PLANES: Final = (
    *((0x20, 0x24F), (0x250, 0x7FF), (0x590, 0x8FF), (0x900, 0x1FFF), (0x2000, 0x2BFF)),
    *((0x2C00, 0xD7FF), (0xD7B0, 0xFFFF), (0x10000, 0x1FFFF), (0x20000, 0x3FFFF)),
    *((0xE0000, 0x10FFFF), (0x0, 0x9F)),
)
# What is no word in its column, or names a row of another table.
KEPT: Final = (("evidence.csv", "thesis"), ("interpretations.csv", "thesis"))
FORMS: Final = (
    ("places.csv", "region"),
    ("corrections.csv", "record"),
    ("foreign.csv", "language"),
)


WILD: Final = 0.15  # of the cells may hold what is no letter at all


class Cell(NamedTuple):
    """One cell of a table; rows count as a spreadsheet does."""

    file: str
    row: int
    column: str


def cells_of_texts(folder: Folder) -> list[Cell]:
    """Return every cell of a folder that may hold any text."""
    return [
        Cell(subject.file, row, column.name)
        for subject in SCHEMAS
        for row in range(2, len(read(folder, subject.file)) + 1)
        for column in subject.columns
        if isinstance(column.type, Text | TextList)
        and column.name in read(folder, subject.file)[0]
        and (subject.file, column.name) not in (*KEPT, *FORMS)
    ]


def read(folder: Folder, file: str) -> list[list[str]]:
    """Return the rows of a table."""
    if not (folder.path / file).exists():
        return [[]]
    return list(csv.reader(io.StringIO(folder.read(file), newline="")))


def write(folder: Folder, texts: dict[Cell, str]) -> None:
    """Put texts into cells."""
    for file in sorted({cell.file for cell in texts}):
        rows = read(folder, file)
        for cell, text in texts.items():
            if cell.file == file:
                rows[cell.row - 1][rows[0].index(cell.column)] = text
        written = io.StringIO()
        csv.writer(written, lineterminator="\n").writerows(rows)
        folder.write(file, written.getvalue())


def any_text(chance: random.Random) -> str:
    """Return up to a dozen letters of any planes, and often a common word."""
    is_wild = chance.random() < WILD
    letters = [_letter(chance, is_wild=is_wild) for _ in range(chance.randint(1, 12))]
    return chance.choice(("", "Word ", "Gəncə ")) + "".join(letters)


def _letter(chance: random.Random, *, is_wild: bool) -> str:
    while True:
        letter = chr(chance.randint(*chance.choice(PLANES)))
        category = unicodedata.category(letter)
        if category != "Cs" and (is_wild or not category.startswith("C")):
            return letter


def _sound(folder: Folder, before: dict[Cell, str], texts: dict[Cell, str]) -> Iterator[Cell]:
    """Write `texts`; yield the cells that `check` names, and put back what stood there."""
    write(folder, texts)
    for _ in range(20):
        faults = report_on(folder.path, settings.TRANSLATIONS_FOLDER, TODAY).faults
        if not faults:
            return
        named = [cell for cell in texts if any(_names(each, cell) for each in faults)]
        assert named, [str(fault) for fault in faults]
        write(folder, {cell: before[cell] for cell in named})
        for cell in named:
            texts.pop(cell)
        yield from named
    raise AssertionError(faults)


def _names(fault: tuple[object, ...], cell: Cell) -> bool:
    file, row, column, *_ = fault
    # A whole table or row that cannot be read is named by its row alone.
    return file == cell.file and row == cell.row and column in (cell.column, "")


def _tried(parent: Path, count: int) -> int:
    """Put random texts into `count` cells, as many at a time as there are; return how many stay."""
    chance = random.Random(SEED)  # noqa: S311  # seeded, so that a failure can be seen again
    kept = left = 0
    for number in range(count):
        if left == 0:
            folder = Folder(parent / f"island-{number}")
            shutil.copytree(ISLAND, folder.path)
            cells = cells_of_texts(folder)
            left = min(len(cells), count - number)
            texts = {cell: any_text(chance) for cell in chance.sample(cells, left)}
            list(_sound(folder, _cells(folder, texts), texts))
            assert _cells(folder, texts) == texts
            _served_whole(folder, parent / f"web-{number}")
            kept += len(texts)
        left -= 1
    return kept


def _cells(folder: Folder, cells: Iterable[Cell]) -> dict[Cell, str]:
    tables = {subject.file: read(folder, subject.file) for subject in SCHEMAS}
    return {
        cell: tables[cell.file][cell.row - 1][tables[cell.file][0].index(cell.column)]
        for cell in cells
    }


def _served_whole(folder: Folder, web: Path) -> None:
    built = build(folder.path)
    found = answers(built.server)
    assert {where: each.status for where, each in found.items() if each.status != 200} == {}
    assert not [where for where, each in found.items() if b"Traceback" in each.content]
    for event in built.atlas.events:
        assert as_json(event.title) in found["/en/atlas-data.js"].text
        assert printed(found[f"/en/handouts/{event.id}.pdf"].content)
    told: list[str] = []
    export(built, web, told.append)
    assert not [line for line in told if line.startswith("Warning")]


def as_json(text: str) -> str:
    """Return a text as it stands in JSON, without its quotation marks."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


@pytest.mark.parametrize(
    "count", [150, pytest.param(2000, marks=pytest.mark.soak)], ids=["small", "all"]
)
def test_any_letter_in_any_cell_is_named_or_goes_through_every_output(
    count: int,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    caplog.set_level(logging.ERROR)
    monkeypatch.setattr(
        "dashboard.cli.export._compress", lambda _: None
    )  # it takes most of the time
    kept = _tried(tmp_path, count)
    assert kept > count / 2
    assert caplog.records == []
