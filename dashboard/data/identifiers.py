"""The types of cells that name a row: its own id, rows of other tables, and works cited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from unicodedata import combining, normalize

from dashboard.data.columns import Text, Where, listed, require
from dashboard.data.records import Citation
from dashboard.language import phrase

IDENTIFIER: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Where a page is to be written. No number stands there: who copies it would cite a wrong page.
OPEN: Final = "…"
_COMMA: Final = re.compile(r"\s*,\s*(?=[a-z0-9]+(-[a-z0-9]+)+\s*:)")  # not that of “17, 18”


@dataclass(frozen=True)
class Identifier:
    """The id of this row: lower-case words with hyphens, "ganja-1920"."""

    def read(self, cell: str, where: Where) -> str:
        require(cell, where, phrase("Write an id such as ganja-1920."))
        return _identifier(cell, where)


@dataclass(frozen=True)
class Reference:
    """The id of a row in another table, `to`, or nothing where `required` is False."""

    to: str
    required: bool = False

    def read(self, cell: str, where: Where) -> str:
        if self.required:
            require(cell, where, phrase("Write an id from {to}.", to=self.to))
        return _identifier(cell, where) if cell else ""


@dataclass(frozen=True)
class References:
    """Ids of rows in another table, `to`, with `;` between them."""

    to: str

    def read(self, cell: str, where: Where) -> tuple[str, ...]:
        names = tuple(_identifier(name, where) for name in listed(cell, where))
        _without_repeats(names, cell, where)
        return names


@dataclass(frozen=True)
class Cites:
    """One or more works with `;` between, each `work` or `work:locator`; in the last we read it."""

    to: str = "sources.csv"

    def read(self, cell: str, where: Where) -> tuple[Citation, ...]:
        read_in = where.outline.read_in if where.outline else "the-work"
        require(
            cell,
            where,
            phrase("Write the work and the page where you read it: {read_in}:….", read_in=read_in),
        )
        parted = _COMMA.sub("; ", cell)
        if parted != cell:
            reason = phrase("has a comma between two works")
            raise where.wrong(cell, reason, phrase("Write {value}.", value=parted))
        cites = tuple(self._citation(part, where) for part in listed(cell, where))
        _without_repeats(cites, cell, where)
        self._check_last(cites[-1], cell, where)
        return cites

    def _citation(self, part: str, where: Where) -> Citation:
        work, colon, locator = (each.strip() for each in part.partition(":"))
        if colon and locator in ("", OPEN):
            raise where.wrong(
                part,
                phrase("names no place after the colon"),
                phrase("Write {work}:… or {work}.", work=work),
            )
        if not IDENTIFIER.fullmatch(work):
            fix = phrase(
                "Write an id from {to}, and the page after a colon: {example}.",
                to=self.to,
                example=f"{as_identifier(work, OPEN)}:{locator.strip('“”') or OPEN}",
            )
            raise where.wrong(part, phrase("is not the id of a work"), fix)
        return Citation(work, Text().read(locator, where))

    def _check_last(self, last: Citation, cell: str, where: Where) -> None:
        if where.outline is None:
            return
        read_in = where.outline.read_in
        if last.work != read_in:
            fix = phrase(
                "Write {read_in} and the page at the end: {cell}; {read_in}:….",
                read_in=read_in,
                cell=cell,
            )
            raise where.wrong(
                cell,
                phrase("does not end with {read_in}, where every claim was read", read_in=read_in),
                fix,
            )
        if not last.locator:
            raise where.wrong(
                cell,
                phrase("does not give the page"),
                phrase("Write the page: {read_in}:….", read_in=read_in),
            )


@dataclass(frozen=True)
class TableFile:
    """The file of a table of this atlas, "events.csv"."""

    def read(self, cell: str, where: Where) -> str:
        require(cell, where, phrase("Write the file of the table: events.csv."))
        return Text().read(cell, where)


def _identifier(cell: str, where: Where) -> str:
    if IDENTIFIER.fullmatch(cell):
        return cell
    reason = phrase("is not an id: lower-case letters a to z, digits and single hyphens")
    raise where.wrong(cell, reason, phrase("Write {value}.", value=as_identifier(cell)))


def as_identifier(cell: str, otherwise: str = "ganja-1920") -> str:
    """Return the id that is meant by a text, or `otherwise`; an id is itself."""
    plain = normalize("NFKD", cell.casefold()).replace("ə", "a").replace("ı", "i")
    words = re.findall(r"[a-z0-9]+", "".join(each for each in plain if not combining(each)))
    return "-".join(words) or otherwise


def _without_repeats(names: Sequence[Any], cell: str, where: Where) -> None:
    if len(set(names)) != len(names):
        raise where.wrong(cell, phrase("names the same twice"), phrase("Write each once."))
