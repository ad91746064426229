"""How words are written on a printed map, and how much room they take."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Final, NamedTuple

from dashboard.figures.map_points import INK

Rect = tuple[float, float, float, float]  # left, top, right, bottom
Point = tuple[float, float]

FACE: Final = "Libertinus Serif"
SLIM: Final = 0.47  # of the size of a letter: how wide it is on average
EDGE: Final = 5  # units that words keep from the edge


class Look(NamedTuple):
    """How a word is written."""

    size: float
    colour: str
    more: str = ""
    spaced: float = 0


LOOKS: Final = (
    ("label", Look(12.5, INK, 'font-weight="600"')),
    ("stop", Look(10.5, INK)),
    ("note", Look(9.5, "#5d4c38", 'font-style="italic"')),
    ("country", Look(12, "#5d4c38", spaced=2.4)),
    ("home", Look(13, "#6e4b2c", spaced=3)),
    ("water", Look(10.5, "#285a6d", 'font-style="italic"', 0.5)),
    ("degree", Look(7.5, "#5d4c38")),
)


def size_of(lines: list[str], kind: str) -> Point:
    """Return how wide and high lines are, about: no typeface is measured."""
    look = dict(LOOKS)[kind]
    longest = max(map(len, lines))
    return longest * (look.size * SLIM + look.spaced), len(lines) * look.size * 1.1


def box_of(middle: Point, size: Point) -> Rect:
    """Return the box around its middle."""
    (x, y), (wide, high) = middle, size
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


def is_free(box: Rect, room: Iterable[Rect], frame: Rect) -> bool:
    """Return whether a box is inside the frame and touches nothing that stands there."""
    left, top, right, bottom = box
    inside = (
        left > frame[0] + EDGE
        and top > frame[1] + EDGE
        and right < frame[2] - EDGE
        and bottom < frame[3] - EDGE
    )
    return inside and not any(
        left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
        for other in room
    )


def svg_text(lines: list[str], middle: Point, kind: str) -> str:
    """Return lines around their middle as SVG text."""
    look = dict(LOOKS)[kind]
    x, y = middle
    first = y - (len(lines) - 1) * look.size * 0.55 + look.size * 0.31
    parts = "".join(
        f'<tspan x="{x:.1f}" y="{first + number * look.size * 1.1:.1f}">{escape(line)}</tspan>'
        for number, line in enumerate(lines)
    )
    spaced = f' letter-spacing="{look.spaced}"' if look.spaced else ""
    veil = 'paint-order="stroke" stroke="#fffdf8" stroke-opacity="0.85" stroke-linejoin="round"'
    return (
        f'<text font-family="{FACE}" font-size="{look.size}" fill="{look.colour}" {look.more}'
        f'{spaced} text-anchor="middle" {veil} stroke-width="2.6">{parts}</text>'
    )
