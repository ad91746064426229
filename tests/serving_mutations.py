"""Damaged copies of the island: `check` names the damage, or all of the copy is served."""

from __future__ import annotations

import logging
import re
import resource
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from dashboard import settings
from dashboard.cli.export import export
from dashboard.data import FaultyData
from dashboard.data.faults import as_line
from dashboard.data.folder import read_rows
from dashboard.web.factory import BuiltAtlas, build
from dashboard.web.language_dispatch import dispatcher_of
from dashboard.web.resources import file_addresses
from tests.mutations import LIKELY_OF_TABLES, OF_FILES, OF_LAYERS, OF_TABLES, OF_TOML

SEED: Final = 1790
NAMED: Final = "named"
EXPORTED: Final = 40  # one in so many that pass is also exported, which requests everything again


class Outcome(NamedTuple):
    """The numbers of damaged folders named and served, the problems, and the memory."""

    named: int
    served: int
    wrong: list[str]
    megabytes: float


class _ErrorLog(logging.Handler):
    """Collects logged errors."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.records: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Collect one record."""
        self.records.append(f"{record.getMessage()}: {record.exc_info and record.exc_info[1]!r}")


def damage_and_serve(first: int, last: int) -> Outcome:
    """Try each damage with a number from `first` to `last`, and return the outcome."""
    errors, wrong, named_count, served_count = _ErrorLog(), [], 0, 0
    logging.getLogger().addHandler(errors)
    with tempfile.TemporaryDirectory() as parent:
        for number in range(first, last):
            rng = Random(SEED + number)  # noqa: S311  # each is reproduced by its number
            folder = Path(shutil.copytree(settings.EXAMPLE_FOLDER, Path(parent) / "island"))
            damage = _damaged(folder, rng)
            try:
                results = list(_problems_of(folder, Path(parent), served_count))
                named_count, served_count = (
                    named_count + (NAMED in results),
                    served_count + (NAMED not in results),
                )
                wrong += [f"{number} {damage}: {result}" for result in results if result != NAMED]
            except Exception as problem:  # any error is a finding
                wrong.append(f"{number} {damage}: {problem!r}")
            wrong += [f"{number} {damage}: {result}" for result in errors.records]
            errors.records.clear()
            shutil.rmtree(folder)
    return Outcome(named_count, served_count, wrong, _megabytes())


def _megabytes() -> float:
    """Return the most memory that this process has had."""
    own = Path("/proc/self/status")
    if own.is_file():  # getrusage includes the parent process
        peak = re.search(r"VmHWM:\s+([0-9]+) kB", own.read_text(encoding="ascii"))
        return int(peak[1]) / 1024 if peak else 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024**2 if sys.platform == "darwin" else 1024)


def _damaged(folder: Path, rng: Random) -> str:
    """Damage one file of a folder, and return which and how."""
    file = rng.choice(
        [*sorted(folder.glob("*.csv")) * 2, *[folder / "atlas.toml"] * 12, *folder.glob("geo/*.*")]
    )
    kinds = {
        ".csv": (*OF_TABLES, *LIKELY_OF_TABLES, *OF_FILES[:1]),
        ".toml": (*OF_TOML, *OF_FILES[:1]),
        ".geojson": (*OF_LAYERS, *OF_FILES[:2]),
    }.get(file.suffix, OF_FILES[:2])
    kind = rng.choice(kinds)
    file.write_bytes(kind(file.read_bytes(), rng))
    return f"{file.name} {kind.__name__}"


def _problems_of(folder: Path, parent: Path, served: int) -> Iterator[str]:
    """Yield NAMED, or the problems when everything of a folder is requested."""
    faults = read_rows(folder).faults
    if faults:
        yield from (as_line(fault) for fault in faults if not fault.fix.endswith((".", "?")))
        yield NAMED
        return
    try:
        built = build(folder)
    except FaultyData as problem:
        yield f"passes the check, and then: {problem}"
        return
    yield from _failed_responses(built)
    if served % EXPORTED == 0:
        export(built, parent / "web", lambda _: None)
        shutil.rmtree(parent / "web")


def _failed_responses(built: BuiltAtlas) -> Iterator[str]:
    addresses = file_addresses(built.server)
    for site in dispatcher_of(built.server).sites():
        addresses = addresses | file_addresses(site.server)
        if len(site.page.document) < 1000:  # letters of a page
            yield "the page is empty"
    pdfs = sorted(address for address in addresses if address.endswith(".pdf"))
    sampled = {*pdfs[:1], *pdfs[-1:]}
    client = built.server.test_client()
    for address in sorted(addresses):
        if "/parts/" in address or (address in pdfs and address not in sampled):
            continue
        response = client.get(address)
        if response.status_code != 200:
            yield f"{response.status_code} at {address}"
        response.close()
