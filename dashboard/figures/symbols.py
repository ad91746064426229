"""The shape and the colour of every symbol: for plotly, the styles, the static map and print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import cos, pi, sin, sqrt
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from dashboard.data.records import Event, Place
from dashboard.model import Atlas

Point: TypeAlias = tuple[float, float]
Corners: TypeAlias = tuple[Point, ...]

INK: Final = "#2b2118"
INK_DARK: Final = "#f1e8d9"
PAPER: Final = "#fffdf7"
SIZE: Final = 15  # pixels: the symbol at the main place of an event
SMALL: Final = 10  # at its other places, and at a region, where it only belongs to the name
NEST: Final = 9  # by which a symbol is larger than the one within it, at the same place
MOST_NESTED: Final = 3  # more would be rings too thin to see
EDGE: Final = 1.5
HALO: Final = 36  # pixels across
RING: Final = 26
RING_WIDTH: Final = 1.6
# Uncertain in its date: what is left of the colour of a symbol, a bar, an arrow or a sign. Of a
# symbol and a bar the edge keeps its colour (assets/css/uncertain.css).
UNCERTAIN_DATE: Final = 0.5
# Uncertain in its place: how strong the halo of a point is, or the tint of an area on paper.
UNCERTAIN_PLACE: Final = 0.2


def _rays(number: int, *radii: float) -> Corners:
    steps = number * len(radii)
    turns = [(radii[step % len(radii)], 2 * pi * step / steps) for step in range(steps)]
    return tuple((radius * sin(turn), -radius * cos(turn)) for radius, turn in turns)


def _four(*quarter: tuple[float, float]) -> Corners:
    quarters = ((1, 0), (0, 1), (-1, 0), (0, -1))
    return tuple((x * c - y * s, x * s + y * c) for c, s in quarters for x, y in quarter)


_WIDE: Final = 2 / sqrt(3)
_ARM: Final = 0.8 / sqrt(2)
# plotly's own shapes, for a radius of 1; a circle has no corners.
SHAPES: Final[Mapping[str, Corners]] = MappingProxyType(
    {
        "square": _four((1, 1)),
        "diamond": _four((1.3, 0)),
        "triangle-up": ((-_WIDE, 0.5), (_WIDE, 0.5), (0, -1)),
        "triangle-down": ((-_WIDE, -0.5), (_WIDE, -0.5), (0, 1)),
        "x": _four((_ARM, 0), (2 * _ARM, _ARM), (_ARM, 2 * _ARM)),
        "cross": _four((1.2, 0.4), (0.4, 0.4), (0.4, 1.2)),
        "star": _rays(5, 1.4, 1.4 * 0.382),
        "pentagon": _rays(5, 1),
        "hexagon": _rays(6, 1),
    }
)


class Marker(NamedTuple):
    """How a symbol is drawn, in the words of plotly; `x-open` is the outline of an `x`."""

    symbol: str
    color: str
    size: float = SIZE
    line_color: str = "none"
    line_width: float = 0
    opacity: float = 1


def marker_of(event: Event, atlas: Atlas) -> Marker:
    """Return the symbol of `event`: shape by kind, colour by decade, hollow for comparison."""
    colour = colour_of(event, atlas)
    fill, edge = (PAPER, colour) if event.scope == "comparison" else (colour, PAPER)
    return Marker(shape_of(event, atlas), fill, line_color=edge, line_width=EDGE)


def marker_at(event: Event, place: Place, atlas: Atlas) -> Marker:
    """Return the symbol of `event` at one of its places."""
    is_main = place.id == event.place and place.precision != "region"
    return marker_of(event, atlas)._replace(size=SIZE if is_main else SMALL)


def nested(places: Sequence[str], sizes: Sequence[float]) -> list[float]:
    """Return the sizes of symbols, in pixels, that would have `sizes` alone.

    Of several at one place the first lies around the next, so that all stand exactly there.
    """
    within: dict[str, list[float]] = {}
    found = []
    for place, own in zip(reversed(places), reversed(sizes), strict=True):
        inner = within.setdefault(place, [])
        around = inner[-1] + (NEST if len(inner) < MOST_NESTED else 0) if inner else 0
        inner.append(max(own, around))
        found.append(inner[-1])
    return found[::-1]


def halo(colour: str, size: float = SIZE) -> Marker:
    """Return the halo around a symbol of this colour and size, at an uncertain place."""
    return Marker("circle", colour, HALO * min(size, SIZE) / SIZE, opacity=UNCERTAIN_PLACE)


def ring(size: float = SIZE) -> Marker:
    """Return the ring around a symbol of this size, where deaths are stated in figures."""
    return Marker("circle-open", INK, RING + size - SIZE, line_width=RING_WIDTH)


def shape_of(event: Event, atlas: Atlas) -> str:
    """Return the name of the shape of `event`, as plotly calls it."""
    return next(kind.symbol for kind in atlas.config.kinds if kind.id == event.kind)


def colour_of(event: Event, atlas: Atlas) -> str:
    """Return the colour of the decade of `event`, or ink if it has no date."""
    decade = atlas.decade(event)
    return decade.colour if decade else INK


def decade_class(event: Event, atlas: Atlas) -> str:
    """Return the CSS class with the same colour, in the light and the dark theme."""
    decade = atlas.decade(event)
    return f"decade-{decade.id}" if decade else "decade-none"


def translucent(colour: str, opacity: float) -> str:
    """Return "#rrggbb" as a translucent colour for plotly."""
    channels = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return f"rgba({','.join(map(str, channels))},{opacity})"


def svg(marker: Marker) -> str:
    """Return a symbol as SVG text around the origin."""
    radius = marker.size / 2
    name, open_suffix, _ = marker.symbol.partition("-open")
    colour = f'fill="{"none" if open_suffix else marker.color}"'
    edge = marker.color if open_suffix else marker.line_color
    line = f'stroke="{edge}" stroke-width="{marker.line_width}"'
    paint = f'{colour} {line} opacity="{marker.opacity}"'
    if name not in SHAPES:
        return f'<circle r="{radius:g}" {paint}/>'
    corners = " ".join(f"{x * radius:.1f},{y * radius:.1f}" for x, y in SHAPES[name])
    return f'<polygon points="{corners}" {paint}/>'


def css_rules() -> dict[str, str]:
    """Return the declarations of these looks by selector; a shape fills its element."""
    # Without specificity, so that an element that is a bar, for example, keeps its own shape.
    declarations = {name: f"clip-path:polygon({_corners(name)})" for name in SHAPES}
    return {
        ":root": f"--uncertain-date:{UNCERTAIN_DATE:.0%}",
        ".halo": f"fill-opacity:{UNCERTAIN_PLACE}",
        ".ring": f"stroke-width:{RING_WIDTH}px",
        **{
            f":where(.symbol-{name}),:where(.symbol-{name})::after": declaration
            for name, declaration in ({"circle": "border-radius:50%"} | declarations).items()
        },
    }


def _corners(name: str) -> str:
    across, down = zip(*SHAPES[name], strict=True)
    centre = (max(across) + min(across)) / 2, (max(down) + min(down)) / 2
    scale = max(max(across) - min(across), max(down) - min(down)) / 100
    return ",".join(
        f"{50 + (x - centre[0]) / scale:.1f}% {50 + (y - centre[1]) / scale:.1f}%"
        for x, y in SHAPES[name]
    )
