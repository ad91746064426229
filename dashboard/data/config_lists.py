"""Reads the lists of `atlas.toml`: its kinds, stretches of years, causes, periods, sides, texts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from dashboard.data.config import NOT_TOLD_APART, Category, Decade, Kind, Preset, Prose, Side
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


def kinds(keys: TomlReader) -> tuple[Kind, ...]:
    """Return the kinds of events, in the order of the legend."""
    parts = keys.tables("kinds")
    found = tuple(_kind(each) for each in parts)
    _check_list(keys, "kinds", parts, [kind.id for kind in found])
    return found


def _kind(keys: TomlReader) -> Kind:
    return Kind(
        keys.identifier("id"),
        keys.text("name"),
        keys.one_of("symbol", SYMBOLS),
        keys.flag("part_of_another"),
        keys.text("placeless", required=False),
    )


def decades(keys: TomlReader) -> tuple[Decade, ...]:
    """Return the stretches of years and their colours."""
    parts = keys.tables("decades")
    found = tuple(_decade(each) for each in parts)
    _check_list(keys, "decades", parts, [decade.id for decade in found])
    return found


def _decade(keys: TomlReader) -> Decade:
    decade = Decade(
        keys.identifier("id", ("none",)),
        keys.text("name"),
        keys.year("first"),
        keys.year("last"),
        keys.colour("colour"),
        keys.colour("colour_dark"),
    )
    if decade.last < decade.first:
        keys.wrong("last", phrase("is before first"), phrase("Write the later year in last."))
    return decade


def causes(keys: TomlReader) -> tuple[Category, ...]:
    """Return the categories of causes."""
    parts = keys.tables("causes")
    found = tuple(Category(each.identifier("id"), each.text("name")) for each in parts)
    _check_list(keys, "causes", parts, [cause.id for cause in found])
    return found


def presets(keys: TomlReader) -> tuple[Preset, ...]:
    """Return the periods with names of their own; there may be none."""
    parts = keys.tables("presets")
    found = tuple(Preset(each.text("name"), each.day("first"), each.day("last")) for each in parts)
    for part, preset in zip(parts, found, strict=True):
        if preset.last < preset.first:
            part.wrong("last", phrase("is before first"), phrase("Write the later day in last."))
        part.no_others()
    return found


def sides(keys: TomlReader) -> tuple[Side, ...]:
    """Return the sides; there may be none."""
    parts = keys.tables("sides")
    found = tuple(_side(each) for each in parts)
    if parts:
        _check_list(keys, "sides", parts, [side.id for side in found])
    return found


def _side(keys: TomlReader) -> Side:
    name = keys.identifier("id", (NOT_TOLD_APART,)), keys.text("name")
    return Side(*name, keys.text("acts", required=False))


def texts(keys: TomlReader) -> Prose:
    """Return what the atlas alone says of itself."""
    if not keys.has("texts"):
        return Prose()
    part = keys.table("texts")
    found = Prose(*(part.text(name, required=False) for name in Prose._fields))
    part.no_others()
    return found


def _check_list(keys: TomlReader, name: str, parts: Iterable[TomlReader], ids: list[str]) -> None:
    for part in parts:
        part.no_others()
    if not ids:
        keys.wrong(
            name,
            phrase("the list is empty"),
            phrase("Write [[{name}]] and its keys, at least once.", name=name),
        )
    for twice in sorted({each for each in ids if ids.count(each) > 1}):
        keys.wrong(name, phrase("has the id {id} twice", id=twice), phrase("Write each id once."))
