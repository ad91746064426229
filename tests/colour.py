"""Colour measures: contrast, difference, and simulated colour blindness."""

from __future__ import annotations

from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt
from typing import Final, TypeAlias

Triple: TypeAlias = tuple[float, float, float]
Matrix: TypeAlias = tuple[Triple, Triple, Triple]

# Machado, Oliveira, Fernandes: A physiologically-based model for simulation of color vision
# deficiency. IEEE Transactions on Visualization and Computer Graphics 15 (2009), severity 1.
SEEN_BY: Final[dict[str, Matrix]] = {
    "most": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
TO_XYZ: Final[Matrix] = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE: Final[Triple] = (0.95047, 1.0, 1.08883)  # D65


def contrast(colour: str, other_colour: str) -> float:
    """Return the contrast of two colours as WCAG 2 defines it, from 1 to 21."""
    darker, lighter = sorted((_luminance(colour), _luminance(other_colour)))
    return (lighter + 0.05) / (darker + 0.05)


def laid_over(colour: str, opacity: float, ground: str) -> str:
    """Return `colour` at `opacity` over `ground`."""
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    mixed = (round(255 * (over * opacity + under * (1 - opacity))) for over, under in pairs)
    return "#" + "".join(f"{channel:02x}" for channel in mixed)


def lightness(colour: str) -> float:
    """Return the CIELAB lightness of a colour: what a grey copy keeps of it."""
    return _lab(colour, SEEN_BY["most"])[0]


def difference(colour: str, other_colour: str, eyes: str = "most") -> float:
    """Return the CIEDE2000 difference of two colours as seen by `eyes`, a key of SEEN_BY."""
    return ciede2000(_lab(colour, SEEN_BY[eyes]), _lab(other_colour, SEEN_BY[eyes]))


def ciede2000(one: Triple, other: Triple) -> float:
    """Return the difference of two CIELAB colours.

    Sharma, Wu, Dalal: The CIEDE2000 color-difference formula. Color Research and Application 30
    (2005); the names of the terms are theirs.
    """
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = (hypot(a1, b1) + hypot(a2, b2)) / 2
    g = 0.5 * (1 - sqrt(mean**7 / (mean**7 + 25**7)))
    c1, h1 = _polar(a1 * (1 + g), b1)
    c2, h2 = _polar(a2 * (1 + g), b2)
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    hue = 2 * sqrt(c1 * c2) * sin(radians(turn / 2))
    return _weighted(((l1 + l2) / 2, l2 - l1), ((c1 + c2) / 2, c2 - c1), (h1 + turn / 2, hue))


def _weighted(
    light: tuple[float, float], chroma: tuple[float, float], hue: tuple[float, float]
) -> float:
    # Each pair is the mean of two colours in one respect, and how far they are apart in it.
    (l_mean, d_l), (c_mean, d_c), (h_mean, d_h) = light, chroma, hue
    t = (
        1
        - 0.17 * cos(radians(h_mean - 30))
        + 0.24 * cos(radians(2 * h_mean))
        + 0.32 * cos(radians(3 * h_mean + 6))
        - 0.20 * cos(radians(4 * h_mean - 63))
    )
    s_l = 1 + 0.015 * (l_mean - 50) ** 2 / sqrt(20 + (l_mean - 50) ** 2)
    s_c = 1 + 0.045 * c_mean
    s_h = 1 + 0.015 * c_mean * t
    turned = 30 * exp(-(((h_mean % 360 - 275) / 25) ** 2))
    r_t = -2 * sqrt(c_mean**7 / (c_mean**7 + 25**7)) * sin(radians(2 * turned))
    light_part, chroma_part, hue_part = d_l / s_l, d_c / s_c, d_h / s_h
    return sqrt(light_part**2 + chroma_part**2 + hue_part**2 + r_t * chroma_part * hue_part)


def _polar(a: float, b: float) -> tuple[float, float]:
    return hypot(a, b), degrees(atan2(b, a)) % 360


def _channels(colour: str) -> Triple:
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def _linear(colour: str) -> Triple:
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in _channels(colour)
    )
    return red, green, blue


def _times(matrix: Matrix, triple: Triple) -> Triple:
    first, second, third = (
        sum(factor * value for factor, value in zip(row, triple, strict=True)) for row in matrix
    )
    return first, second, third


def _luminance(colour: str) -> float:
    return _times(TO_XYZ, _linear(colour))[1]


def _lab(colour: str, eyes: Matrix) -> Triple:
    red, green, blue = (min(1.0, max(0.0, channel)) for channel in _times(eyes, _linear(colour)))
    xyz = _times(TO_XYZ, (red, green, blue))
    x, y, z = (_root(channel / white) for channel, white in zip(xyz, WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(value: float) -> float:
    return value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116
