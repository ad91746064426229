"""The manifest of the files that a command wrote: a later run may replace only these."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Final, TypeAlias

from dashboard.storage.atomic_write import CannotWrite, naming_path, shortened_path

LIST_HEADER: Final = "SHA-256 and name of each file, version 1 of this list:"
NAMES_SHOWN: Final = 3  # of the files in a message
MAX_BYTES: Final = 20_000_000  # a larger file is no manifest
_LINE: Final = re.compile(r"([0-9a-f]{64})  (\S.*)")

Manifest: TypeAlias = Mapping[str, str]
EMPTY_MANIFEST: Final[Manifest] = MappingProxyType({})


def manifest_of(folder: Path) -> Manifest:
    """Return every file below `folder`, by its relative path, with its hash."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): hash_of(file) or "" for file in files}


def manifest_text(head: str, files: Manifest) -> str:
    """Return the manifest as text below `head`, which explains it to a person."""
    lines = (f"{digest}  {name}" for name, digest in sorted(files.items()))
    return "\n".join([head, LIST_HEADER, *lines, ""])


def read_manifest(file: Path) -> Manifest | None:
    """Return the manifest in `file`; None where it is none, or may have been changed.

    A name that leads out of the folder makes it invalid.
    """
    try:
        if file.is_symlink() or not file.is_file() or file.stat().st_size > MAX_BYTES:
            return None
        _, separator, lines = file.read_text(encoding="utf-8").partition(f"\n{LIST_HEADER}\n")
    except (OSError, UnicodeDecodeError):
        return None
    return _parsed(lines.splitlines()) if separator else None


def manifest_with(file: Path) -> Manifest | None:
    """Return the manifest in `file` with an entry for `file`, which cannot list itself."""
    files = read_manifest(file)
    return None if files is None else {**files, file.name: hash_of(file) or ""}


def hash_of(file: Path) -> str | None:
    """Return the hash of a file; None where there is no regular file."""
    try:
        if file.is_symlink() or not file.is_file():
            return None
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def unlisted_files(folder: Path) -> list[str]:
    """Return the names in `folder`, without hidden files and the `lost+found` of a new disk."""
    with naming_path(folder):
        names = sorted(path.name for path in folder.iterdir())
    return [name for name in names if not name.startswith(".") and name != "lost+found"]


def changed_files(folder: Path, earlier: Manifest) -> list[str]:
    """Return the files of a manifest that were changed since; a missing file does not count."""
    return [
        name
        for name, digest in earlier.items()
        if os.path.lexists(folder / name) and hash_at(folder, name) != digest
    ]


def refuse_to_replace(folder: Path, manifest: Manifest, earlier: Manifest) -> None:
    """Raise CannotWrite where a file of `fresh` would replace what is not in `earlier`."""
    foreign_files = [name for name in manifest if _is_foreign(folder, name, manifest, earlier)]
    if foreign_files:
        raise CannotWrite(
            f"{shortened_path(folder)} contains {shortened_list(foreign_files)}, which this "
            f"command did not write or which has been changed since. Move it away, or choose "
            f"another folder."
        )


def shortened_list(names: Sequence[str]) -> str:
    """Return the first names, joined by commas."""
    return f"{', '.join(names[:NAMES_SHOWN])}{', …' if names[NAMES_SHOWN:] else ''}"


def _is_foreign(folder: Path, name: str, manifest: Manifest, earlier: Manifest) -> bool:
    if not os.path.lexists(folder / name):
        return any(_blocks_folder(folder / parent) for parent in parents_of(name))
    return hash_at(folder, name) not in {manifest[name], earlier.get(name, manifest[name])}


def hash_at(folder: Path, name: str) -> str | None:
    """Return the hash of a file of `folder`; None where it is no file, or behind a link."""
    is_linked = any((folder / parent).is_symlink() for parent in parents_of(name))
    return None if is_linked else hash_of(folder / name)


def parents_of(name: str) -> list[Path]:
    """Return the parent folders of a relative path, without the root."""
    return [parent for parent in Path(name).parents if parent.name]


def _blocks_folder(folder: Path) -> bool:
    return os.path.lexists(folder) and (folder.is_symlink() or not folder.is_dir())


def _parsed(lines: Iterable[str]) -> Manifest | None:
    files: dict[str, str] = {}
    for line in lines:
        match = _LINE.fullmatch(line)
        if not match or _escapes(match[2]):
            return None
        files[match[2]] = match[1]
    return files


def _escapes(name: str) -> bool:
    path = PurePosixPath(name)
    return path.is_absolute() or ".." in path.parts or bool(re.search(r"[\\:\0]", name))
