"""The type of cells that hold a date, and what a cell that holds none may have meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from unicodedata import category, name, normalize

from dashboard.data.columns import CellLocation
from dashboard.data.config import AtlasConfig
from dashboard.data.spreadsheets import dates_meant
from dashboard.dates import NoDate, Span, is_interval, read_edtf
from dashboard.languages.language import Phrase, phrase

_DAY_ZERO: Final = date(1899, 12, 30)  # from which a spreadsheet counts its days
_LAST_YEAR: Final = 2100  # a number beyond it is no year of a history
_NUMBER_OF_A_DAY: Final = re.compile(r"([0-9]{4,5})([.,]0+)?")
_HYPHENS: Final = "\u2010\u2011\ufe63\uff0d"
_DASHES: Final = "\u2012\u2013\u2014\u2015\u2212"
_QUOTES: Final = "'\"’‘“”„`"
_QUARTERS: Final = range(33, 37)


@dataclass(frozen=True)
class Date:
    """One date as EDTF, or nothing; with `may_last` also an interval between two.

    `until` names the column that holds the second of two dates.
    """

    may_last: bool = False
    until: str = ""

    def read(self, cell: str, where: CellLocation) -> Span | None:
        if not cell:
            return None
        day = _day_of_number(cell, where.config)
        if day:
            reason = phrase("may be the number of a day, as a spreadsheet counts them")
            raise where.wrong(cell, reason, phrase("Write {date}.", date=day))
        try:
            span = read_edtf(cell)
        except NoDate as problem:
            raise where.wrong(cell, *_why_no_date(cell, problem, where)) from problem
        if ".." in (span.edtf.split("/")):
            raise where.wrong(
                cell, phrase("is open on one side"), phrase("Write the date that the source gives.")
            )
        if is_interval(span) and not self.may_last:
            raise where.wrong(cell, phrase("holds two dates"), self._of_two(span))
        return span

    def _of_two(self, span: Span) -> Phrase:
        if not self.until:
            return phrase("Write one date.")
        first, _, last = span.edtf.partition("/")
        return phrase(
            "Write {first} here and {last} in {column}.", first=first, last=last, column=self.until
        )


def is_in_time(span: Span, outline: AtlasConfig) -> bool:
    """Return whether a date may be inside the time of the atlas."""
    return span.earliest <= outline.last and span.latest >= outline.first


def _day_of_number(cell: str, outline: AtlasConfig | None) -> date | None:
    """Return the day inside the time of the atlas whose number a spreadsheet left in `cell`."""
    found = _NUMBER_OF_A_DAY.fullmatch(cell)
    if not found or outline is None or int(found[1]) <= _LAST_YEAR:
        return None
    day = _DAY_ZERO + timedelta(days=int(found[1]))
    return day if outline.first <= day <= outline.last else None


def _why_no_date(cell: str, problem: NoDate, where: CellLocation) -> tuple[Phrase, Phrase]:
    other = _other_edtf(cell)
    if other:
        return other
    plain = _as_typed(cell)
    meant = _read(plain) if plain != cell else ()
    meant = meant or _in_one_of_the_centuries(plain, where.config)
    if not meant:
        return problem.reason, problem.fix
    reason = phrase("is not a date as EDTF writes it; a spreadsheet may have changed it")
    strange = next((sign for sign in cell if sign not in plain and not sign.isspace()), "")
    if strange and plain != cell:
        number, title = f"{ord(strange):04X}", name(strange, "")
        reason = phrase(
            "holds the sign U+{number} ({name}), which no date has", number=number, name=title
        )
    return reason, _one_of(meant)


def _in_one_of_the_centuries(cell: str, outline: AtlasConfig | None) -> tuple[str, ...]:
    """Return the dates that may be meant; two digits of a year, in each century of the atlas."""
    whole = dates_meant(cell)
    if whole or outline is None:
        return whole
    centuries = range(outline.first.year // 100, outline.last.year // 100 + 1)
    found = [each for century in centuries for each in dates_meant(cell, century)]
    return tuple(each for each in found if is_in_time(read_edtf(each), outline))


def _one_of(dates: tuple[str, ...]) -> Phrase:
    first, *others = dates
    if not others:
        return phrase("Write {date}.", date=first)
    if len(others) == 1:
        return phrase("Write {date} or {other}, as the source has it.", date=first, other=others[0])
    return phrase("Write what the source has of these: {dates}.", dates=", ".join(dates))


def _as_typed(cell: str) -> str:
    """Return `cell` with the signs of the keyboard in the place of those that only look so.

    A dash between a year and two digits stays: 1911–12 may be two years.
    """
    text = cell.translate(dict.fromkeys(map(ord, _HYPHENS), "-"))
    as_hyphens = text.translate(dict.fromkeys(map(ord, _DASHES), "-"))
    if re.search("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}", as_hyphens) or "[" in text:
        text = as_hyphens
    text = normalize("NFKC", text.replace("…", ".."))
    visible = "".join(sign for sign in text if category(sign) != "Cf")
    return visible.strip(f"{_QUOTES} ")


def _read(text: str) -> tuple[str, ...]:
    try:
        return (read_edtf(text).edtf,)
    except NoDate:
        return ()


def _other_edtf(cell: str) -> tuple[Phrase, Phrase] | None:
    """Return what is wrong and what to write where `cell` is EDTF of a form that is not read."""
    reason = phrase("is a date in EDTF, but of a form that the atlas does not read")
    without = re.sub("[?%~]", "", cell)
    if without != cell and _read(without):
        mark = "" if "%" not in cell and "~" not in cell else "~"
        meant = _read(f"{without}{mark}" if "[" not in without and "/" not in without else without)
        fix = phrase("Write {date}, and in words what is uncertain.", date=meant[0])
        return reason, fix
    if re.fullmatch(r"\{.+\}", cell):
        return reason, phrase("Write a row for each of the dates.")
    if re.fullmatch(r"-[0-9]{4}(-.*)?|0000(-.*)?|Y-?[0-9]{5,}.*", cell):
        return phrase("is outside the years 1 to 9999"), phrase("Write a year from 1 to 9999.")
    form = _unspecified(cell) or _part_of_a_year(cell)
    return (reason, phrase("Write {date}.", date=form)) if form else None


def _unspecified(cell: str) -> str:
    """Return what is read for a date with X in the place of digits: 192X, 1920-05-XX."""
    if not re.fullmatch(r"[0-9]{2}[0-9X]X(-XX)?(-XX)?|[0-9]{4}(-[01][0-9])?-XX(-XX)?", cell):
        return ""
    exact = re.sub("(-XX)+$", "", cell)
    if "X" not in exact:
        return exact if _read(exact) else ""
    return f"[{max(int(exact.replace('X', '0')), 1):04}..{exact.replace('X', '9')}]"


def _part_of_a_year(cell: str) -> str:
    """Return what is read for a season of the northern half of the earth, or for a quarter."""
    found = re.fullmatch(r"([0-9]{4})-(2[5-8]|3[3-6])", cell)
    if not found or not _read(found[1]):
        return ""
    year, part = found[1], int(found[2])
    if part not in _QUARTERS:
        return f"{year}-{part - 4}"
    first = (part - _QUARTERS.start) * 3 + 1
    return f"[{year}-{first:02}..{year}-{first + 2:02}]"
