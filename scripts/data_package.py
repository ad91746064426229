"""Write `data/datapackage.json`, the codebook of the tables for programs: `make package`."""

from __future__ import annotations

import json
import sys
from typing import Final

from dashboard import settings
from dashboard.cli.terminal import run, tell
from dashboard.data import read_raw_files
from dashboard.downloads.data_package import data_package
from dashboard.languages.language import SOURCE, Language
from dashboard.model import atlas_from
from dashboard.storage.atomic_write import write_whole

FILE: Final = settings.DATA_FOLDER / "datapackage.json"


def written() -> str:
    """Return the package of the shipped tables, in the language in which they are written."""
    originals = read_raw_files(settings.DATA_FOLDER)
    found = data_package(atlas_from(settings.DATA_FOLDER), originals, Language(SOURCE))
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write the file, and say which."""
    write_whole(FILE, written().encode())
    tell(str(FILE.relative_to(settings.ROOT)))


if __name__ == "__main__":
    sys.exit(run(main))
