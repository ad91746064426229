"""Metrics that tests measure and assert: reported after a run, written to a page on request.

A test says `figure("cold load", 870, "kB", most=900)`: that is its assertion and its record. The
worst of a run stands for all that have the same name. `--write-figures` writes them into
`docs/benchmarks.md`, below what `make bench` writes there.
"""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from typing import Final, NamedTuple, TypeAlias

import pytest

from bench.report import MARK, as_table
from dashboard import settings
from dashboard.storage.atomic_write import write_atomic

PAGE: Final = settings.ROOT / "docs" / "benchmarks.md"
HEAD: Final = """\

## Held by the tests

These figures do not depend on the machine. `make test` measures and asserts each in every run;
`make bench` writes them down here. Where a test measures many, this is the worst.

"""


class Metric(NamedTuple):
    """The worst measured value, and its lower or upper bound."""

    measured: float
    unit: str
    least: float
    most: float

    @property
    def is_met(self) -> bool:
        """Whether the value is within its bounds."""
        return self.least <= self.measured <= self.most

    def worse(self, other: Metric | None) -> Metric:
        """Return the one of two that is nearer to its bound, or farther beyond it."""
        if other is None:
            return self
        pick = min if self.least > -inf else max
        return pick(self, other, key=lambda metric: metric.measured)


Figures: TypeAlias = dict[str, Metric]
Figure: TypeAlias = Callable[..., None]
RECORDED: Final = pytest.StashKey[Figures]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes the metrics to the page."""
    parser.addoption("--write-figures", action="store_true", help=f"write {PAGE.name}")


def pytest_configure(config: pytest.Config) -> None:
    """Start without metrics, and register the marker of tests that measure some."""
    config.stash[RECORDED] = {}
    config.addinivalue_line("markers", "figures: measures a figure that quality is held to")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that measure, so that `-m figures` runs them alone."""
    for item in items:
        if "figure" in getattr(item, "fixturenames", ()):
            item.add_marker("figures")


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Figure:
    """Return a function that asserts the bound of a metric and records it."""
    recorded = request.config.stash[RECORDED]

    def hold(
        name: str, measured: float, unit: str = "", *, least: float = -inf, most: float = inf
    ) -> None:
        metric = Metric(measured, unit, least, most)
        recorded[name] = metric.worse(recorded.get(name))
        assert metric.is_met, f"{name}: {measured} {unit}, {_bound(metric)}"

    return hold


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Report the metrics and, on request, write them to the page."""
    recorded = config.stash[RECORDED]
    if not recorded:
        return
    terminalreporter.section("figures")
    for name, metric in sorted(recorded.items()):
        terminalreporter.write_line(f"{name}: {_told(metric)} ({_bound(metric)})")
    if config.getoption("--write-figures"):
        above = PAGE.read_text(encoding="utf-8").partition(MARK)[0] if PAGE.is_file() else ""
        write_atomic(PAGE, f"{above}{MARK}\n{document(recorded)}".encode())


def document(recorded: Figures) -> str:
    """Return the metrics as a section of the page of benchmarks."""
    rows = ([name, _told(metric), _bound(metric)] for name, metric in sorted(recorded.items()))
    return HEAD + as_table(["figure", "measured", "aim"], rows)


def _told(metric: Metric) -> str:
    exact = 0 if metric.measured == round(metric.measured) or abs(metric.measured) >= 100 else 2
    return f"{metric.measured:,.{exact}f} {metric.unit}".strip()


def _bound(metric: Metric) -> str:
    if metric.least == metric.most:
        return f"exactly {metric.least:g}"
    bound = f"at least {metric.least:g}" if metric.least > -inf else f"at most {metric.most:g}"
    return f"{bound} {metric.unit}".strip()
