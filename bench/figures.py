"""Reduces the measurements to the figures that are compared, and holds these to the aims."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import ceil
from statistics import median
from typing import Final, NamedTuple

from bench.commands import CommandTimes
from bench.measure import NEVER, Measurement
from bench.serving import ATLAS, FOLIUM, PLAIN


class Figures(NamedTuple):
    """The figures of one page: medians of the loads; milliseconds and bytes."""

    sent: float
    requests: float
    paint: float
    begun: float
    map: float
    usable: float
    step: float
    late_step: float
    frames: float
    heap: float


class Run(NamedTuple):
    """The figures of all pages, by name, for one atlas on a processor `slower` times as slow.

    With generated data, `waits` are those of the commands, and `shipped` the figures of this atlas
    with its own data.
    """

    data: str
    generated: bool
    slower: int
    pages: Mapping[str, Figures]
    waits: CommandTimes | None = None
    shipped: Figures | None = None

    @property
    def title(self) -> str:
        """What was measured, in words."""
        speed = "full speed" if self.slower == 1 else f"{self.slower}× slower"
        return f"{self.data}, {speed}"


class Verdict(NamedTuple):
    """An aim checked against a run: the measured value, its maximum, and its unit."""

    measured: float
    most: float
    unit: str

    @property
    def met(self) -> bool:
        """Whether the aim is met."""
        return self.measured <= self.most


class Aim(NamedTuple):
    """An aim in words; for a run that it does not apply to, `held` returns None."""

    words: str
    held: Callable[[Run], Verdict | None]


def figures(measured: Measurement) -> Figures:
    """Return the figures of one page; the late step is the 95th percentile."""
    loads, steps = measured.loads, measured.steps
    times = [step.milliseconds for step in steps] or [NEVER]
    return Figures(
        sent=median(load.sent for load in loads),
        requests=median(load.requests for load in loads),
        paint=median(load.paint for load in loads),
        begun=median(load.begun for load in loads),
        map=median(load.map for load in loads),
        usable=median(load.usable for load in loads),
        step=median(times),
        late_step=percentile(times, 95),
        frames=median([step.frames for step in steps] or [NEVER]),
        heap=median(load.heap for load in loads),
    )


def percentile(values: Sequence[float], part: int) -> float:
    """Return the `part`th percentile of `values`: the least that so many per cent do not exceed."""
    return sorted(values)[ceil(len(values) * part / 100) - 1]


def _map_in_first_paint(run: Run) -> Verdict:
    # What is there when the browser begins a frame is painted in it, though scripts that run then
    # can delay the record of its end.
    atlas = run.pages[ATLAS]
    return Verdict(max(0, atlas.begun - atlas.paint), 0, "ms")


def _paint(run: Run) -> Verdict:
    return Verdict(run.pages[ATLAS].paint, run.pages[FOLIUM].paint, "ms")


def _usable(run: Run) -> Verdict | None:
    if run.generated:
        return None
    return Verdict(run.pages[ATLAS].usable, run.pages[PLAIN].usable / 2, "ms")


def _step_in_frames(run: Run) -> Verdict | None:
    usual = not run.generated and run.slower == 1
    return Verdict(run.pages[ATLAS].frames, 2, "frames") if usual else None


def _step_of_plain(run: Run) -> Verdict | None:
    if run.generated:
        return None
    return Verdict(run.pages[ATLAS].step, run.pages[PLAIN].step / 3, "ms")


def _step_of_many(run: Run) -> Verdict | None:
    many = run.generated and run.slower == 1
    return Verdict(run.pages[ATLAS].late_step, 250, "ms") if many else None


def _usable_of_many(run: Run) -> Verdict | None:
    if run.shipped is None:
        return None
    return Verdict(run.pages[ATLAS].usable, run.shipped.usable * 2, "ms")


def _check_of_many(run: Run) -> Verdict | None:
    return Verdict(run.waits.check, 5000, "ms") if run.waits else None


def _start_of_many(run: Run) -> Verdict | None:
    return Verdict(run.waits.start, 5000, "ms") if run.waits else None


def _sent(run: Run) -> Verdict | None:
    return None if run.generated else Verdict(run.pages[ATLAS].sent / 1000, 900, "kB")


def _requests(run: Run) -> Verdict | None:
    return None if run.generated else Verdict(run.pages[ATLAS].requests, 30, "")


AIMS: Final = (
    Aim("the first paint shows the map: its frame begins before that paint", _map_in_first_paint),
    Aim("first paint no later than folium's", _paint),
    Aim("usable in half the plain Dash app's time", _usable),
    Aim("a step within two frames (median)", _step_in_frames),
    Aim("a step in a third of the plain Dash app's (median)", _step_of_plain),
    Aim("1,000 events: a step within 250 ms (p95)", _step_of_many),
    Aim("1,000 events: usable in twice the time of the shipped records", _usable_of_many),
    Aim("1,000 events: checked within 5 s", _check_of_many),
    Aim("1,000 events: from the command to the first page within 5 s", _start_of_many),
    Aim("as sent, first load, at most 900 kB", _sent),
    Aim("at most 30 requests", _requests),
)
