"""The shape and the colour of every symbol: for plotly, the styles, the static map and print."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi, sin, sqrt
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from dashboard.data.records import Event
from dashboard.model import Atlas

Point: TypeAlias = tuple[float, float]
Corners: TypeAlias = tuple[Point, ...]

INK: Final = "#2b2118"
PAPER: Final = "#fffdf7"
SIZE: Final = 15  # pixels: every symbol has the same size
EDGE: Final = 1.5
HALO: Final = 36  # pixels across
HALO_OPACITY: Final = 0.2
RING: Final = 26
RING_WIDTH: Final = 1.6
# What is left of the colour of a symbol, a bar, an arrow or another sign where its date is
# uncertain. Of a symbol and a bar the edge keeps its colour (assets/css/uncertain.css).
UNCERTAIN_SYMBOL: Final = 0.25
UNCERTAIN_BAR: Final = 0.28
UNCERTAIN_ARROW: Final = 0.55
UNCERTAIN_SIGN: Final = 0.5


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


def halo(colour: str) -> Marker:
    """Return the halo around the symbol of an event of this colour, at an uncertain place."""
    return Marker("circle", colour, HALO, opacity=HALO_OPACITY)


def ring() -> Marker:
    """Return the ring around the symbol of an event whose deaths are stated in figures."""
    return Marker("circle-open", INK, RING, line_width=RING_WIDTH)


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


def svg(marker: Marker, offset: Point = (0, 0)) -> str:
    """Return a symbol as SVG text around the origin."""
    radius = marker.size / 2
    dx, dy = offset
    name, open_suffix, _ = marker.symbol.partition("-open")
    colour = f'fill="{"none" if open_suffix else marker.color}"'
    edge = marker.color if open_suffix else marker.line_color
    line = f'stroke="{edge}" stroke-width="{marker.line_width}"'
    paint = f'{colour} {line} opacity="{marker.opacity}"'
    if name not in SHAPES:
        return f'<circle cx="{dx:.4g}" cy="{dy:.4g}" r="{radius:g}" {paint}/>'
    corners = " ".join(f"{dx + x * radius:.1f},{dy + y * radius:.1f}" for x, y in SHAPES[name])
    return f'<polygon points="{corners}" {paint}/>'


def css_rules() -> dict[str, str]:
    """Return the declarations of these looks by selector; a shape fills its element."""
    # Without specificity, so that an element that is a bar, for example, keeps its own shape.
    declarations = {name: f"clip-path:polygon({_corners(name)})" for name in SHAPES}
    return {
        ":root": f"--uncertain-symbol:{UNCERTAIN_SYMBOL:.0%};--uncertain-bar:{UNCERTAIN_BAR:.0%}",
        ".halo": f"fill-opacity:{HALO_OPACITY}",
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
