"""Which atlas the browser tests open, and whom of it they take for what they claim of any.

`pytest tests/browser --atlas=island` opens what `python app.py new DIR` writes. What a test claims
of every atlas it claims there too, of the events that its cast names; what only the tables of the
shipped atlas can say is marked `shipped`.
"""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

import pytest

from dashboard import settings
from dashboard.cli.new_atlas import write_new_atlas


class Cast(NamedTuple):
    """Events, days and words of one atlas, each named for what it is like.

    In an address a test names them in braces: "?event={chosen}&from={year}".
    """

    # Time.
    first: str  # the first year
    last: str
    early: str  # the year of `other`
    year: str  # the year of `chosen`; no preset is called so
    late: str  # a year after which there are two more
    quiet: str  # a year in which nothing happens
    lone_year: str  # one in which one event alone happens
    days: str  # of `other`: on the third a step is told
    until: str  # a day of `other`
    months: str  # around `other`
    widened: str  # the address of `other` when `year` was asked for as the first
    doubtful_months: str  # around `doubtful`
    # Events.
    chosen: str  # with claims of every kind
    other: str  # earlier, its dead counted
    lengths: tuple[str, str]  # how long `other` and `chosen` were, in words
    doubtful: str  # of which a first or last day is in doubt, and other days are not
    unplaced: str  # of no place
    alone: str  # its symbol far from every other, in the south of the map
    distant: str  # another such, not of `year`, of a cause that is named
    of_that_kind: str  # of `kind`
    pairs: tuple[str, ...]  # to compare
    # On the map.
    crowded: str  # an event whose symbols stand among others at `crowds`
    crowds: tuple[str, ...]
    beside: float  # pixels from there to where a finger reaches several
    moves: tuple[tuple[str, int], ...]  # days, and how many went from place to place on each
    still: str  # a day soon after the first of these, on which nobody did
    # What the legend hides.
    kind: str  # that of some events
    decade: str
    cause: str
    causes: str  # all that are named for some event
    # What is searched for.
    place: str  # an old name that leads to `chosen`
    found: str  # how many results it has
    found_first: str  # what the first of them holds
    many: str  # a word of many results
    alone_written: str  # a name of `alone`, as one may write it
    town: str
    of_town: str  # the event to which that leads
    leader: str
    led: str  # the event of that leader
    defined: str  # a term
    work: str  # an author whom `chosen` cites
    # What is read.
    term: str  # one that is used of `chosen`
    thesis: str
    step: str  # of the story: of an event and its places
    step_period: str
    told: str  # of an event, and not the last
    untold: str  # of none

    def filled(self, question: str) -> str:
        """Return an address with what it names in braces."""
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
    doubtful_months="from=1920-05&to=1920-06",
    chosen="sheki-1930",
    other="ganja-1920",
    lengths=(
        "6 to 7 days",
        "The source gives no end.",
    ),
    doubtful="karabakh-1920",
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
    found="6 results",
    found_first="Sheki",
    many="ganja",
    alone_written="lənkəran",
    town="Şuşa",
    of_town="karabakh-1920",
    leader="hafiz",
    led="zakatala-sheki-1920",
    defined="banditry",
    work="manafli",
    term="kulak",
    thesis="Banditry",
    step="karabakh",
    step_period="1 May – 10 June 1920",
    told="ganja-rises",
    untold="gaps",
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
    doubtful_months="from=1793-03&to=1793-07",
    chosen="high-parishes-1793",
    other="saltgarth-1791",
    lengths=(
        "4 days",
        "days",
    ),
    doubtful="high-parishes-1793",
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
    found="1 result",
    found_first="Kestle",
    many="salt",
    alone_written="WHÍNFOLD",
    town="Tarn Abbot",
    of_town="high-parishes-1793",
    leader="elders",
    led="high-parishes-1793",
    defined="tenth pan",
    work="quillon",
    term="collectors",
    thesis="A quarrel about a tax",
    step="fires",
    step_period="March 1791",
    told="fires",
    untold="question",
)
CASTS: Final = MappingProxyType({"shipped": SHIPPED, "island": ISLAND})
WORDS: Final = "which atlas the browser tests open: the shipped one, or what `new` writes"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that says which atlas the browser opens."""
    parser.addoption("--atlas", choices=CASTS, default="shipped", help=WORDS)


def pytest_configure(config: pytest.Config) -> None:
    """Name the mark of the tests that are of the shipped atlas alone."""
    config.addinivalue_line("markers", "shipped(why): holds what the shipped atlas alone says")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what is of the shipped atlas alone."""
    mark = item.get_closest_marker("shipped")
    if mark and item.config.getoption("--atlas") != "shipped":
        pytest.skip(f"of the shipped atlas alone: {mark.kwargs['why']}")


@pytest.fixture(scope="session")
def cast(pytestconfig: pytest.Config) -> Cast:
    """Whom of the atlas the tests take."""
    return CASTS[pytestconfig.getoption("--atlas")]


@pytest.fixture(scope="session")
def atlas_folder(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the atlas that the browser opens."""
    if pytestconfig.getoption("--atlas") == "shipped":
        return settings.DATA_FOLDER
    folder = tmp_path_factory.mktemp("new") / "island"
    write_new_atlas(folder)
    return folder
