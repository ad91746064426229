"""Cell types for numbers: counts and degrees."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Final

from dashboard.data.columns import CellLocation, require
from dashboard.languages.language import phrase

# More people than have ever lived at one time: a larger figure is a mistake.
MAX_PEOPLE: Final = 9_999_999_999
MAX_LENGTH: Final = 40  # letters of a coordinate in any notation
_GROUPED: Final = re.compile(r"[0-9]{1,3}([., \u00a0\u2009\u202f’'][0-9]{3})+|[0-9]+[.,]0")
_DECIMAL: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_NUMBER: Final = r"([0-9]+(?:[.,][0-9]+)?)"
_SIDE: Final = r"([NSEWnsew])?"
# 46°21′41″E, N 40 41.5, 39,8920° N: degrees, with or without minutes and seconds.
_SEXAGESIMAL: Final = re.compile(
    rf"{_SIDE}\s*([-−–+])?\s*{_NUMBER}\s*[°º]?\s*"
    rf"(?:{_NUMBER}\s*[′'’]?\s*(?:{_NUMBER}\s*(?:[″\"”]|[′'’]{{2}})?)?)?\s*{_SIDE}"
)


@dataclass(frozen=True)
class Count:
    """A whole number, or nothing where the source gives none, which is not zero.

    One of two limits has a column for `words`, such as "about".
    """

    required: bool = False
    words: str = ""

    def read(self, cell: str, location: CellLocation) -> int | None:
        if self.required:
            require(cell, location, phrase("Enter a whole number."))
        if not cell:
            return None
        if cell.isascii() and cell.isdigit():
            return self._parsed(cell, location)
        if _GROUPED.fullmatch(cell):
            fix = phrase("Enter digits only: {digits}.", digits=_digits(cell))
        elif self.words:
            fix = phrase(
                "Enter digits only. Put words in {column}, and two numbers in count_min and "
                "count_max.",
                column=self.words,
            )
        else:
            fix = phrase("Enter digits only.")
        raise location.error(cell, phrase("is not a whole number"), fix)

    def _parsed(self, cell: str, location: CellLocation) -> int:
        if len(cell.lstrip("0")) > len(str(MAX_PEOPLE)):
            fix = phrase("Check the source again: a figure has at most ten digits.")
            raise location.error(
                cell, phrase("is more people than have ever lived at one time"), fix
            )
        return int(cell)


def _digits(number: str) -> str:
    return re.sub("[^0-9]", "", re.sub("[.,]0$", "", number))


@dataclass(frozen=True)
class Degrees:
    """A latitude (`limit` 90) or a longitude (180) in decimal degrees (WGS84), or nothing."""

    limit: int

    def read(self, cell: str, location: CellLocation) -> float | None:
        if not cell:
            return None
        if not _DECIMAL.fullmatch(cell):
            fix = phrase("Use decimal degrees with a point, in this form: 12.3456.")
            decimal = decimal_degrees(cell, self.limit)
            if decimal is not None:
                fix = phrase("Use decimal degrees with a point: {number}.", number=decimal)
            raise location.error(cell, phrase("is not a number of degrees"), fix)
        if math.fabs(float(cell)) > self.limit:
            fix = phrase("Use degrees from -{limit} to {limit}.", limit=self.limit)
            raise location.error(cell, phrase("is not a place on the earth"), fix)
        return float(cell)


def decimal_degrees(cell: str, limit: int) -> str | None:
    """Return `cell`, which is in another form, as decimal degrees; None where that is uncertain.

    Minutes and seconds become four decimals, ten metres; decimal degrees keep their own.
    """
    if len(cell) > MAX_LENGTH:  # the pattern takes long for many digits
        return None
    match = _SEXAGESIMAL.fullmatch(cell.strip())
    if not match or (match[1] and match[6]):
        return None
    side = (match[1] or match[6] or "").upper()
    whole, minutes, seconds = (
        number and number.replace(",", ".") for number in match.group(3, 4, 5)
    )
    has_minutes = minutes is not None or seconds is not None
    sides = "NS" if limit == 90 else "EW"  # of latitudes
    if (
        (side and side not in sides)
        or (has_minutes and "." in whole)
        or (seconds and "." in minutes)
    ):
        return None
    if float(minutes or 0) >= 60 or float(seconds or 0) >= 60:  # of an hour
        return None
    degrees = float(whole) + float(minutes or 0) / 60 + float(seconds or 0) / 3600
    is_negative = (match[2] or "") in tuple("-−–") or side in tuple("SW")
    if degrees > limit or (side and match[2]):
        return None
    return ("-" if is_negative and degrees else "") + (f"{degrees:.4f}" if has_minutes else whole)
