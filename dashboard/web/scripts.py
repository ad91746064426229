"""Join the modules of `assets/js/` into one classic script, in the order of their imports.

So a page has one script to ask for, in a folder of files too, and nothing has to be built. A module
imports `{ names }` or `* as all` from "./a/file.js" and exports constants and functions.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, NamedTuple

_NAMES: Final = r"\{\s*\w+(?:,\s+\w+)*,?\s*\}"
_IMPORT: Final = re.compile(
    rf'^import\s+(?:\*\s+as\s+(\w+)|({_NAMES}))\s+from\s+"(\.[^"]*\.js)";$', re.MULTILINE
)
_DECLARED: Final = r"(?:async function |function\* ?|function |const )(\w+)"
_EXPORT: Final = re.compile(rf"^export (?={_DECLARED})", re.MULTILINE)
_OTHER: Final = re.compile(r"^(?:import|export)\b|\bimport\s*[(.]", re.MULTILINE)
# Lines of comment alone are for those who read the sources: a fifth of what would be sent.
_COMMENT: Final = re.compile(
    r"^[ \t]*(?://[^\n]*|/\*\*(?:(?!\*/).)*\*/[ \t]*)$", re.MULTILINE | re.DOTALL
)


class ScriptError(ValueError):
    """What is wrong with a module, with its file and line."""


class _Module(NamedTuple):
    name: str
    exports: frozenset[str]
    scope: str


def joined_scripts(entry: Path) -> bytes:
    """Return the module `entry` and all that it imports as one strict script; each runs once."""
    modules: dict[Path, _Module] = {}
    _add(entry.resolve(), (), modules)
    scopes = [module.scope for module in modules.values()]
    return "\n".join(['"use strict";', "{", *scopes, "}", ""]).encode()


def _add(path: Path, importers: tuple[Path, ...], modules: dict[Path, _Module]) -> _Module:
    """Return a module, which is added to `modules` after all that it imports."""
    if path in importers:
        circle = [each.name for each in (*importers[importers.index(path) :], path)]
        raise ScriptError(f"{path}:1: modules import each other in a circle: {' > '.join(circle)}")
    if path in modules:
        return modules[path]
    text = _COMMENT.sub(_newlines, path.read_text(encoding="utf-8"))
    taken = []
    for found in _IMPORT.finditer(text):
        where = f"{path}:{_line(text, found)}"
        other = (path.parent / found[3]).resolve()
        if not other.is_file():
            raise ScriptError(f"{where}: there is no module {other.name}")
        module = _add(other, (*importers, path), modules)
        missing = set(re.findall(r"\w+", found[2] or "")) - module.exports
        if missing:
            raise ScriptError(f"{where}: {other.name} does not export {', '.join(sorted(missing))}")
        taken.append(f"const {found[1] or found[2]} = {module.name};")
    code = _EXPORT.sub("", _IMPORT.sub(_newlines, text))
    if wrong := _OTHER.search(code):
        raise ScriptError(f"{path}:{_line(code, wrong)}: modules do not import or export like this")
    names = _EXPORT.findall(text)
    name = f"${len(modules)}_{path.stem.replace('-', '_')}"
    given = f"Object.assign({name}, {{ {', '.join(names)} }});"
    body = "\n".join([*taken, re.sub(r"\n{2,}", "\n", code).strip(), given])
    modules[path] = _Module(name, frozenset(names), f"const {name} = {{}};\n{{\n{body}\n}}")
    return modules[path]


def _newlines(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")


def _line(text: str, found: re.Match[str]) -> int:
    return text.count("\n", 0, found.start()) + 1
