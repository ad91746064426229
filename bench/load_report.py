"""Reports the load of many readers at once: a table on the screen, and `docs/load.md`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from bench.report import as_table
from bench.serving import ATLAS, PLAIN

HEAD: Final = """\
# Many readers at once

`make bench-load` writes this page. It starts this atlas and the plain Dash app of [the other
benchmarks](benchmarks.md), each with waitress in one process. Simulated readers visit one, then
the other. Readers and servers share one machine and its processor; on a separate server every
figure would be better. Compare the columns of one run, not two runs.

A reader is a browser with an empty cache and six connections. It arrives at a random moment in
the first {arrival:.0f} seconds and opens the page with all its parts. It reads for {least:.0f} to
{most:.0f} seconds, then asks for one more thing: a handout as PDF from the atlas, a step of the
slider from plain Dash. (A step on the timeline of the atlas needs no request.) It reads again,
then reloads the page with what is in its cache. The plain app is not asked for the files that its
scripts load later, above all plotly.js. Times run from the request to the last byte, over all
answers. An answer is an error if it fails or takes more than ten seconds.
"""
AIM: Final = "Aim: p95 ≤ {enough:.0f} ms and no error with 200 readers: **{met}**."
FURTHER_LOADS: Final = """\
## The limit

The number of readers of this atlas increases until p95 is over {enough:.0f} ms or an answer fails.
"""


CROWD: Final = """\
## With clients that slow it down

The same readers arrive while {half} connections send an incomplete request and one more header
every second. Another {greedy} clients ask without pause for what costs most: the largest script,
handouts, the archive, and versions that do not exist, in every language. The test uses waitress
in one process, and gunicorn in two. Memory is that of all processes together. “At rest” is after
every page was read and each of these things was built; “at most” is the highest value.
"""
AIM_OF_CROWD: Final = (
    "Aim: p95 ≤ {enough:.0f} ms, no error, and memory at most {times} × memory at rest: **{met}**."
)
TIMES: Final = 1.5


class Load(NamedTuple):
    """How a number of readers were served; milliseconds, and how many answers failed."""

    readers: int
    p50: float
    p95: float
    slowest: float
    errors: int
    asked: int
    each_second: float
    megabytes: float


class CrowdedLoad(NamedTuple):
    """How readers were served beside a crowd; milliseconds, errors, and megabytes of memory."""

    readers: int
    p50: float
    p95: float
    errors: int
    rest: float
    most: float


class Plan(NamedTuple):
    """How readers arrive, in seconds, the maximum of p95 in milliseconds, and the crowd."""

    arrival: float
    least: float
    most: float
    enough: float
    half_open: int = 60
    greedy: int = 20


LINES: Final = (
    ("readers", "readers", ""),
    ("answers", "asked", ""),
    ("answers a second", "each_second", ""),
    ("sent", "megabytes", "MB"),
    ("p50", "p50", "ms"),
    ("p95", "p95", "ms"),
    ("slowest", "slowest", "ms"),
    ("errors", "errors", ""),
)


def table(loads: Mapping[str, Load]) -> str:
    """Return the figures of the atlas and of its peer, and their ratio."""
    rows = []
    for label, name, unit in LINES:
        values = [float(getattr(loads[page], name)) for page in (ATLAS, PLAIN)]
        ratio = f"{values[0] / values[1]:.2f}" if values[1] and name != "readers" else ""
        rows.append([label, *(_figure(value, unit) for value in values), ratio])
    return as_table(["", ATLAS, PLAIN, f"{ATLAS} ÷ {PLAIN}"], rows)


def ladder(loads: Sequence[Load]) -> str:
    """Return a line for each number of readers."""
    rows = (
        [_figure(float(getattr(load, name)), unit) for _, name, unit in LINES] for load in loads
    )
    return as_table([label for label, _, _ in LINES], rows)


def is_met(load: Load, enough: float) -> bool:
    """Return whether readers were served well."""
    return load.p95 <= enough and not load.errors


def crowds(by_server: Mapping[str, CrowdedLoad]) -> str:
    """Return a line for each server."""
    rows = [
        [
            name,
            _figure(crowded.readers, ""),
            _figure(crowded.p50, "ms"),
            _figure(crowded.p95, "ms"),
            _figure(crowded.errors, ""),
            _figure(crowded.rest, "MB"),
            _figure(crowded.most, "MB"),
            f"{crowded.most / crowded.rest:.2f}",
        ]
        for name, crowded in by_server.items()
    ]
    heads = ["", "readers", "p50", "p95", "errors", "memory at rest", "at most", "at most ÷ rest"]
    return as_table(heads, rows)


def is_met_beside_crowd(crowded: CrowdedLoad, enough: float) -> bool:
    """Return whether readers were served well beside a crowd."""
    is_small = crowded.most <= TIMES * crowded.rest
    return crowded.p95 <= enough and not crowded.errors and is_small


def document(
    compared: Mapping[str, Load],
    further_loads: Sequence[Load],
    by_server: Mapping[str, CrowdedLoad],
    machine: str,
    plan: Plan,
) -> str:
    """Return the whole page."""
    crowd_met = (
        "met"
        if all(is_met_beside_crowd(crowded, plan.enough) for crowded in by_server.values())
        else "not met"
    )
    met = "met" if is_met(compared[ATLAS], plan.enough) else "not met"
    parts = [
        HEAD.format(**plan._asdict()),
        f"Measured on {machine}.\n",
        table(compared),
        AIM.format(enough=plan.enough, met=met) + "\n",
        CROWD.format(half=plan.half_open, greedy=plan.greedy),
        crowds(by_server),
        AIM_OF_CROWD.format(enough=plan.enough, times=TIMES, met=crowd_met) + "\n",
        FURTHER_LOADS.format(enough=plan.enough),
        ladder([compared[ATLAS], *further_loads]),
    ]
    return "\n".join(parts)


def _figure(value: float, unit: str) -> str:
    number = f"{value:,.1f}" if unit == "ms" and value < 10 else f"{value:,.0f}"
    return f"{number} {unit}".strip()
