"""`python -m bench.load`: many readers at once, of this atlas and of a plain Dash app, in one run.

Everything stays on this machine, and ends by itself: a reader makes two visits and leaves.
"""

from __future__ import annotations

import asyncio
import json
import os
import platform
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Awaitable, Callable, Iterator, Sequence
from random import Random
from types import MappingProxyType
from typing import Final, TypeAlias

from bench.crowd import LANGUAGES, crowd, memory_of, serve_all_once
from bench.figures import percentile
from bench.load_report import CrowdedLoad, Load, Plan, crowds, document, is_met, table
from bench.reader import Reader, Request, Response
from bench.serving import ATLAS, PLAIN
from dashboard import settings
from dashboard.storage.atomic_write import write_atomic
from tests.serving import running

PAGE: Final = settings.ROOT / "docs" / "load.md"
WORKERS: Final = 2
SERVERS: Final = MappingProxyType(
    {
        "waitress": ("app.py", "--port", "{port}"),
        "gunicorn": ("-m", "gunicorn", "-w", f"{WORKERS}", "-b", "127.0.0.1:{port}", "app:server"),
    }
)
SEED: Final = 1920
PLAN: Final = Plan(arrival=20, least=2, most=8, enough=100)
MAX_READERS: Final = 1600
SHEETS: Final = ("ganja-1920", "sheki-1930", "nakhchivan-1930", "karabakh-1920")

Visit: TypeAlias = Callable[[Reader, Random], Awaitable[None]]


def main() -> None:
    """Measure both with the given number of readers, then find where the atlas fails."""
    options = _options()
    with (
        running("app.py", "--data", settings.DATA_FOLDER, "--port") as atlas,
        running("-m", "bench.plain_dash", settings.DATA_FOLDER) as plain,
    ):
        visits = {ATLAS: (atlas.address, visit_atlas), PLAIN: (plain.address, visit_plain)}
        for address, visit in visits.values():
            measure(address, visit, 5, arrival=1)  # the first responses of a server are its slowest
        compared = {name: measure(*visit, options.readers) for name, visit in visits.items()}
        print(table(compared), flush=True)
        further_loads = (
            [] if options.quick else list(_until_it_fails(atlas.address, compared[ATLAS]))
        )
    crowded = {
        name: measure_beside_crowd(options.readers, *command) for name, command in SERVERS.items()
    }
    print(crowds(crowded), flush=True)
    if options.quick:
        print(f"A quick look: {PAGE.relative_to(settings.ROOT)} stays as it is.")
        return
    machine = f"{os.cpu_count()} processor cores, {platform.system()}"
    write_atomic(PAGE, document(compared, further_loads, crowded, machine, PLAN).encode())
    print(f"Written to {PAGE.relative_to(settings.ROOT)}.")


def measure(address: str, visit: Visit, readers: int, arrival: float = PLAN.arrival) -> Load:
    """Return the load of so many `readers`, who arrive within `arrival` seconds."""
    started = time.perf_counter()
    answers = asyncio.run(_read(address, visit, readers, arrival))
    return figures(readers, answers, time.perf_counter() - started)


def measure_beside_crowd(readers: int, *command: str) -> CrowdedLoad:
    """Return the load of so many `readers` beside a crowd, on a server of its own."""
    with running(*command) as server:
        for _ in range(WORKERS * 2):  # so that every process has built and compressed all
            for code in LANGUAGES:
                asyncio.run(_open(server.address, f"/{code}/"))
            asyncio.run(serve_all_once(server.address))
        with (
            memory_of(server.process.pid) as memory,
            crowd(server.address, PLAN.half_open, PLAN.greedy),
        ):
            load = measure(server.address, visit_atlas, readers)
    return CrowdedLoad(readers, load.p50, load.p95, load.errors, *memory[0])


def figures(readers: int, answers: Sequence[Response], seconds: float) -> Load:
    """Return the figures of all answers together; `seconds` is the time they took."""
    times = [answer.seconds * 1000 for answer in answers]
    return Load(
        readers,
        p50=percentile(times, 50),
        p95=percentile(times, 95),
        slowest=max(times),
        errors=sum(not 200 <= answer.status < 400 for answer in answers),
        asked=len(answers),
        each_second=len(answers) / seconds,
        megabytes=sum(len(answer.content) for answer in answers) / 1e6,
    )


async def visit_atlas(reader: Reader, random: Random) -> None:
    """Open the atlas, read, fetch a handout, read, and reload."""
    await reader.visit("/en/")
    await _pause(random)
    await reader.ask(Request(f"/en/handouts/{random.choice(SHEETS)}.pdf"))
    await _pause(random)
    await reader.visit("/en/")


async def visit_plain(reader: Reader, random: Random) -> None:
    """Open the plain app, read, move its slider once, read, and reload."""
    requests = [Request("/_dash-layout"), Request("/_dash-dependencies"), _step(1920, 1931)]
    await reader.visit("/", requests)
    await _pause(random)
    await reader.ask(_step(random.randint(1921, 1930), 1931))
    await _pause(random)
    await reader.visit("/", requests)


async def _read(address: str, visit: Visit, readers: int, arrival: float) -> list[Response]:
    random = Random(SEED)  # noqa: S311  # the same readers in every run
    tasks = [
        _arrive(Reader(address), visit, random.uniform(0, arrival), Random(number))  # noqa: S311
        for number in range(readers)
    ]
    return [answer for answers in await asyncio.gather(*tasks) for answer in answers]


async def _arrive(reader: Reader, visit: Visit, delay: float, random: Random) -> list[Response]:
    await asyncio.sleep(delay)
    await visit(reader, random)
    reader.leave()
    return reader.answers


async def _open(address: str, page: str) -> None:
    reader = Reader(address)
    await reader.visit(page)
    for sheet in SHEETS:
        await reader.ask(Request(f"/en/handouts/{sheet}.pdf"))
    reader.leave()


async def _pause(random: Random) -> None:
    await asyncio.sleep(random.uniform(PLAN.least, PLAN.most))


def _step(first: int, last: int) -> Request:
    change = {"id": "years", "property": "value", "value": [first, last]}
    payload = {
        "output": "graph.figure",
        "outputs": {"id": "graph", "property": "figure"},
        "inputs": [change],
        "changedPropIds": ["years.value"],
    }
    return Request("/_dash-update-component", json.dumps(payload).encode())


def _until_it_fails(address: str, load: Load) -> Iterator[Load]:
    while is_met(load, PLAN.enough) and load.readers < MAX_READERS:
        load = measure(address, visit_atlas, min(load.readers * 2, MAX_READERS))
        print(load, flush=True)
        yield load


def _options() -> Namespace:
    parser = ArgumentParser(prog="python -m bench.load", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one comparison, nothing written")
    parser.add_argument("--readers", type=int, default=200, help="readers at once (200)")
    options = parser.parse_args()
    options.readers = max(1, min(options.readers, MAX_READERS))
    return options


if __name__ == "__main__":
    main()
