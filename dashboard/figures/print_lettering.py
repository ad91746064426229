"""How labels are set on a printed map, and how much room they take."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from math import cos, radians, sin
from typing import Final, NamedTuple

from dashboard.figures.symbols import INK

Rect = tuple[float, float, float, float]  # left, top, right, bottom
Point = tuple[float, float]

TYPEFACE: Final = "Libertinus Serif"
MEAN_WIDTH: Final = 0.47  # average width of a letter, as a fraction of the font size
MARGIN: Final = 5  # units between labels and the edge


class TextStyle(NamedTuple):
    """How a label is set."""

    size: float
    colour: str
    attributes: str = ""
    letter_spacing: float = 0


STYLES: Final = (
    ("label", TextStyle(12.5, INK, 'font-weight="600"')),
    ("stop", TextStyle(10.5, INK)),
    ("note", TextStyle(9.5, "#5d4c38", 'font-style="italic"')),
    ("country", TextStyle(12, "#5d4c38", letter_spacing=2.4)),
    ("home", TextStyle(13, "#6e4b2c", letter_spacing=3)),
    ("sea", TextStyle(13, "#285a6d", 'font-style="italic"', 1)),
    ("water", TextStyle(10.5, "#285a6d", 'font-style="italic"', 0.5)),
    ("range", TextStyle(9.5, "#6e4b2c", letter_spacing=2)),
    ("plain", TextStyle(9.5, "#5d4c38", 'font-style="italic"', 0.5)),
    ("pass", TextStyle(8.5, "#5d4c38", 'font-style="italic"')),
    ("town", TextStyle(9.5, "#5d4c38")),
    ("border", TextStyle(8, "#6b665f")),
    ("degree", TextStyle(7.5, "#5d4c38")),
)


def size_of(lines: list[str], style_name: str) -> Point:
    """Return the approximate width and height of lines: no typeface is measured."""
    style = dict(STYLES)[style_name]
    longest = max(map(len, lines))
    return longest * (style.size * MEAN_WIDTH + style.letter_spacing), len(lines) * style.size * 1.1


def box_of(centre: Point, size: Point) -> Rect:
    """Return the box of this size around its centre."""
    (x, y), (width, height) = centre, size
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def is_free(box: Rect, boxes: Iterable[Rect], frame: Rect) -> bool:
    """Return whether a box is inside the frame and overlaps none of `boxes`."""
    left, top, right, bottom = box
    is_inside = (
        left > frame[0] + MARGIN
        and top > frame[1] + MARGIN
        and right < frame[2] - MARGIN
        and bottom < frame[3] - MARGIN
    )
    return is_inside and not any(
        left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
        for other in boxes
    )


def turned(size: Point, turn: float) -> Point:
    """Return the size of the box around a box that is turned by `turn` degrees."""
    (width, height), cosine, sine = size, abs(cos(radians(turn))), abs(sin(radians(turn)))
    return width * cosine + height * sine, width * sine + height * cosine


def svg_text(lines: list[str], centre: Point, style_name: str, turn: float = 0) -> str:
    """Return lines around their centre as SVG text, turned by `turn` degrees clockwise."""
    style = dict(STYLES)[style_name]
    x, y = centre
    baseline = y - (len(lines) - 1) * style.size * 0.55 + style.size * 0.31
    parts = "".join(
        f'<tspan x="{x:.1f}" y="{baseline + number * style.size * 1.1:.1f}">{escape(line)}</tspan>'
        for number, line in enumerate(lines)
    )
    spacing = f' letter-spacing="{style.letter_spacing}"' if style.letter_spacing else ""
    rotation = f' transform="rotate({turn:g} {x:.1f} {y:.1f})"' if turn else ""
    halo = 'paint-order="stroke" stroke="#fffdf8" stroke-opacity="0.85" stroke-linejoin="round"'
    return (
        f'<text font-family="{TYPEFACE}" font-size="{style.size}" fill="{style.colour}" '
        f'{style.attributes}{spacing}{rotation} text-anchor="middle" {halo} stroke-width="2.6">'
        f"{parts}</text>"
    )
