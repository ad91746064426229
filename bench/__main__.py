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

from bench.commands import measure_commands
from bench.figures import Run, figures
from bench.generate import generate
from bench.measure import chromium, measure
from bench.report import document, table, verdicts
from bench.serving import ATLAS, served
from dashboard import settings
from dashboard.data import read_folder
from dashboard.storage.atomic_write import write_atomic

PAGE: Final = settings.ROOT / "docs" / "benchmarks.md"
EVENTS: Final = 1000
SPEEDS: Final = (1, 4)  # a laptop, and a school's Chromebook


def main() -> None:
    """Measure, print and, unless it was only a quick look, write."""
    options = _options()
    with TemporaryDirectory() as folder, chromium() as browser:
        generated = Path(folder) / "many"
        generate(generated, EVENTS)
        shipped_data = f"{len(read_folder(settings.DATA_FOLDER).events)} shipped records"
        shipped_runs = list(_runs(browser, shipped_data, settings.DATA_FOLDER, options))
        generated_runs = _runs(
            browser, f"{EVENTS:,} generated events", generated, options, generated=True
        )
        compared = [
            run._replace(shipped=shipped_run.pages[ATLAS])
            for run, shipped_run in zip(generated_runs, shipped_runs, strict=True)
        ]
        # The commands are only measured at full speed.
        runs = [
            *shipped_runs,
            compared[0]._replace(waits=measure_commands(generated)),
            *compared[1:],
        ]
        machine = f"{os.cpu_count()} processor cores, {platform.system()}, {_browser_name(browser)}"
    print(verdicts(runs))
    if options.quick:
        print(f"A quick look: {PAGE.relative_to(settings.ROOT)} stays as it is.")
        return
    earlier = PAGE.read_text(encoding="utf-8") if PAGE.is_file() else ""
    text = document(runs, machine, options.loads, options.steps, earlier)
    write_atomic(PAGE, text.encode())
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
        )  # the first responses of a server are its slowest
        for slowdown in SPEEDS:
            measured = measure(browser, pages, slowdown, options.loads, options.steps)
            by_name = {name: figures(page_measured) for name, page_measured in measured.items()}
            run = Run(data, generated, slowdown, by_name)
            print(f"{run.title}\n\n{table(run)}", flush=True)
            yield run


def _browser_name(browser: Browser) -> str:
    return f"Chromium {browser.version.partition('.')[0]}"


if __name__ == "__main__":
    main()
