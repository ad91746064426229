"""Which atlas the browser tests open, and which of its events and texts they use.

`pytest tests/browser --atlas=island` opens what `python app.py new DIR` writes. A test runs on any
atlas with the events that its cast names; one that needs the shipped tables is marked `shipped`.
"""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

import pytest

from dashboard import settings
from dashboard.cli.new_atlas import write_new_atlas


class Cast(NamedTuple):
    """Events, days and texts of one atlas, each named by its role.

    An address refers to them in braces: "?event={chosen}&from={year}".
    """

    # Time.
    first: str  # the first year
    last: str
    early: str  # the year of `other`
    year: str  # the year of `chosen`; no preset is called so
    late: str  # a year after which there are two more
    quiet: str  # a year in which nothing happens
    lone_year: str  # one in which one event alone happens
    days: str  # of `other`: the third day has a step
    until: str  # a day of `other`
    months: str  # around `other`
    widened: str  # the address of `other` after a request for `year` as the first
    uncertain_months: str  # around `uncertain`
    # Events.
    chosen: str  # with claims of every kind
    other: str  # earlier, its dead counted
    lengths: tuple[str, str]  # how long `other` and `chosen` were, in words
    uncertain: str  # its first or last day is uncertain, other days are not
    unplaced: str  # of no place
    alone: str  # its symbol far from every other, in the south of the map
    distant: str  # another such, not of `year`, of a cause that is named
    of_that_kind: str  # of `kind`
    pairs: tuple[str, ...]  # to compare
    # On the map.
    crowded: str  # an event whose symbols stand among others at `crowds`
    crowds: tuple[str, ...]
    beside: float  # pixels from there to a point that touches several symbols
    moves: tuple[tuple[str, int], ...]  # days, and the number of moves on each
    still: str  # a day soon after the first of these, without a move
    # What the legend hides.
    kind: str  # that of some events
    decade: str
    cause: str
    causes: str  # every cause of some event
    # Search.
    place: str  # an old name that leads to `chosen`
    result_count: str  # how many results it has
    first_result: str  # what the first of them holds
    many: str  # a word of many results
    alone_spelling: str  # another spelling of a name of `alone`
    town: str
    town_event: str  # the event that `town` leads to
    leader: str
    led_event: str  # the event of that leader
    defined_term: str  # a term
    work: str  # an author whom `chosen` cites
    # Texts.
    term: str  # one that a text on `chosen` uses
    thesis: str
    step: str  # of the story: of an event and its places
    step_period: str
    event_step: str  # of an event, and not the last
    bare_step: str  # of none

    def filled(self, question: str) -> str:
        """Return an address with its braces filled in."""
        return question.format_map(self._asdict())


SHIPPED: Final = Cast(
    first="1920",
    last="1931",
    early="1920",
    year="1930",
    late="1929",
    quiet="1926",
    lone_year="1923",
    days="from=1920-05-25&to=1920-05-31",
    until="1920-05-26",
    months="from=1920-05&to=1920-06",
    widened="?event=ganja-1920",
    uncertain_months="from=1920-05&to=1920-06",
    chosen="sheki-1930",
    other="ganja-1920",
    lengths=(
        "6 to 7 days",
        "The article gives no end date.",
    ),
    uncertain="karabakh-1920",
    unplaced="march-1923",
    alone="lankaran-1920",
    distant="shamakhi-1920",
    of_that_kind="ganja-1930",
    pairs=(
        "ganja-1920,sheki-1930",
        "nukha-zakatala-1930,sheki-1930",
        "march-1923,armed-groups-1931",
        "wave:1920,wave:1930",
    ),
    crowded="sheki-1930",
    crowds=(
        "tala",
        "zakatala",
        "katekh",
    ),
    beside=0,
    moves=(
        (
            "1920-04-30",
            1,
        ),
        (
            "1920-05-27",
            2,
        ),
    ),
    still="1920-05-01",
    kind="kind:demonstration",
    decade="decade:1920",
    cause="cause:collectivization",
    causes="cause:anti-religious-policy,cause:collectivization,cause:rumours-and-propaganda",
    place="Nuxa",
    result_count="6 results",
    first_result="Sheki",
    many="ganja",
    alone_spelling="lənkəran",
    town="Şuşa",
    town_event="karabakh-1920",
    leader="hafiz",
    led_event="zakatala-sheki-1920",
    defined_term="banditry",
    work="manafli",
    term="kulak",
    thesis="Banditry",
    step="karabakh",
    step_period="1 May – 10 June 1920",
    event_step="ganja-rises",
    bare_step="gaps",
)
ISLAND: Final = Cast(
    first="1790",
    last="1798",
    early="1791",
    year="1793",
    late="1796",
    quiet="1792",
    lone_year="1794",
    days="from=1791-03-13&to=1791-03-16",
    until="1791-03-13",
    months="from=1791-03&to=1791-04",
    widened="?from=1791&event=saltgarth-1791&to=1798",
    uncertain_months="from=1793-03&to=1793-07",
    chosen="high-parishes-1793",
    other="saltgarth-1791",
    lengths=(
        "4 days",
        "days",
    ),
    uncertain="high-parishes-1793",
    unplaced="letters-1796",
    alone="whinfold-1791",
    distant="farholm-1797",
    of_that_kind="whinfold-1791",
    pairs=(
        "saltgarth-1791,high-parishes-1793",
        "whinfold-1791,harrowmouth-1794",
        "letters-1796,farholm-1797",
        "wave:first,wave:second",
    ),
    crowded="saltgarth-1791",
    crowds=("harrowmouth",),
    beside=11,
    moves=(
        (
            "1793-06-28",
            1,
        ),
    ),
    still="1793-06-29",
    kind="kind:outbreak",
    decade="decade:first",
    cause="cause:hunger",
    causes="cause:rights,cause:tax",
    place="Kestel",
    result_count="1 result",
    first_result="Kestle",
    many="salt",
    alone_spelling="WHÍNFOLD",
    town="Tarn Abbot",
    town_event="high-parishes-1793",
    leader="elders",
    led_event="high-parishes-1793",
    defined_term="tenth pan",
    work="quillon",
    term="collectors",
    thesis="A quarrel about a tax",
    step="fires",
    step_period="March 1791",
    event_step="fires",
    bare_step="question",
)
CASTS: Final = MappingProxyType({"shipped": SHIPPED, "island": ISLAND})
ATLAS_HELP: Final = "which atlas the browser tests open: the shipped one, or what `new` writes"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that says which atlas the browser opens."""
    parser.addoption("--atlas", choices=CASTS, default="shipped", help=ATLAS_HELP)


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker of tests that need the shipped atlas."""
    config.addinivalue_line("markers", "shipped(why): holds what the shipped atlas alone says")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip tests that need the shipped atlas on another one."""
    mark = item.get_closest_marker("shipped")
    if mark and item.config.getoption("--atlas") != "shipped":
        pytest.skip(f"of the shipped atlas alone: {mark.kwargs['why']}")


@pytest.fixture(scope="session")
def cast(pytestconfig: pytest.Config) -> Cast:
    """The events and texts of the atlas that the tests use."""
    return CASTS[pytestconfig.getoption("--atlas")]


@pytest.fixture(scope="session")
def atlas_folder(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the atlas that the browser opens."""
    if pytestconfig.getoption("--atlas") == "shipped":
        return settings.DATA_FOLDER
    folder = tmp_path_factory.mktemp("new") / "island"
    write_new_atlas(folder)
    return folder
