"""Paths of the project, and what an operator may set."""

from __future__ import annotations

import os
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
DATA_FOLDER: Final = ROOT / "data"
EXAMPLE_FOLDER: Final = ROOT / "examples" / "island"
ASSETS_FOLDER: Final = ROOT / "assets"
TRANSLATIONS_FOLDER: Final = ROOT / "translations"
NODE_MODULES: Final = ROOT / "node_modules"


@lru_cache(maxsize=1)
def version() -> str:
    """Return the version of the atlas, which stands in `pyproject.toml` alone."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


def data_folder() -> Path:
    """Return the data folder that the operator has set as ATLAS_DATA, else our own."""
    return Path(os.environ.get("ATLAS_DATA") or DATA_FOLDER)
