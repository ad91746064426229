"""Staging: a command writes all files of a folder apart first, and moves them in at the end.

The staging folder is inside the target, under a random name that only this user may open: the
target may be a mount point, or what a web server serves while its parent is not ours. Files in the
target that are not in the manifest of an earlier run are never touched.
"""

from __future__ import annotations

import errno
import os
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp
from typing import Final, NamedTuple

from dashboard.storage.atomic_write import (
    STALE_AFTER,
    CannotWrite,
    naming_path,
    shortened_path,
    write_atomic,
    write_new,
)
from dashboard.storage.folder_lock import folder_lock, signals_deferred
from dashboard.storage.manifest import (
    EMPTY_MANIFEST,
    Manifest,
    hash_at,
    manifest_of,
    manifest_text,
    manifest_with,
    parents_of,
    read_manifest,
    refuse_to_replace,
)

PREFIX: Final = ".atlas-staging-"
NOTE_FILE: Final = "what-this-is.txt"
NOTE_TEXT: Final = (
    "A command of the atlas writes its files here first, then moves them into the folder above and "
    "removes this folder. If it was stopped, its next run finishes the work.\n"
)
FILES_FOLDER: Final = "files"
READY_FILE: Final = "ready.txt"  # the manifest, written when all files are: then they are moved in


class IncompleteMove(CannotWrite):
    """Only some of the files have been moved in; the next run moves the rest."""


class Staging(NamedTuple):
    """A folder in which a command writes `files` that are then moved into `target`."""

    target: Path
    root: Path
    is_locked: bool = True  # the system would say if another run were writing there

    @property
    def files(self) -> Path:
        """The folder to write into."""
        return self.root / FILES_FOLDER

    def move_in(self, earlier: Manifest = EMPTY_MANIFEST, last: str = "") -> None:
        """Move all files in, the file `last` at the end, and remove what is only in `earlier`.

        Raises CannotWrite, before anything is moved, if it would replace a file of somebody else.
        """
        manifest = manifest_of(self.files)
        refuse_to_replace(self.target, manifest, earlier)
        with signals_deferred():
            write_atomic(self.root / READY_FILE, manifest_text(NOTE_TEXT, manifest).encode())
            _make_folders(self, manifest)
            _move(self, manifest, earlier, last)


def staging_folders_in(folder: Path) -> list[Path]:
    """Return the staging folders in `folder`, of running and of stopped commands."""
    return sorted(path for path in folder.iterdir() if path.name.startswith(PREFIX))


@contextmanager
def staging_folder(folder: Path) -> Iterator[Staging]:
    """Create a staging folder in `folder`, which is created too; remove it at the end.

    Raises CannotWrite where the folder cannot be written, or another run is writing there.
    """
    with naming_path(folder):
        target = Path(os.path.realpath(folder))
        new_folders = _make_folder(target)
    try:
        with folder_lock(target) as is_locked:
            with naming_path(folder):
                root = Path(mkdtemp(prefix=PREFIX, dir=target))
            try:
                write_new(root / NOTE_FILE, NOTE_TEXT.encode())
                with naming_path(root):
                    (root / FILES_FOLDER).mkdir()
                yield Staging(target, root, is_locked)
            finally:
                if not (root / READY_FILE).exists():  # else the next run needs the rest of it
                    _discard(root)
    finally:
        _remove_empty(new_folders)


def finish_interrupted(staging: Staging, last: str = "") -> bool:
    """Remove the staging folders of dead runs; return whether one of them had begun to move in.

    Its move is completed first, because later nobody could tell which files were its own.
    """
    has_finished = False
    for root in _dead_runs(staging):
        dead_staging = Staging(staging.target, root)
        manifest = read_manifest(root / READY_FILE)
        if manifest is not None and _is_intact(dead_staging, manifest, last):
            earlier = manifest_with(staging.target / last) if last else EMPTY_MANIFEST
            refuse_to_replace(staging.target, manifest, earlier or EMPTY_MANIFEST)
            with signals_deferred():
                _make_folders(dead_staging, manifest)
                _move(dead_staging, manifest, earlier or EMPTY_MANIFEST, last)
            has_finished = True
        _discard(root)
    return has_finished


