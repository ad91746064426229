"""Write `data/datapackage.json`, the codebook of the tables for programs: `make package`."""

from __future__ import annotations

import json
import sys
from typing import Final

from dashboard import settings
from dashboard.cli.terminal import print_lines, run
from dashboard.data import read_raw_files
from dashboard.downloads.data_package import data_package
from dashboard.edition import edition_of
from dashboard.languages.language import SOURCE, Language
from dashboard.model import atlas_from
from dashboard.storage.atomic_write import write_atomic

FILE: Final = settings.DATA_FOLDER / "datapackage.json"


def package_json() -> str:
    """Return the package of the shipped tables, in the language they are written in."""
    raw_files = read_raw_files(settings.DATA_FOLDER)
    package = data_package(
        edition_of(atlas_from(settings.DATA_FOLDER), Language(SOURCE)), raw_files
    )
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write the file, and print its name."""
    write_atomic(FILE, package_json().encode())
    print_lines(str(FILE.relative_to(settings.ROOT)))


if __name__ == "__main__":
    sys.exit(run(main))
