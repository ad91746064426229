"""Damaged copies of the island: each is named by `check`, or served, exported and printed whole."""

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
from dashboard.web.factory import Built, build
from dashboard.web.language_dispatch import dispatcher_of
from dashboard.web.resources import files
from tests.mutations import LIKELY_OF_TABLES, OF_FILES, OF_LAYERS, OF_TABLES, OF_TOML

SEED: Final = 1790
NAMED: Final = "named"
EXPORTED: Final = 40  # of so many that pass, one is exported too: that asks for everything again


class Outcome(NamedTuple):
    """How many damaged folders were named and how many served, what went wrong, and the memory."""

    named: int
    served: int
    wrong: list[str]
    megabytes: float


class _Kept(logging.Handler):
    """Keeps what is logged with a traceback."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.records: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one record."""
        self.records.append(f"{record.getMessage()}: {record.exc_info and record.exc_info[1]!r}")


def damage_and_serve(first: int, last: int) -> Outcome:
    """Try the damages of these numbers, each by itself, and return what came of them."""
    kept, wrong, named, served = _Kept(), [], 0, 0
    logging.getLogger().addHandler(kept)
    with tempfile.TemporaryDirectory() as parent:
        for number in range(first, last):
            chance = Random(SEED + number)  # noqa: S311  # each can be made again by its number
            whole = Path(shutil.copytree(settings.EXAMPLE_FOLDER, Path(parent) / "island"))
            damaged = _damaged(whole, chance)
            try:
                found = list(_asked(whole, Path(parent), served))
                named, served = named + (NAMED in found), served + (NAMED not in found)
                wrong += [f"{number} {damaged}: {each}" for each in found if each != NAMED]
            except Exception as problem:  # that is what is looked for
                wrong.append(f"{number} {damaged}: {problem!r}")
            wrong += [f"{number} {damaged}: {each}" for each in kept.records]
            kept.records.clear()
            shutil.rmtree(whole)
    return Outcome(named, served, wrong, _megabytes())


def _megabytes() -> float:
    """Return the most memory that this process has had."""
    own = Path("/proc/self/status")
    if own.is_file():  # what the system counts itself includes the process that began this one
        peak = re.search(r"VmHWM:\s+([0-9]+) kB", own.read_text(encoding="ascii"))
        return int(peak[1]) / 1024 if peak else 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024**2 if sys.platform == "darwin" else 1024)


def _damaged(whole: Path, chance: Random) -> str:
    """Damage one file of a folder, and return which and how."""
    file = chance.choice(
        [*sorted(whole.glob("*.csv")) * 2, *[whole / "atlas.toml"] * 12, *whole.glob("geo/*.*")]
    )
    kinds = {
        ".csv": (*OF_TABLES, *LIKELY_OF_TABLES, *OF_FILES[:1]),
        ".toml": (*OF_TOML, *OF_FILES[:1]),
        ".geojson": (*OF_LAYERS, *OF_FILES[:2]),
    }.get(file.suffix, OF_FILES[:2])
    kind = chance.choice(kinds)
    file.write_bytes(kind(file.read_bytes(), chance))
    return f"{file.name} {kind.__name__}"


def _asked(whole: Path, parent: Path, so_far: int) -> Iterator[str]:
    """Yield NAMED, or what goes wrong when everything of a folder is asked for."""
    faults = read_rows(whole).faults
    if faults:
        yield from (as_line(fault) for fault in faults if not fault.fix.endswith((".", "?")))
        yield NAMED
        return
    try:
        built = build(whole)
    except FaultyData as problem:
        yield f"passes the check, and then: {problem}"
        return
    yield from _answers(built)
    if so_far % EXPORTED == 0:
        export(built, parent / "web", lambda _: None)
        shutil.rmtree(parent / "web")


def _answers(built: Built) -> Iterator[str]:
    asked = files(built.server)
    for site in dispatcher_of(built.server).sites():
        asked = asked | files(site.server)
        if len(site.page.as_file()) < 1000:  # letters of a page
            yield "the page is empty"
    sheets = sorted(each for each in asked if each.endswith(".pdf"))
    kept = {*sheets[:1], *sheets[-1:]}
    client = built.server.test_client()
    for address in sorted(asked):
        if "/parts/" in address or (address in sheets and address not in kept):
            continue
        answer = client.get(address)
        if answer.status_code != 200:
            yield f"{answer.status_code} at {address}"
        answer.close()
