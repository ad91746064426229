"""The locator: a small map in a corner of a printed map that shows where its view lies."""

from __future__ import annotations

from typing import Final, NamedTuple

import shapely

from dashboard.data.config import Box
from dashboard.figures.atlas_map import lat_scale
from dashboard.figures.basemap import LIGHT, Tracer, line
from dashboard.figures.print_lettering import Rect
from dashboard.figures.symbols import INK, PAPER
from dashboard.model import Atlas

WIDTH: Final = 118  # units
MARGIN: Final = 7  # units to the edge of the map
MAX_SHARE: Final = 0.75  # of the opening view: a wider view needs no locator
ACCENT: Final = "#7c2d12"
LAND: Final = "#f3ebd8"
HOME: Final = "#dcc79d"


class Locator(NamedTuple):
    """The locator as SVG text, and the boxes it occupies; both are empty if it is not needed."""

    svg: str
    occupied: tuple[Rect, ...]


def locator(
    atlas: Atlas,
    view: Box,
    corner: tuple[float, float],
    size: tuple[float, float],
    points: list[tuple[float, float]],
) -> Locator:
    """Return the locator of a map whose top left is `corner`, in the corner farthest from `points`.

    Only the top corners and the bottom right: the scale bar is in the bottom left.
    """
    opening, countries = atlas.config.opening, atlas.layers.countries
    tracer = Tracer(opening, lat_scale(opening), WIDTH / (opening.east - opening.west))
    if countries is None or view.east - view.west > MAX_SHARE * (opening.east - opening.west):
        return Locator("", ())
    left, top = _free_corner(corner, size, (WIDTH, tracer.height), points)
    is_home = countries.iso3.isin(atlas.config.home_countries)
    countries_in_view = countries.geometry.intersection(shapely.box(*opening))
    content = "".join(
        (
            f'<rect width="{WIDTH}" height="{tracer.height:.1f}" fill="{LIGHT.sea}"/>',
            line(tracer.areas(countries_in_view[~is_home].to_frame("geometry")), fill=LAND),
            line(tracer.areas(countries_in_view[is_home].to_frame("geometry")), fill=HOME),
            _outline(tracer.box(view).split(), ACCENT, "1.6"),
            _outline(["0", "0", str(WIDTH), f"{tracer.height:.1f}"], INK, "0.8"),
        )
    )
    svg = (
        f'<svg x="{left:g}" y="{top:g}" width="{WIDTH}" height="{tracer.height:.1f}" '
        f'viewBox="0 0 {WIDTH} {tracer.height:.1f}">{content}</svg>'
    )
    paper = f'<rect x="{left - 2:g}" y="{top - 2:g}" width="{WIDTH + 4}" '
    frame = f'{paper}height="{tracer.height + 4:.1f}" fill="{PAPER}"/>'
    box = (left - 4, top - 4, left + WIDTH + 4, top + tracer.height + 4)
    return Locator(frame + svg, (box,))


def _free_corner(
    corner: tuple[float, float],
    size: tuple[float, float],
    inset: tuple[float, float],
    points: list[tuple[float, float]],
) -> tuple[float, float]:
    left, top = corner
    right = left + size[0] - inset[0] - MARGIN
    bottom = top + size[1] - inset[1] - MARGIN
    corners = [(right, bottom), (right, top + MARGIN), (left + MARGIN, top + MARGIN)]

    def nearest_distance(position: tuple[float, float]) -> float:
        x, y = position[0] + inset[0] / 2, position[1] + inset[1] / 2
        return min((abs(x - a) ** 2 + abs(y - b) ** 2 for a, b in points), default=0)

    return max(corners, key=nearest_distance)


def _outline(box: list[str], colour: str, stroke_width: str) -> str:
    x, y, width, height = box
    return (
        f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="none" '
        f'stroke="{colour}" stroke-width="{stroke_width}"/>'
    )
