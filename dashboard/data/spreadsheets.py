"""What a spreadsheet puts in the place of what was written: formulas, errors, its own dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Final

from babel import Locale

from dashboard.languages.language import Phrase, phrase

# As Excel and LibreOffice write them in English, Russian and Turkish: #REF!, #NAME?, #N/A, #ДЕЛ/0!
_ERROR: Final = re.compile(r"#([^\W\d_]+(/0)?[!?]|N/A|Н/Д|YOK)|#{3,}|Err:[0-9]{3}")
_FORMULA: Final = re.compile(r"[=+@][A-ZА-Яİ]+\(.*|=[^\s=].*", re.DOTALL)
_MONTHS_OF: Final = ("en", "az", "ru", "tr")

_TIME: Final = r"(?:[T ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?Z?)?"
_YEAR_FIRST: Final = re.compile(rf"([0-9]{{4}})([-./])([0-9]{{1,2}})\2([0-9]{{1,2}}){_TIME}")
_YEAR_LAST: Final = re.compile(
    rf"([0-9]{{1,2}})([-./])([0-9]{{1,2}})\2([0-9]{{4}}|[0-9]{{2}}){_TIME}"
)
_MONTH_AND_YEAR: Final = re.compile(r"([0-9]{1,2})[./]([0-9]{4})|([0-9]{4})[./]([0-9]{1,2})")
_IN_WORDS: Final = re.compile(r"(?:([0-9]{1,2})[-. ]+)?([^\W\d_]+)[-., ]+([0-9]{4}|[0-9]{2})")
_MONTH_FIRST: Final = re.compile(r"([^\W\d_]+) ([0-9]{1,2}), ([0-9]{4})")
_BARE_YEAR: Final = re.compile(r"([0-9]{4})[.,]0+")


def trace_in(cell: str) -> tuple[Phrase, Phrase] | None:
    """Return what is wrong and what to write, where `cell` holds a formula or an error."""
    if not cell.startswith(("#", "=", "+", "@", "Err:")):
        return None
    if _ERROR.fullmatch(cell):
        fix = phrase("Write the value itself; a column that is too narrow shows ### for it.")
        return phrase("is an error of the spreadsheet, not a value"), fix
    if _FORMULA.fullmatch(cell):
        fix = phrase("Write the value; in a spreadsheet: copy the cells and paste values only.")
        return phrase("is a formula, not a value"), fix
    return None


def dates_meant(cell: str, century: int | None = None) -> tuple[str, ...]:
    """Return the dates, as EDTF, that a spreadsheet may have changed into `cell`.

    A year of two digits is taken to be of `century`: 19 for 1900 to 1999; None: of none.
    """
    return tuple(dict.fromkeys(each for each in _meant(cell, century) if _is_a_day(each)))


def _meant(cell: str, century: int | None) -> Iterator[str]:
    if found := _YEAR_FIRST.fullmatch(cell):
        yield _written(found[1], found[3], found[4])
    elif found := _YEAR_LAST.fullmatch(cell):
        year = _whole_year(found[4], century)
        yield _written(year, found[3], found[1])
        if found[2] != ".":  # with points the day comes first everywhere
            yield _written(year, found[1], found[3])
    elif found := _BARE_YEAR.fullmatch(cell):
        yield found[1]
    elif found := _MONTH_AND_YEAR.fullmatch(cell):
        yield _written(found[2] or found[3], found[1] or found[4])
    else:
        yield from _meant_in_words(cell, century)


def _meant_in_words(cell: str, century: int | None) -> Iterator[str]:
    if found := _MONTH_FIRST.fullmatch(cell):
        day, name, year = found[2], found[1], found[3]
    elif found := _IN_WORDS.fullmatch(cell):
        day, name, year = found[1], found[2], _whole_year(found[3], century)
    else:
        return
    month = _months().get(name.casefold())
    if month:
        yield _written(year, month, *([day] if day else []))


def _written(year: str, *parts: str) -> str:
    return "-".join([year, *(part.zfill(2) for part in parts)])


def _whole_year(written: str, century: int | None) -> str:
    """Return a year of four digits; where it cannot be known, one that is in no date."""
    if len(written) == 4:
        return written
    return "0000" if century is None else f"{century:02}{written}"


def _is_a_day(edtf: str) -> bool:
    try:
        date.fromisoformat(f"{edtf}-01-01"[:10])
    except ValueError:
        return False
    return True


@lru_cache(maxsize=1)
def _months() -> dict[str, str]:
    """Return the number of every month by its name and its short name, in several languages."""
    found = {}
    for code in _MONTHS_OF:
        months = Locale.parse(code).months
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[form][width].items():
                    found[name.casefold().rstrip(".")] = str(number)
    return found
