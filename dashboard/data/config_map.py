"""The table `[map]` of `atlas.toml`: the extent of the map, and the names on it."""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple, TypeAlias, get_args

from pydantic import BeforeValidator, ValidationInfo, field_validator

from dashboard.data.config_types import (
    ConfigTable,
    Number,
    OptionalReaderText,
    ReaderText,
    Sentence,
    Texts,
    WrongKey,
    one_of,
)
from dashboard.languages.language import phrase

NameKind: TypeAlias = Literal["home", "country", "sea", "water", "range", "plain", "pass", "town"]


def _seats(value: object) -> tuple[tuple[float, ...], ...]:
    if not isinstance(value, (list, tuple)):
        raise ValueError(value)
    return tuple(map(_seat, value))


def _seat(value: object) -> tuple[float, ...]:
    if not isinstance(value, (list, tuple)) or len(value) not in (2, 3):
        raise ValueError(value)
    if not all(type(number) in (int, float) for number in value):
        raise ValueError(value)
    return tuple(map(float, value))


# Latitude, longitude and, where the name is turned, degrees clockwise.
Seats: TypeAlias = Annotated[
    tuple[tuple[float, ...], ...],
    BeforeValidator(_seats),
    Sentence(
        phrase("must be a list of places"),
        lambda key: phrase("Write {key} = [[40.5, 48.0], [41.0, 47.5]]: latitude first.", key=key),
    ),
]


class Box(NamedTuple):
    """A frame on the map, in WGS84 degrees."""

    west: float
    south: float
    east: float
    north: float


class MapBox(ConfigTable):
    """The keys of a box."""

    west: Number
    south: Number
    east: Number
    north: Number

    @field_validator("east")
    @classmethod
    def _east_of_west(cls, east: float, info: ValidationInfo) -> float:
        west = info.data.get("west", -180.0)
        if -180 <= west < east <= 180:
            return east
        if -180 <= east < 0 < west <= 180 or east > 180 >= west:
            fix = phrase("Choose a frame on one side of it: the map cannot cross it.")
            raise WrongKey((phrase("crosses the 180th meridian"), fix))
        fix = phrase("Write degrees, with the smaller number in west.")
        raise WrongKey((phrase("must be greater than west; both between -180 and 180"), fix))

    @field_validator("north")
    @classmethod
    def _north_of_south(cls, north: float, info: ValidationInfo) -> float:
        if not -90 <= info.data.get("south", -90.0) < north <= 90:
            reason = phrase("must be greater than south; both between -90 and 90")
            raise WrongKey((reason, phrase("Write degrees.")))
        return north


class MapName(ConfigTable):
    """A name written on the map, for orientation; `kind` decides how it is lettered.

    It is written at `lat` and `lon`, turned by `turn` degrees clockwise, or at the first of `seats`
    that is free; nowhere, if none is. A `town` has a dot at its place.
    """

    text: ReaderText
    lat: Number
    lon: Number
    turn: Number = 0.0
    seats: Seats = ()
    kind: Annotated[NameKind, one_of(*get_args(NameKind))]


class MapTable(ConfigTable):
    """The title of the map, its extent, the countries tinted on small maps, and the names on it.

    `title` is empty where the map has that of the atlas.
    `close` is what the closer reliefs cover, None where there are none.
    """

    title: OptionalReaderText = ""
    frame: MapBox
    opening: MapBox
    close: MapBox | None = None
    names: tuple[MapName, ...] = ()
    at_home: Texts

    @field_validator("opening", "close")
    @classmethod
    def _inside_frame(cls, box: MapBox | None, info: ValidationInfo) -> MapBox | None:
        frame = info.data.get("frame", box)
        if (
            box
            and frame
            and not (
                frame.west <= box.west
                and frame.south <= box.south
                and box.east <= frame.east
                and box.north <= frame.north
            )
        ):
            fix = phrase("Choose a box inside the frame.")
            raise WrongKey((phrase("is not inside the frame"), fix))
        return box
