"""`python -m bench.versions CHECKOUT`: this version beside an earlier one, in one run.

`CHECKOUT` is a folder with the earlier version (`git worktree add ../earlier COMMIT`). Both serve
its tables, for it may not know all that tables may hold since, and the browser visits them in
turn, so that what else the machine does falls on both; the ratios can be trusted where single times
cannot. The installed packages of this version serve both.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from bench.commands import measure_commands
from bench.figures import Run, figures
from bench.generate import generate
from bench.measure import chromium, measure
from bench.report import as_table, table
from bench.serving import ATLAS, EARLIER, served_by_both
from dashboard import settings


def main() -> None:
    """Measure both versions with the shipped tables and with generated ones; print the ratios."""
    options = _options()
    shipped = options.earlier.resolve() / settings.DATA_FOLDER.name
    with TemporaryDirectory() as temporary, chromium() as browser:
        generated = Path(temporary) / "many"
        generate(generated, options.events, shipped)
        for folder, data in (
            (shipped, "shipped records"),
            (generated, f"{options.events:,} generated events"),
        ):
            for run in _runs(browser, folder, data, options):
                print(f"{run.title}\n\n{table(run, (ATLAS, EARLIER))}", flush=True)
            print(_waits(folder, options.earlier), flush=True)


def _options() -> Namespace:
    parser = ArgumentParser(prog="python -m bench.versions", description=__doc__)
    parser.add_argument("earlier", type=Path, help="a folder with the earlier version")
    parser.add_argument("--loads", type=int, default=7, help="loads of each page (7)")
    parser.add_argument("--steps", type=int, default=40, help="steps of each time control (40)")
    parser.add_argument("--events", type=int, default=1000, help="generated events (1000)")
    return parser.parse_args()


def _runs(browser: Browser, folder: Path, data: str, options: Namespace) -> Iterator[Run]:
    with served_by_both(folder, options.earlier.resolve()) as pages:
        measure(browser, pages, 1, loads=1, steps=0)  # a server's first responses are its slowest
        for slower in (1, 4):
            measured = measure(browser, pages, slower, options.loads, options.steps)
            by_name = {name: figures(page_measured) for name, page_measured in measured.items()}
            yield Run(data, folder.name != settings.DATA_FOLDER.name, slower, by_name)


def _waits(folder: Path, earlier: Path) -> str:
    ours, theirs = measure_commands(folder), measure_commands(folder, checkout=earlier.resolve())
    rows = (
        (name, f"{our:,.0f} ms", f"{their:,.0f} ms", f"{our / their:.2f}")
        for name, our, their in (
            ("check", ours.check, theirs.check),
            ("from the command to the first page", ours.start, theirs.start),
        )
    )
    return as_table(["", ATLAS, EARLIER, f"{ATLAS} ÷ {EARLIER}"], rows)


if __name__ == "__main__":
    main()
