"""Reads `atlas.toml`, and says in sentences what is wrong with its keys."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple, get_args

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from dashboard.data.config import AtlasConfig
from dashboard.data.config_types import ConfigTable, Sentence, WrongKey
from dashboard.data.faults import Fault
from dashboard.data.text_files import FileError, read_text
from dashboard.languages.language import Phrase, phrase

FILE: Final = "atlas.toml"
# Typographic quotation marks around a value, which TOML does not accept.
_CURLY_QUOTES: Final = re.compile("[“”„«»‘’]")
_LISTS_WITH_IDS: Final = ("kinds", "decades", "causes", "sides")


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
    config, faults = None, [*_repeated_ids(content)]
    try:
        config = AtlasConfig.model_validate(content)
    except ValidationError as problem:
        faults = [fault for error in problem.errors() for fault in _faults(error, content)] + faults
    # A list may have several items of a wrong type, but it is one wrong key.
    return ConfigResult(None if faults else config, tuple(dict.fromkeys(faults)))


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
            fix = phrase("Use {value}.", value=straight)
    return Fault(FILE, None, "", "", reason, fix)


def _is_toml(line: str) -> bool:
    try:
        tomllib.loads(line)
    except tomllib.TOMLDecodeError:
        return False
    return True


def _faults(error: ErrorDetails, content: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield what an error of pydantic means for a curator."""
    location = list(error["loc"])
    while isinstance(location[-1], int):  # an item of a list is told of its key
        location.pop()
    *parents, key = location
    table: Any = content
    model: type[ConfigTable] = AtlasConfig
    for part in parents:
        table = table[part]
        if isinstance(part, str):
            model = _model_of(_fields(model)[part]) or model
    fields, path = _fields(model), _path(parents)
    if error["type"] == "extra_forbidden":
        fix = phrase("The keys are: {keys}.", keys=", ".join(sorted(fields)))
        yield Fault(FILE, None, f"{path}{key}", "", phrase("the key is unknown here"), fix)
        return
    if key in model.model_fields:  # of a default pydantic gives the name of the field
        key = model.model_fields[str(key)].alias or key
    value = table.get(key, "")
    value_text = "" if isinstance(value, dict | list) else str(value)
    for told, fix in _sentences(error, fields[str(key)], str(key), path):
        reason = told if key in table else phrase("the key is missing")
        yield Fault(FILE, None, f"{path}{key}", value_text, reason, fix)


def _path(location: Sequence[str | int]) -> str:
    """Return what stands before a key: "kinds[1].", or nothing at the top of the file."""
    parts = (f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in location)
    return "".join((*parts, "."))[1:]


def _sentences(
    error: ErrorDetails, field: FieldInfo, key: str, path: str
) -> Iterator[tuple[Phrase, Phrase]]:
    """Yield the reasons of an error, each with what to write."""
    problem = error.get("ctx", {}).get("error")
    if isinstance(problem, WrongKey):
        yield from problem.sentences
    elif _model_of(field) is None:
        sentence = next(item for item in field.metadata if isinstance(item, Sentence))
        yield sentence.reason, sentence.fix(key)
    elif field.annotation is _model_of(field):
        fix = phrase("Write [{path}{key}] and its keys.", path=path, key=key)
        yield phrase("the table is missing"), fix
    elif error["type"] == "missing":
        fix = phrase("Write [[{name}]] and its keys, at least once.", name=key)
        yield phrase("the list is empty"), fix
    else:
        fix = phrase("Write [[{path}{key}]] before each.", path=path, key=key)
        yield phrase("must be a list of tables"), fix


def _fields(model: type[ConfigTable]) -> dict[str, FieldInfo]:
    """Return the fields of a table by their key."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _model_of(field: FieldInfo) -> type[ConfigTable] | None:
    """Return the class of a table, or of each table in a list; None: the key holds no table."""
    classes = (field.annotation, *get_args(field.annotation))
    return next(
        (item for item in classes if isinstance(item, type) and issubclass(item, ConfigTable)), None
    )


def _repeated_ids(content: Mapping[str, Any]) -> Iterator[Fault]:
    for name in _LISTS_WITH_IDS:
        entries = content.get(name)
        tables = entries if isinstance(entries, list) else []
        ids = [str(table.get("id", "")).strip() for table in tables if isinstance(table, dict)]
        for duplicate in sorted({entry_id for entry_id in ids if ids.count(entry_id) > 1} - {""}):
            reason = phrase("has the id {id} twice", id=duplicate)
            yield Fault(FILE, None, name, "", reason, phrase("Use each id once."))
