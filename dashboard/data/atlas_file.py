"""What `atlas.toml` says: the title, the extent, the categories and the colours of one atlas."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Box(NamedTuple):
    """A frame on the map, in WGS84 degrees."""

    west: float
    south: float
    east: float
    north: float


class MapName(NamedTuple):
    """A name written on the map: of a `country`, of `home`, or of a `water`."""

    text: str
    lat: float
    lon: float
    kind: str


class Kind(NamedTuple):
    """A kind of event and the plotly symbol that says it."""

    id: str
    name: str
    symbol: str


class Decade(NamedTuple):
    """Years `first` to `last`, both in, and their colour in the light and the dark theme."""

    id: str
    name: str
    first: int
    last: int
    colour: str
    colour_dark: str


class Preset(NamedTuple):
    """A period with a name of its own, days included at both ends."""

    name: str
    first: date
    last: date


class Category(NamedTuple):
    """A category of causes."""

    id: str
    name: str


class Outline(NamedTuple):
    """All of `atlas.toml`, checked.

    `version` is empty where it is that of the software, `released` None where the data has not
    been given out yet, `address` empty where the atlas stands at no lasting public address.
    """

    title: str
    subtitle: str
    languages: tuple[str, ...]
    read_in: str
    corrections: str
    licence: str
    first: date
    last: date
    frame: Box
    opening: Box
    at_home: tuple[str, ...]
    names: tuple[MapName, ...]
    kinds: tuple[Kind, ...]
    decades: tuple[Decade, ...]
    causes: tuple[Category, ...]
    presets: tuple[Preset, ...]
    version: str = ""
    released: date | None = None
    address: str = ""
