"""Two figures that may count the same people, as two sheets of which one lies over the other."""

from __future__ import annotations

from math import ceil
from typing import Final

from dash import html

from dashboard.components.casualty_chart import PITCH, square_paths
from dashboard.edition import Edition
from dashboard.html.render import Markup
from dashboard.sections.casualties import SQUARES_PER_ROW, CasualtyFigure, PerhapsSame

MARGIN: Final = 6  # SVG units around the squares of a sheet
PIXELS: Final = 1.4  # per SVG unit: squares are as large as in the other charts
SHARED: Final = 0.5  # of the smaller sheet that lies over the larger; how many people is unknown


def casualty_sheets(pair: PerhapsSame, edition: Edition) -> html.Figure:
    """Return the picture, and what it means in words; nothing is added or taken away."""
    larger, smaller = pair.figures
    names = [_name(figure) for figure in pair.figures]
    if pair.events[0].id != pair.events[1].id:
        names = [f"{name}, {event.title}" for name, event in zip(names, pair.events, strict=True)]
    words = edition.say(
        "{first} and {second}: some of the same people may be counted in both. How many is not "
        "stated."
    ).format(first=names[0], second=names[1])
    return html.Figure(
        [_picture(larger, smaller), html.Figcaption(words)],
        className="sheets",
    )


def _name(figure: CasualtyFigure) -> str:
    whose = f", {figure.whose}" if figure.kind.endswith(")") else f" ({figure.whose})"
    return f"{figure.amount} {figure.kind}{whose}"


def _size(figure: CasualtyFigure) -> tuple[float, float]:
    """Return width and height of the sheet of a figure, in SVG units."""
    across = min(SQUARES_PER_ROW, max(1, ceil(figure.squares.most)))
    rows = max(1, ceil(figure.squares.most / SQUARES_PER_ROW))
    return across * PITCH + 2 * MARGIN, rows * PITCH + 2 * MARGIN


def _picture(larger: CasualtyFigure, smaller: CasualtyFigure) -> Markup:
    (wide, high), (width, height) = _size(larger), _size(smaller)
    left, top = wide - width * SHARED, high - height * SHARED
    middle = ((left + wide) / 2, (top + high) / 2)
    across, down = left + width + 2, top + height + 2
    return Markup(
        f'<svg class="sheets-picture" viewBox="-1 -1 {across:g} {down:g}"'
        f' width="{across * PIXELS:g}" height="{down * PIXELS:g}" aria-hidden="true">'
        f"{_sheet(larger, 0, 0)}{_sheet(smaller, left, top)}"
        f'<text class="sheets-doubt" x="{middle[0]:g}" y="{middle[1] + 7:g}">?</text></svg>'
    )


def _sheet(figure: CasualtyFigure, left: float, top: float) -> str:
    width, height = _size(figure)
    return (
        f'<g class="sheets-one side-{figure.side}" transform="translate({left:g} {top:g})">'
        f'<rect width="{width:g}" height="{height:g}"/>'
        f'<g transform="translate({MARGIN} {MARGIN})">{square_paths(figure.squares)}</g></g>'
    )
