"""What dates mean, and how they are said."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from edtf import EDTFParseException, parse_edtf

from dashboard.dates import Span, end_of, read_edtf
from dashboard.languages.date_phrases import date_in_words, period_in_words
from dashboard.languages.language import Language

CASES: dict[str, Any] = json.loads(
    Path(__file__).with_name("dates.json").read_text(encoding="utf-8")
)
ENGLISH = Language("en")


@pytest.mark.parametrize("case", CASES["spans"], ids=lambda case: case["edtf"])
def test_a_date_means_the_days_in_the_shared_table(case: dict[str, Any]) -> None:
    span = read_edtf(case["edtf"])
    assert span == Span(
        case["edtf"],
        date.fromisoformat(case["earliest"]),
        date.fromisoformat(case["latest"]),
        case["approximate"],
    )


@pytest.mark.parametrize("edtf", ["1930", "1930-05", "1930-05-12", "1930-21", "1930-24"])
def test_approximate_never_widens_a_date(edtf: str) -> None:
    exact, approximate = read_edtf(edtf), read_edtf(f"{edtf}~")
    assert (approximate.earliest, approximate.latest) == (exact.earliest, exact.latest)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is not a date"),
        ("1920-13-01", "is not a date"),
        ("1920-02-30", "is not a date"),
        ("1920-00", "is not a date"),
        ("1930-25", "is not a date"),
        ("1930-21-01", "is not a date"),
        ("25.05.1920", "is not a date"),
        ("25 May 1920", "is not a date"),
        ("spring 1930", "is not a date"),
        ("1920-5-25", "is not a date"),
        ("1920?", "is not a date"),
        ("192X", "is not a date"),
        ("0000", "is not a date"),
        ("9999-24", "is not a date"),
        ("-0333", "is not a date"),
        ("Y17E7", "is not a date"),
        ("١٩٢٠", "is not a date"),
        ("1920-05-25T10:00:00", "is not a date"),
        ("{1920,1921}", "is not a date"),
        ("[1920,1921", "is not a date"),
        ("[1920,]", "is not a date"),
        ("[..1920]", "is not a date"),
        ("[1920..1921..1922]", "is not a date"),
        ("[1920]", "only one date in the brackets"),
        ("[1925,1924]", "Use [1924,1925]"),
        ("../..", "neither a start nor an end"),
        ("1920/", "is not a date"),
        ("1920/1921/1922", "is not a date"),
        ("1920-06/1920-05", "ends before it starts"),
    ],
)
def test_what_is_no_date_is_refused_with_what_to_write(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=r"(Use|Put|Remove) ") as refusal:
        read_edtf(text)
    assert reason in str(refusal.value)


def test_blanks_around_a_date_and_in_a_set_do_not_matter() -> None:
    assert read_edtf(" [1924, 1925] ") == read_edtf("[1924,1925]")


def test_an_interval_ends_on_its_second_date() -> None:
    assert end_of(read_edtf("1920-05-29/1920-05-30")) == read_edtf("1920-05-30")
    assert end_of(read_edtf("[1924,1925]")) == read_edtf("[1924,1925]")


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("1920-05-25", "25 May 1920"),
        ("1920-09", "September 1920"),
        ("1930-21", "spring 1930"),
        ("1930-24", "winter 1930–1931"),
        ("1930", "1930"),
        ("1930-06-12", "12 June 1930"),
        ("[1920-05-25,1920-05-26]", "25 or 26 May 1920"),
        ("[1920-05-24,1920-05-25,1920-05-26]", "24, 25 or 26 May 1920"),
        ("[1920-05-31,1920-06-01]", "31 May or 1 June 1920"),
        ("[1920-12-31,1921-01-01]", "31 December 1920 or 1 January 1921"),
        ("[1920-05,1920-06]", "May or June 1920"),
        ("[1924,1925]", "1924 or 1925"),
        ("[1930-21,1930-22]", "spring 1930 or summer 1930"),
        ("[1930-04-12..1930-04-20]", "between 12 and 20 April 1930"),
        ("1930-05~", "about May 1930"),
        ("1930-21~", "about spring 1930"),
        ("1930-04-12/1930-05-12", "12 April to 12 May 1930"),
        ("1929-12/1930-01", "December 1929 to January 1930"),
        ("1930-04-12/..", "from 12 April 1930"),
        ("../1930", "until 1930"),
    ],
)
def test_a_date_is_said_as_exactly_as_it_is_known(edtf: str, expected: str) -> None:
    assert date_in_words(read_edtf(edtf), ENGLISH) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("[1920-05-25,1920-05-26]", "1920-05-31", "25 or 26 May to 31 May 1920"),
        ("1920-05", "1920-06-10", "May to 10 June 1920"),
        ("1929-12", "1930-01", "December 1929 to January 1930"),
        ("1924", "1925", "1924 to 1925"),
        ("1930", "1930-05-01", "1930 to 1 May 1930"),
        ("1930-21", "1930-05-15~", "spring 1930 to about 15 May 1930"),
        ("1930-05-01", "1930-05-01", "1 May 1930"),
        ("1930-04-12", None, "from 12 April 1930 (end not given)"),
        ("1920-23", None, "autumn 1920 (exact day and end not given)"),
        ("[1924,1925]", None, "1924 or 1925 (exact day and end not given)"),
        (None, "1930-05", "until May 1930 (start not given)"),
        (None, None, "date not given"),
    ],
)
def test_a_period_says_what_the_source_does_not_give(
    start: str | None, end: str | None, expected: str
) -> None:
    first = read_edtf(start) if start else None
    last = read_edtf(end) if end else None
    assert period_in_words(first, last, ENGLISH) == expected


_FOUR_LANGUAGES = """
import sys
from edtf import EDTFParseException, parse_edtf
from dashboard.dates import read_edtf
from dashboard.languages.date_phrases import date_in_words
from dashboard.languages.language import Language
months = read_edtf("[1920-05,1920-06]")
said = {code: date_in_words(months, Language(code)) for code in sys.argv[1:]}
sys.stdout.buffer.write("|".join(said[code] for code in ("az", "en", "ru", "tr")).encode())
"""


# Babel mixes up its languages by the order in which a process loads them: each needs its own.
@pytest.mark.parametrize("order", list(permutations(("az", "en", "ru", "tr")))[::4], ids="-".join)
def test_months_are_said_in_their_own_language_in_whatever_order_they_load(
    order: tuple[str, ...],
) -> None:
    result = subprocess.run(
        [sys.executable, "-c", _FOUR_LANGUAGES, *order], capture_output=True, check=True
    )
    assert result.stdout.decode() == (
        "may yaxud iyun 1920|May or June 1920|май или июнь 1920\u202fг.|Mayıs veya Haziran 1920"
    )


def test_a_language_without_a_catalogue_speaks_english(tmp_path: Path) -> None:
    from dashboard.languages.language import language_for

    language = language_for("az", tmp_path)
    assert language.say("Causes") == "Causes"
    assert language.say_many("{n} event", "{n} events", 2) == "{n} events"
    assert language.say("") == ""


PLAIN = [
    *(f"{year:04d}" for year in (1, 999, 1899, 1900, 1904, 1920, 2000, 9999)),
    *(f"1920-{month:02d}" for month in range(14)),
    *(
        f"{year}-{month:02d}-{day:02d}"
        for year in (1900, 1920)
        for month in (2, 6, 12)
        for day in (0, 1, 28, 29, 30, 31, 32)
    ),
]


@pytest.mark.parametrize("text", PLAIN)
def test_a_year_month_or_day_is_read_as_the_library_reads_it(text: str) -> None:
    try:
        span = read_edtf(text)
    except ValueError:
        assert not _of_the_library(text)
    else:
        assert [span.earliest, span.latest] == _of_the_library(text)


def _of_the_library(text: str) -> list[date]:
    try:
        parsed = parse_edtf(text)
        return [date(*parsed.lower_strict()[:3]), date(*parsed.upper_strict()[:3])]
    except (EDTFParseException, ValueError):
        return []
