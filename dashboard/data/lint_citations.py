"""Citations whose place in the work is none, or lies outside its pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dashboard.data.citation_cells import Cites, pages_meant
from dashboard.data.config import AtlasConfig
from dashboard.data.faults import Fault
from dashboard.data.folder import FolderResult
from dashboard.data.records import Citation
from dashboard.languages.language import phrase

_NOTE: Final = r"(?: n\. ?[0-9]+)?"
_PAGE: Final = rf"[1-9][0-9]*(?:[-–][1-9][0-9]*)?{_NOTE}"
_PAGES: Final = re.compile(rf"{_PAGE}(?:, ?{_PAGE})*")
_ROMAN: Final = re.compile(r"[ivxlc]+|[IVXLC]+")
_NO_PLACE: Final = re.compile(r"[<>?:«»]|^[-–.]|https?|^0+$|^(?:pp?|s|ss|с|стр)\. ?[0-9]")


def citation_warnings(reading: FolderResult) -> Iterator[Fault]:
    """Yield every citation of a folder without a fault whose place looks wrong."""
    for file, table in reading.tables.items():
        columns = [each.name for each in table.subject.columns if isinstance(each.type, Cites)]
        for number, record in table.rows:
            for column in columns:
                for cited in getattr(record, column):
                    yield from _odd_place(cited, reading.config, file, number, column)


def _odd_place(
    cited: Citation, outline: AtlasConfig | None, file: str, number: int, column: str
) -> Iterator[Fault]:
    work, place = cited
    is_read = outline is not None and work == outline.read_in
    written = f"{work}:{place}"
    if place and not (_PAGES.fullmatch(place) if is_read else _is_a_place(place)):
        meant = pages_meant(place)
        fix = phrase("Write {value}.", value=f"{work}:{meant}")
        if not meant:
            fix = phrase("Write the page alone after the colon, as the work has it: 26, 34–36.")
        yield Fault(file, number, column, written, phrase("is no page of a work"), fix)
    elif is_read and outline and outline.pages:
        yield from _outside(written, place, outline.pages, file, number, column)


def _is_a_place(place: str) -> bool:
    has_a_number = any(letter.isdigit() for letter in place) or _ROMAN.fullmatch(place)
    return bool(has_a_number) and not _NO_PLACE.search(place)


def _outside(  # where it stands is three of them
    written: str, place: str, pages: tuple[int, int], file: str, number: int, column: str
) -> Iterator[Fault]:
    first, last = pages
    named = (int(each) for each in re.findall("[0-9]+", re.sub(_NOTE, "", place)))
    beyond = next((page for page in named if not first <= page <= last), None)
    if beyond is not None:
        reason = phrase(
            "cites page {page}; the work has the pages {first} to {last}",
            page=beyond,
            first=first,
            last=last,
        )
        fix = phrase("Look up the page again, or correct pages in atlas.toml.")
        yield Fault(file, number, column, written, reason, fix)
