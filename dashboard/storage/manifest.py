"""The list of the files that a command wrote, by which a later one knows what it may replace."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Final, TypeAlias

from dashboard.storage.atomic_write import CannotWrite, naming_path, shortened

LISTED: Final = "SHA-256 and name of each file, version 1 of this list:"
NAMED: Final = 3  # of the files in a message
MOST_BYTES: Final = 20_000_000  # what is larger is no list
_LINE: Final = re.compile(r"([0-9a-f]{64})  (\S.*)")

Manifest: TypeAlias = Mapping[str, str]
NOTHING: Final[Manifest] = MappingProxyType({})


def manifest_of(folder: Path) -> Manifest:
    """Return every file below `folder`, by its name seen from there, with its hash."""
    files = sorted(each for each in folder.rglob("*") if each.is_file())
    return {each.relative_to(folder).as_posix(): hash_of(each) or "" for each in files}


def as_text(head: str, files: Manifest) -> str:
    """Return the list below `head`, which tells a person what it is for."""
    lines = (f"{found}  {name}" for name, found in sorted(files.items()))
    return "\n".join([head, LISTED, *lines, ""])


def read_manifest(file: Path) -> Manifest | None:
    """Return what the list in `file` holds; None where it is none, or may have been changed.

    A name that leads out of the folder makes it none.
    """
    try:
        if file.is_symlink() or not file.is_file() or file.stat().st_size > MOST_BYTES:
            return None
        _, found, listed = file.read_text(encoding="utf-8").partition(f"\n{LISTED}\n")
    except (OSError, UnicodeDecodeError):
        return None
    return _parsed(listed.splitlines()) if found else None


def manifest_with(file: Path) -> Manifest | None:
    """Return what the manifest in `file` lists, and the manifest itself, which cannot."""
    listed = read_manifest(file)
    return None if listed is None else {**listed, file.name: hash_of(file) or ""}


def hash_of(file: Path) -> str | None:
    """Return the hash of a file; None where there is none, or something that is no plain file."""
    try:
        if file.is_symlink() or not file.is_file():
            return None
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def unlisted_files(folder: Path) -> list[str]:
    """Return the names in `folder`, without the hidden ones and what a new disk holds."""
    with naming_path(folder):
        names = sorted(each.name for each in folder.iterdir())
    return [name for name in names if not name.startswith(".") and name != "lost+found"]


def changed_in(folder: Path, earlier: Manifest) -> list[str]:
    """Return which files of a manifest somebody has changed since; one that is gone is none."""
    return [
        name
        for name, listed in earlier.items()
        if os.path.lexists(folder / name) and hash_at(folder, name) != listed
    ]


def refuse_to_replace(folder: Path, fresh: Manifest, earlier: Manifest) -> None:
    """Raise CannotWrite where a file of `fresh` would replace what is not in `earlier`."""
    foreign = [name for name in fresh if _is_foreign(folder, name, fresh, earlier)]
    if foreign:
        raise CannotWrite(
            f"{shortened(folder)} holds {shortened_list(foreign)}, which this command did not "
            f"write or which was changed since. Move it away, or name another folder."
        )


def shortened_list(names: Sequence[str]) -> str:
    """Return the first of many names."""
    return f"{', '.join(names[:NAMED])}{', …' if names[NAMED:] else ''}"


def _is_foreign(folder: Path, name: str, fresh: Manifest, earlier: Manifest) -> bool:
    if not os.path.lexists(folder / name):
        return any(_is_in_the_way(folder / each) for each in parents_of(name))
    return hash_at(folder, name) not in {fresh[name], earlier.get(name, fresh[name])}


def hash_at(folder: Path, name: str) -> str | None:
    """Return the hash of a file of `folder`; None where a link leads there, or it is no file."""
    linked = any((folder / each).is_symlink() for each in parents_of(name))
    return None if linked else hash_of(folder / name)


def parents_of(name: str) -> list[Path]:
    """Return the folders of a name, without the one in which all is."""
    return [each for each in Path(name).parents if each.name]


def _is_in_the_way(folder: Path) -> bool:
    return os.path.lexists(folder) and (folder.is_symlink() or not folder.is_dir())


def _parsed(lines: Iterable[str]) -> Manifest | None:
    files: dict[str, str] = {}
    for line in lines:
        found = _LINE.fullmatch(line)
        if not found or _leads_out(found[2]):
            return None
        files[found[2]] = found[1]
    return files


def _leads_out(name: str) -> bool:
    path = PurePosixPath(name)
    return path.is_absolute() or ".." in path.parts or bool(re.search(r"[\\:\0]", name))
