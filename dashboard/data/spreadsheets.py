"""Recognizes what spreadsheets leave in cells: formulas, errors and reformatted dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Final

from babel import Locale

from dashboard.languages.language import Phrase, phrase
from dashboard.languages.rules import codes_with_rules

# As Excel and LibreOffice write them in English, Russian and Turkish: #REF!, #NAME?, #N/A, #ДЕЛ/0!
_ERROR: Final = re.compile(r"#([^\W\d_]+(/0)?[!?]|N/A|Н/Д|YOK)|#{3,}|Err:[0-9]{3}")
_FORMULA: Final = re.compile(r"[=+@][A-ZА-Яİ]+\(.*|=[^\s=].*", re.DOTALL)

_TIME: Final = r"(?:[T ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?Z?)?"
_YEAR_FIRST: Final = re.compile(rf"([0-9]{{4}})([-./])([0-9]{{1,2}})\2([0-9]{{1,2}}){_TIME}")
_YEAR_LAST: Final = re.compile(
    rf"([0-9]{{1,2}})([-./])([0-9]{{1,2}})\2([0-9]{{4}}|[0-9]{{2}}){_TIME}"
)
_MONTH_AND_YEAR: Final = re.compile(r"([0-9]{1,2})[./]([0-9]{4})|([0-9]{4})[./]([0-9]{1,2})")
_DAY_MONTH_YEAR: Final = re.compile(r"(?:([0-9]{1,2})[-. ]+)?([^\W\d_]+)[-., ]+([0-9]{4}|[0-9]{2})")
_MONTH_FIRST: Final = re.compile(r"([^\W\d_]+) ([0-9]{1,2}), ([0-9]{4})")
_BARE_YEAR: Final = re.compile(r"([0-9]{4})[.,]0+")


def spreadsheet_artifact(cell: str) -> tuple[Phrase, Phrase] | None:
    """Return the reason and the fix where `cell` holds a formula or an error."""
    if not cell.startswith(("#", "=", "+", "@", "Err:")):
        return None
    if _ERROR.fullmatch(cell):
        fix = phrase("Enter the value itself; a column that is too narrow shows ### instead.")
        return phrase("is a spreadsheet error, not a value"), fix
    if _FORMULA.fullmatch(cell):
        fix = phrase("Enter the value; in a spreadsheet, copy the cells and paste only the values.")
        return phrase("is a formula, not a value"), fix
    return None


def candidate_dates(cell: str, century: int | None = None) -> tuple[str, ...]:
    """Return the dates, as EDTF, that a spreadsheet may have changed into `cell`.

    A year of two digits is read in `century`: 19 for 1900 to 1999; None: it is not read.
    """
    return tuple(dict.fromkeys(edtf for edtf in _candidates(cell, century) if _is_a_day(edtf)))


def _candidates(cell: str, century: int | None) -> Iterator[str]:
    if match := _YEAR_FIRST.fullmatch(cell):
        yield _as_edtf(match[1], match[3], match[4])
    elif match := _YEAR_LAST.fullmatch(cell):
        year = _four_digit_year(match[4], century)
        yield _as_edtf(year, match[3], match[1])
        if match[2] != ".":  # with points the day comes first everywhere
            yield _as_edtf(year, match[1], match[3])
    elif match := _BARE_YEAR.fullmatch(cell):
        yield match[1]
    elif match := _MONTH_AND_YEAR.fullmatch(cell):
        yield _as_edtf(match[2] or match[3], match[1] or match[4])
    else:
        yield from _candidates_in_words(cell, century)


def _candidates_in_words(cell: str, century: int | None) -> Iterator[str]:
    if match := _MONTH_FIRST.fullmatch(cell):
        day, name, year = match[2], match[1], match[3]
    elif match := _DAY_MONTH_YEAR.fullmatch(cell):
        day, name, year = match[1], match[2], _four_digit_year(match[3], century)
    else:
        return
    month = _months().get(name.casefold())
    if month:
        yield _as_edtf(year, month, *([day] if day else []))


def _as_edtf(year: str, *parts: str) -> str:
    return "-".join([year, *(part.zfill(2) for part in parts)])


def _four_digit_year(digits: str, century: int | None) -> str:
    """Return a year of four digits; where it is unknown, "0000", which is in no valid date."""
    if len(digits) == 4:
        return digits
    return "0000" if century is None else f"{century:02}{digits}"


def _is_a_day(edtf: str) -> bool:
    try:
        date.fromisoformat(f"{edtf}-01-01"[:10])
    except ValueError:
        return False
    return True


@lru_cache(maxsize=1)
def _months() -> dict[str, str]:
    """Return the numbers of the months by their full and short names, in several languages."""
    numbers = {}
    for code in codes_with_rules():
        months = Locale.parse(code).months
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[form][width].items():
                    numbers[name.casefold().rstrip(".")] = str(number)
    return numbers
