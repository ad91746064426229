"""The casualties of an event as values, for the panel, its table and the handout alike.

Each figure stands by itself, in the order of the source; nothing is added up, and "unknown" is
stated. A square stands for ten people in every figure of every event, so that charts can be
compared and no scale makes one look large. If a figure needs more than about a thousand squares, a
square stands for a hundred people throughout the atlas, or a thousand, and so on.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final, NamedTuple

from dashboard.data.casualties import figure_named, figures_and_parts
from dashboard.data.records import Casualty, Citation, Event
from dashboard.edition import Edition
from dashboard.model import Atlas
from dashboard.sections.vocabulary import (
    attribution_label,
    casualty_label,
    count_label,
    counted_side_label,
    format_count,
    side_by_rank,
)

PEOPLE_PER_SQUARE: Final = 10  # per square; or ten times as many, and so on
MAX_SQUARES: Final = 1000  # squares in one chart
MIN_VISIBLE: Final = 0.06  # of a square: a stated figure is never drawn as nothing
SQUARES_PER_ROW: Final = 20


class Squares(NamedTuple):
    """How many squares the lowest count of a figure has, and the highest; 0 where none is given."""

    least: float
    most: float
    is_about: bool


class CasualtyFigure(NamedTuple):
    """One figure, or one statement without a figure; what the source does not say is empty."""

    amount: str  # as its source words it: "about 600"
    part_of: str  # "of the 51"
    kind: str
    whose: str
    side: str  # its rank in the atlas, which decides its colour
    squares: Squares
    statement: str
    covers: str  # the area and the time
    said_by: str
    attribution: str  # the same in a sentence: " – said by: …"
    cites: tuple[Citation, ...]
    address: str  # of the claim


class PerhapsSame(NamedTuple):
    """Two figures that may count some of the same people; the larger first."""

    figures: tuple[CasualtyFigure, CasualtyFigure]
    events: tuple[Event, Event]


class CasualtySection(NamedTuple):
    """All figures of an event, and what is said of them together."""

    figures: tuple[CasualtyFigure, ...]
    wholes: tuple[tuple[CasualtyFigure, tuple[CasualtyFigure, ...]], ...]  # each with its parts
    unknown: str  # in the place of a count
    empty: str  # in the place of all figures
    warning: str
    scale: str
    perhaps_same: tuple[PerhapsSame, ...]


def casualty_section(event: Event, edition: Edition) -> CasualtySection:
    """Return every figure of `event`, and again as wholes with their parts."""
    figures = edition.casualties(event.id)
    said = partial(_figure, edition=edition)
    people = format_count(people_per_square(edition), edition.language)
    return CasualtySection(
        figures=tuple(map(said, figures)),
        wholes=tuple(
            (said(whole), tuple(map(said, parts))) for whole, parts in figures_and_parts(figures)
        ),
        unknown=edition.say("no figure given"),
        empty=edition.say("Unknown: the article does not mention casualties."),
        warning=edition.say(
            "Each figure is given separately, in its source’s words. Do not add them together."
        ),
        scale=edition.say("1 square = {n} people, in every chart").format(n=people),
        perhaps_same=tuple(_perhaps_same(event, edition)),
    )


def _perhaps_same(event: Event, edition: Edition) -> Iterator[PerhapsSame]:
    """Yield the pairs of which one figure or both are of this event."""
    for other in edition.events:
        for figure in edition.casualties(other.id):
            named = figure_named(figure)
            if named and event.id in (other.id, named[0]):
                yield from _pair(figure, named, edition)


def _pair(figure: Casualty, named: tuple[str, int], edition: Edition) -> Iterator[PerhapsSame]:
    """Yield the pair, unless a choice of the atlas has left its other event out."""
    event, count = named
    same = (row for row in edition.casualties(event) if count in (row.count_min, row.count_max))
    larger = next((row for row in same if row is not figure), None)
    if larger:
        rows = sorted((figure, larger), key=lambda row: -(row.count_max or row.count_min or 0))
        first, second = (_figure(row, edition) for row in rows)
        yield PerhapsSame(
            (first, second), (edition.event(rows[0].event), edition.event(rows[1].event))
        )


def _figure(figure: Casualty, edition: Edition) -> CasualtyFigure:
    part_of = format_count(figure.part_of, edition.language) if figure.part_of else ""
    covers = (figure.area, figure.period)
    return CasualtyFigure(
        amount=count_label(figure.count_min, figure.count_max, figure.qualifier, edition.language),
        part_of=edition.say("of the {n}").format(n=part_of) if part_of else "",
        kind=casualty_label(figure.kind, edition.language),
        whose=counted_side_label(figure.side, edition),
        side=side_by_rank(figure.side, edition),
        squares=squares_of(figure, people_per_square(edition), edition.say("about")),
        statement=figure.statement,
        covers="; ".join(filter(None, covers)),
        said_by=figure.said_by,
        attribution=attribution_label(figure.said_by, edition.language),
        cites=figure.cites,
        address=edition.claim_address(figure),
    )


def people_per_square(atlas: Atlas) -> int:
    """Return how many people a square stands for, the same in every figure of the atlas."""
    people = PEOPLE_PER_SQUARE
    while atlas.greatest_figure > people * MAX_SQUARES:
        people *= 10
    return people


def squares_of(figure: Casualty, people: int, about: str = "about") -> Squares:
    """Return the squares of a figure, each for so many people; `about` is that qualifier in the
    language of the figure.
    """
    least, most = figure.count_min or 0, figure.count_max or figure.count_min or 0
    certain = _visible(least / people)
    return Squares(certain, max(certain, _visible(most / people)), figure.qualifier == about)


def _visible(count: float) -> float:
    return max(count, MIN_VISIBLE) if count else 0