def _move(staging: Staging, manifest: Manifest, earlier: Manifest, last: str) -> None:
    target = staging.target
    obsolete = [
        name for name in earlier if name not in manifest and hash_at(target, name) == earlier[name]
    ]
    try:
        for name in manifest:
            if name != last:
                _place(staging, name)
        for name in obsolete:
            (target / name).unlink()
        if last:
            _place(staging, last)
    except OSError as problem:
        raise IncompleteMove(
            f"Some files could not be moved into {shortened_path(target)}: "
            f"{problem.strerror or problem} ({problem.filename}). "
            f"Close them in other programs, then run the command again."
        ) from problem
    _remove_empty(
        sorted({target / parent for name in obsolete for parent in parents_of(name)})[::-1]
    )
    _discard(staging.root)


def _place(staging: Staging, name: str) -> None:
    staged_file, target_file = staging.files / name, staging.target / name
    if not staged_file.exists():
        return  # an earlier run has moved it
    try:
        staged_file.replace(target_file)
    except OSError as problem:
        if problem.errno != errno.EXDEV:
            raise
        write_atomic(target_file, staged_file.read_bytes())  # a subfolder is on another disk


def _make_folders(staging: Staging, manifest: Manifest) -> None:
    new_folders: list[Path] = []
    try:
        with naming_path(staging.target):
            for folder in {(staging.target / name).parent for name in manifest}:
                new_folders = _make_folder(folder) + new_folders
    except CannotWrite:
        _remove_empty(new_folders)
        (staging.root / READY_FILE).unlink()  # nothing is moved yet
        raise


def _make_folder(folder: Path) -> list[Path]:
    """Create a folder and its parents; return the new ones, the deepest first."""
    if folder.is_dir():
        return []
    parents = _make_folder(folder.parent)
    folder.mkdir()
    return [folder, *parents]


def _remove_empty(folders: Sequence[Path]) -> None:
    for folder in folders:
        with suppress(OSError):  # it is not empty
            folder.rmdir()


def _dead_runs(staging: Staging) -> list[Path]:
    """Return the staging folders of dead runs, recognized by the note in them."""
    with naming_path(staging.target):
        roots = staging_folders_in(staging.target)
    return [root for root in roots if root != staging.root and _is_dead(root, staging.is_locked)]


def _is_dead(root: Path, is_locked: bool) -> bool:
    try:
        if root.is_symlink() or not root.is_dir() or not _is_own(root):
            return False
        # Where nothing can be locked, a run that moves files in takes less than a second.
        has_moved = (root / READY_FILE).exists()
        is_old = is_locked or has_moved or time.time() - root.stat().st_mtime > STALE_AFTER
        is_ours = (
            not any(root.iterdir()) or (root / NOTE_FILE).read_text(encoding="utf-8") == NOTE_TEXT
        )
    except (OSError, UnicodeDecodeError):
        return False  # another user's
    return is_old and is_ours


def _is_own(root: Path) -> bool:
    return os.name != "posix" or root.stat().st_uid == os.geteuid()


def _is_intact(staging: Staging, manifest: Manifest, last: str) -> bool:
    """Return whether what is left to move in is what its manifest lists."""
    left = (name for name in manifest if (staging.files / name).exists())
    is_listed = not last or last in manifest
    return is_listed and all(hash_at(staging.files, name) == manifest[name] for name in left)


def _discard(root: Path) -> None:
    shutil.rmtree(root / FILES_FOLDER, ignore_errors=True)
    with suppress(OSError):
        # The note is removed last: by it the next run recognizes the folder.
        for path in sorted(root.iterdir(), key=lambda path: path.name == NOTE_FILE):
            path.unlink()
        root.rmdir()
