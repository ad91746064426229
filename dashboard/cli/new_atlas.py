"""Starting another history: a small invented one as plain files, and what a curator needs to know.

The files are copied; what tells of the columns is written of what reads them.
"""

from __future__ import annotations

from pathlib import Path
from string import Template
from typing import Final

from dashboard import settings
from dashboard.data import read_folder
from dashboard.data.config import AtlasConfig
from dashboard.downloads.codebook import in_markdown
from dashboard.languages.language import SOURCE, Language, language_for
from dashboard.storage.atomic_write import CannotWrite, naming_path, shortened, write_new
from dashboard.storage.staging import finish_earlier, left_in, staged

README: Final = "README.md"
OTHER: Final = "Name a new or an empty folder."
GUIDE: Final = Path(__file__).with_suffix(".md")


def write_new_atlas(folder: Path) -> tuple[str, ...]:
    """Write the invented atlas into `folder`, and a README of its tables; return what to do next.

    Raises CannotWrite.
    """
    told = (
        f"{folder / README} tells how to go on. To look at it first:",
        f"  python app.py --data {_quoted(folder)}",
    )
    with naming_path(folder):
        begun = folder.is_dir() and bool(left_in(folder))
        if not begun:
            refuse_full(folder)
    with staged(folder) as staging:
        if finish_earlier(staging):
            return told
        refuse_full(folder)
        for name, content in _files(folder).items():
            write_new(staging.files / name, content)
        staging.move_in()
    return told


def refuse_full(folder: Path) -> None:
    """Raise CannotWrite where `folder` holds anything, or is none."""
    if folder.is_dir() and [each for each in folder.iterdir() if each not in left_in(folder)]:
        raise CannotWrite(f"{shortened(folder)} is not empty. {OTHER}")
    if folder.exists() and not folder.is_dir():
        raise CannotWrite(f"{shortened(folder)} is a file. {OTHER}")


def _files(folder: Path) -> dict[str, bytes]:
    """Return what is written into `folder`, by its name there."""
    example = settings.EXAMPLE_FOLDER
    outline = read_folder(example).config
    language = language_for(SOURCE, settings.TRANSLATIONS_FOLDER)
    files = [each for each in sorted(example.rglob("*")) if each.is_file()]
    return {
        **{each.relative_to(example).as_posix(): each.read_bytes() for each in files},
        README: guide(folder, outline, language).encode(),
    }


def guide(folder: Path, outline: AtlasConfig, language: Language) -> str:
    """Return what a curator needs to know of the folder, with every column of every table."""
    words = Template(GUIDE.read_text(encoding="utf-8"))
    return words.substitute(
        folder=_quoted(folder),
        example=f"{outline.read_in}:12",
        tables=in_markdown(outline, language),
    )


def _quoted(folder: Path) -> str:
    return f'"{folder}"' if " " in str(folder) else str(folder)
