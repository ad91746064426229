"""Serves the three pages of one atlas, each from a process of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from bench.symbols import symbols, symbols_of_the_atlas
from dashboard.model import Atlas, atlas_from
from tests.serving import running

ATLAS: Final = "this atlas"
EARLIER: Final = "the version before"
PLAIN: Final = "plain Dash"
FOLIUM: Final = "folium"


class Page(NamedTuple):
    """A served page, what the bench looks for in it, and the keys of its time control.

    It is usable once `expected` elements match `symbols` and one matches `control`. `forward` and
    `back` are steps in time: the element to focus, and the key to press.
    """

    name: str
    address: str
    map: tuple[str, ...]
    symbols: str
    expected: int
    control: str
    forward: tuple[str, str]
    back: tuple[str, str]


@contextmanager
def served(folder: Path) -> Iterator[tuple[Page, ...]]:
    """Serve the atlas in `folder` in all three ways until the block ends."""
    atlas = atlas_from(folder)
    with ExitStack() as stack:
        yield (
            _this_atlas(
                atlas, stack.enter_context(running("app.py", "--data", folder, "--port")).address
            ),
            _plain(atlas, stack.enter_context(running("-m", "bench.plain_dash", folder)).address),
            _folium(atlas, stack.enter_context(running("-m", "bench.folium_page", folder)).address),
        )


@contextmanager
def served_by_both(folder: Path, earlier: Path) -> Iterator[tuple[Page, Page]]:
    """Serve the atlas in `folder` by this version and by the one checked out in `earlier`."""
    atlas = atlas_from(folder)
    command = ("app.py", "--data", folder, "--port")
    with running(*command) as ours, running(*command, checkout=earlier) as theirs:
        yield _this_atlas(atlas, ours.address), _this_atlas(atlas, theirs.address, EARLIER)


def _this_atlas(atlas: Atlas, address: str, name: str = ATLAS) -> Page:
    thumb = "#thumb-from"
    return Page(
        name,
        f"{address}/{atlas.config.languages[0]}/",
        (".ground svg",),
        "#map .js-plotly-plot .scatterlayer .points path",
        symbols_of_the_atlas(atlas),
        f"{thumb}[aria-valuetext]",
        (thumb, "ArrowRight"),
        (thumb, "ArrowLeft"),
    )


def _plain(atlas: Atlas, address: str) -> Page:
    thumb = "[role=slider]"
    return Page(
        PLAIN,
        f"{address}/",
        (".js-plotly-plot .scatterlayer .trace path",),
        ".js-plotly-plot .scatterlayer .points path",
        len(symbols(atlas)),
        thumb,
        (thumb, "ArrowRight"),
        (thumb, "ArrowLeft"),
    )


def _folium(atlas: Atlas, address: str) -> Page:
    # It opens on the day of the first event, without the symbols of later days.
    countries = 0 if atlas.layers.countries is None else len(atlas.layers.countries)
    days = [symbol.first for symbol in symbols(atlas)]
    return Page(
        FOLIUM,
        f"{address}/",
        (".leaflet-overlay-pane path",),
        ".leaflet-overlay-pane path",
        countries + days.count(min(days)),
        ".timecontrol-forward",
        (".timecontrol-forward", "Enter"),
        (".timecontrol-backward", "Enter"),
    )
