"""The cell type for citations: works, each with the place of the claim in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, NamedTuple

from dashboard.data.columns import CellError, CellLocation, Ids, Text, require, split_list
from dashboard.data.identifier_cells import require_unique
from dashboard.data.similar_names import IDENTIFIER, as_identifier, folded
from dashboard.languages.language import Phrase, phrase

# The meaning of the column in nearly every table.
CITED: Final = (
    "The works that make this claim, as id:page with ; between (report-1789:48; "
    "article-1989:38). The last is the one we read."
)
# Stands for a page in examples. It is no number, since a copied example would cite a wrong page.
PAGE_BLANK: Final = "…"
_WRONG_COMMA: Final = re.compile(r"\s*,\s*(?=[a-z0-9]+(-[a-z0-9]+)+\s*:)")  # not that of “17, 18”
# Markup, words and punctuation around a page: “p. 26”, “26»”, “(26)”, “s.26”, “<b>26</b>”.
_MARKUP: Final = re.compile(r"</?[a-z]+>")
_PAGE_WORD: Final = re.compile(r"^(?:pp?|s|ss|səh|с|стр)\b\.?\s*", re.IGNORECASE)
_PUNCTUATION: Final = " ,;:./()[]«»“”„\"'"
_PAGE_RANGE: Final = r"[0-9]+(?:[-–][0-9]+)?"
_PAGES: Final = re.compile(rf"{_PAGE_RANGE}(?:, ?{_PAGE_RANGE})*")


class Citation(NamedTuple):
    """One work and, where the source names it, the place in it ("3", "C. 3, 201")."""

    work: str
    locator: str


@dataclass(frozen=True)
class Cites:
    """Works separated by `;`, each `work` or `work:locator`; the last is the one that was read."""

    to: str = "sources.csv"

    def read(self, cell: str, location: CellLocation) -> tuple[Citation, ...]:
        read_in = location.config.read_in if location.config else "the-work"
        require(
            cell,
            location,
            phrase("Enter the work and the page where you read it: {read_in}:….", read_in=read_in),
        )
        separated = _WRONG_COMMA.sub("; ", cell)
        if separated != cell:
            suggestion = normalized_cites(cell, location.ids.get(self.to), read_in) or separated
            reason = phrase("has a comma instead of a semicolon between two works")
            raise location.error(cell, reason, phrase("Use {value}.", value=suggestion))
        cites = tuple(self._citation(part, cell, location) for part in split_list(cell, location))
        require_unique(cites, cell, location)
        self._check_last(cites[-1], cell, location)
        return cites

    def _citation(self, part: str, cell: str, location: CellLocation) -> Citation:
        work, colon, locator = (text.strip() for text in part.partition(":"))
        if colon and locator in ("", PAGE_BLANK):
            raise location.error(
                part,
                phrase("gives no page or other place after the colon"),
                phrase("Use {work}:… or {work}.", work=work),
            )
        if not IDENTIFIER.fullmatch(work):
            raise self._suggested_error(cell, part, location, phrase("is not the id of a work"))
        if _works_in(locator, location.ids.get(self.to)):
            reason = phrase("gives another work instead of a page")
            raise self._suggested_error(cell, cell, location, reason)
        return Citation(work, Text().read(locator, location))

    def _suggested_error(
        self, cell: str, value: str, location: CellLocation, reason: Phrase
    ) -> CellError:
        """Return the exception to raise; it suggests the corrected cell where that is certain."""
        read_in = location.config.read_in if location.config else ""
        suggestion = normalized_cites(cell, location.ids.get(self.to), read_in)
        if suggestion:
            return location.error(cell, reason, phrase("Use {value}.", value=suggestion))
        fix = phrase(
            "Use an id from {to}, and the page after a colon: {example}.",
            to=self.to,
            example=f"{read_in or 'the-work'}:{PAGE_BLANK}",
        )
        return location.error(value, reason, fix)

    def _check_last(self, last: Citation, cell: str, location: CellLocation) -> None:
        if location.config is None:
            return
        read_in = location.config.read_in
        if last.work != read_in:
            reason = phrase("does not end with {read_in}, the work that you read", read_in=read_in)
            raise location.error(cell, reason, self._ending_fix(read_in, cell, location))
        if not last.locator:
            raise location.error(
                cell,
                phrase("does not give the page"),
                phrase("Add the page: {read_in}:….", read_in=read_in),
            )

    def _ending_fix(self, read_in: str, cell: str, location: CellLocation) -> Phrase:
        if read_in in re.findall(r"[a-z0-9-]+", cell):
            suggestion = normalized_cites(cell, location.ids.get(self.to), read_in)
            if suggestion:
                return phrase("Use {value}.", value=suggestion)
        return phrase(
            "Add {read_in} and the page at the end: {cell}; {read_in}:….",
            read_in=read_in,
            cell=cell,
        )


def pages_in(locator: str) -> str:
    """Return the pages in a locator without markup and punctuation; empty where there are none."""
    bare = _MARKUP.sub("", locator).strip(_PUNCTUATION)
    bare = _PAGE_WORD.sub("", bare).strip(_PUNCTUATION)
    return bare if _PAGES.fullmatch(bare) and not re.search(r"\b0", bare) else ""


def normalized_cites(cell: str, ids: Ids | None, read_in: str) -> str:
    """Return `cell` in the right format: every known work with its pages, `read_in` as the last.

    Empty where that is uncertain: a work is unknown, a page is no number, or `read_in` is missing.
    """
    if not ids:
        return ""
    cites: dict[str, str] = {}
    for work, rest in _split_works(cell, ids):
        pages = pages_in(rest)
        if work in cites or (not pages and rest.strip(_PUNCTUATION)):
            return ""
        cites[work] = f"{work}:{pages}" if pages else work
    if ":" not in cites.get(read_in, ""):
        return ""
    return "; ".join([*(cites[work] for work in cites if work != read_in), cites[read_in]])


def _works_in(text: str, ids: Ids | None) -> list[str]:
    candidates = re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)+", text)
    return [candidate for candidate in candidates if candidate in (ids or {})]


def _split_works(cell: str, ids: Ids) -> list[tuple[str, str]]:
    """Split a cell into works and what follows each; empty where it does not begin with a work.

    “Özdemir (2023), 31” names ozdemir-2023.
    """
    longest_first = sorted(ids, key=len, reverse=True)
    works = "|".join(
        r"[\W_]{1,3}".join(map(re.escape, work_id.split("-"))) for work_id in longest_first
    )
    parts = re.split(rf"(?<![\w-])({works})(?![\w-])", folded(cell))
    if parts[0].strip(_PUNCTUATION):
        return []
    return [
        (as_identifier(work), rest) for work, rest in zip(parts[1::2], parts[2::2], strict=True)
    ]
