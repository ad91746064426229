"""Mojibake: letters lost or changed by a wrong encoding; and broken web addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dashboard.data.columns import Text, TextList
from dashboard.data.faults import Fault
from dashboard.data.folder import FolderResult
from dashboard.languages.language import phrase

_LOST: Final = re.compile(r"\w*\w\?\w+")
_BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f]{2,}")
_ENCODINGS: Final = ("cp1252", "cp1254")
# Latin and Cyrillic letters, dashes and quotation marks: plausible results of a repair.
_PLAUSIBLE: Final = re.compile(r"[\u00a0-\u024f\u0259\u0400-\u04ff\u2010-\u203a]+")
_ADDRESS: Final = re.compile(r"\bhttps?:[^\s;,)]*", re.IGNORECASE)
_VALID_ADDRESS: Final = re.compile(r"https?://[\w-]+(\.[\w-]+)+(:[0-9]+)?(/\S*)?", re.IGNORECASE)


def mojibake_faults(result: FolderResult) -> Iterator[Fault]:
    """Yield every text cell that looks damaged."""
    for file, table in result.tables.items():
        columns = [
            column.name
            for column in table.schema.columns
            if isinstance(column.type, Text | TextList)
        ]
        for number, record in table.rows:
            for column in columns:
                value = getattr(record, column)
                text = value if isinstance(value, str) else "; ".join(value or ())
                yield from _text_faults(text, file, number, column)


def _text_faults(text: str, file: str, number: int, column: str) -> Iterator[Fault]:
    for address in _ADDRESS.findall(text):
        if not _VALID_ADDRESS.fullmatch(address):
            fix = phrase("Copy the whole address again: https://example.org/page.")
            yield Fault(file, number, column, address, phrase("is not a complete web address"), fix)
    lost = _LOST.search(_ADDRESS.sub("", text))
    if lost:
        reason = phrase("has a question mark inside a word: a letter may be lost")
        yield Fault(file, number, column, lost[0], reason, phrase("Type the letter again."))
    repairs = ((run, _repaired(run)) for run in _BEYOND_ASCII.findall(text))
    damaged = next((repair for repair in repairs if repair[1]), None)
    if damaged:
        reason = phrase("looks like “{letters}”, opened in a wrong encoding", letters=damaged[1])
        fix = phrase("Type the letters again, or import the table as UTF-8.")
        yield Fault(file, number, column, damaged[0], reason, fix)


def _repaired(run: str) -> str:
    """Return `run` before its UTF-8 was decoded as a Windows encoding; empty: it was not."""
    for encoding in _ENCODINGS:
        try:
            repaired = run.encode(encoding).decode("utf-8")
        except ValueError:
            continue
        if _PLAUSIBLE.fullmatch(repaired):
            return repaired
    return ""
