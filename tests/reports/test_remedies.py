"""What `check` proposes is right: each proposal, written as given, removes its fault."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

import pytest

from dashboard.data import Fault
from dashboard.data.faults import as_line
from dashboard.data.folder import read_rows
from dashboard.languages.language import Phrase
from tests.conftest import TABLES, Folder
from tests.quality_metrics import Figure

# A proposal is the part of a fix that was derived from the cell.
PROPOSED: Final = re.compile(
    r"(Enter digits only: |Use (decimal degrees with a point: |the one that the source gives: |"
    r"one of them: |one of: )?)\{(value|date|digits|number|dates|choices)\}.*"
    r"|Did you mean \{name\}\?.*"
)
LISTS: Final = ("dates", "choices")
SLIPS: Final = 150
MANY: Final = 2000


class Slip(NamedTuple):
    """The text of a cell as somebody wrote it, and the proposals for it."""

    id: str
    cell: tuple[str, int, str]
    text: str
    proposed: tuple[str, ...] = ()
    reason: str = ""


def day(id: str, text: str, *proposed: str, reason: str = "") -> Slip:  # noqa: A002
    return Slip(id, ("chronology.csv", 2, "date"), text, proposed, reason)


def lat(id: str, text: str, *proposed: str) -> Slip:  # noqa: A002
    return Slip(id, ("places.csv", 2, "lat"), text, proposed, "is not a number of degrees")


def lon(id: str, text: str, *proposed: str) -> Slip:  # noqa: A002
    return Slip(id, ("places.csv", 2, "lon"), text, proposed, "is not a number of degrees")


def cites(id: str, text: str, *proposed: str, reason: str = "") -> Slip:  # noqa: A002
    return Slip(id, ("events.csv", 2, "cites"), text, proposed, reason)


def name(id: str, column: str, text: str, *proposed: str, reason: str = "") -> Slip:  # noqa: A002
    return Slip(id, ("events.csv", 3, column), text, proposed, reason)


BOTH: Final = "mamedova-2012:3; ozdemir-2023:26"
SEVERAL: Final = "ganja-1920; sheki-1930"
REPORTED: Final = (
    lat("minutes-and-seconds", "40°40′54″N", "40.6817"),
    lat("minutes-typed", "40° 40' 54\" N", "40.6817"),
    lat("side-first", "N 40 40.9", "40.6817"),
    lat("comma-and-side", "40,6816° N", "40.6816"),
    lat("decimal-comma", "40,6816", "40.6816"),
    lat("sixty-minutes", "40°60′N"),
    lat("longitude-in-lat", "46°21′41″E"),
    lat("very-many-digits", "1" * 2000 + "x"),
    lat("north-is-a-word", "north"),
    lat("more-than-the-pole", "95°N"),
    lat("two-signs-of-decimals", "40.681.6"),
    lon("longitude", "46°21′41″E", "46.3614"),
    lon("latitude-in-lon", "39°53′N"),
    day("en-dashes", "1920–05–25", "1920-05-25", reason="U+2013 (EN DASH)"),
    day("no-break-hyphens", "1920‑05‑25", "1920-05-25", reason="U+2011 (NON-BREAKING HYPHEN)"),
    day("apostrophe-of-a-spreadsheet", "'1920-05-25", "1920-05-25", reason="U+0027 (APOSTROPHE)"),
    day("zero-width", "1920-05-\u200b25", "1920-05-25", reason="U+200B"),
    day("full-width-digits", "１９２０-05-25", "1920-05-25"),
    day("number-of-a-day", "7451", "1920-05-25", reason="stored as a number"),
    day("number-of-a-day-with-zero", "7451.0", "1920-05-25", reason="stored as a number"),
    day("number-of-a-day-outside", "43976"),
    day("two-digits-of-a-year", "May-20", "1920-05"),
    day("two-digits-of-a-year-outside", "May-17"),
    day("two-digits-day-or-month", "5/6/20", "1920-06-05", "1920-05-06"),
    day("two-years-in-a-dash", "1911–12"),
    day("one-date-twice", "[1920,1920]", "1920", reason="same date twice"),
    day("edtf-uncertain", "1920-05?", "1920-05", reason="is a form of EDTF date"),
    day("edtf-both", "1920-05%", "1920-05~", reason="is a form of EDTF date"),
    day("edtf-decade", "192X", "[1920..1929]", reason="is a form of EDTF date"),
    day("edtf-month-unknown", "1920-XX", "1920", reason="is a form of EDTF date"),
    day("edtf-day-unknown", "1920-05-XX", "1920-05", reason="is a form of EDTF date"),
    day("edtf-quarter", "1920-34", "[1920-04..1920-06]", reason="is a form of EDTF date"),
    day("edtf-northern-spring", "1920-25", "1920-21", reason="is a form of EDTF date"),
    day("edtf-all-of-a-set", "{1920,1921}", reason="is a form of EDTF date"),
    day("before-the-common-era", "-0044", reason="outside the years 1 to 9999"),
    day("year-nought", "0000", reason="outside the years 1 to 9999"),
    name("comma-between-ids", "other_places", "ganja, karabakh", "ganja; karabakh"),
    name("slash-between-ids", "other_places", "ganja/karabakh", "ganja; karabakh"),
    name("lines-between-ids", "other_places", "ganja\nkarabakh", "ganja; karabakh"),
    name("comma-with-an-unknown-one", "other_places", "ganja, atlantis"),
    name("two-ids-for-one", "place", "ganja, karabakh", "ganja", "karabakh", reason="more than"
    ),
    name("two-parents", "parent", "ganja-1920, sheki-1930", "ganja-1920", "sheki-1930"),
    name("capitals", "place", "Shusha", "shusha"),
    name("Cyrillic-a", "place", "gаnja", "ganja", reason="U+0430 (CYRILLIC SMALL LETTER A)"),
    name("Cyrillic-s", "other_places", "kаrаbakh", "karabakh", reason="U+0430"),
    name("Greek-o", "parent", "undοted", "undated", reason="U+03BF"),
    name("all-Cyrillic", "place", "шуша"),
    name("a-name-that-is-no-id", "place", "Şuşa"),
    name("near", "place", "gandja", "ganja"),
    name("another-year", "parent", "ganja-1921"),
    name("figures-exchanged", "parent", "ganja-1902", "ganja-1920"),
    cites("semicolon-missing", "ozdemir-2023:26 mamedova-2012:3", BOTH),
    cites("comma-for-colon", "ozdemir-2023, 26", "ozdemir-2023:26"),
    cites("p-for-colon", "ozdemir-2023 p. 26", "ozdemir-2023:26"),
    cites("semicolon-for-colon", "ozdemir-2023;26", "ozdemir-2023:26"),
    cites("slash-between", "mamedova-2012:3 / ozdemir-2023:26", BOTH),
    cites("in-brackets", "(ozdemir-2023:26)", "ozdemir-2023:26"),
    cites("as-printed", "Özdemir (2023), 26, 31", "ozdemir-2023:26, 31"),
    cites("as-printed-with-another", "Mamedova 2012: 3; Özdemir 2023: 26", BOTH),
    cites("in-the-other-order", "ozdemir-2023:26; mamedova-2012:3", BOTH),
    cites("Cyrillic-o", "оzdemir-2023:26", "ozdemir-2023:26"),
    cites("another-scholar", "memmedov-2014:3; ozdemir-2023:26"),
    cites("unknown-work", "nobody 1999, 3; ozdemir-2023:26"),
    Slip("grouped", ("participants.csv", 2, "count_max"), "2,000", ("2000",)),
    Slip("two-numbers", ("participants.csv", 2, "count_max"), "50-60"),
    Slip("digits", ("participants.csv", 2, "count_max"), "9" * 5000, (), "ever lived"),
    Slip("id-in-capitals", ("events.csv", 5, "id"), "Undated", ("undated",)),
    Slip("id-of-another", ("events.csv", 5, "id"), "Ganja 1920"),
    Slip("two-works-of-a-conflict", ("conflicts.csv", 2, "events"), "ganja-1920, sheki-1930",
         (SEVERAL,)),
)  # fmt: skip


@pytest.mark.parametrize("slip", REPORTED, ids=lambda slip: slip.id)
def test_what_is_proposed_for_a_slip_is_what_was_meant(slip: Slip, folder: Folder) -> None:
    folder.set(*slip.cell, slip.text)
    fault = _fault_at(slip.cell, folder.path)
    assert fault, "nothing is said"
    assert tuple(_proposed(fault)) == slip.proposed, as_line(fault)
    assert slip.reason in fault.reason
    _assert_each_fixes(fault, slip.text, folder)


@pytest.mark.parametrize("slip", REPORTED, ids=lambda slip: slip.id)
def test_one_slip_is_one_fault(slip: Slip, folder: Folder) -> None:
    folder.set(*slip.cell, slip.text)
    assert len(read_rows(folder.path).faults) == 1


def test_an_id_with_a_letter_of_another_alphabet_does_not_make_its_rows_wrong(
    folder: Folder,
) -> None:
    folder.set("events.csv", 2, "id", "gаnja-1920")
    (fault,) = read_rows(folder.path).faults
    assert fault.fix == "Use ganja-1920."


@pytest.mark.parametrize(
    ("first", "proposed"),
    [("1895-01-01", ["1920-05"]), ("1801-01-01", ["1820-05", "1920-05"])],
)
def test_every_century_inside_the_time_is_offered_and_no_other(
    first: str, proposed: list[str], folder: Folder
) -> None:
    folder.replace("atlas.toml", 'first = "1920-01-01"', f'first = "{first}"')
    folder.set("chronology.csv", 2, "date", "May-20")
    fault = _fault_at(("chronology.csv", 2, "date"), folder.path)
    assert fault
    assert list(_proposed(fault)) == proposed


def test_a_number_of_a_day_is_one_in_an_atlas_of_many_centuries_too(folder: Folder) -> None:
    folder.replace("atlas.toml", 'last = "1931-12-31"', 'last = "9999-12-31"')
    folder.set("chronology.csv", 2, "date", "7451")
    fault = _fault_at(("chronology.csv", 2, "date"), folder.path)
    assert fault
    assert list(_proposed(fault)) == ["1920-05-25"]


Change = Callable[[str, Random], str]
CHANGES: Final[tuple[Change, ...]] = (
    lambda cell, _: cell.upper(),
    lambda cell, _: cell.replace("-", "–"),
    lambda cell, _: cell.replace("-", "‑"),
    lambda cell, _: cell.replace("-", " "),
    lambda cell, _: cell.replace("; ", ", "),
    lambda cell, _: cell.replace("; ", " "),
    lambda cell, _: cell.replace(":", ", "),
    lambda cell, _: cell.replace(":", " p. "),
    lambda cell, _: cell.replace(".", ","),
    lambda cell, _: cell.translate(str.maketrans("aeo", "аео")),
    lambda cell, _: f"“{cell}”",
    lambda cell, _: f"'{cell}",
    lambda cell, _: f"{cell}.0",
    lambda cell, _: "/".join(reversed(cell.split("-"))),
    lambda cell, rng: _with_a_letter_lost(cell, rng),
    lambda cell, rng: _with_two_exchanged(cell, rng),
)


@pytest.mark.parametrize("slips", [SLIPS, pytest.param(MANY, marks=pytest.mark.soak)])
def test_every_proposal_for_a_random_slip_makes_its_fault_go(
    slips: int, folder: Folder, figure: Figure
) -> None:
    rng = Random(1920)  # noqa: S311  # the same every time
    cells = list(_cells())
    proposals = 0
    for _ in range(slips):
        location, cell = rng.choice(cells)
        text = rng.choice(CHANGES)(cell, rng)
        folder.set(*location, text)
        fault = _fault_at(location, folder.path)
        if fault:
            proposals += _assert_each_fixes(fault, text, folder)
        folder.write(location[0], TABLES[location[0]])
    figure("proposals of check for random slips that were right", proposals, least=slips // 5)


def _cells() -> Iterator[tuple[tuple[str, int, str], str]]:
    for file, text in TABLES.items():
        for row, cells in enumerate(csv.DictReader(io.StringIO(text)), start=2):
            for column, cell in cells.items():
                if cell and re.fullmatch(r"[a-z0-9.:; ,/\[\]-]+", cell):
                    yield (file, row, column), cell


def _with_a_letter_lost(cell: str, rng: Random) -> str:
    index = rng.randrange(len(cell))
    return cell[:index] + cell[index + 1 :]


def _with_two_exchanged(cell: str, rng: Random) -> str:
    index = rng.randrange(len(cell))
    return cell[:index] + cell[index : index + 2][::-1] + cell[index + 2 :]


def _assert_each_fixes(fault: Fault, text: str, folder: Folder) -> int:
    """Apply each proposal, check again, and return how many there were."""
    assert fault.row is not None
    location, file = (fault.file, fault.row, fault.column), folder.read(fault.file)
    proposals = list(_proposed(fault))
    for proposal in proposals:
        assert fault.value in text or text.strip() == fault.value
        folder.set(*location, text.strip().replace(fault.value, proposal))
        remaining = _fault_at(location, folder.path)
        # A lost digit may make an impossible day: that is another fault.
        assert remaining is None or remaining.reason != fault.reason, (
            f"{as_line(fault)}\n{as_line(remaining)}"
        )
        folder.write(fault.file, file)
    return len(proposals)


def _proposed(fault: Fault) -> Iterator[str]:
    fix = fault.fix
    if not isinstance(fix, Phrase):
        return
    if fix.template == "Use {date} or {other}, whichever the source gives.":
        yield from (str(fix.values["date"]), str(fix.values["other"]))
    elif PROPOSED.fullmatch(fix.template) and "to atlas.toml" not in fix.template:
        key = next(key for key in fix.values)
        value = str(fix.values[key])
        yield from value.split(", ") if key in LISTS else [value]


def _fault_at(location: tuple[str, int, str], folder: Path) -> Fault | None:
    faults = (fault for fault in read_rows(folder).faults)
    return next(
        (fault for fault in faults if (fault.file, fault.row, fault.column) == location), None
    )
