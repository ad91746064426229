"""Readers beside clients that hold a server up, and the memory that this takes."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count, cycle
from pathlib import Path
from threading import Event, Thread
from typing import Final, NamedTuple

from bench.reader import Asked, Connection, split_address
from tests.crowd import half_open

EVERY: Final = 0.2  # seconds between two looks at the memory
LANGUAGES: Final = ("az", "en", "ru", "tr")
# What costs a server most: what no page asks for, what is made when it is asked for, what is large.
DEAR: Final = (
    "/{code}/_dash-component-suites/plotly/package_data/plotly.min.js",
    "/{code}/handouts/ganja-1920.pdf",
    "/{code}/handouts/you-judge.pdf",
    "/{code}/atlas-panels.js?v={number}",
    "/{code}/edition/{number}/_dash-layout",
    "/{code}/downloads/atlas.zip",
)


class Memory(NamedTuple):
    """Megabytes of a server at rest, and the most that it had since."""

    rest: float
    most: float


@contextmanager
def crowd(address: str, half: int, greedy: int) -> Iterator[None]:
    """Hold the server at `address` up until the block ends: half-open, and greedy connections."""
    ended = Event()
    asking = Thread(target=lambda: asyncio.run(_ask_greedily(address, greedy, ended)))
    with half_open(address, half):
        asking.start()
        try:
            yield
        finally:
            ended.set()
            asking.join()


@contextmanager
def memory_of(process: int) -> Iterator[list[Memory]]:
    """Watch the memory of a process and its children; the list has it when the block has ended."""
    found: list[Memory] = []
    rest = megabytes(process)
    measured = [rest]
    ended = Event()

    def watch() -> None:
        while not ended.wait(EVERY):
            measured.append(megabytes(process))

    watching = Thread(target=watch)
    watching.start()
    try:
        yield found
    finally:
        ended.set()
        watching.join()
        found.append(Memory(rest, max(measured)))


def megabytes(process: int) -> float:
    """Return what a process and its children hold of memory; shared pages count once, in parts."""
    try:
        own = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8")
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    kilobytes = next(int(line.split()[1]) for line in own.splitlines() if line.startswith("Pss:"))
    return kilobytes / 1000 + sum(megabytes(int(child)) for child in children.split())


async def _ask_greedily(address: str, connections: int, ended: Event) -> None:
    numbers = count(1)

    async def ask(first: int) -> None:
        connection = Connection(*split_address(address))
        for number, path in enumerate(cycle(DEAR), start=first):
            if ended.is_set():
                break
            code = LANGUAGES[number // len(DEAR) % len(LANGUAGES)]
            place = path.format(code=code, number=next(numbers))
            begun = time.perf_counter()
            answer = await connection.ask(Asked(place), "")
            if not answer.status and time.perf_counter() - begun < 1:
                await asyncio.sleep(1)  # it is not let in
        connection.close()

    await asyncio.gather(*(ask(number * len(DEAR)) for number in range(connections)))
