"""A row as the properties of a feature: an unknown value is absent, never zero."""

from __future__ import annotations

from typing import Any

from dashboard.data.records import Citation
from dashboard.dates import Span
from dashboard.downloads.citation_text import citation_line
from dashboard.edition import Edition


def properties(row: Any, edition: Edition, *excluded: str) -> dict[str, Any]:
    """Return the values of a record by column, without the columns in `excluded`.

    Empty cells are left out. Dates are EDTF; `cites` is text, and `works` are the ids of the works
    in it.
    """
    result: dict[str, Any] = {}
    for name, value in vars(row).items():
        if name in excluded or value is None or value in ("", ()):
            continue
        result[name] = value.edtf if isinstance(value, Span) else value
        if name == "cites":
            result |= _cited(value, edition)
    return result


def _cited(cites: tuple[Citation, ...], edition: Edition) -> dict[str, Any]:
    works = list(dict.fromkeys(cite.work for cite in cites))
    return {"cites": citation_line(cites, edition), "works": works}
