"""Reads a CSV file into columns of trimmed cells."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from dashboard.data.bad_import import bad_import_fault
from dashboard.data.faults import Fault
from dashboard.data.grid import Grid, read_grid, separated
from dashboard.data.headers import header_faults, malformed_faults, repeated_headers
from dashboard.data.text_files import FileError, read_text
from dashboard.languages.language import phrase


class Sheet(NamedTuple):
    """The rows of a table, as text by column, and its faults.

    The index of both frames counts rows as a spreadsheet does. Missing and repeated columns are in
    neither. Rows with too many or too few cells are in `malformed`, as far as they could be read.
    All these have faults; empty rows are skipped.
    """

    rows: pd.DataFrame
    malformed: pd.DataFrame
    faults: tuple[Fault, ...]


def read_sheet(path: Path, names: Sequence[str], optional: Sequence[str] = ()) -> Sheet:
    """Return the sheet in `path` with the columns `names`, or raise FileError.

    The `optional` ones may be missing.
    """
    hint = phrase("Create it; its first row is: “{header}”.", header=",".join(names))
    text, separator = separated(read_text(path, hint), names)
    grid = read_grid(text, separator, path.name)
    import_fault = bad_import_fault(grid, names, separator, path.name)
    if import_fault:
        raise FileError(import_fault)
    is_repeated = (grid.cells == np.array(grid.header, dtype=object)).all(axis=1)
    is_malformed = (grid.widths < _named_width(grid)) | grid.overflows
    complete, malformed = grid.only(~is_malformed & ~is_repeated), grid.only(is_malformed)
    faults = list(header_faults(grid, names, optional, path.name))
    faults += repeated_headers(grid.only(is_repeated), path.name)
    if len(complete.numbers) or not faults:  # else only the header is wrong
        faults += malformed_faults(malformed, separator, path.name)
    return Sheet(complete.frame(names), malformed.frame(names), tuple(faults))


def _named_width(grid: Grid) -> int:
    """Return the number of columns up to the last name.

    Trailing empty columns have no name, and a spreadsheet may omit them from a row.
    """
    return max((index for index, name in enumerate(grid.header, start=1) if name), default=0)
