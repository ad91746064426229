"""Two thousand ways to damage a folder: each loads, or is named by its file; nothing breaks."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import process_time
from typing import Any, Final, NamedTuple, TypeAlias

import pytest

from dashboard import settings
from dashboard.data import SUBJECTS, FaultyData, folder, read_folder
from dashboard.data.faults import Fault, as_line
from dashboard.data.layers import LayersRead, read_layers
from dashboard.data.tables import Opened, Subject, open_table
from tests.conftest import small_folder
from tests.figures import Figure

SEED: Final = 1920
MUTATIONS: Final = 2000
OF_THE_SHIPPED: Final = 300  # the others are of the small folder, which is read in a tenth
ENCODINGS: Final = ("utf-16", "utf-16-le", "utf-8-sig", "cp1251", "cp1252", "cp1254", "utf-32")
# What a hand, a spreadsheet or a broken disk leaves in a cell.
JUNK: Final = (
    "", " ", "0", "-1", "1e9", "NaN", "=A1", "#REF!", "'", '"', '""', "“x”", ";", ";;", ",", "\t",
    "\n", "\r\n", "\u00a0", "\u200b", "\ufeff", "\u202e", "\x07", "\U0001f600", "ə" * 300, "..",
    "[", "[]", "[..]", "/", "../..", "1920/", "[1920,]", "9999", "0000", "1920-24", "9999-24",
    "31.05.1920", "5/31/20", "May-20", "6.0", "1,800", "90.0001", "1e400", "?event=x", "{0}", "{a}",
    "%s", "ozdemir-2023", "ozdemir-2023:", ":", "a:b:c",
)  # fmt: skip

Rows: TypeAlias = list[list[str]]
Mutation: TypeAlias = Callable[[bytes, Random], bytes]


def _by_rows(change: Callable[[Rows, Random], None]) -> Mutation:
    """Return a mutation of the rows of a table."""

    def mutated(content: bytes, chance: Random) -> bytes:
        rows = list(csv.reader(io.StringIO(content.decode())))
        change(rows, chance)
        written = io.StringIO()
        csv.writer(written, delimiter=chance.choice(",,,,;\t|")).writerows(rows)
        return written.getvalue().encode()

    return mutated


def _flip_bytes(content: bytes, chance: Random) -> bytes:
    damaged = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def _cut(content: bytes, chance: Random) -> bytes:
    first, last = sorted(chance.randrange(len(content) + 1) for _ in range(2))
    return chance.choice((content[:last], content[first:], content[:first] + content[last:]))


def _recode(content: bytes, chance: Random) -> bytes:
    return content.decode().encode(chance.choice(ENCODINGS), "replace")


def _insert(content: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + chance.choice(JUNK).encode() + content[at:]


def _junk_cells(rows: Rows, chance: Random) -> None:
    for _ in range(chance.randint(1, 5)):
        row = chance.choice(rows)
        row[chance.randrange(len(row))] = chance.choice(JUNK)


def _swap_cells(rows: Rows, chance: Random) -> None:
    for _ in range(chance.randint(1, 5)):
        one, other = chance.choice(rows), chance.choice(rows)
        at, to = chance.randrange(len(one)), chance.randrange(len(other))
        one[at], other[to] = other[to], one[at]


def _drop_row(rows: Rows, chance: Random) -> None:
    del rows[chance.randrange(len(rows))]


def _repeat_row(rows: Rows, chance: Random) -> None:
    rows.insert(chance.randrange(len(rows) + 1), list(chance.choice(rows)))


def _drop_column(rows: Rows, chance: Random) -> None:
    at = chance.randrange(len(rows[0]))
    for row in rows:
        del row[at]


def _repeat_column(rows: Rows, chance: Random) -> None:
    at, to = chance.randrange(len(rows[0])), chance.randrange(len(rows[0]) + 1)
    for row in rows:
        row.insert(to, row[at])


def _tear_row(rows: Rows, chance: Random) -> None:
    row = chance.choice(rows)
    row[chance.randrange(len(row)) :] = [chance.choice(JUNK)] * chance.randint(0, 12)


def _shuffle_rows(rows: Rows, chance: Random) -> None:
    chance.shuffle(rows)


OF_TABLES: Final[tuple[Mutation, ...]] = tuple(
    map(
        _by_rows,
        (
            _junk_cells,
            _swap_cells,
            _drop_row,
            _repeat_row,
            _drop_column,
            _repeat_column,
            _tear_row,
            _shuffle_rows,
        ),
    )
)
OF_FILES: Final[tuple[Mutation, ...]] = (_flip_bytes, _cut, _recode, _insert)


def test_two_thousand_mutations_load_or_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    began = process_time()
    chance = Random(SEED)  # noqa: S311  # to be the same every time
    shipped = shutil.copytree(settings.DATA_FOLDER, tmp_path / "shipped")
    small = small_folder(tmp_path).path
    sounds = {whole: _sound(whole) for whole in (small, shipped)}
    broken = [
        wrong
        for whole, count in ((small, MUTATIONS - OF_THE_SHIPPED), (shipped, OF_THE_SHIPPED))
        for number in range(count)
        for wrong in _tried(whole, f"{whole.name} {number}", chance, monkeypatch, sounds[whole])
    ]
    assert broken == []
    figure("2,000 damaged folders that broke the reader", len(broken), most=0)
    figure("time to read 2,000 damaged folders", process_time() - began, "s of one core", most=60)


def _tried(
    whole: Path, name: str, chance: Random, monkeypatch: pytest.MonkeyPatch, sound: Sound
) -> list[tuple[str, str]]:
    """Damage one file, read the folder and mend the file; return what went wrong."""
    file = chance.choice(sorted(path for path in whole.rglob("*.*") if _is_text(path)))
    content = file.read_bytes()
    kinds = (*OF_TABLES, *OF_FILES) if file.suffix == ".csv" else OF_FILES
    file.write_bytes(chance.choice(kinds)(content, chance))
    try:
        with monkeypatch.context() as patched:
            _keep_what_is_sound(patched, sound, file.name)
            read_folder(whole)
    except FaultyData as problem:
        return [(name, as_line(fault)) for fault in problem.faults if not _is_named(fault, whole)]
    except Exception as problem:  # that is what is looked for
        return [(f"{name} {file.name}", repr(problem))]
    finally:
        file.write_bytes(content)
    return []


def _keep_what_is_sound(patched: pytest.MonkeyPatch, sound: Sound, damaged: str) -> None:
    """Let the reader read the damaged file only: all others were read before, and are the same."""

    def opened(path: Path, subject: Subject[Any]) -> Opened:
        return open_table(path, subject) if subject.file == damaged else sound.tables[subject.file]

    patched.setattr(folder, "open_table", opened)
    if not damaged.endswith(".geojson"):
        patched.setattr(folder, "read_layers", lambda _: sound.layers)


class Sound(NamedTuple):
    """What a folder without a fault says."""

    tables: dict[str, Opened]
    layers: LayersRead


def _sound(whole: Path) -> Sound:
    tables = {each.file: open_table(whole, each) for each in SUBJECTS}
    return Sound(tables, read_layers(whole))


def _is_text(path: Path) -> bool:
    return path.suffix in (".csv", ".toml", ".geojson")


def _is_named(fault: Fault, whole: Path) -> bool:
    known = (whole / fault.file).is_file()
    return known and bool(fault.reason) and fault.fix.endswith((".", "?"))
