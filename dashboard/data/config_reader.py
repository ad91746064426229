"""Reads `atlas.toml`, and says of each key what is wrong with it."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from babel import Locale, UnknownLocaleError

from dashboard.data import config_lists as lists
from dashboard.data.config import (
    AtlasConfig,
    Box,
    Licence,
    MapName,
)
from dashboard.data.faults import Fault
from dashboard.data.text_files import WrongFile, text_of
from dashboard.data.toml_reader import TomlReader
from dashboard.languages.language import phrase

FILE: Final = "atlas.toml"
# Of a letter, around a value: they part nothing in TOML.
_CURLY: Final = re.compile("[“”„«»‘’]")
NAME_KINDS: Final = ("country", "home", "water")


class ConfigResult(NamedTuple):
    """What `atlas.toml` says, None where it has a fault, and its faults."""

    config: AtlasConfig | None
    faults: tuple[Fault, ...]


def read_config(folder: Path) -> ConfigResult:
    """Return the outline in `folder`; it raises nothing, faults come back with it."""
    try:
        written = text_of(folder / FILE, phrase("Copy it from another atlas and change it."))
    except WrongFile as problem:
        return ConfigResult(None, (problem.fault,))
    try:
        content = tomllib.loads(written)
    except (tomllib.TOMLDecodeError, RecursionError) as problem:
        return ConfigResult(None, (_not_toml(written, problem),))
    keys = TomlReader(FILE, "", content, [])
    outline = _config(keys)
    return ConfigResult(None if keys.faults else outline, tuple(keys.faults))


def _not_toml(written: str, problem: Exception) -> Fault:
    """Return the fault of a file that is no TOML; quotation marks of a letter are its likeliest."""
    reason = phrase("is not TOML: {problem}", problem=problem)
    fix = phrase("Look for a missing quotation mark or bracket there.")
    at = re.search("line ([0-9]+)", str(problem))
    line = written.splitlines()[int(at[1]) - 1 : int(at[1])] if at else []
    if line and _CURLY.search(line[0]):
        straight = _CURLY.sub(lambda mark: "'" if mark[0] in "‘’" else '"', line[0].strip())
        reason = phrase("has curly quotation marks in line {number}", number=at[1] if at else "")
        if _is_toml(straight):
            fix = phrase("Write {value}.", value=straight)
    return Fault(FILE, None, "", "", reason, fix)


def _is_toml(line: str) -> bool:
    try:
        tomllib.loads(line)
    except tomllib.TOMLDecodeError:
        return False
    return True


def _config(keys: TomlReader) -> AtlasConfig:
    first, last = _time(keys.table("time"))
    frame, opening, at_home, names = _map(keys.table("map"))
    outline = AtlasConfig(
        title=keys.text("title"),
        subtitle=keys.text("subtitle", required=False),
        languages=_languages(keys),
        read_in=keys.text("read_in"),
        corrections=keys.corrections("corrections"),
        licence=keys.text("licence", required=False),
        first=first,
        last=last,
        frame=frame,
        opening=opening,
        at_home=at_home,
        names=names,
        kinds=lists.kinds(keys),
        decades=lists.decades(keys),
        causes=lists.causes(keys),
        presets=lists.presets(keys),
        version=keys.text("version", required=False),
        released=keys.optional_day("released"),
        address=keys.web_address("address"),
        scope=_scope(keys),
        sides=lists.sides(keys),
        texts=lists.texts(keys),
        data_licence=_licence(keys),
        pages=keys.pages("pages"),
    )
    keys.no_others()
    return outline


def _scope(keys: TomlReader) -> str:
    return (
        keys.identifier("scope", ("comparison",)) if keys.text("scope", required=False) else "own"
    )


def _licence(keys: TomlReader) -> Licence:
    address = keys.web_address("data_licence_address", of_a_folder=False)
    name = keys.text("data_licence", required=bool(address))
    return Licence(name, address) if name else Licence()


def _time(keys: TomlReader) -> tuple[date, date]:
    first, last = keys.day("first"), keys.day("last")
    keys.no_others()
    if last < first:
        keys.wrong("last", phrase("is before first"), phrase("Write the later day in last."))
    return first, last


def _map(keys: TomlReader) -> tuple[Box, Box, tuple[str, ...], tuple[MapName, ...]]:
    frame, opening = _box(keys.table("frame")), _box(keys.table("opening"))
    if not keys.faults and not _inside(opening, frame):
        keys.wrong(
            "opening", phrase("is not inside the frame"), phrase("Write a box inside the frame.")
        )
    names = tuple(_map_name(each) for each in keys.tables("names"))
    at_home = keys.texts("at_home")
    keys.no_others()
    return frame, opening, at_home, names


def _box(keys: TomlReader) -> Box:
    box = Box(*(keys.number(side) for side in Box._fields))
    keys.no_others()
    if not (-180 <= box.west < box.east <= 180):
        _wrong_sides(keys, box)
    if not (-90 <= box.south < box.north <= 90):
        keys.wrong(
            "north", phrase("must be north of south, both from -90 to 90"), phrase("Write degrees.")
        )
    return box


def _wrong_sides(keys: TomlReader, box: Box) -> None:
    if -180 <= box.east < 0 < box.west <= 180 or box.east > 180 >= box.west:
        fix = phrase("Choose a frame on one side of it: the map cannot go across.")
        keys.wrong("east", phrase("lies across the 180th meridian"), fix)
    else:
        fix = phrase("Write degrees, the smaller number in west.")
        keys.wrong("east", phrase("must be east of west, both from -180 to 180"), fix)


def _inside(inner: Box, outer: Box) -> bool:
    return (
        outer.west <= inner.west
        and outer.south <= inner.south
        and inner.east <= outer.east
        and inner.north <= outer.north
    )


def _map_name(keys: TomlReader) -> MapName:
    name = MapName(
        keys.text("text"), keys.number("lat"), keys.number("lon"), keys.one_of("kind", NAME_KINDS)
    )
    keys.no_others()
    return name


def _languages(keys: TomlReader) -> tuple[str, ...]:
    languages = keys.texts("languages")
    if not languages and keys.has("languages") and not keys.faults:
        fix = phrase('Write at least one: languages = ["en"].')
        keys.wrong("languages", phrase("the list is empty"), fix)
    for code in languages:
        if code != code.strip().lower():
            fix = phrase('Write "{code}".', code=code.strip().lower())
            keys.wrong("languages", phrase("has {code} in capitals", code=code), fix)
        elif not _is_a_language(code):
            reason = phrase("has no language {code}", code=code)
            keys.wrong("languages", reason, phrase('Write codes such as "az" and "en".'))
    for code in sorted({each for each in languages if languages.count(each) > 1}):
        reason = phrase("has {code} twice", code=code)
        keys.wrong("languages", reason, phrase("Write each once."))
    return languages


def _is_a_language(code: str) -> bool:
    try:
        Locale.parse(code)
    except (UnknownLocaleError, ValueError, TypeError):
        return False
    return re.fullmatch("[a-z]{2,3}", code) is not None
