"""The casualty ledger: each stated figure as a picture of its own, and all of them as a table.

A square stands for ten people, for every figure of every event: pictures can be compared, and no
scale can be chosen to make one look large. Where an atlas has a figure of more than some thousand
squares, one stands for a hundred people in all of them, or for a thousand, and so on; the key says
so. Nothing is added; a statement without a figure has a frame without squares.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import Final

from dash import html
from dash.development.base_component import Component

from dashboard.components.citation import citation
from dashboard.components.vocabulary import (
    casualty_in_words,
    count_in_words,
    in_digits,
    side_in_words,
)
from dashboard.data.records import Casualty
from dashboard.html.render import Markup
from dashboard.languages.language import Language
from dashboard.model import Atlas

PEOPLE: Final = 10  # in one square, or ten times as many, and so on
MOST: Final = 1000  # squares of one figure
LEAST: Final = 0.06  # of a square: a hair, for a figure is never drawn as nothing
ACROSS: Final = 20  # squares in a row
STEP: Final = 10  # units of the drawing from one square to the next; a square is 8 of them
SIDE: Final = 8


def people_in_a_square(atlas: Atlas) -> int:
    """Return for how many people a square stands, the same in every figure of the atlas."""
    people = PEOPLE
    while atlas.greatest_figure > people * MOST:
        people *= 10
    return people


def squares(figure: Casualty, people: int) -> tuple[float, float]:
    """Return how many squares a figure has up to its least, and up to its most."""
    least, most = figure.count_min or 0, figure.count_max or figure.count_min or 0
    sure = _visible(least / people)
    return sure, max(sure, _visible(most / people))


def casualty_chart(figure: Casualty, people: int) -> Markup:
    """Return the squares of one figure as SVG text; what it shows is said by the figure itself.

    Up to the least that is stated they are full, from there to the most they are pale; "about"
    gives them a broken edge, and a figure without an upper end has none drawn.
    """
    sure, whole = squares(figure, people)
    looks = "people" + (" is-about" if figure.qualifier == "about" else "")
    paths = [_path("people-sure", 0, sure), _path("people-possible", sure, whole)]
    rows = max(1, ceil(whole / ACROSS))
    size = f'viewBox="0 0 {ACROSS * STEP} {rows * STEP}"'
    return Markup(f'<svg class="{looks}" {size} aria-hidden="true">{"".join(paths)}</svg>')


def chart_scale(atlas: Atlas, language: Language) -> html.P:
    """Return what a square stands for."""
    square = Markup(
        '<svg class="people is-key" viewBox="0 0 8 8" aria-hidden="true">'
        '<path class="people-sure" d="M0 0h8v8h-8z"/></svg>'
    )
    people = in_digits(people_in_a_square(atlas))
    words = language.say("{n} people, in every figure of every event").format(n=people)
    return html.P([square, f" {words}"], className="note")


def casualty_table(figures: tuple[Casualty, ...], atlas: Atlas, language: Language) -> html.Details:
    """Return the same figures as rows of a table, in the order of the source."""
    heads = [
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
                    html.Thead(html.Tr([html.Th(head, scope="col") for head in heads])),
                    html.Tbody([_row(figure, atlas, language) for figure in figures]),
                ],
                className="ledger-table",
            ),
        ],
        className="ledger",
    )


def _row(figure: Casualty, atlas: Atlas, language: Language) -> html.Tr:
    count = count_in_words(figure.count_min, figure.count_max, figure.qualifier, language)
    part = of_the_whole(figure, language)
    cover = [language.say(words) for words in (figure.area, figure.period) if words]
    cells: list[Component | str | list[Component | str]] = [
        f"{count or language.say('no figure')} {part}".strip(),
        casualty_in_words(figure.kind, language),
        side_in_words(figure.side, atlas, language),
        "; ".join(cover) or language.say("not said"),
        [
            f"{language.say(figure.said_by)} " if figure.said_by else "",
            _cited(figure, atlas, language),
        ],
    ]
    return html.Tr([html.Td(cell) for cell in cells])


def of_the_whole(figure: Casualty, language: Language) -> str:
    """Return "of the 51" for a figure that is a part of another, else nothing."""
    if not figure.part_of:
        return ""
    return language.say("of the {n}").format(n=in_digits(figure.part_of))


def _cited(figure: Casualty, atlas: Atlas, language: Language) -> html.Span:
    return citation(figure.cites, atlas, language)


def _visible(squares: float) -> float:
    return max(squares, LEAST) if squares else 0


def _path(looks: str, start: float, end: float) -> str:
    if end <= start:
        return ""
    return f'<path class="{looks}" d="{"".join(_squares(start, end))}"/>'


def _squares(start: float, end: float) -> Iterator[str]:
    """Yield the squares from `start` to `end`; the first and the last may be parts of one."""
    for number in range(int(start), -int(-end // 1)):
        left, right = max(start - number, 0), min(end - number, 1)
        x = number % ACROSS * STEP + left * SIDE
        y = number // ACROSS * STEP
        width = (right - left) * SIDE
        yield f"M{x:g} {y}h{width:g}v{SIDE}h-{width:g}z"
