"""The commands that write a folder: `export` and `new`."""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import Final

from dashboard.cli.export_folder import exporting
from dashboard.cli.terminal import FAILURE, print_error, print_faults, print_lines
from dashboard.data import FaultyData
from dashboard.storage.atomic_write import CannotWrite
from dashboard.storage.staging import IncompleteMove

INCOMPLETE: Final = 1


def export_files(options: Namespace) -> int:
    """Write the whole atlas as a folder of files; return 1 where a part of it could not be made."""
    try:
        with exporting(options.folder) as staging:
            # Not at the top: they take seconds, and an unusable folder is reported before.
            from dashboard.cli.export import write_atlas
            from dashboard.web.factory import build

            failed = write_atlas(build(options.data), staging, print_lines)
    except FaultyData as problem:
        print_faults(problem.faults, sys.stderr)
        return FAILURE
    except CannotWrite as problem:
        return _not_written(problem)
    print_lines(f"{options.folder / 'index.html'} opens the atlas.")
    return INCOMPLETE if failed else 0


def new_atlas(options: Namespace) -> int:
    """Write an invented atlas into a folder, to start another history; print the next steps."""
    from dashboard.cli.new_atlas import write_new_atlas  # not at the top: see `export_files`

    try:
        print_lines(*write_new_atlas(options.folder))
    except CannotWrite as problem:
        return _not_written(problem)
    return 0


def _not_written(problem: CannotWrite) -> int:
    return print_error(
        f"{'' if isinstance(problem, IncompleteMove) else 'Nothing is written. '}{problem}"
    )
