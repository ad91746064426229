"""The map in the dark theme and in print: what replaces every colour of the light theme.

Python draws in the light theme only; the browser swaps the colours, so nothing is sent twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from dashboard.data.config import Box
from dashboard.figures.basemap import DARK, LIGHT
from dashboard.figures.sides import side_colours
from dashboard.figures.symbols import INK, INK_DARK, PAPER
from dashboard.fingerprint import fingerprinted_url
from dashboard.model import Atlas

# Colours outside the base map; those of the decades and the sides come from `atlas.toml`.
EXTRA_COLOURS: Final[Mapping[str, str]] = MappingProxyType(
    {
        INK: INK_DARK,  # rings, arrows, selection
        PAPER: "#1a1714",  # the edge of symbols
    }
)


# The range of CIELAB lightness of the decades in print: distinct from ink (14), and with a contrast
# of 4 to white.
DARKEST: Final = 24
LIGHTEST: Final = 54
LUMINANCE: Final = (0.2126729, 0.7151522, 0.0721750)

RELIEF: Final = "relief.webp"  # all beside the page
RELIEF_DARK: Final = "relief-dark.webp"
RELIEF_CLOSE: Final = "relief-close.webp"
RELIEF_CLOSE_DARK: Final = "relief-close-dark.webp"


def dark_swaps(atlas: Atlas) -> dict[str, str]:
    """Return the colours that the browser swaps in the traces, as "#rrggbb" and as "r,g,b"."""
    return _with_channels(dark_colours(atlas))


def reliefs(atlas: Atlas) -> list[str]:
    """Return the addresses of the reliefs of both themes, relative to the style sheet."""
    pictures = {RELIEF: atlas.layers.relief, RELIEF_DARK: atlas.layers.relief_dark}
    return [fingerprinted_url(name, picture) for name, picture in pictures.items() if picture]


def close_box(atlas: Atlas) -> Box | None:
    """Return what the closer reliefs cover; None unless there is one for each theme."""
    layers = atlas.layers
    pairs = ((layers.relief, layers.relief_close), (layers.relief_dark, layers.relief_close_dark))
    is_complete = all(close for coarse, close in pairs if coarse)
    return atlas.config.close if layers.relief and is_complete else None


def dark_colours(atlas: Atlas) -> dict[str, str]:
    """Return the dark counterpart of every light colour of the map, both as "#rrggbb"."""
    ink = {
        light: dark
        for light, dark in zip(LIGHT, DARK, strict=True)
        if light.startswith("#") and light != dark
    }
    decades = {decade.colour: decade.colour_dark for decade in atlas.config.decades}
    return {**EXTRA_COLOURS, **ink, **dict(side_colours(atlas)), **decades}


def print_swaps(atlas: Atlas) -> dict[str, str]:
    """Return the colours that the browser swaps in the traces for print, in the same form."""
    return _with_channels(print_palette(atlas))


def print_palette(atlas: Atlas) -> dict[str, str]:
    """Return the print colour of each decade: each of a different lightness, for grey copies.

    The sides keep their colours: a grey copy tells them by their lines and hatches.
    """
    colours = sorted((decade.colour for decade in atlas.config.decades), key=_luminance)
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
    """Return the same hue at another CIELAB lightness, mixed with white only where it must be."""
    luminance = ((lightness + 16) / 116) ** 3
    channels, current = _light(colour), _luminance(colour)
    mixed = [channel * luminance / current for channel in channels] if current else [2.0]
    if max(mixed) > 1:
        white_share = (luminance - current) / (1 - current)
        mixed = [channel + (1 - channel) * white_share for channel in channels]
    return "#" + "".join(f"{round(255 * _encoded(channel)):02x}" for channel in mixed)


def _luminance(colour: str) -> float:
    return sum(weight * light for weight, light in zip(LUMINANCE, _light(colour), strict=True))


def _light(colour: str) -> list[float]:
    return [_linear(int(channel) / 255) for channel in _channels(colour).split(",")]


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _encoded(light: float) -> float:
    return light * 12.92 if light <= 0.0031308 else float(1.055 * light ** (1 / 2.4) - 0.055)


def _channels(colour: str) -> str:
    return ",".join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
