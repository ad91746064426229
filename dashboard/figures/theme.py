"""The map in the dark: for every colour that it is drawn with, what takes its place.

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


RELIEF: Final = "relief.webp"  # both beside the page
RELIEF_DARK: Final = "relief-dark.webp"


def in_the_dark(atlas: Atlas) -> dict[str, str]:
    """Return what the browser swaps in the traces: colours, as "#rrggbb" and as "r,g,b"."""
    colours = dark_colours(atlas)
    channels = {_channels(light): _channels(dark) for light, dark in colours.items()}
    return {**colours, **channels}


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
    decades = {decade.colour: decade.colour_dark for decade in atlas.outline.decades}
    return {**DRAWN, **ink, **decades}


def _channels(colour: str) -> str:
    return ",".join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
