"""The casualty charts: each stated figure as its own pictogram, and all of them as a table.

A square stands for ten people in every figure of every event, so that charts can be compared and
no scale makes one look large. If a figure needs more than about a thousand squares, a square stands
for a hundred people throughout the atlas, or a thousand, and so on; the key says which. Nothing is
added up; a statement without a figure has an empty frame.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import Final

from dash import html
from dash.development.base_component import Component

from dashboard.components.citation import citation
from dashboard.data.records import Casualty
from dashboard.html.render import Markup
from dashboard.languages.language import Language
from dashboard.model import Atlas
from dashboard.sections.vocabulary import (
    casualty_label,
    count_label,
    format_count,
    side_label,
)

PEOPLE_PER_SQUARE: Final = 10  # per square; or ten times as many, and so on
MAX_SQUARES: Final = 1000  # squares in one chart
MIN_VISIBLE: Final = 0.06  # of a square: a stated figure is never drawn as nothing
SQUARES_PER_ROW: Final = 20
PITCH: Final = 10  # SVG units from one square to the next; a square is 8 units wide
SQUARE_SIDE: Final = 8


def people_per_square(atlas: Atlas) -> int:
    """Return how many people a square stands for, the same in every figure of the atlas."""
    people = PEOPLE_PER_SQUARE
    while atlas.greatest_figure > people * MAX_SQUARES:
        people *= 10
    return people


def square_counts(figure: Casualty, people: int) -> tuple[float, float]:
    """Return the number of squares for the lowest count of a figure, and for the highest."""
    least, most = figure.count_min or 0, figure.count_max or figure.count_min or 0
    least_squares = _visible(least / people)
    return least_squares, max(least_squares, _visible(most / people))


def casualty_chart(figure: Casualty, people: int) -> Markup:
    """Return the squares of one figure as SVG text; the figure's own text is its alternative.

    They are solid up to the lowest stated count and pale from there to the highest; "about" gives
    them a broken edge, and a figure without an upper bound has no upper end drawn.
    """
    least, most = square_counts(figure, people)
    css_class = "people" + (" is-about" if figure.qualifier == "about" else "")
    paths = [_path("people-sure", 0, least), _path("people-possible", least, most)]
    rows = max(1, ceil(most / SQUARES_PER_ROW))
    size = f'viewBox="0 0 {SQUARES_PER_ROW * PITCH} {rows * PITCH}"'
    return Markup(f'<svg class="{css_class}" {size} aria-hidden="true">{"".join(paths)}</svg>')


def chart_scale(atlas: Atlas, language: Language) -> html.P:
    """Return what a square stands for."""
    square = Markup(
        '<svg class="people is-key" viewBox="0 0 8 8" aria-hidden="true">'
        '<path class="people-sure" d="M0 0h8v8h-8z"/></svg>'
    )
    people = format_count(people_per_square(atlas))
    text = language.say("{n} people, in every figure of every event").format(n=people)
    return html.P([square, f" {text}"], className="note")


def casualty_table(figures: tuple[Casualty, ...], atlas: Atlas, language: Language) -> html.Details:
    """Return the same figures as rows of a table, in the order of the source."""
    headings = [
        language.say("Figure"),
        language.say("What"),
        language.say("Whose"),
        language.say("Covers"),
        language.say("Source"),
    ]
    return html.Details(
        [
            html.Summary(language.say("The same as a table")),
            html.Table(
                [
                    html.Thead(html.Tr([html.Th(heading, scope="col") for heading in headings])),
                    html.Tbody([_row(figure, atlas, language) for figure in figures]),
                ],
                className="ledger-table",
            ),
        ],
        className="ledger",
    )


def _row(figure: Casualty, atlas: Atlas, language: Language) -> html.Tr:
    count = count_label(figure.count_min, figure.count_max, figure.qualifier, language)
    part = part_of_total(figure, language)
    coverage = [language.say(text) for text in (figure.area, figure.period) if text]
    cells: list[Component | str | list[Component | str]] = [
        f"{count or language.say('no figure')} {part}".strip(),
        casualty_label(figure.kind, language),
        side_label(figure.side, atlas, language),
        "; ".join(coverage) or language.say("not said"),
        [
            f"{language.say(figure.said_by)} " if figure.said_by else "",
            _citation(figure, atlas, language),
        ],
    ]
    return html.Tr([html.Td(cell) for cell in cells])


def part_of_total(figure: Casualty, language: Language) -> str:
    """Return "of the 51" for a figure that is a part of another, else nothing."""
    if not figure.part_of:
        return ""
    return language.say("of the {n}").format(n=format_count(figure.part_of))


def _citation(figure: Casualty, atlas: Atlas, language: Language) -> html.Span:
    return citation(figure.cites, atlas, language)


def _visible(count: float) -> float:
    return max(count, MIN_VISIBLE) if count else 0


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
