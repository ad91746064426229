"""Dates as sources give them: EDTF in, earliest and latest day out, and the same in words."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from edtf import EDTFParseException, parse_edtf

from dashboard.language import Language, Phrase, phrase

HOW_TO_WRITE: Final = phrase(
    "Write it as EDTF: 1920-05-25, 1920-06 or 1930-21 (spring 1930), "
    "in doubt [1920-05-25,1920-05-26], approximate 1930~."
)
_ONE_DATE: Final = re.compile(r"[0-9]{4}(-([01][0-9]|2[1-4])(-[0-9]{2})?)?~?")


class NoDate(ValueError):
    """A text that is no date: why not, and what to write instead."""

    def __init__(self, reason: Phrase, fix: Phrase = HOW_TO_WRITE) -> None:
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
    """Return what `text` means, or raise a NoDate that says what is wrong and what to write.

    Read are: a year, month, day or season (21 spring from March, 22 summer, 23 autumn, 24 winter:
    December to the February after), each with or without `~`; a set `[a,b]` or `[a..b]`; an
    interval `a/b`, `a/..` or `../b`.
    """
    edtf = text.strip().replace(", ", ",")
    return _read_interval(edtf) if "/" in edtf else _read_set(edtf)


def end_of(span: Span) -> Span:
    """Return the date on which `span` ends: of an interval its second date, else `span` itself."""
    if is_interval(span) and not span.edtf.endswith(".."):
        return read_edtf(span.edtf.rpartition("/")[2])
    return span


def is_interval(span: Span) -> bool:
    """Return whether `span` lasts from one date to another, rather than being one in doubt."""
    return "/" in span.edtf


def date_in_words(span: Span, language: Language) -> str:
    """Return "25 May 1920", "spring 1930", "25 or 26 May 1920", "about May 1930", …"""
    if not is_interval(span):
        return _words(span.edtf, language)
    start, end = span.edtf.split("/")
    if end == "..":
        return language.say("from {date}").format(date=_words(start, language))
    if start == "..":
        return language.say("until {date}").format(date=_words(end, language))
    return _from_to(start, end, language)


def period_in_words(start: Span | None, end: Span | None, language: Language) -> str:
    """Return when an event was: "25 or 26 May to 31 May 1920"; what is not given is said."""
    if start and end:
        return _from_to(start.edtf, end.edtf, language)
    given = start or end
    if given is None:
        return language.say("no date given in the source")
    if end:
        template = language.say("until {date}; the source gives no start")
    elif re.search(r"-[0-9]{2}-", given.edtf):
        template = language.say("from {date}; the source gives no end")
    else:
        template = language.say("{date}; the source gives no day and no end")
    return template.format(date=date_in_words(given, language))


def _read_interval(edtf: str) -> Span:
    start, _, end = edtf.partition("/")
    if start == end == "..":
        raise NoDate(phrase("has neither a start nor an end"))
    first = Span("..", date.min, date.min, False) if start == ".." else _read_set(start)
    last = Span("..", date.max, date.max, False) if end == ".." else _read_set(end)
    if last.latest < first.earliest:
        fix = phrase("Write the earlier date first: {dates}.", dates=f"{end}/{start}")
        raise NoDate(phrase("ends before it starts"), fix)
    approximate = first.approximate or last.approximate
    return Span(edtf, first.earliest, max(first.latest, last.latest), approximate)


def _read_set(edtf: str) -> Span:
    dates = [_read_one(part) for part in _alternatives(edtf)]
    if len(once := list(dict.fromkeys(each.edtf for each in dates))) < len(dates):
        written = once[0] if len(once) == 1 else f"[{','.join(once)}]"
        raise NoDate(phrase("names one date twice"), phrase("Write {date}.", date=written))
    ordered = sorted(dates, key=lambda each: (each.latest, each.earliest))
    if dates != ordered:
        earliest_first = ",".join(each.edtf for each in ordered)
        fix = phrase("Write [{dates}].", dates=earliest_first)
        raise NoDate(phrase("is not in the order of time"), fix)
    earliest, about = min(each.earliest for each in dates), any(each.approximate for each in dates)
    return Span(edtf, earliest, dates[-1].latest, about)


def _alternatives(edtf: str) -> list[str]:
    if not (edtf.startswith("[") and edtf.endswith("]")):
        return [edtf]
    dates = edtf[1:-1].split("..", 1) if ".." in edtf else edtf[1:-1].split(",")
    if len(dates) < 2:
        fix = phrase("Write it without brackets: {date}.", date=dates[0])
        raise NoDate(phrase("is a set of one date"), fix)
    return dates


@lru_cache(maxsize=4096)  # an atlas has the same dates often
def _read_one(text: str) -> Span:
    exact = text.removesuffix("~")  # the library knows no approximate season
    try:
        if not _ONE_DATE.fullmatch(text):
            raise ValueError(text)
        days = _days_of_season(exact) if exact[5:7] > "12" else _days(exact)
        return Span(text, *days, text != exact)
    except (EDTFParseException, ValueError) as reason:
        raise NoDate(phrase("is not a date")) from reason


def _days(exact: str) -> tuple[date, date]:
    """Return the first and the last day of a year, a month or a day.

    The library says the same (a test holds it), and takes 6 to 40 ms for each.
    """
    first = date.fromisoformat(f"{exact}-01-01"[:10])
    if len(exact) == 10:
        return first, first
    last_month = first.month if len(exact) == 7 else 12
    return first, first.replace(month=last_month, day=monthrange(first.year, last_month)[1])


def _days_of_season(exact: str) -> tuple[date, date]:
    season = parse_edtf(exact)
    earliest, latest = date(*season.lower_strict()[:3]), date(*season.upper_strict()[:3])
    if exact[5:] == "24":  # the library cuts a winter off on 31 December; most of it follows
        latest = date(earliest.year + 1, 3, 1) - timedelta(days=1)
    return earliest, latest


def _from_to(start: str, end: str, language: Language) -> str:
    if start == end:
        return _words(start, language)
    first = _words(start, language, with_year=not _in_one_year(start, end))
    return language.say("{start} to {end}").format(start=first, end=_words(end, language))


def _words(edtf: str, language: Language, *, with_year: bool = True) -> str:
    *others, last = _alternatives(edtf)
    words = [_shortened(each, last, language, with_year=with_year) for each in others]
    words.append(_one_in_words(last, language, with_year=with_year))
    if ".." in edtf:
        return language.say("between {start} and {end}").format(start=words[0], end=words[1])
    return str(format_list(words, "or", locale=language.locale))


def _shortened(text: str, last: str, language: Language, *, with_year: bool) -> str:
    """Leave out what the `last` of several dates says for all: "25 or 26 May 1920"."""
    day_first = language.locale.date_formats["long"].pattern.startswith("d")
    if day_first and len(text) == len(last) == 10 and text[:7] == last[:7]:
        return format_date(date.fromisoformat(text), "d", locale=language.locale)
    shared = day_first and _in_one_year(text, last)
    return _one_in_words(text, language, with_year=with_year and not shared)


def _in_one_year(*dates: str) -> bool:
    """Return whether all are days or months of one year, so that it need be said only once."""
    years = set(re.findall(r"[0-9]{4}", " ".join(dates)))
    return len(years) == 1 and all("-" in each for each in dates)


def _one_in_words(text: str, language: Language, *, with_year: bool) -> str:
    exact = text.removesuffix("~")
    words = _exact_in_words(exact, language, with_year=with_year)
    return words if exact == text else language.say("about {date}").format(date=words)


def _exact_in_words(exact: str, language: Language, *, with_year: bool) -> str:
    if exact[5:7] > "12":
        return _season_in_words(exact, language)
    day, locale = _read_one(exact).earliest, language.locale
    if len(exact) == 4:
        return format_skeleton("y", day, locale=locale)
    if len(exact) == 10:
        pattern = "long" if with_year else locale.datetime_skeletons["MMMMd"].pattern
    else:
        pattern = locale.datetime_skeletons["yMMMM"].pattern
        # Which form of a month stands alone is taken from there: asking for LLLL in every language
        # gives Azerbaijani months in Turkish once both are loaded.
        pattern = pattern if with_year else "LLLL" if "LLLL" in pattern else "MMMM"
    return format_date(day, pattern, locale=locale)


def _season_in_words(exact: str, language: Language) -> str:
    template = {
        "21": language.say("spring {year}"),
        "22": language.say("summer {year}"),
        "23": language.say("autumn {year}"),
        "24": language.say("winter {year}–{next_year}"),
    }[exact[5:]]
    year = int(exact[:4])
    return template.format(year=year, next_year=year + 1, th=azerbaijani_ordinal(year))


def calendar_of(language: Language) -> dict[str, list[str]]:
    """Return how a language writes its dates, for scripts: twelve templates of each sort.

    `short` and `month` are names alone, `of_year` has {y}, `day` has {d}, `full` both. A browser
    may not know the language: Chromium has no Azerbaijani.
    """
    locale = language.locale
    skeletons = locale.datetime_skeletons
    alone = "stand-alone" if "LLLL" in skeletons["yMMMM"].pattern else "format"
    days = [date(1111, month, 22) for month in range(1, 13)]

    def templates(pattern: str) -> list[str]:
        written = (format_date(day, pattern, locale=locale) for day in days)
        return [each.replace("1111", "{y}").replace("22", "{d}") for each in written]

    return {
        "short": [locale.months[alone]["abbreviated"][month] for month in range(1, 13)],
        "month": [locale.months[alone]["wide"][month] for month in range(1, 13)],
        "of_year": templates(skeletons["yMMMM"].pattern),
        "day": templates(skeletons["MMMMd"].pattern),
        "full": templates("long"),
    }


def azerbaijani_ordinal(number: int) -> str:
    """Return the ending that makes `number` an ordinal in Azerbaijani: 1930-cu, 1924-cü, 1931-ci.

    It goes with the last vowel of the last word of the number as it is read. Other languages have
    no use for it, and leave `{th}` out of their phrases.
    """
    ones = ("", "ci", "ci", "cü", "cü", "ci", "cı", "ci", "ci", "cu")
    tens = ("", "cu", "ci", "cu", "cı", "ci", "cı", "ci", "ci", "cı")
    return ones[number % 10] or tens[number // 10 % 10] or ("cü" if number % 1000 else "ci")
