"""The folder of an export: what it may hold, and how a new export replaces an earlier one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from dashboard.storage.atomic_write import CannotWrite, naming_path, shortened_path, write_new
from dashboard.storage.manifest import (
    EMPTY_MANIFEST,
    Manifest,
    changed_files,
    manifest_of,
    manifest_text,
    manifest_with,
    shortened_list,
    unlisted_files,
)
from dashboard.storage.staging import finish_interrupted, staging_folder, staging_folders_in

MARKER: Final = "exported.txt"
MARKER_TEXT: Final = (
    "This folder was written by the command “python app.py export”. If you export to this folder "
    "again,\nthe files listed here are replaced, and all other files are kept.\n"
)
UNLISTED_MARKER_TEXT: Final = "This folder was written by the command “python app.py export”, which"


@contextmanager
def exporting(folder: Path) -> Iterator[Path]:
    """Yield a staging folder for an export; without an exception its files then replace `folder`'s.

    The earlier files stay until then. Raises CannotWrite, at once where that is possible.
    """
    target = Path(os.path.realpath(folder))
    with naming_path(folder):
        # Before anything is created in a folder that may be somebody's.
        if target.exists() and not staging_folders_in(target):
            earlier_export(target)
    with staging_folder(folder) as staging:
        finish_interrupted(staging, MARKER)
        earlier = earlier_export(target)
        yield staging.files
        listed = manifest_of(staging.files)
        write_new(staging.files / MARKER, manifest_text(MARKER_TEXT, listed).encode())
        staging.move_in(earlier, MARKER)


def earlier_export(folder: Path) -> Manifest:
    """Return the manifest of an earlier export in `folder`; raise CannotWrite with what to do."""
    if not folder.is_dir():
        raise CannotWrite(f"{shortened_path(folder)} is a file. Give a folder.")
    marker = folder / MARKER
    if not os.path.lexists(marker):
        _refuse_others(folder)
        return EMPTY_MANIFEST
    earlier = manifest_with(marker)
    if earlier is None:
        raise CannotWrite(
            f"{shortened_path(folder)} {_reason_no_export(marker)}, or choose another folder."
        )
    changed = changed_files(folder, earlier)
    if changed:
        raise CannotWrite(
            f"{shortened_list(changed)} in {shortened_path(folder)} has been changed since the "
            f"export. Move it to another folder, or export to another folder."
        )
    return earlier


def _refuse_others(folder: Path) -> None:
    others = unlisted_files(folder)
    if others:
        raise CannotWrite(
            f"{shortened_path(folder)} contains other files ({shortened_list(others)}) and is not "
            f"an export. Give a new or empty folder."
        )


def _reason_no_export(marker: Path) -> str:
    try:
        beginning = marker.read_bytes()[: len(UNLISTED_MARKER_TEXT.encode())].decode()
    except (OSError, UnicodeDecodeError):
        beginning = ""
    if beginning == UNLISTED_MARKER_TEXT:
        return (
            "was exported by an earlier version, which did not list its files. Move your own "
            "files out and delete the rest"
        )
    return (
        f"contains {MARKER}, which is not the list of an export or has been changed. Move it away"
    )
