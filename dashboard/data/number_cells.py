"""The types of cells that hold a number: of people, or of degrees."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Final

from dashboard.data.columns import CellLocation, require
from dashboard.languages.language import phrase

# More people than have ever lived at one time: a figure beyond it is a slip.
MOST_PEOPLE: Final = 9_999_999_999
_GROUPED: Final = re.compile(r"[0-9]{1,3}([., \u00a0\u2009\u202f’'][0-9]{3})+|[0-9]+[.,]0")
_DECIMAL: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_NUMBER: Final = r"([0-9]+(?:[.,][0-9]+)?)"
_SIDE: Final = r"([NSEWnsew])?"
# 46°21′41″E, N 40 41.5, 39,8920° N: degrees, and minutes and seconds where there are any.
_WRITTEN: Final = re.compile(
    rf"{_SIDE}\s*([-−–+])?\s*{_NUMBER}\s*[°º]?\s*"
    rf"(?:{_NUMBER}\s*[′'’]?\s*(?:{_NUMBER}\s*(?:[″\"”]|[′'’]{{2}})?)?)?\s*{_SIDE}"
)


@dataclass(frozen=True)
class Count:
    """A whole number, or nothing where the source gives none: that is not zero."""

    required: bool = False

    def read(self, cell: str, where: CellLocation) -> int | None:
        if self.required:
            require(cell, where, phrase("Write a whole number."))
        if not cell:
            return None
        if cell.isascii() and cell.isdigit():
            return self._counted(cell, where)
        if _GROUPED.fullmatch(cell):
            fix = phrase("Write digits only: {digits}.", digits=_digits(cell))
        else:
            fix = phrase("Write digits only; words go into another column, two numbers into two.")
        raise where.wrong(cell, phrase("is not a whole number"), fix)

    def _counted(self, cell: str, where: CellLocation) -> int:
        if len(cell.lstrip("0")) > len(str(MOST_PEOPLE)):
            fix = phrase("Look at the source again: a figure has ten digits at most.")
            raise where.wrong(cell, phrase("is more people than have ever lived"), fix)
        return int(cell)


def _digits(number: str) -> str:
    return re.sub("[^0-9]", "", re.sub("[.,]0$", "", number))


@dataclass(frozen=True)
class Degrees:
    """A latitude (`limit` 90) or a longitude (180) in decimal degrees (WGS84), or nothing."""

    limit: int

    def read(self, cell: str, where: CellLocation) -> float | None:
        if not cell:
            return None
        if not _DECIMAL.fullmatch(cell):
            fix = phrase("Write decimal degrees with a point; a made-up example: 12.3456.")
            meant = degrees_meant(cell, self.limit)
            if meant is not None:
                fix = phrase("Write decimal degrees with a point: {number}.", number=meant)
            raise where.wrong(cell, phrase("is not a number of degrees"), fix)
        if math.fabs(float(cell)) > self.limit:
            fix = phrase("Write degrees from -{limit} to {limit}.", limit=self.limit)
            raise where.wrong(cell, phrase("is not a place on the earth"), fix)
        return float(cell)


def degrees_meant(cell: str, limit: int) -> str | None:
    """Return the decimal degrees that `cell` says in another form; None: that is not sure.

    Minutes and seconds become four digits, ten metres; what is decimal already keeps its own.
    """
    found = _WRITTEN.fullmatch(cell.strip())
    if not found or (found[1] and found[6]):
        return None
    side = (found[1] or found[6] or "").upper()
    whole, minutes, seconds = (each and each.replace(",", ".") for each in found.group(3, 4, 5))
    broken = minutes is not None or seconds is not None
    sides = "NS" if limit == 90 else "EW"  # of latitudes
    if (side and side not in sides) or (broken and "." in whole) or (seconds and "." in minutes):
        return None
    if float(minutes or 0) >= 60 or float(seconds or 0) >= 60:  # of an hour
        return None
    degrees = float(whole) + float(minutes or 0) / 60 + float(seconds or 0) / 3600
    minus = (found[2] or "") in tuple("-−–") or side in tuple("SW")
    if degrees > limit or (side and found[2]):
        return None
    return ("-" if minus and degrees else "") + (f"{degrees:.4f}" if broken else whole)
