"""Reads `atlas.toml` and collects the faults of its keys."""

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
from dashboard.data.text_files import FileError, read_text
from dashboard.data.toml_reader import TomlReader
from dashboard.languages.language import phrase

FILE: Final = "atlas.toml"
# Typographic quotation marks around a value, which TOML does not accept.
_CURLY_QUOTES: Final = re.compile("[“”„«»‘’]")
NAME_KINDS: Final = ("country", "home", "water")


class ConfigResult(NamedTuple):
    """The configuration, None where it has a fault, and its faults."""

    config: AtlasConfig | None
    faults: tuple[Fault, ...]


def read_config(folder: Path) -> ConfigResult:
    """Return the configuration in `folder` with its faults; nothing is raised."""
    try:
        text = read_text(folder / FILE, phrase("Copy it from another atlas and change it."))
    except FileError as problem:
        return ConfigResult(None, (problem.fault,))
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as problem:
        return ConfigResult(None, (_not_toml(text, problem),))
    reader = TomlReader(FILE, "", content, [])
    config = _config(reader)
    return ConfigResult(None if reader.faults else config, tuple(reader.faults))


def _not_toml(text: str, problem: Exception) -> Fault:
    """Return the fault of a file that is no TOML, most likely because of typographic quotes."""
    reason = phrase("is not TOML: {problem}", problem=problem)
    fix = phrase("Look for a missing quotation mark or bracket there.")
    match = re.search("line ([0-9]+)", str(problem))
    line = text.splitlines()[int(match[1]) - 1 : int(match[1])] if match else []
    if line and _CURLY_QUOTES.search(line[0]):
        straight = _CURLY_QUOTES.sub(lambda mark: "'" if mark[0] in "‘’" else '"', line[0].strip())
        reason = phrase(
            "has curly quotation marks in line {number}", number=match[1] if match else ""
        )
        if _is_toml(straight):
            fix = phrase("Write {value}.", value=straight)
    return Fault(FILE, None, "", "", reason, fix)


def _is_toml(line: str) -> bool:
    try:
        tomllib.loads(line)
    except tomllib.TOMLDecodeError:
        return False
    return True


def _config(reader: TomlReader) -> AtlasConfig:
    first, last = _time(reader.table("time"))
    frame, opening, home_countries, names = _map(reader.table("map"))
    config = AtlasConfig(
        title=reader.text("title"),
        subtitle=reader.text("subtitle", required=False),
        languages=_languages(reader),
        read_in=reader.text("read_in"),
        corrections=reader.corrections("corrections"),
        licence=reader.text("licence", required=False),
        first=first,
        last=last,
        frame=frame,
        opening=opening,
        home_countries=home_countries,
        names=names,
        kinds=lists.kinds(reader),
        decades=lists.decades(reader),
        causes=lists.causes(reader),
        presets=lists.presets(reader),
        version=reader.text("version", required=False),
        released=reader.optional_day("released"),
        address=reader.web_address("address"),
        scope=_scope(reader),
        sides=lists.sides(reader),
        texts=lists.texts(reader),
        data_licence=_licence(reader),
        pages=reader.pages("pages"),
    )
    reader.reject_unknown_keys()
    return config


def _scope(reader: TomlReader) -> str:
    return (
        reader.identifier("scope", ("comparison",))
        if reader.text("scope", required=False)
        else "own"
    )


def _licence(reader: TomlReader) -> Licence:
    address = reader.web_address("data_licence_address", of_a_folder=False)
    name = reader.text("data_licence", required=bool(address))
    return Licence(name, address) if name else Licence()


def _time(reader: TomlReader) -> tuple[date, date]:
    first, last = reader.day("first"), reader.day("last")
    reader.reject_unknown_keys()
    if last < first:
        reader.add_fault("last", phrase("is before first"), phrase("Write the later day in last."))
    return first, last


def _map(reader: TomlReader) -> tuple[Box, Box, tuple[str, ...], tuple[MapName, ...]]:
    frame, opening = _box(reader.table("frame")), _box(reader.table("opening"))
    if not reader.faults and not _inside(opening, frame):
        reader.add_fault(
            "opening", phrase("is not inside the frame"), phrase("Write a box inside the frame.")
        )
    names = tuple(_map_name(table) for table in reader.tables("names"))
    home_countries = reader.texts("at_home")
    reader.reject_unknown_keys()
    return frame, opening, home_countries, names


def _box(reader: TomlReader) -> Box:
    box = Box(*(reader.number(side) for side in Box._fields))
    reader.reject_unknown_keys()
    if not (-180 <= box.west < box.east <= 180):
        _add_longitude_fault(reader, box)
    if not (-90 <= box.south < box.north <= 90):
        reader.add_fault(
            "north", phrase("must be north of south, both from -90 to 90"), phrase("Write degrees.")
        )
    return box


def _add_longitude_fault(reader: TomlReader, box: Box) -> None:
    if -180 <= box.east < 0 < box.west <= 180 or box.east > 180 >= box.west:
        fix = phrase("Choose a frame on one side of it: the map cannot cross it.")
        reader.add_fault("east", phrase("crosses the 180th meridian"), fix)
    else:
        fix = phrase("Write degrees, with the smaller number in west.")
        reader.add_fault("east", phrase("must be east of west, both from -180 to 180"), fix)


def _inside(inner: Box, outer: Box) -> bool:
    return (
        outer.west <= inner.west
        and outer.south <= inner.south
        and inner.east <= outer.east
        and inner.north <= outer.north
    )


def _map_name(reader: TomlReader) -> MapName:
    name = MapName(
        reader.text("text"),
        reader.number("lat"),
        reader.number("lon"),
        reader.one_of("kind", NAME_KINDS),
    )
    reader.reject_unknown_keys()
    return name


def _languages(reader: TomlReader) -> tuple[str, ...]:
    languages = reader.texts("languages")
    if not languages and reader.has("languages") and not reader.faults:
        fix = phrase('Write at least one: languages = ["en"].')
        reader.add_fault("languages", phrase("the list is empty"), fix)
    for code in languages:
        if code != code.strip().lower():
            fix = phrase('Write "{code}".', code=code.strip().lower())
            reader.add_fault("languages", phrase("has {code} in capitals", code=code), fix)
        elif not _is_a_language(code):
            reason = phrase("has no language {code}", code=code)
            reader.add_fault("languages", reason, phrase('Write codes such as "az" and "en".'))
    for code in sorted({code for code in languages if languages.count(code) > 1}):
        reason = phrase("has {code} twice", code=code)
        reader.add_fault("languages", reason, phrase("Write each once."))
    return languages


def _is_a_language(code: str) -> bool:
    try:
        Locale.parse(code)
    except (UnknownLocaleError, ValueError, TypeError):
        return False
    return re.fullmatch("[a-z]{2,3}", code) is not None
