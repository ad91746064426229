"""The casualty charts: each stated figure as its own pictogram, and all of them as a table."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import Any, Final

from dash import html

from dashboard.components.citation import citation
from dashboard.edition import Edition
from dashboard.html.render import Markup
from dashboard.sections.casualties import (
    SQUARES_PER_ROW,
    CasualtyFigure,
    CasualtySection,
    Squares,
)

PITCH: Final = 10  # SVG units from one square to the next; a square is 8 units wide
SQUARE_SIDE: Final = 8


def casualty_chart(squares: Squares) -> Markup:
    """Return the squares of one figure as SVG text; the figure's own text is its alternative.

    They are solid up to the lowest stated count and pale from there to the highest; "about" gives
    them a broken edge, and a figure without an upper bound has no upper end drawn.
    """
    css_class = "people" + (" is-about" if squares.is_about else "")
    rows = max(1, ceil(squares.most / SQUARES_PER_ROW))
    size = f'viewBox="0 0 {SQUARES_PER_ROW * PITCH} {rows * PITCH}"'
    return Markup(
        f'<svg class="{css_class}" {size} aria-hidden="true">{square_paths(squares)}</svg>'
    )


def square_paths(squares: Squares) -> str:
    """Return the squares of one figure as SVG paths, certain and uncertain ones."""
    return "".join(
        (
            _path("people-certain", 0, squares.least),
            _path("people-uncertain", squares.least, squares.most),
        )
    )


def chart_scale(section: CasualtySection) -> html.P:
    """Return what a square stands for."""
    square = Markup(
        '<svg class="people is-key" viewBox="0 0 8 8" aria-hidden="true">'
        '<path class="people-certain" d="M0 0h8v8h-8z"/></svg>'
    )
    return html.P([square, f" {section.scale}"], className="note")


def casualty_table(section: CasualtySection, edition: Edition) -> html.Details:
    """Return the same figures as rows of a table, in the order of the source."""
    headings = [
        edition.say("Number"),
        edition.say("Type"),
        edition.say("Side"),
        edition.say("Area and period"),
        edition.say("Source"),
    ]
    rows = [_row(figure, section.unknown, edition) for figure in section.figures]
    return html.Details(
        [
            html.Summary(edition.say("Show as a table")),
            html.Table(
                [
                    html.Thead(html.Tr([html.Th(heading, scope="col") for heading in headings])),
                    html.Tbody(rows),
                ],
                className="ledger-table",
            ),
        ],
        className="ledger",
    )


def _row(figure: CasualtyFigure, unknown: str, edition: Edition) -> html.Tr:
    cells: list[Any] = [
        f"{figure.amount or unknown} {figure.part_of}".strip(),
        figure.kind,
        figure.whose,
        figure.covers or edition.say("not stated"),
        [
            f"{figure.said_by} " if figure.said_by else "",
            citation(figure.cites, edition, figure.address),
        ],
    ]
    return html.Tr([html.Td(cell) for cell in cells])


def _path(css_class: str, start: float, end: float) -> str:
    if end <= start:
        return ""
    return f'<path class="{css_class}" d="{"".join(_squares(start, end))}"/>'


def _squares(start: float, end: float) -> Iterator[str]:
    """Yield the squares from `start` to `end`; the first and the last may be partial."""
    for index in range(int(start), -int(-end // 1)):
        left, right = max(start - index, 0), min(end - index, 1)
        x = index % SQUARES_PER_ROW * PITCH + left * SQUARE_SIDE
        y = index // SQUARES_PER_ROW * PITCH
        width = (right - left) * SQUARE_SIDE
        yield f"M{x:g} {y}h{width:g}v{SQUARE_SIDE}h-{width:g}z"
