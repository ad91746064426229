"""The table `[map]` of `atlas.toml`: the extent of the map, and the names on it."""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple, TypeAlias, get_args

from pydantic import ValidationInfo, field_validator

from dashboard.data.config_types import ConfigTable, Number, ReaderText, Texts, WrongKey, one_of
from dashboard.languages.language import phrase

NameKind: TypeAlias = Literal["country", "home", "water"]


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
    """A name written on the map: of a `country`, of `home`, or of a `water`."""

    text: ReaderText
    lat: Number
    lon: Number
    kind: Annotated[NameKind, one_of(*get_args(NameKind))]


class MapTable(ConfigTable):
    """The extent of the map, the countries that it is about, and the names on it."""

    frame: MapBox
    opening: MapBox
    names: tuple[MapName, ...] = ()
    at_home: Texts

    @field_validator("opening")
    @classmethod
    def _inside_frame(cls, opening: MapBox, info: ValidationInfo) -> MapBox:
        frame = info.data.get("frame", opening)
        if not (
            frame.west <= opening.west
            and frame.south <= opening.south
            and opening.east <= frame.east
            and opening.north <= frame.north
        ):
            fix = phrase("Choose a box inside the frame.")
            raise WrongKey((phrase("is not inside the frame"), fix))
        return opening
