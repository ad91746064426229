"""Starting another history: a small invented one as plain files, and what a curator needs to know.

The files are copied; what tells of the columns is written of what reads them.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from string import Template
from typing import Final

from dashboard import settings
from dashboard.data import read_folder
from dashboard.data.atlas_file import Outline
from dashboard.downloads.codebook import in_markdown
from dashboard.language import SOURCE, Language, language_for

README: Final = "README.md"
OTHER: Final = "Name a new or an empty folder."
GUIDE: Final = Path(__file__).with_suffix(".md")


class CannotStart(Exception):
    """The folder cannot be written; the text says why, and what to do."""


def start(folder: Path) -> tuple[str, ...]:
    """Write the invented atlas into `folder`, and a README of its tables; return what to do next.

    Raises CannotStart.
    """
    refuse_full(folder)
    outline = read_folder(settings.EXAMPLE_FOLDER).outline
    language = language_for(SOURCE, settings.TRANSLATIONS_FOLDER)
    try:
        shutil.copytree(settings.EXAMPLE_FOLDER, folder, dirs_exist_ok=True)
        (folder / README).write_text(guide(folder, outline, language), encoding="utf-8")
    except OSError as problem:
        reason = problem.strerror or "not all of it could be copied"
        raise CannotStart(f"Cannot write {folder}: {reason}. Name another folder.") from problem
    return (
        f"{folder / README} tells how to go on. To look at it first:",
        f"  python app.py --data {_quoted(folder)}",
    )


def refuse_full(folder: Path) -> None:
    """Raise CannotStart where `folder` holds anything, or is none."""
    if folder.is_dir() and any(folder.iterdir()):
        raise CannotStart(f"Nothing is written: {folder} is not empty. {OTHER}")
    if folder.exists() and not folder.is_dir():
        raise CannotStart(f"Nothing is written: {folder} is a file. {OTHER}")


def guide(folder: Path, outline: Outline, language: Language) -> str:
    """Return what a curator needs to know of the folder, with every column of every table."""
    words = Template(GUIDE.read_text(encoding="utf-8"))
    return words.substitute(
        folder=_quoted(folder),
        example=f"{outline.read_in}:12",
        tables=in_markdown(outline, language),
    )


def _quoted(folder: Path) -> str:
    return f'"{folder}"' if " " in str(folder) else str(folder)
