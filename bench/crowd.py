"""Clients that try to block a server, and the memory that this takes."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count, cycle
from pathlib import Path
from threading import Event, Thread
from typing import Final, NamedTuple

from bench.reader import Connection, Request, split_address
from tests.crowd import half_open

INTERVAL: Final = 0.2  # seconds between two samples of the memory
LANGUAGES: Final = ("az", "en", "ru", "tr")
# What costs a server most: what no page requests, what is built on demand, what is large.
EXPENSIVE: Final = (
    "/parts/plotly.min.js",
    "/{code}/handouts/ganja-1920.pdf",
    "/{code}/handouts/you-judge.pdf",
    "/{code}/atlas-panels.js?v={number}",
    "/{code}/atlas-data.js?v={number}",
    "/{code}/downloads/atlas.zip",
)


class Memory(NamedTuple):
    """Megabytes of a server at rest, and its maximum since."""

    rest: float
    most: float


async def serve_all_once(address: str) -> None:
    """Request everything expensive once: building it takes memory that a server keeps."""
    connection = Connection(*split_address(address))
    for template in EXPENSIVE:
        for code in LANGUAGES:
            await connection.ask(Request(template.format(code=code, number=0)), "")
    connection.close()


@contextmanager
def crowd(address: str, half: int, greedy: int) -> Iterator[None]:
    """Load the server at `address` until the block ends, by half-open and greedy connections."""
    ended = Event()
    thread = Thread(target=lambda: asyncio.run(_ask_greedily(address, greedy, ended)))
    with half_open(address, half):
        thread.start()
        try:
            yield
        finally:
            ended.set()
            thread.join()


@contextmanager
def memory_of(process: int) -> Iterator[list[Memory]]:
    """Watch the memory of a process and its children; the list is filled when the block ends."""
    result: list[Memory] = []
    rest = megabytes(process)
    samples = [rest]
    ended = Event()

    def watch() -> None:
        while not ended.wait(INTERVAL):
            samples.append(megabytes(process))

    thread = Thread(target=watch)
    thread.start()
    try:
        yield result
    finally:
        ended.set()
        thread.join()
        result.append(Memory(rest, max(samples)))


def megabytes(process: int) -> float:
    """Return the memory of a process and its children; shared pages count once, in parts."""
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
        for number, template in enumerate(cycle(EXPENSIVE), start=first):
            if ended.is_set():
                break
            code = LANGUAGES[number // len(EXPENSIVE) % len(LANGUAGES)]
            path = template.format(code=code, number=next(numbers))
            started = time.perf_counter()
            response = await connection.ask(Request(path), "")
            if not response.status and time.perf_counter() - started < 1:
                await asyncio.sleep(1)  # it was refused
        connection.close()

    await asyncio.gather(*(ask(number * len(EXPENSIVE)) for number in range(connections)))
