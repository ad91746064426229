"""The figures that tests measure and hold: told at the end of a run, written down on request.

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
from dashboard.storage.atomic_write import write_whole

PAGE: Final = settings.ROOT / "docs" / "benchmarks.md"
HEAD: Final = """\

## Held by the tests

These figures do not depend on the machine. `make test` measures and asserts each in every run;
`make bench` writes them down here. Where a test measures many, this is the worst.

"""


class Held(NamedTuple):
    """The worst that was measured, and the least or the most that it may be."""

    measured: float
    unit: str
    least: float
    most: float

    @property
    def is_met(self) -> bool:
        """Whether the figure is within its bounds."""
        return self.least <= self.measured <= self.most

    def worse(self, other: Held | None) -> Held:
        """Return the one of two that is nearer to its bound, or farther beyond it."""
        if other is None:
            return self
        pick = min if self.least > -inf else max
        return pick(self, other, key=lambda each: each.measured)


Figures: TypeAlias = dict[str, Held]
Figure: TypeAlias = Callable[..., None]
RECORDED: Final = pytest.StashKey[Figures]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes the figures down."""
    parser.addoption("--write-figures", action="store_true", help=f"write {PAGE.name}")


def pytest_configure(config: pytest.Config) -> None:
    """Begin without figures, and name the mark of the tests that measure some."""
    config.stash[RECORDED] = {}
    config.addinivalue_line("markers", "figures: measures a figure that quality is held to")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that measure, so that `-m figures` runs them alone."""
    for item in items:
        if "figure" in getattr(item, "fixturenames", ()):
            item.add_marker("figures")


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Figure:
    """Return what holds a measured figure to its least or its most, and records it."""
    recorded = request.config.stash[RECORDED]

    def hold(
        name: str, measured: float, unit: str = "", *, least: float = -inf, most: float = inf
    ) -> None:
        held = Held(measured, unit, least, most)
        recorded[name] = held.worse(recorded.get(name))
        assert held.is_met, f"{name}: {measured} {unit}, {_bound(held)}"

    return hold


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Tell the figures and, when asked to, write them down."""
    recorded = config.stash[RECORDED]
    if not recorded:
        return
    terminalreporter.section("figures")
    for name, held in sorted(recorded.items()):
        terminalreporter.write_line(f"{name}: {_told(held)} ({_bound(held)})")
    if config.getoption("--write-figures"):
        above = PAGE.read_text(encoding="utf-8").partition(MARK)[0] if PAGE.is_file() else ""
        write_whole(PAGE, f"{above}{MARK}\n{document(recorded)}".encode())


def document(recorded: Figures) -> str:
    """Return the figures as a part of the page of benchmarks."""
    rows = ([name, _told(held), _bound(held)] for name, held in sorted(recorded.items()))
    return HEAD + as_table(["figure", "measured", "aim"], rows)


def _told(held: Held) -> str:
    exact = 0 if held.measured == round(held.measured) or abs(held.measured) >= 100 else 2
    return f"{held.measured:,.{exact}f} {held.unit}".strip()


def _bound(held: Held) -> str:
    if held.least == held.most:
        return f"exactly {held.least:g}"
    words = f"at least {held.least:g}" if held.least > -inf else f"at most {held.most:g}"
    return f"{words} {held.unit}".strip()
