"""Describes each cell type, for readers of the tables and for programs."""

from __future__ import annotations

from typing import Any, NamedTuple

from dashboard.data.citation_cells import Cites
from dashboard.data.columns import (
    CellType,
    Link,
    OneOf,
    OneOfConfig,
    TextList,
    WebAddress,
)
from dashboard.data.config import AtlasConfig
from dashboard.data.date_cells import Date
from dashboard.data.decade_cells import Decades
from dashboard.data.identifier_cells import (
    Identifier,
    Reference,
    References,
    TableFile,
)
from dashboard.data.number_cells import Count, Degrees
from dashboard.data.scope_cells import SCOPE_MEANINGS, OneOfScopes
from dashboard.data.similar_names import IDENTIFIER
from dashboard.languages.language import Language


class Cell(NamedTuple):
    """A cell type: its type in Table Schema, its format as text, and its constraints."""

    type: str
    form: str
    required: bool = False
    choices: tuple[str, ...] = ()
    names: tuple[tuple[str, str], ...] = ()  # what the page calls a choice, where it differs
    constraints: tuple[tuple[str, Any], ...] = ()


def cell(cell_type: CellType, config: AtlasConfig, language: Language) -> Cell:
    """Return the description of a cell type; an unknown one is described as text."""
    say = language.say
    match cell_type:
        case Count(required=required):
            return Cell("integer", say("whole number"), required, constraints=(("minimum", 0),))
        case Degrees(limit=limit):
            bounds = (("minimum", -limit), ("maximum", limit))
            return Cell("number", say("degrees, WGS84"), constraints=bounds)
        case Date(allow_interval=allow_interval):
            return Cell("string", _date_form(allow_interval, language))
        case OneOf(choices=choices, required=required):
            return Cell("string", say("one of these words"), required, choices)
        case OneOfConfig(required=required):
            choices, names = cell_type.choices(config), _names(cell_type, config, language)
            return Cell("string", say("one of these words"), required, choices, names)
        case Decades():
            return Cell("string", say("ids of decades in atlas.toml, separated by semicolons (;)"))
        case TextList():
            return Cell("string", say("texts separated by semicolons (;)"))
        case _:
            return _identifier_cell(cell_type, language)


def _date_form(allow_interval: bool, language: Language) -> str:
    form = language.say(
        "date in EDTF (ISO 8601-2): 1789-07-14; 1789-21 is a spring, 1789-07~ is about July, "
        "[1789,1790] is one of two years"
    )
    interval = language.say("1789-07-14/1789-07-20 is an interval")
    return f"{form}, {interval}" if allow_interval else form


def _names(
    cell_type: OneOfConfig, config: AtlasConfig, language: Language
) -> tuple[tuple[str, str], ...]:
    if isinstance(cell_type, OneOfScopes):
        return tuple(zip(config.scopes, map(language.say, SCOPE_MEANINGS), strict=True))
    entries = getattr(config, cell_type.part)
    named = ((entry.id, language.say(entry.name)) for entry in entries if hasattr(entry, "name"))
    return tuple((word, name) for word, name in named if name.casefold() != word)


def _identifier_cell(cell_type: CellType, language: Language) -> Cell:
    say = language.say
    match cell_type:
        case Identifier():
            pattern = (("pattern", IDENTIFIER.pattern),)
            form = say("id of this row: a to z, digits and hyphens, such as salt-rising-1791")
            return Cell("string", form, True, constraints=pattern)
        case Reference(to=to, required=required):
            return Cell("string", say("id of a row in {file}").format(file=to), required)
        case References(to=to):
            form = say("ids of rows in {file}, separated by semicolons (;)").format(file=to)
            return Cell("string", form)
        case Cites(to=to):
            form = say(
                "ids of works in {file}, each with the page or other place after a "
                "colon, separated by semicolons (;)"
            )
            return Cell("string", form.format(file=to), True)
        case WebAddress():
            return Cell("string", say("web address"))
        case Link():
            return Cell("string", say("the part of an atlas address that starts with ?"))
        case TableFile():
            return Cell("string", say("file name of a table"), True)
        case _:
            return Cell("string", say("text"), getattr(cell_type, "required", False))
