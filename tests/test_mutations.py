"""Two thousand damaged folders: each is named by its file, or shown; nothing breaks."""

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
from dashboard.data.layers import LayersResult, read_layers
from dashboard.data.tables import OpenedTable, TableSchema, open_table
from tests.conftest import small_folder
from tests.mutations import OF_FILES, OF_TABLES
from tests.quality_metrics import Figure
from tests.serving_mutations import damage_and_serve

SEED: Final = 1920
MUTATIONS: Final = 2000
FEW: Final = 100  # of the island, in each run of the tests
OF_THE_SHIPPED: Final = 300  # the others use the small folder, which is read ten times as fast


def test_two_thousand_mutations_load_or_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    start = process_time()
    rng = Random(SEED)  # noqa: S311  # to be the same every time
    shipped = shutil.copytree(settings.DATA_FOLDER, tmp_path / "shipped")
    small = small_folder(tmp_path).path
    intact_folders = {data_folder: _intact(data_folder) for data_folder in (small, shipped)}
    broken = [
        problem
        for data_folder, count in ((small, MUTATIONS - OF_THE_SHIPPED), (shipped, OF_THE_SHIPPED))
        for number in range(count)
        for problem in _problems_after_damage(
            data_folder,
            f"{data_folder.name} {number}",
            rng,
            monkeypatch,
            intact_folders[data_folder],
        )
    ]
    assert broken == []
    figure("2,000 damaged folders that broke the reader", len(broken), most=0)
    figure("time to read 2,000 damaged folders", process_time() - start, "s of one core", most=60)


@pytest.mark.parametrize("count", [FEW, pytest.param(MUTATIONS, marks=pytest.mark.soak)])
def test_what_check_passes_is_served_exported_and_printed_whole(count: int, figure: Figure) -> None:
    # In a process of its own, so that its memory can be measured.
    with get_context("spawn").Pool(1) as pool:
        outcome = pool.apply(damage_and_serve, (0, count))
    assert outcome.wrong == []
    figure(f"of {count} damaged islands, served", outcome.served, least=count / 5)
    figure(f"of {count} damaged islands, named", outcome.named, least=count / 5)
    figure("memory to serve damaged islands", outcome.megabytes, "MB", most=700)


def _problems_after_damage(
    data_folder: Path,
    name: str,
    rng: Random,
    monkeypatch: pytest.MonkeyPatch,
    intact: IntactFolder,
) -> list[tuple[str, str]]:
    """Damage one file, read the folder and restore the file; return the problems."""
    file = rng.choice(sorted(path for path in data_folder.rglob("*.*") if _is_text(path)))
    content = file.read_bytes()
    kinds = (*OF_TABLES, *OF_FILES) if file.suffix == ".csv" else OF_FILES
    file.write_bytes(rng.choice(kinds)(content, rng))
    try:
        with monkeypatch.context() as patched:
            _reuse_intact(patched, intact, file.name)
            read_folder(data_folder)
    except FaultyData as problem:
        return [
            (name, as_line(fault)) for fault in problem.faults if not _is_named(fault, data_folder)
        ]
    except Exception as problem:  # any error is a finding
        return [(f"{name} {file.name}", repr(problem))]
    finally:
        file.write_bytes(content)
    return []


def _reuse_intact(patched: pytest.MonkeyPatch, intact: IntactFolder, damaged: str) -> None:
    """Let the reader read only the damaged file: the others are unchanged."""

    def opened(path: Path, schema: TableSchema[Any]) -> OpenedTable:
        return open_table(path, schema) if schema.file == damaged else intact.tables[schema.file]

    patched.setattr(folder, "open_table", opened)
    if not damaged.endswith(".geojson"):
        patched.setattr(folder, "read_layers", lambda _: intact.layers)


class IntactFolder(NamedTuple):
    """The content of a folder without a fault."""

    tables: dict[str, OpenedTable]
    layers: LayersResult


def _intact(data_folder: Path) -> IntactFolder:
    tables = {schema.file: open_table(data_folder, schema) for schema in SCHEMAS}
    return IntactFolder(tables, read_layers(data_folder))


def _is_text(path: Path) -> bool:
    return path.suffix in (".csv", ".toml", ".geojson")


def _is_named(fault: Fault, data_folder: Path) -> bool:
    is_file = (data_folder / fault.file).is_file()
    return is_file and bool(fault.reason) and fault.fix.endswith((".", "?"))
