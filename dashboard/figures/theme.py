"""The map in the dark theme and in print: what replaces every colour of the light theme.

Python draws in the light theme only; the browser swaps the colours, so nothing is sent twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from dashboard.figures.basemap import DARK, LIGHT
from dashboard.figures.symbols import INK, PAPER
from dashboard.fingerprint import fingerprinted_url
from dashboard.model import Atlas

# Colours outside the base map; the colours of the decades come from `atlas.toml`.
EXTRA_COLOURS: Final[Mapping[str, str]] = MappingProxyType(
    {
        INK: "#f1e8d9",  # rings, arrows, selection
        PAPER: "#1a1714",  # the edge of symbols
        "#285a6d": "#93c3d4",  # reservoirs
    }
)


# The range of CIELAB lightness of the decades in print: distinct from ink (14), and with a contrast
# of 4 to white.
DARKEST: Final = 26
LIGHTEST: Final = 54
LUMINANCE: Final = (0.2126729, 0.7151522, 0.0721750)

RELIEF: Final = "relief.webp"  # both beside the page
RELIEF_DARK: Final = "relief-dark.webp"


def dark_swaps(atlas: Atlas) -> dict[str, str]:
    """Return the colours that the browser swaps in the traces, as "#rrggbb" and as "r,g,b"."""
    return _with_channels(dark_colours(atlas))


def reliefs(atlas: Atlas) -> list[str]:
    """Return the addresses of the reliefs of both themes, relative to the style sheet."""
    pictures = {RELIEF: atlas.layers.relief, RELIEF_DARK: atlas.layers.relief_dark}
    return [fingerprinted_url(name, picture) for name, picture in pictures.items() if picture]


def dark_colours(atlas: Atlas) -> dict[str, str]:
    """Return the dark counterpart of every light colour of the map, both as "#rrggbb"."""
    ink = {
        light: dark
        for light, dark in zip(LIGHT, DARK, strict=True)
        if light.startswith("#") and light != dark
    }
    decades = {decade.colour: decade.colour_dark for decade in atlas.config.decades}
    return {**EXTRA_COLOURS, **ink, **decades}


def print_swaps(atlas: Atlas) -> dict[str, str]:
    """Return the colours that the browser swaps in the traces for print, in the same form."""
    return _with_channels(print_palette(atlas))


def print_palette(atlas: Atlas) -> dict[str, str]:
    """Return the print colour of each decade: each of a different lightness, for grey copies."""
    colours = [decade.colour for decade in atlas.config.decades]
    if len(colours) < 2:
        return {}
    step = (LIGHTEST - DARKEST) / (len(colours) - 1)
    return {colour: _toned(colour, DARKEST + rank * step) for rank, colour in enumerate(colours)}


def _with_channels(colours: Mapping[str, str]) -> dict[str, str]:
    channels = {
        _channels(colour): _channels(counterpart) for colour, counterpart in colours.items()
    }
    return {**colours, **channels}


def _toned(colour: str, lightness: float) -> str:
    """Return the same hue at another CIELAB lightness, mixed with black or white."""
    luminance = ((lightness + 16) / 116) ** 3
    channels = [_linear(int(channel) / 255) for channel in _channels(colour).split(",")]
    current = sum(weight * channel for weight, channel in zip(LUMINANCE, channels, strict=True))
    if luminance > current:
        white_share = (luminance - current) / (1 - current)
        mixed = [channel + (1 - channel) * white_share for channel in channels]
    else:
        mixed = [channel * luminance / current for channel in channels]
    return "#" + "".join(f"{round(255 * _encoded(channel)):02x}" for channel in mixed)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _encoded(light: float) -> float:
    return light * 12.92 if light <= 0.0031308 else float(1.055 * light ** (1 / 2.4) - 0.055)


def _channels(colour: str) -> str:
    return ",".join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
