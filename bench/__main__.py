"""`python -m bench`: measure the three pages, print the tables and write `docs/benchmarks.md`."""

from __future__ import annotations

import os
import platform
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from playwright.sync_api import Browser

from bench.commands import waits
from bench.figures import Run, figures
from bench.generate import generate
from bench.measure import chromium, measure
from bench.report import document, table, verdicts
from bench.serving import ATLAS, served
from dashboard import settings
from dashboard.data import read_folder
from dashboard.storage.atomic_write import write_whole

PAGE: Final = settings.ROOT / "docs" / "benchmarks.md"
MANY: Final = 1000
SPEEDS: Final = (1, 4)  # a laptop, and a school's Chromebook


def main() -> None:
    """Measure, print and, unless it was only a quick look, write."""
    options = _options()
    with TemporaryDirectory() as folder, chromium() as browser:
        many = Path(folder) / "many"
        generate(many, MANY)
        shipped = f"{len(read_folder(settings.DATA_FOLDER).events)} shipped records"
        own = list(_runs(browser, shipped, settings.DATA_FOLDER, options))
        of_many = _runs(browser, f"{MANY:,} generated events", many, options, generated=True)
        alike = [
            run._replace(shipped=each.pages[ATLAS]) for run, each in zip(of_many, own, strict=True)
        ]
        # No processor is slowed for a command.
        runs = [*own, alike[0]._replace(waits=waits(many)), *alike[1:]]
        machine = f"{os.cpu_count()} processor cores, {platform.system()}, {_name(browser)}"
    print(verdicts(runs))
    if options.quick:
        print(f"A quick look: {PAGE.relative_to(settings.ROOT)} stays as it is.")
        return
    before = PAGE.read_text(encoding="utf-8") if PAGE.is_file() else ""
    text = document(runs, machine, options.loads, options.steps, before)
    write_whole(PAGE, text.encode())
    print(f"Written to {PAGE.relative_to(settings.ROOT)}.")


def _options() -> Namespace:
    parser = ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="2 loads, 10 steps, nothing written")
    parser.add_argument("--loads", type=int, default=5, help="loads of each page (5)")
    parser.add_argument("--steps", type=int, default=40, help="steps of each time control (40)")
    options = parser.parse_args()
    if options.quick:
        options.loads, options.steps = 2, 10
    return options


def _runs(
    browser: Browser, data: str, folder: Path, options: Namespace, *, generated: bool = False
) -> Iterator[Run]:
    with served(folder) as pages:
        measure(
            browser, pages, 1, loads=1, steps=0
        )  # the first answers of a server are its slowest
        for slower in SPEEDS:
            found = measure(browser, pages, slower, options.loads, options.steps)
            by_name = {name: figures(measured) for name, measured in found.items()}
            run = Run(data, generated, slower, by_name)
            print(f"{run.title}\n\n{table(run)}", flush=True)
            yield run


def _name(browser: Browser) -> str:
    return f"Chromium {browser.version.partition('.')[0]}"


if __name__ == "__main__":
    main()
