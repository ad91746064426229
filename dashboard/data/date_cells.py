"""The cell type for dates, and suggestions for cells that cannot be parsed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from unicodedata import category, name, normalize

from dashboard.data.columns import CellLocation
from dashboard.data.config import AtlasConfig
from dashboard.data.spreadsheets import candidate_dates
from dashboard.dates import InvalidDate, Span, is_interval, read_edtf
from dashboard.languages.language import Phrase, phrase

_SPREADSHEET_EPOCH: Final = date(1899, 12, 30)  # from which a spreadsheet counts its days
_LAST_YEAR: Final = 2100  # a number beyond it is no year of a history
_SERIAL_NUMBER: Final = re.compile(r"([0-9]{4,5})([.,]0+)?")
_HYPHENS: Final = "\u2010\u2011\ufe63\uff0d"
_DASHES: Final = "\u2012\u2013\u2014\u2015\u2212"
_QUOTES: Final = "'\"’‘“”„`"
_QUARTERS: Final = range(33, 37)


@dataclass(frozen=True)
class Date:
    """One date as EDTF, or nothing; with `allow_interval` also an interval between two.

    `end_column` names the column for the second of two dates.
    """

    allow_interval: bool = False
    end_column: str = ""

    def read(self, cell: str, location: CellLocation) -> Span | None:
        if not cell:
            return None
        day = _day_of_serial_number(cell, location.config)
        if day:
            reason = phrase("may be a date that a spreadsheet stored as a number")
            raise location.error(cell, reason, phrase("Use {date}.", date=day))
        try:
            span = read_edtf(cell)
        except InvalidDate as problem:
            raise location.error(cell, *_invalid_date_reason(cell, problem, location)) from problem
        if ".." in (span.edtf.split("/")):
            raise location.error(
                cell,
                phrase("has no start or no end"),
                phrase("Enter the date that the source gives."),
            )
        if is_interval(span) and not self.allow_interval:
            raise location.error(cell, phrase("contains two dates"), self._two_dates_fix(span))
        return span

    def _two_dates_fix(self, span: Span) -> Phrase:
        if not self.end_column:
            return phrase("Enter one date.")
        first, _, last = span.edtf.partition("/")
        return phrase(
            "Enter {first} here and {last} in {column}.",
            first=first,
            last=last,
            column=self.end_column,
        )


def is_in_time(span: Span, config: AtlasConfig) -> bool:
    """Return whether a date overlaps the time of the atlas."""
    return span.earliest <= config.last and span.latest >= config.first


def _day_of_serial_number(cell: str, config: AtlasConfig | None) -> date | None:
    """Return the day in the time of the atlas whose spreadsheet serial number is in `cell`."""
    match = _SERIAL_NUMBER.fullmatch(cell)
    if not match or config is None or int(match[1]) <= _LAST_YEAR:
        return None
    day = _SPREADSHEET_EPOCH + timedelta(days=int(match[1]))
    return day if config.first <= day <= config.last else None


def _invalid_date_reason(
    cell: str, problem: InvalidDate, location: CellLocation
) -> tuple[Phrase, Phrase]:
    unsupported = _unsupported_edtf(cell)
    if unsupported:
        return unsupported
    plain = _with_ascii_punctuation(cell)
    candidates = _parsed(plain) if plain != cell else ()
    candidates = candidates or _dates_in_any_century(plain, location.config)
    if not candidates:
        return problem.reason, problem.fix
    reason = phrase("is not a date in EDTF; a spreadsheet may have changed it")
    unexpected = next(
        (character for character in cell if character not in plain and not character.isspace()), ""
    )
    if unexpected and plain != cell:
        number, character_name = f"{ord(unexpected):04X}", name(unexpected, "")
        reason = phrase(
            "contains the character U+{number} ({name}), which is not used in dates",
            number=number,
            name=character_name,
        )
    return reason, _fix_with_choices(candidates)


def _dates_in_any_century(cell: str, config: AtlasConfig | None) -> tuple[str, ...]:
    """Return the possible dates; a year of two digits is tried in each century of the atlas."""
    complete = candidate_dates(cell)
    if complete or config is None:
        return complete
    centuries = range(config.first.year // 100, config.last.year // 100 + 1)
    candidates = [edtf for century in centuries for edtf in candidate_dates(cell, century)]
    return tuple(edtf for edtf in candidates if is_in_time(read_edtf(edtf), config))


def _fix_with_choices(dates: tuple[str, ...]) -> Phrase:
    first, *others = dates
    if not others:
        return phrase("Use {date}.", date=first)
    if len(others) == 1:
        return phrase(
            "Use {date} or {other}, whichever the source gives.", date=first, other=others[0]
        )
    return phrase("Use the one that the source gives: {dates}.", dates=", ".join(dates))


def _with_ascii_punctuation(cell: str) -> str:
    """Return `cell` with ASCII characters in place of typographic look-alikes.

    A dash between a year and two digits stays: 1911–12 may be two years.
    """
    text = cell.translate(dict.fromkeys(map(ord, _HYPHENS), "-"))
    as_hyphens = text.translate(dict.fromkeys(map(ord, _DASHES), "-"))
    if re.search("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}", as_hyphens) or "[" in text:
        text = as_hyphens
    text = normalize("NFKC", text.replace("…", ".."))
    visible = "".join(character for character in text if category(character) != "Cf")
    return visible.strip(f"{_QUOTES} ")


def _parsed(text: str) -> tuple[str, ...]:
    try:
        return (read_edtf(text).edtf,)
    except InvalidDate:
        return ()


def _unsupported_edtf(cell: str) -> tuple[Phrase, Phrase] | None:
    """Return the reason and the fix where `cell` is EDTF of an unsupported form."""
    reason = phrase("is a form of EDTF date that the atlas does not support")
    bare = re.sub("[?%~]", "", cell)
    if bare != cell and _parsed(bare):
        mark = "" if "%" not in cell and "~" not in cell else "~"
        suggestion = _parsed(f"{bare}{mark}" if "[" not in bare and "/" not in bare else bare)
        fix = phrase("Use {date}, and explain in words what is uncertain.", date=suggestion[0])
        return reason, fix
    if re.fullmatch(r"\{.+\}", cell):
        return reason, phrase("Enter one row for each date.")
    if re.fullmatch(r"-[0-9]{4}(-.*)?|0000(-.*)?|Y-?[0-9]{5,}.*", cell):
        return phrase("is outside the years 1 to 9999"), phrase("Use a year from 1 to 9999.")
    supported = _unspecified(cell) or _part_of_a_year(cell)
    return (reason, phrase("Use {date}.", date=supported)) if supported else None


def _unspecified(cell: str) -> str:
    """Return the supported form of a date with X in place of digits: 192X, 1920-05-XX."""
    if not re.fullmatch(r"[0-9]{2}[0-9X]X(-XX)?(-XX)?|[0-9]{4}(-[01][0-9])?-XX(-XX)?", cell):
        return ""
    exact = re.sub("(-XX)+$", "", cell)
    if "X" not in exact:
        return exact if _parsed(exact) else ""
    return f"[{max(int(exact.replace('X', '0')), 1):04}..{exact.replace('X', '9')}]"


def _part_of_a_year(cell: str) -> str:
    """Return the supported form of a season of the northern hemisphere, or of a quarter."""
    match = re.fullmatch(r"([0-9]{4})-(2[5-8]|3[3-6])", cell)
    if not match or not _parsed(match[1]):
        return ""
    year, part = match[1], int(match[2])
    if part not in _QUARTERS:
        return f"{year}-{part - 4}"
    first = (part - _QUARTERS.start) * 3 + 1
    return f"[{year}-{first:02}..{year}-{first + 2:02}]"
