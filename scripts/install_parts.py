"""Install the browser parts that `package.json` names: `python -m scripts.install_parts`.

They are installed beside `node_modules` and take its place when all of them are there, compressed
too. So whatever fails or is stopped leaves the parts of before, and no cut one is ever served.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from dashboard import settings
from dashboard.cli.terminal import print_error, print_lines
from dashboard.storage.atomic_write import CannotWrite, naming_path
from dashboard.storage.folder_lock import folder_lock
from scripts.compress_parts import compress_parts

NPM_FILES: Final = ("package.json", "package-lock.json", ".npmrc")
# Without a network npm would retry for two minutes; with one, a single try is enough.
NPM: Final = ("npm", "ci", "--silent", "--prefer-offline", "--fetch-retries=0")
LIMIT: Final = 120.0  # seconds, for some 10 MB, and 40 MB more for the tests
RETRY_SECONDS: Final = 3600.0  # seconds after a failure in which `make run` does not try again
FOR_RUN: Final = "run.ready"  # the stamp files of the Makefile
FOR_TESTS: Final = "test.ready"


def main(arguments: Sequence[str]) -> int:
    """Install the parts; return 0, or 2 after printing why that failed."""
    options = _options(arguments)
    failure = Path(sys.prefix) / "parts.tried"
    if (
        options.to_run
        and failure.is_file()
        and time.time() - failure.stat().st_mtime < RETRY_SECONDS
    ):
        print_lines(
            f"The browser packages could not be installed in the last hour. "
            f"To try again now, delete {failure}."
        )
        return 2
    try:
        _install(options)
    except (CannotWrite, OSError, subprocess.SubprocessError) as problem:
        with suppress(OSError):
            failure.touch()
        return print_error(f"The browser packages could not be installed: {_reason(problem)}")
    failure.unlink(missing_ok=True)
    return 0


def _options(arguments: Sequence[str]) -> Namespace:
    parser = ArgumentParser(prog="python -m scripts.install_parts", description=__doc__)
    help_text = "only what the atlas itself needs, and not again within an hour of a failure"
    parser.add_argument("--to-run", action="store_true", help=help_text)
    parser.add_argument("--limit", metavar="SECONDS", type=float, default=LIMIT, help="at most")
    return parser.parse_args(arguments)


def _install(options: Namespace) -> None:
    target = Path(os.path.realpath(settings.NODE_MODULES))
    staging = target.with_name(".node_modules-being-installed")
    with naming_path(staging):
        staging.mkdir(exist_ok=True)
    with folder_lock(staging):
        _clear(staging)
        for name in NPM_FILES:
            shutil.copy(settings.ROOT / name, staging / name)
        _run([*NPM, *(["--omit=dev"] if options.to_run else [])], staging, options.limit)
        installed = staging / settings.NODE_MODULES.name
        compress_parts(installed)
        for stamp in (FOR_RUN,) if options.to_run else (FOR_RUN, FOR_TESTS):
            (installed / stamp).touch()
        if target.exists():
            target.rename(staging / "before")
        installed.rename(target)
        _clear(staging)
        staging.rmdir()


def _run(command: Sequence[str], folder: Path, limit: float) -> None:
    """Run a command in a folder; after `limit` seconds kill it and its children."""
    with subprocess.Popen(command, cwd=folder, start_new_session=True) as process:
        try:
            code = process.wait(limit)
        except BaseException:  # also when this process is stopped
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            raise
    if code:
        raise subprocess.CalledProcessError(code, command)


def _clear(folder: Path) -> None:
    before = folder / "before"
    if before.exists() and not settings.NODE_MODULES.exists():
        before.rename(Path(os.path.realpath(settings.NODE_MODULES)))  # a run was killed in between
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def _reason(problem: Exception) -> str:
    if isinstance(problem, subprocess.TimeoutExpired):
        return (
            f"npm did not finish within {problem.timeout:.0f} seconds. Check the network "
            f"connection."
        )
    if isinstance(problem, subprocess.CalledProcessError):
        return f"npm failed with status {problem.returncode}. Check the network connection."
    return str(problem)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
