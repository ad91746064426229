"""Random letters of all planes in every text column: named by cell, or shown in every output."""

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
from tests.reports.letters import TODAY, all_responses, pdf_text

ISLAND: Final = settings.ROOT / "examples" / "island"
SEED: Final = 1920
# Ranges to draw letters from: rare planes as often as common ones.
PLANES: Final = (
    *((0x20, 0x24F), (0x250, 0x7FF), (0x590, 0x8FF), (0x900, 0x1FFF), (0x2000, 0x2BFF)),
    *((0x2C00, 0xD7FF), (0xD7B0, 0xFFFF), (0x10000, 0x1FFFF), (0x20000, 0x3FFFF)),
    *((0xE0000, 0x10FFFF), (0x0, 0x9F)),
)
# Columns that are keys of rows of another table, or hold codes.
KEYS_OF_ROWS: Final = (("evidence.csv", "thesis"), ("interpretations.csv", "thesis"))
CODED_COLUMNS: Final = (
    ("places.csv", "region"),
    ("corrections.csv", "record"),
    ("foreign.csv", "language"),
)


CONTROL_SHARE: Final = 0.15  # of the cells may hold control characters


class Cell(NamedTuple):
    """One cell of a table; rows count as a spreadsheet does."""

    file: str
    row: int
    column: str


def cells_of_texts(folder: Folder) -> list[Cell]:
    """Return every cell of a folder that may hold any text."""
    return [
        Cell(schema.file, row, column.name)
        for schema in SCHEMAS
        for row in range(2, len(read(folder, schema.file)) + 1)
        for column in schema.columns
        if isinstance(column.type, Text | TextList)
        and column.name in read(folder, schema.file)[0]
        and (schema.file, column.name) not in (*KEYS_OF_ROWS, *CODED_COLUMNS)
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
        output = io.StringIO()
        csv.writer(output, lineterminator="\n").writerows(rows)
        folder.write(file, output.getvalue())


def any_text(rng: random.Random) -> str:
    """Return up to a dozen letters of any planes, and often a common word."""
    may_be_control = rng.random() < CONTROL_SHARE
    letters = [_letter(rng, may_be_control=may_be_control) for _ in range(rng.randint(1, 12))]
    return rng.choice(("", "Word ", "Gəncə ")) + "".join(letters)


def _letter(rng: random.Random, *, may_be_control: bool) -> str:
    while True:
        letter = chr(rng.randint(*rng.choice(PLANES)))
        category = unicodedata.category(letter)
        if category != "Cs" and (may_be_control or not category.startswith("C")):
            return letter


def _named_cells(folder: Folder, before: dict[Cell, str], texts: dict[Cell, str]) -> Iterator[Cell]:
    """Write `texts`; yield the cells that `check` names, and put back what stood there."""
    write(folder, texts)
    for _ in range(20):
        faults = report_on(folder.path, settings.TRANSLATIONS_FOLDER, TODAY).faults
        if not faults:
            return
        named_cells = [cell for cell in texts if any(_names(fault, cell) for fault in faults)]
        assert named_cells, [str(fault) for fault in faults]
        write(folder, {cell: before[cell] for cell in named_cells})
        for cell in named_cells:
            texts.pop(cell)
        yield from named_cells
    raise AssertionError(faults)


def _names(fault: tuple[object, ...], cell: Cell) -> bool:
    file, row, column, *_ = fault
    # A whole table or row that cannot be read is named by its row alone.
    return file == cell.file and row == cell.row and column in (cell.column, "")


def _surviving(parent: Path, count: int) -> int:
    """Put random texts into `count` cells, a folder at a time; return how many are accepted."""
    rng = random.Random(SEED)  # noqa: S311  # seeded, so that a failure can be seen again
    surviving = remaining = 0
    for number in range(count):
        if remaining == 0:
            folder = Folder(parent / f"island-{number}")
            shutil.copytree(ISLAND, folder.path)
            cells = cells_of_texts(folder)
            remaining = min(len(cells), count - number)
            texts = {cell: any_text(rng) for cell in rng.sample(cells, remaining)}
            list(_named_cells(folder, _cells(folder, texts), texts))
            assert _cells(folder, texts) == texts
            _assert_served_whole(folder, parent / f"web-{number}")
            surviving += len(texts)
        remaining -= 1
    return surviving


def _cells(folder: Folder, cells: Iterable[Cell]) -> dict[Cell, str]:
    tables = {schema.file: read(folder, schema.file) for schema in SCHEMAS}
    return {
        cell: tables[cell.file][cell.row - 1][tables[cell.file][0].index(cell.column)]
        for cell in cells
    }


def _assert_served_whole(folder: Folder, web: Path) -> None:
    built = build(folder.path)
    responses = all_responses(built.server)
    assert {
        address: response.status
        for address, response in responses.items()
        if response.status != 200
    } == {}
    assert not [
        address for address, response in responses.items() if b"Traceback" in response.content
    ]
    for event in built.atlas.events:
        assert as_json(event.title) in responses["/en/atlas-data.js"].text
        assert pdf_text(responses[f"/en/handouts/{event.id}.pdf"].content)
    lines: list[str] = []
    export(built, web, lines.append)
    assert not [line for line in lines if line.startswith("Warning")]


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
    surviving = _surviving(tmp_path, count)
    assert surviving > count / 2
    assert caplog.records == []
