"""Sheets as files: a new one takes the place of an earlier one, and of nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from dashboard.storage.atomic_write import CannotWrite, naming_path, shortened, write_whole

SET_BY: Final = b"Typst"
END: Final = b"%%EOF"  # a program that writes notes into a PDF adds another


def write_sheet(file: Path, content: bytes) -> None:
    """Write a sheet whole, or raise CannotWrite: an earlier sheet is still there then."""
    with naming_path(file):
        before = file.read_bytes() if file.is_file() else None
    if before not in (None, content) and not is_sheet(before or b""):
        raise CannotWrite(
            f"Cannot write {shortened(file)}: what is there is no handout, or somebody has written "
            f"into it. Move it away, or name another folder."
        )
    write_whole(file, content)


def is_sheet(content: bytes) -> bool:
    """Return whether `content` is a sheet as it was set, by any release."""
    return content.startswith(b"%PDF") and SET_BY in content and content.count(END) == 1
