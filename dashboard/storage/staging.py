"""A folder that a command fills: everything is written apart first, and moved in at the end.

It is written inside the folder itself, under a name that nobody guesses and that only this user may
open: the folder may be a mount point, or what a web server serves while its parent is not ours.
What stands in the folder and is not in the manifest of an earlier run is never touched.
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
    FORGOTTEN,
    CannotWrite,
    naming_path,
    shortened,
    write_new,
    write_whole,
)
from dashboard.storage.folder_lock import folder_lock, signals_deferred
from dashboard.storage.manifest import (
    NOTHING,
    Manifest,
    as_text,
    hash_at,
    manifest_of,
    manifest_with,
    parents_of,
    read_manifest,
    refuse_to_replace,
)

PREFIX: Final = ".atlas-staging-"
NOTE: Final = "what-this-is.txt"
NOTED: Final = (
    "A command of the atlas writes here what it then moves into the folder above, and removes this "
    "folder at its end. If it was stopped, its next run does.\n"
)
FILES: Final = "files"
READY: Final = "ready.txt"  # its list is written when everything is: from then on it is moved in


class Unfinished(CannotWrite):
    """Some files stand in their place already and some do not; the next run puts the rest."""


class Staging(NamedTuple):
    """Where a command writes (`files`) what is then moved into `target`."""

    target: Path
    root: Path
    alone: bool = True  # the system would say if another run were writing there

    @property
    def files(self) -> Path:
        """The folder to write into."""
        return self.root / FILES

    def move_in(self, earlier: Manifest = NOTHING, last: str = "") -> None:
        """Move everything in, the file `last` at the end, and remove what is only in `earlier`.

        Raises CannotWrite, before anything is moved, where a file of somebody else is in the way.
        """
        fresh = manifest_of(self.files)
        refuse_to_replace(self.target, fresh, earlier)
        with signals_deferred():
            write_whole(self.root / READY, as_text(NOTED, fresh).encode())
            _make_folders(self, fresh)
            _move(self, fresh, earlier, last)


def left_in(folder: Path) -> list[Path]:
    """Return the places in `folder` where a run writes, or wrote when it was stopped."""
    return sorted(each for each in folder.iterdir() if each.name.startswith(PREFIX))


@contextmanager
def staged(folder: Path) -> Iterator[Staging]:
    """Make a place to write what is to stand in `folder`, which is made too; remove it at the end.

    Raises CannotWrite where the folder cannot be written, or another run is writing there.
    """
    with naming_path(folder):
        target = Path(os.path.realpath(folder))
        made = _make(target)
    try:
        with folder_lock(target) as alone:
            with naming_path(folder):
                root = Path(mkdtemp(prefix=PREFIX, dir=target))
            try:
                write_new(root / NOTE, NOTED.encode())
                with naming_path(root):
                    (root / FILES).mkdir()
                yield Staging(target, root, alone)
            finally:
                if not (root / READY).exists():  # else the next run needs what is left in it
                    _discard(root)
    finally:
        _remove_empty(made)


def finish_earlier(staging: Staging, last: str = "") -> bool:
    """Remove what dead runs left behind; return whether one of them had begun to move in.

    That one is finished, for nobody else could tell then which files were its own.
    """
    finished = False
    for root in _left_behind(staging):
        dead = Staging(staging.target, root)
        fresh = read_manifest(root / READY)
        if fresh is not None:
            earlier = manifest_with(staging.target / last) if last else NOTHING
            refuse_to_replace(staging.target, fresh, earlier or NOTHING)
            with signals_deferred():
                _make_folders(dead, fresh)
                _move(dead, fresh, earlier or NOTHING, last)
            finished = True
        _discard(root)
    return finished


def _move(staging: Staging, fresh: Manifest, earlier: Manifest, last: str) -> None:
    target = staging.target
    gone = [
        name for name in earlier if name not in fresh and hash_at(target, name) == earlier[name]
    ]
    try:
        for name in fresh:
            if name != last:
                _place(staging, name)
        for name in gone:
            (target / name).unlink()
        if last:
            _place(staging, last)
    except OSError as problem:
        raise Unfinished(
            f"Not everything could be put into {shortened(target)}: {problem.strerror or problem} "
            f"({problem.filename}). Close it in other programs, then run the command again."
        ) from problem
    _remove_empty(sorted({target / each for name in gone for each in parents_of(name)})[::-1])
    _discard(staging.root)


def _place(staging: Staging, name: str) -> None:
    source, place = staging.files / name, staging.target / name
    if not source.exists():
        return  # a run that is dead now has moved it
    try:
        source.replace(place)
    except OSError as problem:
        if problem.errno != errno.EXDEV:
            raise
        write_whole(place, source.read_bytes())  # a folder below is another disk


def _make_folders(staging: Staging, fresh: Manifest) -> None:
    made: list[Path] = []
    try:
        with naming_path(staging.target):
            for folder in {(staging.target / name).parent for name in fresh}:
                made = _make(folder) + made
    except CannotWrite:
        _remove_empty(made)
        (staging.root / READY).unlink()  # nothing is moved yet
        raise


def _make(folder: Path) -> list[Path]:
    """Make a folder and those above it; return what was made, the deepest first."""
    if folder.is_dir():
        return []
    made = _make(folder.parent)
    folder.mkdir()
    return [folder, *made]


def _remove_empty(folders: Sequence[Path]) -> None:
    for each in folders:
        with suppress(OSError):  # it holds something
            each.rmdir()


def _left_behind(staging: Staging) -> list[Path]:
    """Return the places of runs that are dead, known by the note in them."""
    with naming_path(staging.target):
        found = left_in(staging.target)
    return [each for each in found if each != staging.root and _is_dead(each, staging.alone)]


def _is_dead(root: Path, alone: bool) -> bool:
    try:
        if root.is_symlink() or not root.is_dir():
            return False
        old = alone or time.time() - root.stat().st_mtime > FORGOTTEN
        ours = not any(root.iterdir()) or (root / NOTE).read_text(encoding="utf-8") == NOTED
    except (OSError, UnicodeDecodeError):
        return False  # another user's
    return old and ours


def _discard(root: Path) -> None:
    shutil.rmtree(root / FILES, ignore_errors=True)
    with suppress(OSError):
        # The note at the end: by it the next run knows the rest.
        for each in sorted(root.iterdir(), key=lambda each: each.name == NOTE):
            each.unlink()
        root.rmdir()
