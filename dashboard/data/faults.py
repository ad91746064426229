"""Faults of the data: where each is, what is wrong and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from dashboard.languages.language import SOURCE, Language, Phrase

ENGLISH: Final = Language(SOURCE)


class Fault(NamedTuple):
    """One fault; `row` counts as in a spreadsheet (the header is row 1), None: the whole file."""

    file: str
    row: int | None
    column: str
    value: str
    reason: Phrase
    fix: Phrase


class FaultyData(Exception):
    """The data cannot be used; `faults` holds every fault of every file."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(as_line(fault) for fault in self.faults))


def as_line(fault: Fault, language: Language = ENGLISH) -> str:
    """Return "events.csv, row 5, column start: “1920-13-01” is not a date. Write …"."""
    quoted = language.say("“{words}”").format(words=_shortened(fault.value))
    subject = f"{quoted} " if fault.value else ""
    reason, fix = language.translate(fault.reason), language.translate(fault.fix)
    return f"{', '.join(_location_parts(fault, language))}: {subject}{reason}. {fix}"


def _location_parts(fault: Fault, language: Language) -> Iterator[str]:
    yield fault.file
    column = "".join(map(_visible, fault.column))
    if fault.row is not None:
        yield language.say("row {number}").format(number=fault.row)
    if fault.column and fault.file.endswith(".toml"):
        yield language.say("key {name}").format(name=column)
    elif fault.column:
        yield language.say("column {name}").format(name=column)


def _shortened(value: str) -> str:
    one_line = "".join(map(_visible, re.sub(r"[ \t\r\n]+", " ", value)))
    return one_line if len(one_line) <= 60 else f"{one_line[:59]}…"


def _visible(character: str) -> str:
    """Return a character, or the code of an invisible one."""
    return character if character.isprintable() else f"⟨U+{ord(character):04X}⟩"
