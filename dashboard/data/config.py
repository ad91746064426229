"""The configuration in `atlas.toml`: title, extent, categories and colours of one atlas.

Each class is a table of the file, and each field a key of it.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Annotated, Final, Literal, NamedTuple, TypeAlias, get_args

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from dashboard.data.config_map import Box as Box
from dashboard.data.config_map import MapName as MapName
from dashboard.data.config_map import MapTable
from dashboard.data.config_texts import Door, Prose
from dashboard.data.config_time import Preset as Preset
from dashboard.data.config_time import Time
from dashboard.data.config_types import (
    Colour,
    ConfigTable,
    Corrections,
    Flag,
    FolderAddress,
    Languages,
    OptionalColour,
    OptionalDay,
    OptionalReaderText,
    OptionalText,
    Pages,
    ReaderText,
    Scope,
    Text,
    WebAddress,
    WrongKey,
    Year,
    at_least_one,
    both_or_neither,
    identifier,
    one_of,
)
from dashboard.languages.language import phrase

ALL_SIDES: Final = "all"  # the value in the tables for all sides together
Symbol: TypeAlias = Literal[
    "circle",
    "square",
    "diamond",
    "triangle-up",
    "triangle-down",
    "x",
    "cross",
    "star",
    "pentagon",
    "hexagon",
]
SYMBOLS: Final[tuple[str, ...]] = get_args(Symbol)


def _year_after_first(last: int, info: ValidationInfo) -> int:
    if last < info.data.get("first", last):
        raise WrongKey((phrase("is before first"), phrase("Write the later year in last.")))
    return last


class Kind(ConfigTable):
    """A kind of event and its plotly symbol.

    Events of a kind that is `part_of_another` need a parent; `placeless` explains why events of
    this kind are by nature not on the map.
    """

    id: Annotated[Text, identifier()]
    name: ReaderText
    symbol: Annotated[Symbol, one_of(*SYMBOLS)]
    part_of_another: Flag = False
    placeless: OptionalReaderText = ""


class Decade(ConfigTable):
    """Years `first` to `last`, inclusive, and their colour in the light and the dark theme."""

    id: Annotated[Text, identifier("none")]
    name: ReaderText
    first: Year
    last: Annotated[Year, AfterValidator(_year_after_first)]
    colour: Colour
    colour_dark: Colour


class Category(ConfigTable):
    """A category of causes."""

    id: Annotated[Text, identifier()]
    name: ReaderText


class Side(ConfigTable):
    """One side of the events: its name, and the heading over its acts, which may be empty.

    Its colour in the light and the dark theme is that of its arrows and of its casualties. Without
    one, and for its line and its hatch, its order decides (figures/sides.py).
    """

    id: Annotated[Text, identifier(ALL_SIDES)]
    name: ReaderText
    acts: OptionalReaderText = ""
    colour: OptionalColour = ""
    colour_dark: Annotated[OptionalColour, AfterValidator(both_or_neither)] = Field(
        "", validate_default=True
    )


class Licence(NamedTuple):
    """The licence of the texts and tables, and the address of its text."""

    name: str = "CC BY 4.0"
    address: str = "https://creativecommons.org/licenses/by/4.0/"

    @property
    def machine_readable(self) -> str:
        """Its address, by which programs identify a licence, or else its name."""
        return self.address or self.name


class AtlasConfig(ConfigTable):
    """All of `atlas.toml`, checked.

    `version` is empty where it is that of the software, `released` None while the data has not been
    published, `address` empty where the atlas has no permanent public address. `scope` is the value
    in events.csv for a record that is counted. `pages` are the first and the last page of the work
    `read_in`, None where they are not given.
    """

    time: Time
    map: MapTable
    title: ReaderText
    subtitle: OptionalReaderText = ""
    languages: Languages
    read_in: Text
    corrections: Corrections = ""
    licence: OptionalReaderText = ""
    kinds: Annotated[tuple[Kind, ...], AfterValidator(at_least_one)]
    decades: Annotated[tuple[Decade, ...], AfterValidator(at_least_one)]
    causes: Annotated[tuple[Category, ...], AfterValidator(at_least_one)]
    presets: tuple[Preset, ...] = ()
    version: OptionalText = ""
    released: OptionalDay = None
    address: FolderAddress = ""
    scope: Scope = "own"
    sides: tuple[Side, ...] = ()
    doors: tuple[Door, ...] = ()
    texts: Prose = Prose()
    data_licence_address: WebAddress = ""
    data_licence_name: OptionalText = Field("", alias="data_licence", validate_default=True)
    pages: Pages = None

    @field_validator("data_licence_name")
    @classmethod
    def _named(cls, name: str, info: ValidationInfo) -> str:
        if not name and info.data.get("data_licence_address", "a faulty one"):
            raise ValueError(name)
        return name

    @property
    def first(self) -> date:
        """The first day of the atlas."""
        return self.time.first

    @property
    def last(self) -> date:
        """The last day of the atlas."""
        return self.time.last

    @cached_property
    def frame(self) -> Box:
        """The frame beyond which the map cannot be moved."""
        return Box(**dict(self.map.frame))

    @cached_property
    def opening(self) -> Box:
        """What the map shows first."""
        return Box(**dict(self.map.opening))

    @cached_property
    def close(self) -> Box | None:
        """What the closer reliefs cover, None where there are none."""
        return Box(**dict(self.map.close)) if self.map.close else None

    @property
    def home_countries(self) -> tuple[str, ...]:
        """The iso3 of the countries that the atlas is about."""
        return self.map.at_home

    @property
    def names(self) -> tuple[MapName, ...]:
        """The names on the map."""
        return self.map.names

    @property
    def data_licence(self) -> Licence:
        """The licence of the texts and tables."""
        name = self.data_licence_name
        return Licence(name, self.data_licence_address) if name else Licence()

    @property
    def scopes(self) -> tuple[str, ...]:
        """The values of the column scope: counted by this atlas, or there for comparison."""
        return self.scope, "comparison"
