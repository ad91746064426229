"""Reports the figures: the tables on the screen, and `docs/benchmarks.md`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from bench.figures import AIMS, Figures, Run, Verdict
from bench.measure import NEVER
from bench.serving import ATLAS, FOLIUM, PLAIN

PAGES: Final = (ATLAS, PLAIN, FOLIUM)
MARK: Final = "<!-- Above: what the bench measured. Below: what the tests hold. -->"

HEAD: Final = """\
# Benchmarks

`make bench` measures, in one run and in one browser, this atlas beside the two usual ways to put
dated events on a map, and writes this page. Times depend on the machine and on what else it does:
compare the columns of one table, not two runs. No test asserts a time.

- **this atlas**: `python app.py --data DIR`.
- **plain Dash** (`bench/plain_dash.py`): a graph of Plotly Express and a range slider of years. A
  callback on the server filters a data frame and makes the figure again. Dash as it comes, with
  the whole plotly.js served locally; compression and a production server are in its favour.
- **folium** (`bench/folium_page.py`): a `TimestampedGeoJson` by the year, the events adding up.
  What folium would fetch from other hosts comes from npm and is served from here, compressed
  beforehand. There are no tiles: the countries are lines. Two small style sheets that npm does
  not have are empty. All of this is in its favour. Its plugin shows nothing that happened before
  1970; so that it can be measured at all, its events take place 400 years later.

All three show the same events at the same places over the same borders, in a window of 1366 × 768
pixels; the peers have no relief, no list, no panels and no sources. Each is served by waitress at
127.0.0.1, and the browser can reach no other host. The network costs next to nothing there: what
a page wins by fewer bytes and requests, or loses by asking its server at each step, is more on a
real one.
"""

HOW: Final = """\
## How it is measured

{loads} loads a page, each with an empty cache, the pages taking turns; {steps} steps of the time
control after the last load. All figures are medians, but for p95. “4× slower” is the browser's own
throttling of the processor; the servers are not throttled.

- **as sent**: bytes over the wire, headers and all, until the network is quiet. 1 kB is 1000 bytes.
- **first paint**: the browser's first contentful paint, from the start of the navigation.
- **map visible**: the end of the first frame with the base map in it.
- **usable**: the end of the first frame in which all symbols are drawn and the time control is
  there to answer. Folium opens on the day of the first event: it has few to draw yet.
- **step**: a key press moves the time by a year, as a reader's would: an arrow key on the thumb,
  on the slider, or Enter on folium's button for the next year. From the press to the end of the
  frame that shows the redrawn map. *Frames* counts those that began until then.
- **the commands**: `check` from its start to its end; `app.py --data DIR` until its first page has
  come; each three times in a process of its own, without a browser.
- **never**: not within a minute.
- **heap**: the memory that JavaScript holds after the load, after a collection of garbage.
"""


class Line(NamedTuple):
    """One line of a table of figures."""

    label: str
    figure: Callable[[Figures], float]
    unit: str


LINES: Final = (
    Line("as sent", lambda figures: figures.sent / 1000, "kB"),
    Line("requests", lambda figures: figures.requests, ""),
    Line("first paint", lambda figures: figures.paint, "ms"),
    Line("map visible", lambda figures: figures.map, "ms"),
    Line("usable", lambda figures: figures.usable, "ms"),
    Line("step, median", lambda figures: figures.step, "ms"),
    Line("step, p95", lambda figures: figures.late_step, "ms"),
    Line("frames a step, median", lambda figures: figures.frames, ""),
    Line("heap", lambda figures: figures.heap / 1e6, "MB"),
)


def table(run: Run, pages: Sequence[str] = PAGES) -> str:
    """Return the figures of `pages` in one run, and the ratios of the first to the others."""
    head = ["", *pages, *(f"{pages[0]} ÷ {peer}" for peer in pages[1:])]
    rows = (_row(line, [line.figure(run.pages[page]) for page in pages]) for line in LINES)
    return as_table(head, rows)


def verdicts(runs: Sequence[Run]) -> str:
    """Return the aims, and for each run whether it met them, with its figures."""
    rows = ([aim.words, *(_verdict(aim.held(run)) for run in runs)] for aim in AIMS)
    return as_table(["aim", *(run.title for run in runs)], rows)


def document(runs: Sequence[Run], machine: str, loads: int, steps: int, before: str = "") -> str:
    """Return the whole page; what the tests wrote below the mark in `before` stays."""
    parts = [
        HEAD,
        f"Measured on {machine}.\n",
        f"## Aims\n\nMeasured, and in brackets the most that it may be.\n\n{verdicts(runs)}",
        *(f"## {run.title[0].upper()}{run.title[1:]}\n\n{table(run)}" for run in runs),
        HOW.format(loads=loads, steps=steps),
    ]
    return "\n".join(parts) + "\n" + MARK + (before.partition(MARK)[2] or "\n")


def as_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table in Markdown, the first column to the left and the others to the right."""
    rule = ["---", *("---:" for _ in head[1:])]
    return "".join(f"| {' | '.join(row)} |\n" for row in (head, rule, *rows))


def _row(line: Line, values: Sequence[float]) -> list[str]:
    atlas = values[0]
    ratios = [f"{atlas / peer:.2f}" if 0 < max(atlas, peer) < NEVER else "" for peer in values[1:]]
    return [line.label, *(_figure(value, line.unit) for value in values), *ratios]


def _verdict(verdict: Verdict | None) -> str:
    if verdict is None:
        return ""
    result = "met" if verdict.met else "**not met**"
    most = _figure(verdict.most, verdict.unit)
    return f"{result}: {_figure(verdict.measured, verdict.unit)} ({most})"


def _figure(value: float, unit: str) -> str:
    if value == NEVER:
        return "never"
    number = f"{value:,.1f}" if unit == "MB" else f"{value:,.0f}"
    return f"{number} {unit}".strip()
