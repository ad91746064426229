"""Starts another history: a small invented atlas as plain files, with a README for its curator.

The files are copied; the description of the columns is generated from their schemas.
"""

from __future__ import annotations

from pathlib import Path
from string import Template
from typing import Final

from dashboard import settings
from dashboard.data import read_folder
from dashboard.data.config import AtlasConfig
from dashboard.downloads.codebook import codebook_markdown
from dashboard.languages.language import SOURCE, Language, language_for
from dashboard.storage.atomic_write import CannotWrite, naming_path, shortened_path, write_new
from dashboard.storage.staging import finish_interrupted, staging_folder, staging_folders_in

README: Final = "README.md"
NAME_ANOTHER: Final = "Give a new or empty folder."
GUIDE: Final = Path(__file__).with_suffix(".md")


def write_new_atlas(folder: Path) -> tuple[str, ...]:
    """Write the invented atlas and a README of its tables into `folder`; return the next steps.

    Raises CannotWrite.
    """
    next_steps = (
        f"{folder / README} explains the next steps. To see the atlas first:",
        f"  python app.py --data {_quoted(folder)}",
    )
    with naming_path(folder):
        is_unfinished = folder.is_dir() and bool(staging_folders_in(folder))
        if not is_unfinished:
            refuse_nonempty(folder)
    with staging_folder(folder) as staging:
        if finish_interrupted(staging):
            return next_steps
        refuse_nonempty(folder)
        for name, content in _files(folder).items():
            write_new(staging.files / name, content)
        staging.move_in()
    return next_steps


def refuse_nonempty(folder: Path) -> None:
    """Raise CannotWrite where `folder` is not empty, or is a file."""
    if folder.is_dir() and [
        path for path in folder.iterdir() if path not in staging_folders_in(folder)
    ]:
        raise CannotWrite(f"{shortened_path(folder)} is not empty. {NAME_ANOTHER}")
    if folder.exists() and not folder.is_dir():
        raise CannotWrite(f"{shortened_path(folder)} is a file. {NAME_ANOTHER}")


def _files(folder: Path) -> dict[str, bytes]:
    """Return the files to write into `folder`, by name."""
    example = settings.EXAMPLE_FOLDER
    config = read_folder(example).config
    language = language_for(SOURCE, settings.TRANSLATIONS_FOLDER)
    files = [path for path in sorted(example.rglob("*")) if path.is_file()]
    return {
        **{path.relative_to(example).as_posix(): path.read_bytes() for path in files},
        README: guide(folder, config, language).encode(),
    }


def guide(folder: Path, config: AtlasConfig, language: Language) -> str:
    """Return the README of the folder, with every column of every table."""
    template = Template(GUIDE.read_text(encoding="utf-8"))
    return template.substitute(
        folder=_quoted(folder),
        example=f"{config.read_in}:12",
        tables=codebook_markdown(config, language),
    )


def _quoted(folder: Path) -> str:
    return f'"{folder}"' if " " in str(folder) else str(folder)
