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
from dashboard.cli.terminal import complain, tell
from dashboard.storage.atomic_write import CannotWrite, naming_path
from dashboard.storage.folder_lock import folder_lock
from scripts.compress_parts import compress_parts

NAMED_IN: Final = ("package.json", "package-lock.json", ".npmrc")
# Without a network npm would try for two minutes; with one, nothing is lost by asking once.
NPM: Final = ("npm", "ci", "--silent", "--prefer-offline", "--fetch-retries=0")
LIMIT: Final = 120.0  # seconds, for some 10 MB
REST: Final = 3600.0  # seconds after a failure in which `make run` does not try again
FOR_RUN: Final = "run.ready"  # the stamps that make looks at
FOR_TESTS: Final = "test.ready"


def main(arguments: Sequence[str]) -> int:
    """Install the parts, and end with 0; with 2, and a line that says why, where that failed."""
    options = _options(arguments)
    tried = Path(sys.prefix) / "parts.tried"
    if options.to_run and tried.is_file() and time.time() - tried.stat().st_mtime < REST:
        tell(f"The browser parts could not be installed lately; to try now, delete {tried}.")
        return 2
    try:
        _install(options)
    except (CannotWrite, OSError, subprocess.SubprocessError) as problem:
        with suppress(OSError):
            tried.touch()
        return complain(f"The browser parts could not be installed: {_why(problem)}")
    tried.unlink(missing_ok=True)
    return 0


def _options(arguments: Sequence[str]) -> Namespace:
    parser = ArgumentParser(prog="python -m scripts.install_parts", description=__doc__)
    words = "only what the atlas itself needs, and not again within an hour of a failure"
    parser.add_argument("--to-run", action="store_true", help=words)
    parser.add_argument("--limit", metavar="SECONDS", type=float, default=LIMIT, help="at most")
    return parser.parse_args(arguments)


def _install(options: Namespace) -> None:
    target = Path(os.path.realpath(settings.NODE_MODULES))
    place = target.with_name(".node_modules-being-installed")
    with naming_path(place):
        place.mkdir(exist_ok=True)
    with folder_lock(place):
        _clear(place)
        for name in NAMED_IN:
            shutil.copy(settings.ROOT / name, place / name)
        _run([*NPM, *(["--omit=dev"] if options.to_run else [])], place, options.limit)
        fresh = place / settings.NODE_MODULES.name
        compress_parts(fresh)
        for stamp in (FOR_RUN,) if options.to_run else (FOR_RUN, FOR_TESTS):
            (fresh / stamp).touch()
        if target.exists():
            target.rename(place / "before")
        fresh.rename(target)
        _clear(place)
        place.rmdir()


def _run(command: Sequence[str], folder: Path, limit: float) -> None:
    """Run a command in a folder; after `limit` seconds end it and all that it has started."""
    with subprocess.Popen(command, cwd=folder, start_new_session=True) as process:
        try:
            code = process.wait(limit)
        except BaseException:  # also when we are stopped
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            raise
    if code:
        raise subprocess.CalledProcessError(code, command)


def _clear(folder: Path) -> None:
    before = folder / "before"
    if before.exists() and not settings.NODE_MODULES.exists():
        before.rename(Path(os.path.realpath(settings.NODE_MODULES)))  # a run was killed in between
    for each in folder.iterdir():
        if each.is_dir() and not each.is_symlink():
            shutil.rmtree(each)
        else:
            each.unlink()


def _why(problem: Exception) -> str:
    if isinstance(problem, subprocess.TimeoutExpired):
        return f"npm did not end within {problem.timeout:.0f} seconds. Is there a network?"
    if isinstance(problem, subprocess.CalledProcessError):
        return f"npm ended with {problem.returncode}. Is there a network?"
    return str(problem)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
