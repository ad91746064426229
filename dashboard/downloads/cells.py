"""What each type of cell means to a reader of the tables, and to a program that reads them."""

from __future__ import annotations

from typing import Any, NamedTuple

from dashboard.data.citation_cells import Cites
from dashboard.data.columns import CellType, Link, OneOf, OneOfConfig, TextList
from dashboard.data.config import AtlasConfig
from dashboard.data.date_cells import Date
from dashboard.data.identifier_cells import (
    IDENTIFIER,
    Identifier,
    Reference,
    References,
    TableFile,
)
from dashboard.data.number_cells import Count, Degrees
from dashboard.languages.language import Language


class Cell(NamedTuple):
    """One type of cell: its type in Table Schema, its form in words, and what it keeps to."""

    type: str
    form: str
    required: bool = False
    choices: tuple[str, ...] = ()
    constraints: tuple[tuple[str, Any], ...] = ()


def cell(kind: CellType, outline: AtlasConfig, language: Language) -> Cell:
    """Return what a type of cell is; one that is not known here is a text."""
    say = language.say
    match kind:
        case Count(required=required):
            return Cell("integer", say("whole number"), required, constraints=(("minimum", 0),))
        case Degrees(limit=limit):
            bounds = (("minimum", -limit), ("maximum", limit))
            return Cell("number", say("degrees, WGS84"), constraints=bounds)
        case Date():
            return Cell("string", say("date as EDTF (ISO 8601-2)"))
        case OneOf(choices=choices, required=required):
            return Cell("string", say("one of these words"), required, choices)
        case OneOfConfig(required=required):
            return Cell("string", say("one of these words"), required, kind.choices(outline))
        case TextList():
            return Cell("string", say("texts with ; between them"))
        case _:
            return _naming(kind, language)


def _naming(kind: CellType, language: Language) -> Cell:
    say = language.say
    match kind:
        case Identifier():
            pattern = (("pattern", IDENTIFIER.pattern),)
            return Cell("string", say("id of this row"), True, constraints=pattern)
        case Reference(to=to, required=required):
            return Cell("string", say("id of a row in {file}").format(file=to), required)
        case References(to=to):
            form = say("ids of rows in {file} with ; between them").format(file=to)
            return Cell("string", form)
        case Cites(to=to):
            form = say("ids of works in {file}, each with its place after a colon, ; between them")
            return Cell("string", form.format(file=to), True)
        case Link():
            return Cell("string", say("the part of an address of this atlas from its ? on"))
        case TableFile():
            return Cell("string", say("file of a table"), True)
        case _:
            return Cell("string", say("text"), getattr(kind, "required", False))
