"""Two thousand ways to damage a folder: each is named by its file, or shown; nothing breaks."""

from __future__ import annotations

import shutil
from multiprocessing import get_context
from pathlib import Path
from random import Random
from time import process_time
from typing import Any, Final, NamedTuple

import pytest

from dashboard import settings
from dashboard.data import SCHEMAS, FaultyData, folder, read_folder
from dashboard.data.faults import Fault, as_line
from dashboard.data.layers import LayersRead, read_layers
from dashboard.data.tables import Opened, TableSchema, open_table
from tests.conftest import small_folder
from tests.mutations import OF_FILES, OF_TABLES
from tests.quality_metrics import Figure
from tests.serving_mutations import damage_and_serve

SEED: Final = 1920
MUTATIONS: Final = 2000
FEW: Final = 100  # of the island, in each run of the tests
OF_THE_SHIPPED: Final = 300  # the others are of the small folder, which is read in a tenth


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


@pytest.mark.parametrize("count", [FEW, pytest.param(MUTATIONS, marks=pytest.mark.soak)])
def test_what_check_passes_is_served_exported_and_printed_whole(count: int, figure: Figure) -> None:
    # In a process of its own, so that its memory can be measured.
    with get_context("spawn").Pool(1) as pool:
        outcome = pool.apply(damage_and_serve, (0, count))
    assert outcome.wrong == []
    figure(f"of {count} damaged islands, served", outcome.served, least=count / 5)
    figure(f"of {count} damaged islands, named", outcome.named, least=count / 5)
    figure("memory to serve damaged islands", outcome.megabytes, "MB", most=700)


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

    def opened(path: Path, subject: TableSchema[Any]) -> Opened:
        return open_table(path, subject) if subject.file == damaged else sound.tables[subject.file]

    patched.setattr(folder, "open_table", opened)
    if not damaged.endswith(".geojson"):
        patched.setattr(folder, "read_layers", lambda _: sound.layers)


class Sound(NamedTuple):
    """What a folder without a fault says."""

    tables: dict[str, Opened]
    layers: LayersRead


def _sound(whole: Path) -> Sound:
    tables = {each.file: open_table(whole, each) for each in SCHEMAS}
    return Sound(tables, read_layers(whole))


def _is_text(path: Path) -> bool:
    return path.suffix in (".csv", ".toml", ".geojson")


def _is_named(fault: Fault, whole: Path) -> bool:
    known = (whole / fault.file).is_file()
    return known and bool(fault.reason) and fault.fix.endswith((".", "?"))
