"""Handouts as files: a new handout may overwrite an earlier one, but no other file."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from dashboard.storage.atomic_write import CannotWrite, naming_path, shortened_path, write_atomic

CREATOR: Final = b"Typst"
END_MARKER: Final = b"%%EOF"  # a program that annotates a PDF adds another


def write_handout(file: Path, content: bytes) -> None:
    """Write a handout atomically, or raise CannotWrite and leave an earlier one in place."""
    with naming_path(file):
        existing = file.read_bytes() if file.is_file() else None
    if existing not in (None, content) and not is_unmodified_handout(existing or b""):
        raise CannotWrite(
            f"Cannot write {shortened_path(file)}: the file there is not a handout, or has been "
            f"changed. Move it away, or choose another folder."
        )
    write_atomic(file, content)


def is_unmodified_handout(content: bytes) -> bool:
    """Return whether `content` is an unmodified handout of any release."""
    return content.startswith(b"%PDF") and CREATOR in content and content.count(END_MARKER) == 1
