"""Parses dates in EDTF into the earliest and the latest day that they can mean."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

from edtf import EDTFParseException, parse_edtf

from dashboard.languages.language import Phrase, phrase

EDTF_HELP: Final = phrase(
    "Use EDTF: 1920-05-25; 1920-06; 1930-21 (spring 1930); [1920-05-25,1920-05-26] "
    "(uncertain: one of the two); 1930~ (approximate)."
)
_ONE_DATE: Final = re.compile(r"[0-9]{4}(-([01][0-9]|2[1-4])(-[0-9]{2})?)?~?")


class InvalidDate(ValueError):
    """A text that is not a date: why not, and what to write instead."""

    def __init__(self, reason: Phrase, fix: Phrase = EDTF_HELP) -> None:
        self.reason, self.fix = reason, fix
        super().__init__(f"{reason}. {fix}")


class Span(NamedTuple):
    """One date as its source gives it, and the first and the last day that it can mean.

    `~` sets `approximate` and never widens the two days. The open side of an interval is
    `date.min` or `date.max`.
    """

    edtf: str
    earliest: date
    latest: date
    approximate: bool


def read_edtf(text: str) -> Span:
    """Parse `text`, or raise an InvalidDate that says what is wrong and what to write.

    Supported are: a year, month, day or season (21 spring from March, 22 summer, 23 autumn, 24
    winter: December to the February after), each with or without `~`; a set `[a,b]` or `[a..b]`;
    an interval `a/b`, `a/..` or `../b`.
    """
    edtf = text.strip().replace(", ", ",")
    return _read_interval(edtf) if "/" in edtf else _read_set(edtf)


def end_of(span: Span) -> Span:
    """Return the date on which `span` ends: of an interval its second date, else `span` itself."""
    if is_interval(span) and not span.edtf.endswith(".."):
        return read_edtf(span.edtf.rpartition("/")[2])
    return span


def is_interval(span: Span) -> bool:
    """Return whether `span` lasts from one date to another, and is not one uncertain date."""
    return "/" in span.edtf


def _read_interval(edtf: str) -> Span:
    start, _, end = edtf.partition("/")
    if start == end == "..":
        raise InvalidDate(phrase("has neither a start nor an end"))
    first = Span("..", date.min, date.min, False) if start == ".." else _read_set(start)
    last = Span("..", date.max, date.max, False) if end == ".." else _read_set(end)
    if last.latest < first.earliest:
        fix = phrase("Put the earlier date first: {dates}.", dates=f"{end}/{start}")
        raise InvalidDate(phrase("ends before it starts"), fix)
    approximate = first.approximate or last.approximate
    return Span(edtf, first.earliest, max(first.latest, last.latest), approximate)


def _read_set(edtf: str) -> Span:
    spans = [read_one(part) for part in alternatives(edtf)]
    if len(unique := list(dict.fromkeys(span.edtf for span in spans))) < len(spans):
        fix = phrase("Use {date}.", date=f"[{','.join(unique)}]" if unique[1:] else unique[0])
        raise InvalidDate(phrase("gives the same date twice"), fix)
    ordered = sorted(spans, key=lambda span: (span.latest, span.earliest))
    if spans != ordered:
        fix = phrase("Use [{dates}].", dates=",".join(span.edtf for span in ordered))
        raise InvalidDate(phrase("is not in chronological order"), fix)
    earliest, approximate = (
        min(span.earliest for span in spans),
        any(span.approximate for span in spans),
    )
    return Span(edtf, earliest, spans[-1].latest, approximate)


def alternatives(edtf: str) -> list[str]:
    """Return the dates of a set `[a,b]`, the two ends of `[a..b]`, else `edtf` alone."""
    if not (edtf.startswith("[") and edtf.endswith("]")):
        return [edtf]
    dates = edtf[1:-1].split("..", 1) if ".." in edtf else edtf[1:-1].split(",")
    if len(dates) < 2:
        fix = phrase("Remove the brackets: {date}.", date=dates[0])
        raise InvalidDate(phrase("has only one date in the brackets"), fix)
    return dates


@lru_cache(maxsize=4096)  # an atlas often repeats a date
def read_one(text: str) -> Span:
    """Parse a single date, a year, month, day or season, or raise InvalidDate."""
    exact = text.removesuffix("~")  # the library rejects approximate seasons
    try:
        if not _ONE_DATE.fullmatch(text):
            raise ValueError(text)
        days = _days_of_season(exact) if exact[5:7] > "12" else _days(exact)
        return Span(text, *days, text != exact)
    except (EDTFParseException, ValueError) as reason:
        raise InvalidDate(phrase("is not a date")) from reason


def _days(exact: str) -> tuple[date, date]:
    """Return the first and the last day of a year, a month or a day.

    The library returns the same (a test checks it), but takes 6 to 40 ms for each.
    """
    first = date.fromisoformat(f"{exact}-01-01"[:10])
    if len(exact) == 10:
        return first, first
    last_month = first.month if len(exact) == 7 else 12
    return first, first.replace(month=last_month, day=monthrange(first.year, last_month)[1])


def _days_of_season(exact: str) -> tuple[date, date]:
    season = parse_edtf(exact)
    earliest, latest = date(*season.lower_strict()[:3]), date(*season.upper_strict()[:3])
    if exact[5:] == "24":  # the library ends a winter on 31 December; most of it comes after
        latest = date(earliest.year + 1, 3, 1) - timedelta(days=1)
    return earliest, latest
