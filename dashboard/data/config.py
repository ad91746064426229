"""The configuration in `atlas.toml`: title, extent, categories and colours of one atlas."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

ALL_SIDES: Final = "all"  # the value in the tables for all sides together


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
    """A kind of event and its plotly symbol.

    Events of a kind that is `part_of_another` need a parent; `placeless` explains why events of
    this kind are by nature not on the map.
    """

    id: str
    name: str
    symbol: str
    part_of_another: bool = False
    placeless: str = ""


class Decade(NamedTuple):
    """Years `first` to `last`, inclusive, and their colour in the light and the dark theme."""

    id: str
    name: str
    first: int
    last: int
    colour: str
    colour_dark: str


class Preset(NamedTuple):
    """A named period; both days are inclusive."""

    name: str
    first: date
    last: date


class Category(NamedTuple):
    """A category of causes."""

    id: str
    name: str


class Side(NamedTuple):
    """One side of the events: its name, and the heading over its acts, which may be empty."""

    id: str
    name: str
    acts: str


class Licence(NamedTuple):
    """The licence of the texts and tables, and the address of its text."""

    name: str = "CC BY 4.0"
    address: str = "https://creativecommons.org/licenses/by/4.0/"

    @property
    def machine_readable(self) -> str:
        """Its address, by which programs identify a licence, or else its name."""
        return self.address or self.name


class Prose(NamedTuple):
    """Texts that only one atlas has; an empty one is left out, or replaced by a general text.

    `judge_question` may name the work that it is about by {author} and {year}.
    """

    lead: str = ""  # the first sentence of the introduction
    selection: str = ""  # by what rule the records were chosen
    comparison: str = ""  # of a record that is not counted, after its kind
    comparison_heading: str = ""  # over all of these in the list
    debate: str = ""  # the title of the debate
    debate_way: str = ""  # the teaser of the debate
    judge: str = ""  # the title of the worksheet
    judge_question: str = ""  # the question of the worksheet
    speakers: str = ""  # who uses the judging words
    map_method: str = ""  # how exact the map is
    map_credit: str = ""  # the source of the map, in the footer
    map_lines: str = ""  # the date of its borders, in the footer
    state_lines: str = ""  # the same in the legend
    reservoirs: str = ""  # reservoirs of a later time, in the legend
    paper_lines: str = ""  # both under a printed map


class AtlasConfig(NamedTuple):
    """All of `atlas.toml`, checked.

    `version` is empty where it is that of the software, `released` None while the data has not been
    published, `address` empty where the atlas has no permanent public address. `scope` is the value
    in events.csv for a record that is counted. `pages` are the first and the last page of the work
    `read_in`, None where they are not given.
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
    home_countries: tuple[str, ...]
    names: tuple[MapName, ...]
    kinds: tuple[Kind, ...]
    decades: tuple[Decade, ...]
    causes: tuple[Category, ...]
    presets: tuple[Preset, ...]
    version: str = ""
    released: date | None = None
    address: str = ""
    scope: str = "own"
    sides: tuple[Side, ...] = ()
    texts: Prose = Prose()
    data_licence: Licence = Licence()
    pages: tuple[int, int] | None = None

    @property
    def scopes(self) -> tuple[Category, ...]:
        """The values of the column scope: counted by this atlas, or there for comparison."""
        return Category(self.scope, ""), Category("comparison", "")
