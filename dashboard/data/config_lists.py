"""Reads the lists of `atlas.toml`: kinds, decades, causes, presets, sides and texts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from dashboard.data.config import ALL_SIDES, Category, Decade, Kind, Preset, Prose, Side
from dashboard.data.toml_reader import TomlReader
from dashboard.languages.language import phrase

SYMBOLS: Final = (
    "circle",
    "square",
    "diamond",
    "triangle-up",
    "triangle-down",
    "x",
    "cross",
    "star",
    "pentagon",
    "hexagon",
)


def kinds(reader: TomlReader) -> tuple[Kind, ...]:
    """Return the kinds of events, in the order of the legend."""
    tables = reader.tables("kinds")
    kinds = tuple(_kind(table) for table in tables)
    _check_list(reader, "kinds", tables, [kind.id for kind in kinds])
    return kinds


def _kind(reader: TomlReader) -> Kind:
    return Kind(
        reader.identifier("id"),
        reader.text("name"),
        reader.one_of("symbol", SYMBOLS),
        reader.flag("part_of_another"),
        reader.text("placeless", required=False),
    )


def decades(reader: TomlReader) -> tuple[Decade, ...]:
    """Return the decades and their colours."""
    tables = reader.tables("decades")
    decades = tuple(_decade(table) for table in tables)
    _check_list(reader, "decades", tables, [decade.id for decade in decades])
    return decades


def _decade(reader: TomlReader) -> Decade:
    decade = Decade(
        reader.identifier("id", ("none",)),
        reader.text("name"),
        reader.year("first"),
        reader.year("last"),
        reader.colour("colour"),
        reader.colour("colour_dark"),
    )
    if decade.last < decade.first:
        reader.add_fault("last", phrase("is before first"), phrase("Write the later year in last."))
    return decade


def causes(reader: TomlReader) -> tuple[Category, ...]:
    """Return the categories of causes."""
    tables = reader.tables("causes")
    causes = tuple(Category(table.identifier("id"), table.text("name")) for table in tables)
    _check_list(reader, "causes", tables, [cause.id for cause in causes])
    return causes


def presets(reader: TomlReader) -> tuple[Preset, ...]:
    """Return the named periods; there may be none."""
    tables = reader.tables("presets")
    presets = tuple(
        Preset(table.text("name"), table.day("first"), table.day("last")) for table in tables
    )
    for table, preset in zip(tables, presets, strict=True):
        if preset.last < preset.first:
            table.add_fault(
                "last", phrase("is before first"), phrase("Write the later day in last.")
            )
        table.reject_unknown_keys()
    return presets


def sides(reader: TomlReader) -> tuple[Side, ...]:
    """Return the sides; there may be none."""
    tables = reader.tables("sides")
    sides = tuple(_side(table) for table in tables)
    if tables:
        _check_list(reader, "sides", tables, [side.id for side in sides])
    return sides


def _side(reader: TomlReader) -> Side:
    name = reader.identifier("id", (ALL_SIDES,)), reader.text("name")
    return Side(*name, reader.text("acts", required=False))


def texts(reader: TomlReader) -> Prose:
    """Return the texts that only this atlas has."""
    if not reader.has("texts"):
        return Prose()
    table = reader.table("texts")
    prose = Prose(*(table.text(name, required=False) for name in Prose._fields))
    table.reject_unknown_keys()
    return prose


def _check_list(
    reader: TomlReader, name: str, tables: Iterable[TomlReader], ids: list[str]
) -> None:
    for table in tables:
        table.reject_unknown_keys()
    if not ids:
        reader.add_fault(
            name,
            phrase("the list is empty"),
            phrase("Write [[{name}]] and its keys, at least once.", name=name),
        )
    for duplicate in sorted({entry_id for entry_id in ids if ids.count(entry_id) > 1}):
        reader.add_fault(
            name, phrase("has the id {id} twice", id=duplicate), phrase("Write each id once.")
        )
