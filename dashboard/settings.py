"""Where things are, and what an operator may set."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
DATA_FOLDER: Final = ROOT / "data"
ASSETS_FOLDER: Final = ROOT / "assets"
TRANSLATIONS_FOLDER: Final = ROOT / "translations"
NODE_MODULES: Final = ROOT / "node_modules"


def data_folder() -> Path:
    """Return the folder of tables that the operator has set as ATLAS_DATA, else our own."""
    return Path(os.environ.get("ATLAS_DATA") or DATA_FOLDER)
