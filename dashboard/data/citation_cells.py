"""The type of cells that cite: works, and in each the place where the claim stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from dashboard.data.columns import CellError, CellLocation, Ids, Text, listed, require
from dashboard.data.identifier_cells import IDENTIFIER, without_repeats
from dashboard.data.records import Citation
from dashboard.data.similar_names import as_identifier, folded
from dashboard.languages.language import Phrase, phrase

# Where a page is to be written. No number stands there: who copies it would cite a wrong page.
OPEN: Final = "…"
_COMMA: Final = re.compile(r"\s*,\s*(?=[a-z0-9]+(-[a-z0-9]+)+\s*:)")  # not that of “17, 18”
# Signs around a page, and the words for it: “p. 26”, “26»”, “(26)”, “s.26”, “<b>26</b>”.
_MARKUP: Final = re.compile(r"</?[a-z]+>")
_PAGE_WORD: Final = re.compile(r"^(?:pp?|s|ss|səh|с|стр)\b\.?\s*", re.IGNORECASE)
_AROUND: Final = " ,;:./()[]«»“”„\"'"
_SOME_PAGES: Final = r"[0-9]+(?:[-–][0-9]+)?"
_PAGES: Final = re.compile(rf"{_SOME_PAGES}(?:, ?{_SOME_PAGES})*")


@dataclass(frozen=True)
class Cites:
    """One or more works with `;` between, each `work` or `work:locator`; in the last we read it."""

    to: str = "sources.csv"

    def read(self, cell: str, where: CellLocation) -> tuple[Citation, ...]:
        read_in = where.config.read_in if where.config else "the-work"
        require(
            cell,
            where,
            phrase("Write the work and the page where you read it: {read_in}:….", read_in=read_in),
        )
        parted = _COMMA.sub("; ", cell)
        if parted != cell:
            meant = as_cites(cell, where.known.get(self.to), read_in) or parted
            reason = phrase("has a comma between two works")
            raise where.wrong(cell, reason, phrase("Write {value}.", value=meant))
        cites = tuple(self._citation(part, cell, where) for part in listed(cell, where))
        without_repeats(cites, cell, where)
        self._check_last(cites[-1], cell, where)
        return cites

    def _citation(self, part: str, cell: str, where: CellLocation) -> Citation:
        work, colon, locator = (each.strip() for each in part.partition(":"))
        if colon and locator in ("", OPEN):
            raise where.wrong(
                part,
                phrase("names no place after the colon"),
                phrase("Write {work}:… or {work}.", work=work),
            )
        if not IDENTIFIER.fullmatch(work):
            raise self._as_meant(cell, part, where, phrase("is not the id of a work"))
        if _works_in(locator, where.known.get(self.to)):
            reason = phrase("names another work in the place of a page")
            raise self._as_meant(cell, cell, where, reason)
        return Citation(work, Text().read(locator, where))

    def _as_meant(self, cell: str, wrong: str, where: CellLocation, reason: Phrase) -> CellError:
        """Return the exception to raise, with the whole cell as it is meant, where that is sure."""
        read_in = where.config.read_in if where.config else ""
        meant = as_cites(cell, where.known.get(self.to), read_in)
        if meant:
            return where.wrong(cell, reason, phrase("Write {value}.", value=meant))
        fix = phrase(
            "Write an id from {to}, and the page after a colon: {example}.",
            to=self.to,
            example=f"{read_in or 'the-work'}:{OPEN}",
        )
        return where.wrong(wrong, reason, fix)

    def _check_last(self, last: Citation, cell: str, where: CellLocation) -> None:
        if where.config is None:
            return
        read_in = where.config.read_in
        if last.work != read_in:
            reason = phrase(
                "does not end with {read_in}, where every claim was read", read_in=read_in
            )
            raise where.wrong(cell, reason, self._to_end_with(read_in, cell, where))
        if not last.locator:
            raise where.wrong(
                cell,
                phrase("does not give the page"),
                phrase("Write the page: {read_in}:….", read_in=read_in),
            )

    def _to_end_with(self, read_in: str, cell: str, where: CellLocation) -> Phrase:
        if read_in in re.findall(r"[a-z0-9-]+", cell):
            meant = as_cites(cell, where.known.get(self.to), read_in)
            if meant:
                return phrase("Write {value}.", value=meant)
        return phrase(
            "Write {read_in} and the page at the end: {cell}; {read_in}:….",
            read_in=read_in,
            cell=cell,
        )


def pages_meant(locator: str) -> str:
    """Return the pages that a place in a work says with other signs around; empty: none."""
    bare = _MARKUP.sub("", locator).strip(_AROUND)
    bare = _PAGE_WORD.sub("", bare).strip(_AROUND)
    return bare if _PAGES.fullmatch(bare) and not re.search(r"\b0", bare) else ""


def as_cites(cell: str, known: Ids | None, read_in: str) -> str:
    """Return `cell` as it is meant: every known work in it with its pages, the one read in last.

    Empty where that is not sure: a work is unknown, a page is no number, none is that read in.
    """
    if not known:
        return ""
    cites: dict[str, str] = {}
    for work, rest in _parted(cell, known):
        pages = pages_meant(rest)
        if work in cites or (not pages and rest.strip(_AROUND)):
            return ""
        cites[work] = f"{work}:{pages}" if pages else work
    if ":" not in cites.get(read_in, ""):
        return ""
    return "; ".join([*(cites[work] for work in cites if work != read_in), cites[read_in]])


def _works_in(text: str, known: Ids | None) -> list[str]:
    words = re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)+", text)
    return [word for word in words if word in (known or {})]


def _parted(cell: str, known: Ids) -> list[tuple[str, str]]:
    """Return each work that a cell names and what follows it; none where it begins otherwise.

    “Özdemir (2023), 31” names ozdemir-2023.
    """
    longest = sorted(known, key=len, reverse=True)
    works = "|".join(r"[\W_]{1,3}".join(map(re.escape, each.split("-"))) for each in longest)
    parts = re.split(rf"(?<![\w-])({works})(?![\w-])", folded(cell))
    if parts[0].strip(_AROUND):
        return []
    return [
        (as_identifier(work), rest) for work, rest in zip(parts[1::2], parts[2::2], strict=True)
    ]
