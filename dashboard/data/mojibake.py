"""Letters lost or changed when a table was saved in another encoding; broken web addresses."""

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
# Latin and Cyrillic letters, dashes and quotation marks: what can have been meant.
_MEANT: Final = re.compile(r"[\u00a0-\u024f\u0259\u0400-\u04ff\u2010-\u203a]+")
_ADDRESS: Final = re.compile(r"\bhttps?:[^\s;,)]*", re.IGNORECASE)
_WHOLE_ADDRESS: Final = re.compile(r"https?://[\w-]+(\.[\w-]+)+(:[0-9]+)?(/\S*)?", re.IGNORECASE)


def mojibake_faults(reading: FolderResult) -> Iterator[Fault]:
    """Yield every cell of words that looks damaged."""
    for file, table in reading.tables.items():
        columns = [c.name for c in table.subject.columns if isinstance(c.type, Text | TextList)]
        for number, record in table.rows:
            for column in columns:
                value = getattr(record, column)
                text = value if isinstance(value, str) else "; ".join(value or ())
                yield from _in_text(text, file, number, column)


def _in_text(text: str, file: str, number: int, column: str) -> Iterator[Fault]:
    for address in _ADDRESS.findall(text):
        if not _WHOLE_ADDRESS.fullmatch(address):
            fix = phrase("Copy the whole address again: https://example.org/page.")
            yield Fault(file, number, column, address, phrase("is no whole web address"), fix)
    lost = _LOST.search(_ADDRESS.sub("", text))
    if lost:
        reason = phrase("has a question mark inside a word: a letter may be lost")
        yield Fault(file, number, column, lost[0], reason, phrase("Write the letter again."))
    runs = ((run, _meant(run)) for run in _BEYOND_ASCII.findall(text))
    changed = next((each for each in runs if each[1]), None)
    if changed:
        reason = phrase("looks like “{letters}”, opened in a wrong encoding", letters=changed[1])
        fix = phrase("Write the letters again, or import the table as UTF-8.")
        yield Fault(file, number, column, changed[0], reason, fix)


def _meant(run: str) -> str:
    """Return what `run` was before UTF-8 was read as an encoding of Windows; empty: it was not."""
    for encoding in _ENCODINGS:
        try:
            meant = run.encode(encoding).decode("utf-8")
        except ValueError:
            continue
        if _MEANT.fullmatch(meant):
            return meant
    return ""
