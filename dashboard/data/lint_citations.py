"""Lint of citations: locators that are no page, or outside the pages of the work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dashboard.data.citation_cells import Citation, Cites, pages_in
from dashboard.data.config import AtlasConfig
from dashboard.data.faults import Fault
from dashboard.data.folder import FolderResult
from dashboard.languages.language import phrase

_NOTE: Final = r"(?: n\. ?[0-9]+)?"
_PAGE: Final = rf"[1-9][0-9]*(?:[-–][1-9][0-9]*)?{_NOTE}"
_PAGES: Final = re.compile(rf"{_PAGE}(?:, ?{_PAGE})*")
_ROMAN: Final = re.compile(r"[ivxlc]+|[IVXLC]+")
_NO_LOCATOR: Final = re.compile(r"[<>?:«»]|^[-–.]|https?|^0+$|^(?:pp?|s|ss|с|стр)\. ?[0-9]")


def citation_warnings(result: FolderResult) -> Iterator[Fault]:
    """Yield every citation of a folder without a fault whose locator looks wrong."""
    for file, table in result.tables.items():
        columns = [column.name for column in table.schema.columns if isinstance(column.type, Cites)]
        for number, record in table.rows:
            for column in columns:
                for citation in getattr(record, column):
                    yield from _odd_locator(citation, result.config, file, number, column)


def _odd_locator(
    citation: Citation, config: AtlasConfig | None, file: str, number: int, column: str
) -> Iterator[Fault]:
    work, locator = citation
    is_read_in = config is not None and work == config.read_in
    value = f"{work}:{locator}"
    if locator and not (_PAGES.fullmatch(locator) if is_read_in else _is_locator(locator)):
        pages = pages_in(locator)
        fix = phrase("Use {value}.", value=f"{work}:{pages}")
        if not pages:
            fix = phrase("Use only the page after the colon, as printed in the work: 26, 34–36.")
        yield Fault(file, number, column, value, phrase("does not give a valid page"), fix)
    elif is_read_in and config and config.pages:
        yield from _outside_pages(value, locator, config.pages, file, number, column)


def _is_locator(locator: str) -> bool:
    has_number = any(letter.isdigit() for letter in locator) or _ROMAN.fullmatch(locator)
    return bool(has_number) and not _NO_LOCATOR.search(locator)


def _outside_pages(  # three of the parameters are the location
    value: str, locator: str, pages: tuple[int, int], file: str, number: int, column: str
) -> Iterator[Fault]:
    first, last = pages
    cited_pages = (int(page) for page in re.findall("[0-9]+", re.sub(_NOTE, "", locator)))
    outside = next((page for page in cited_pages if not first <= page <= last), None)
    if outside is not None:
        reason = phrase(
            "cites page {page}; the work has pages {first} to {last}",
            page=outside,
            first=first,
            last=last,
        )
        fix = phrase("Look up the page again, or correct pages in atlas.toml.")
        yield Fault(file, number, column, value, reason, fix)
