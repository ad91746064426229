"""What `atlas.toml` says: the title, the extent, the categories and the colours of one atlas."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

NOT_TOLD_APART: Final = "all"  # the word of the tables for whichever side


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
    """A kind of event and the plotly symbol that says it.

    One that is `part_of_another` is never without a parent; `placeless` says why an event of this
    kind stands nowhere on the map, where that is because of what it was.
    """

    id: str
    name: str
    symbol: str
    part_of_another: bool = False
    placeless: str = ""


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


class Side(NamedTuple):
    """One side of what is told: its name, and the heading over its acts; empty: they have none."""

    id: str
    name: str
    acts: str


class Licence(NamedTuple):
    """Under which terms the texts and tables are given out, and where one can read these."""

    name: str = "CC BY 4.0"
    address: str = "https://creativecommons.org/licenses/by/4.0/"

    @property
    def for_programs(self) -> str:
        """Its address, by which programs know a licence; without one its name."""
        return self.address or self.name


class Prose(NamedTuple):
    """What one atlas alone can say of itself; what is empty is left out, or said plainly.

    `judge_question` may name the work that is retold by {author} and {year}.
    """

    lead: str = ""  # the first sentence of the introduction
    selection: str = ""  # by what rule the records were chosen
    comparison: str = ""  # of a record that is not counted, after its kind
    comparison_heading: str = ""  # over all of these in the list
    debate: str = ""  # the title of the debate
    debate_way: str = ""  # what awaits there
    judge: str = ""  # the title of the class sheet
    judge_question: str = ""  # what a class is asked there
    speakers: str = ""  # whose words the words that judge are
    map_method: str = ""  # how exact the map is
    map_credit: str = ""  # whose map it is, at the foot of the page
    map_lines: str = ""  # of what time its lines are, at the foot of the page
    state_lines: str = ""  # the same in the legend
    reservoirs: str = ""  # waters of later, in the legend
    paper_lines: str = ""  # both under a printed map


class AtlasConfig(NamedTuple):
    """All of `atlas.toml`, checked.

    `version` is empty where it is that of the software, `released` None where the data has not
    been given out yet, `address` empty where the atlas stands at no lasting public address. `scope`
    is the word in events.csv for a record that is counted. `pages` are the first and the last page
    of the work in which all was read, None where they are not given.
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
    scope: str = "own"
    sides: tuple[Side, ...] = ()
    texts: Prose = Prose()
    data_licence: Licence = Licence()
    pages: tuple[int, int] | None = None

    @property
    def scopes(self) -> tuple[Category, ...]:
        """The words of the column scope: what this atlas counts, and what stands beside it."""
        return Category(self.scope, ""), Category("comparison", "")
