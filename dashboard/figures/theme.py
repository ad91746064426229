"""The map in the dark and on paper: for every colour that it is drawn with, what takes its place.

Python draws in the light theme alone; the browser swaps the colours, so nothing is sent twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from dashboard.figures.basemap import DARK, LIGHT
from dashboard.fingerprint import addressed
from dashboard.model import Atlas

# What is drawn beside the base map; the colours of the decades are those of `atlas.toml`.
DRAWN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "#2b2118": "#f1e8d9",  # ink: rings, arrows, what is chosen
        "#fffdf7": "#1a1714",  # paper: the edge of symbols
        "#285a6d": "#93c3d4",  # reservoirs
    }
)


# Lightness of CIELAB between which the decades lie on paper: apart from ink (14), and from white
# by a contrast of 4.
DARKEST: Final = 26
LIGHTEST: Final = 54
LUMINANCE: Final = (0.2126729, 0.7151522, 0.0721750)

RELIEF: Final = "relief.webp"  # both beside the page
RELIEF_DARK: Final = "relief-dark.webp"


def in_the_dark(atlas: Atlas) -> dict[str, str]:
    """Return what the browser swaps in the traces: colours, as "#rrggbb" and as "r,g,b"."""
    return _in_both_ways(dark_colours(atlas))


def reliefs(atlas: Atlas) -> list[str]:
    """Return the addresses of the reliefs of both themes, beside the style sheet."""
    pictures = {RELIEF: atlas.layers.relief, RELIEF_DARK: atlas.layers.relief_dark}
    return [addressed(name, picture) for name, picture in pictures.items() if picture]


def dark_colours(atlas: Atlas) -> dict[str, str]:
    """Return the dark counterpart of every light colour of the map, both as "#rrggbb"."""
    ink = {
        light: dark
        for light, dark in zip(LIGHT, DARK, strict=True)
        if light.startswith("#") and light != dark
    }
    decades = {decade.colour: decade.colour_dark for decade in atlas.config.decades}
    return {**DRAWN, **ink, **decades}


def on_paper(atlas: Atlas) -> dict[str, str]:
    """Return what the browser swaps in the traces when they are printed, in the same way."""
    return _in_both_ways(paper_colours(atlas))


def paper_colours(atlas: Atlas) -> dict[str, str]:
    """Return what each decade's colour is on paper: as light as no other, for copies in grey."""
    colours = [decade.colour for decade in atlas.config.decades]
    if len(colours) < 2:
        return {}
    step = (LIGHTEST - DARKEST) / (len(colours) - 1)
    return {colour: _toned(colour, DARKEST + rank * step) for rank, colour in enumerate(colours)}


def _in_both_ways(colours: Mapping[str, str]) -> dict[str, str]:
    channels = {_channels(one): _channels(other) for one, other in colours.items()}
    return {**colours, **channels}


def _toned(colour: str, lightness: float) -> str:
    """Return the same hue at another lightness of CIELAB, mixed with black or white light."""
    wanted = ((lightness + 16) / 116) ** 3
    light = [_linear(int(channel) / 255) for channel in _channels(colour).split(",")]
    present = sum(part * each for part, each in zip(LUMINANCE, light, strict=True))
    white = (wanted - present) / (1 - present)
    mixed = [each + (1 - each) * white if white > 0 else each * wanted / present for each in light]
    return "#" + "".join(f"{round(255 * _encoded(each)):02x}" for each in mixed)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _encoded(light: float) -> float:
    return light * 12.92 if light <= 0.0031308 else float(1.055 * light ** (1 / 2.4) - 0.055)


def _channels(colour: str) -> str:
    return ",".join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
