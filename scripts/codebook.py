"""Write `docs/codebook.md`, the codebook of the tables for people: `make package`."""

from __future__ import annotations

import sys
from typing import Final

from dashboard import settings
from dashboard.cli.terminal import print_lines, run
from dashboard.downloads.codebook import codebook_markdown
from dashboard.languages.language import SOURCE, Language
from dashboard.model import atlas_from
from dashboard.storage.atomic_write import write_atomic

FILE: Final = settings.ROOT / "docs" / "codebook.md"
HEAD: Final = """\
# Codebook

Every column of every table, as the program reads them; `make package` writes this page, so change
nothing here. How to work with the tables is told [for curators](curators.md).

- *needed*: the cell may not be empty; if the source says nothing for it, leave out the row.
  Every other empty cell says that the source does not say, unless its meaning says otherwise.
- *The column may be missing*: to use it, write its name into the first row of a free column.
- *one of these words*: where `atlas.toml` lists them (kinds, sides, causes …), they are those of
  the tables in `data/`; another atlas has its own.
- The same stands in the downloads, for a spreadsheet as `codebook.csv` and for programs as
  `datapackage.json`.

## The tables

"""


def codebook_page() -> str:
    """Return the page, with the vocabulary of the shipped atlas."""
    return f"{HEAD}{codebook_markdown(atlas_from(settings.DATA_FOLDER).config, Language(SOURCE))}\n"


def main() -> None:
    """Write the file, and print its name."""
    write_atomic(FILE, codebook_page().encode())
    print_lines(str(FILE.relative_to(settings.ROOT)))


if __name__ == "__main__":
    sys.exit(run(main))
