"""The small map in a corner of a printed map: where in the country its view lies."""

from __future__ import annotations

from typing import Final, NamedTuple

import shapely

from dashboard.data.config import Box
from dashboard.figures.atlas_map import lat_scale
from dashboard.figures.basemap import LIGHT, Tracer, line
from dashboard.figures.map_points import INK, PAPER
from dashboard.figures.print_lettering import Rect
from dashboard.model import Atlas

WIDE: Final = 118  # units
INSET: Final = 7  # units from the edge of the map
NEEDED: Final = 0.75  # a view that is as wide a part of the opening one needs no locator
ACCENT: Final = "#7c2d12"


class Locator(NamedTuple):
    """The locator as SVG text, and what room it takes; nothing of both where it is not needed."""

    svg: str
    taken: tuple[Rect, ...]


def locator(
    atlas: Atlas,
    view: Box,
    corner: tuple[float, float],
    size: tuple[float, float],
    busy: list[tuple[float, float]],
) -> Locator:
    """Return the locator of a map whose upper left is `corner`, in the corner farthest from `busy`.

    Upper corners and the lower right: the scale stands in the lower left.
    """
    opening, countries = atlas.config.opening, atlas.layers.countries
    small = Tracer(opening, lat_scale(opening), WIDE / (opening.east - opening.west))
    if countries is None or view.east - view.west > NEEDED * (opening.east - opening.west):
        return Locator("", ())
    left, top = _free_corner(corner, size, (WIDE, small.height), busy)
    home = countries.iso3.isin(atlas.config.at_home)
    shapes = countries.geometry.intersection(shapely.box(*opening))
    drawn = "".join(
        (
            f'<rect width="{WIDE}" height="{small.height:.1f}" fill="{LIGHT.sea}"/>',
            line(small.areas(shapes[~home].to_frame("geometry")), fill=LIGHT.veil),
            line(small.areas(shapes[home].to_frame("geometry")), fill="#dcc79d"),
            _outline(small.box(view).split(), ACCENT, "1.6"),
            _outline(["0", "0", str(WIDE), f"{small.height:.1f}"], INK, "0.8"),
        )
    )
    svg = (
        f'<svg x="{left:g}" y="{top:g}" width="{WIDE}" height="{small.height:.1f}" '
        f'viewBox="0 0 {WIDE} {small.height:.1f}">{drawn}</svg>'
    )
    paper = f'<rect x="{left - 2:g}" y="{top - 2:g}" width="{WIDE + 4}" '
    frame = f'{paper}height="{small.height + 4:.1f}" fill="{PAPER}"/>'
    room = (left - 4, top - 4, left + WIDE + 4, top + small.height + 4)
    return Locator(frame + svg, (room,))


def _free_corner(
    corner: tuple[float, float],
    size: tuple[float, float],
    inner: tuple[float, float],
    busy: list[tuple[float, float]],
) -> tuple[float, float]:
    left, top = corner
    right = left + size[0] - inner[0] - INSET
    low = top + size[1] - inner[1] - INSET
    corners = [(right, low), (right, top + INSET), (left + INSET, top + INSET)]

    def nearest(at: tuple[float, float]) -> float:
        x, y = at[0] + inner[0] / 2, at[1] + inner[1] / 2
        return min((abs(x - a) ** 2 + abs(y - b) ** 2 for a, b in busy), default=0)

    return max(corners, key=nearest)


def _outline(box: list[str], colour: str, width: str) -> str:
    x, y, wide, high = box
    return (
        f'<rect x="{x}" y="{y}" width="{wide}" height="{high}" fill="none" '
        f'stroke="{colour}" stroke-width="{width}"/>'
    )
