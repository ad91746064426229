"""Dates in words, in every language: "25 or 26 May 1920", "spring 1930", "from May 1920"."""

from __future__ import annotations

import re
from datetime import date

from babel.dates import format_date, format_skeleton
from babel.lists import format_list

from dashboard.dates import Span, alternatives, is_interval, read_one
from dashboard.languages.language import Language


def date_in_words(span: Span, language: Language) -> str:
    """Return "25 May 1920", "spring 1930", "25 or 26 May 1920", "about May 1930", …"""
    if not is_interval(span):
        return _dates_in_words(span.edtf, language)
    start, end = span.edtf.split("/")
    if end == "..":
        return language.say("from {date}").format(date=_dates_in_words(start, language))
    if start == "..":
        return language.say("until {date}").format(date=_dates_in_words(end, language))
    return _range_in_words(start, end, language)


def stated_date(span: Span | None, language: Language) -> str:
    """Return a date in words, or that it is not given."""
    return date_in_words(span, language) if span else language.say("date not given")


def period_in_words(start: Span | None, end: Span | None, language: Language) -> str:
    """Return when an event was: "25 or 26 May to 31 May 1920", or which date is not given."""
    if start and end:
        return _range_in_words(start.edtf, end.edtf, language)
    span = start or end
    if span is None:
        return language.say("date not given")
    if end:
        template = language.say("until {date} (start not given)")
    elif re.search(r"-[0-9]{2}-", span.edtf):
        template = language.say("from {date} (end not given)")
    else:
        template = language.say("{date} (exact day and end not given)")
    return template.format(date=date_in_words(span, language))


def _range_in_words(start: str, end: str, language: Language) -> str:
    if start == end:
        return _dates_in_words(start, language)
    first = _dates_in_words(start, language, with_year=not _in_one_year(start, end))
    return language.say("{start} to {end}").format(start=first, end=_dates_in_words(end, language))


def _dates_in_words(edtf: str, language: Language, *, with_year: bool = True) -> str:
    *others, last = alternatives(edtf)
    texts = [_shortened_in_words(other, last, language, with_year=with_year) for other in others]
    texts.append(_one_in_words(last, language, with_year=with_year))
    if ".." in edtf:
        return language.say("between {start} and {end}").format(start=texts[0], end=texts[1])
    return str(format_list(texts, "or", locale=language.locale))


def _shortened_in_words(text: str, last: str, language: Language, *, with_year: bool) -> str:
    """Return a date without the month or year that the `last` date repeats: "25 or 26 May 1920"."""
    day_first = language.locale.date_formats["long"].pattern.startswith("d")
    if day_first and len(text) == len(last) == 10 and text[:7] == last[:7]:
        return format_date(date.fromisoformat(text), "d", locale=language.locale)
    shares_year = day_first and _in_one_year(text, last)
    return _one_in_words(text, language, with_year=with_year and not shares_year)


def _in_one_year(*dates: str) -> bool:
    """Return whether all are days or months of one year, so that the year is needed only once."""
    years = set(re.findall(r"[0-9]{4}", " ".join(dates)))
    return len(years) == 1 and all("-" in text for text in dates)


def _one_in_words(text: str, language: Language, *, with_year: bool) -> str:
    exact = text.removesuffix("~")
    date_text = _exact_in_words(exact, language, with_year=with_year)
    return date_text if exact == text else language.say("about {date}").format(date=date_text)


def _exact_in_words(exact: str, language: Language, *, with_year: bool) -> str:
    if exact[5:7] > "12":
        return _season_in_words(exact, language)
    day, locale = read_one(exact).earliest, language.locale
    if len(exact) == 4:
        return format_skeleton("y", day, locale=locale)
    if len(exact) == 10:
        pattern = "long" if with_year else locale.datetime_skeletons["MMMMd"].pattern
    else:
        pattern = locale.datetime_skeletons["yMMMM"].pattern
        # The locale's own pattern says whether a month alone has a form of its own: asking for LLLL
        # in every language gives Azerbaijani months in Turkish once both are loaded.
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
    ending = language.rules.ordinal_ending(year)
    return template.format(year=year, next_year=year + 1, th=ending)


def calendar_of(language: Language) -> dict[str, list[str]]:
    """Return the date templates of a language for the scripts: twelve of each sort.

    `short` and `month` are names alone, `of_year` has {y}, `day` has {d}, `full` both. Browsers
    may lack the locale: Chromium has no Azerbaijani.
    """
    locale = language.locale
    skeletons = locale.datetime_skeletons
    month_form = "stand-alone" if "LLLL" in skeletons["yMMMM"].pattern else "format"
    days = [date(1111, month, 22) for month in range(1, 13)]

    def templates(pattern: str) -> list[str]:
        samples = (format_date(day, pattern, locale=locale) for day in days)
        return [sample.replace("1111", "{y}").replace("22", "{d}") for sample in samples]

    return {
        "short": [locale.months[month_form]["abbreviated"][month] for month in range(1, 13)],
        "month": [locale.months[month_form]["wide"][month] for month in range(1, 13)],
        "of_year": templates(skeletons["yMMMM"].pattern),
        "day": templates(skeletons["MMMMd"].pattern),
        "full": templates("long"),
    }
