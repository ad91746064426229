"""Reads `atlas.toml`, and says of each key what is wrong with it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from babel import Locale, UnknownLocaleError

from dashboard.data.atlas_file import (
    Box,
    Category,
    Decade,
    Kind,
    Licence,
    MapName,
    Outline,
    Preset,
    Side,
    Texts,
)
from dashboard.data.faults import Fault
from dashboard.data.files import WrongFile, text_of
from dashboard.data.keys import Keys
from dashboard.language import phrase

FILE: Final = "atlas.toml"
NAME_KINDS: Final = ("country", "home", "water")
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


class OutlineRead(NamedTuple):
    """What `atlas.toml` says, None where it has a fault, and its faults."""

    outline: Outline | None
    faults: tuple[Fault, ...]


def read_outline(folder: Path) -> OutlineRead:
    """Return the outline in `folder`; it raises nothing, faults come back with it."""
    try:
        content = tomllib.loads(
            text_of(folder / FILE, phrase("Copy it from another atlas and change it."))
        )
    except WrongFile as problem:
        return OutlineRead(None, (problem.fault,))
    except tomllib.TOMLDecodeError as problem:
        fix = phrase("Look for a missing quotation mark or bracket there.")
        return OutlineRead(
            None,
            (Fault(FILE, None, "", "", phrase("is not TOML: {problem}", problem=problem), fix),),
        )
    keys = Keys(FILE, "", content, [])
    outline = _outline(keys)
    return OutlineRead(None if keys.faults else outline, tuple(keys.faults))


def _outline(keys: Keys) -> Outline:
    first, last = _time(keys.table("time"))
    frame, opening, at_home, names = _map(keys.table("map"))
    outline = Outline(
        title=keys.text("title"),
        subtitle=keys.text("subtitle", required=False),
        languages=_languages(keys),
        read_in=keys.text("read_in"),
        corrections=keys.text("corrections", required=False),
        licence=keys.text("licence", required=False),
        first=first,
        last=last,
        frame=frame,
        opening=opening,
        at_home=at_home,
        names=names,
        kinds=_kinds(keys),
        decades=_decades(keys),
        causes=_causes(keys),
        presets=_presets(keys),
        version=keys.text("version", required=False),
        released=keys.optional_day("released"),
        address=keys.web_address("address"),
        scope=keys.text("scope", required=False) or "own",
        sides=_sides(keys),
        texts=_texts(keys),
        data_licence=_licence(keys),
    )
    keys.no_others()
    return outline


def _licence(keys: Keys) -> Licence:
    address = keys.web_address("data_licence_address", of_a_folder=False)
    name = keys.text("data_licence", required=bool(address))
    return Licence(name, address) if name else Licence()


def _time(keys: Keys) -> tuple[date, date]:
    first, last = keys.day("first"), keys.day("last")
    keys.no_others()
    if last < first:
        keys.wrong("last", phrase("is before first"), phrase("Write the later day in last."))
    return first, last


def _map(keys: Keys) -> tuple[Box, Box, tuple[str, ...], tuple[MapName, ...]]:
    frame, opening = _box(keys.table("frame")), _box(keys.table("opening"))
    if not keys.faults and not _inside(opening, frame):
        keys.wrong(
            "opening", phrase("is not inside the frame"), phrase("Write a box inside the frame.")
        )
    names = tuple(_map_name(each) for each in keys.tables("names"))
    at_home = keys.texts("at_home")
    keys.no_others()
    return frame, opening, at_home, names


def _box(keys: Keys) -> Box:
    box = Box(*(keys.number(side) for side in Box._fields))
    keys.no_others()
    if not (-180 <= box.west < box.east <= 180):
        keys.wrong(
            "east", phrase("must be east of west, both from -180 to 180"), phrase("Write degrees.")
        )
    if not (-90 <= box.south < box.north <= 90):
        keys.wrong(
            "north", phrase("must be north of south, both from -90 to 90"), phrase("Write degrees.")
        )
    return box


def _inside(inner: Box, outer: Box) -> bool:
    return (
        outer.west <= inner.west
        and outer.south <= inner.south
        and inner.east <= outer.east
        and inner.north <= outer.north
    )


def _map_name(keys: Keys) -> MapName:
    name = MapName(
        keys.text("text"), keys.number("lat"), keys.number("lon"), keys.one_of("kind", NAME_KINDS)
    )
    keys.no_others()
    return name


def _languages(keys: Keys) -> tuple[str, ...]:
    languages = keys.texts("languages")
    for code in languages:
        try:
            Locale.parse(code)
        except (UnknownLocaleError, ValueError):
            keys.wrong(
                "languages",
                phrase("has no language {code}", code=code),
                phrase('Write codes such as "az" and "en".'),
            )
    return languages


def _kinds(keys: Keys) -> tuple[Kind, ...]:
    parts = keys.tables("kinds")
    kinds = tuple(
        Kind(each.text("id"), each.text("name"), each.one_of("symbol", SYMBOLS)) for each in parts
    )
    _check_list(keys, "kinds", parts, [kind.id for kind in kinds])
    return kinds


def _decades(keys: Keys) -> tuple[Decade, ...]:
    parts = keys.tables("decades")
    decades = tuple(_decade(each) for each in parts)
    _check_list(keys, "decades", parts, [decade.id for decade in decades])
    return decades


def _decade(keys: Keys) -> Decade:
    decade = Decade(
        keys.text("id"),
        keys.text("name"),
        keys.year("first"),
        keys.year("last"),
        keys.colour("colour"),
        keys.colour("colour_dark"),
    )
    if decade.last < decade.first:
        keys.wrong("last", phrase("is before first"), phrase("Write the later year in last."))
    return decade


def _causes(keys: Keys) -> tuple[Category, ...]:
    parts = keys.tables("causes")
    causes = tuple(Category(each.text("id"), each.text("name")) for each in parts)
    _check_list(keys, "causes", parts, [cause.id for cause in causes])
    return causes


def _presets(keys: Keys) -> tuple[Preset, ...]:
    parts = keys.tables("presets")
    presets = tuple(
        Preset(each.text("name"), each.day("first"), each.day("last")) for each in parts
    )
    for part, preset in zip(parts, presets, strict=True):
        if preset.last < preset.first:
            part.wrong("last", phrase("is before first"), phrase("Write the later day in last."))
        part.no_others()
    return presets


def _sides(keys: Keys) -> tuple[Side, ...]:
    parts = keys.tables("sides")
    sides = tuple(
        Side(each.text("id"), each.text("name"), each.text("acts", required=False))
        for each in parts
    )
    if parts:
        _check_list(keys, "sides", parts, [side.id for side in sides])
    return sides


def _texts(keys: Keys) -> Texts:
    if not keys.has("texts"):
        return Texts()
    part = keys.table("texts")
    texts = Texts(*(part.text(name, required=False) for name in Texts._fields))
    part.no_others()
    return texts


def _check_list(keys: Keys, name: str, parts: Iterable[Keys], ids: list[str]) -> None:
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
