"""Pack the atlas as one ZIP file for a stick or a school: `python -m scripts.dist`, or `make dist`.

Who unpacks it and opens its `index.html` has the atlas; nothing else is needed.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import Final

from dashboard import settings
from dashboard.data import FaultyData
from dashboard.downloads.archive import archive
from dashboard.export import COMPRESSED, FOR_HOSTS, export
from dashboard.factory import build
from dashboard.terminal import WRONG, complain, print_faults, tell, unreadable
from dashboard.writing import CannotWrite, telling, write_whole

DIST: Final = settings.ROOT / "dist"


def packed(folder: Path, name: str) -> bytes:
    """Return a ZIP file of an export, all below `name`, without what only a web host reads."""
    files = [each for each in folder.rglob("*") if each.is_file()]
    return archive(
        {
            f"{name}/{each.relative_to(folder).as_posix()}": each.read_bytes()
            for each in files
            if each.suffix not in COMPRESSED and each.name not in FOR_HOSTS
        }
    )


def main() -> int:
    """Write `dist/uprisings-atlas-VERSION.zip`, and say how large it is."""
    name = f"uprisings-atlas-{settings.version()}"
    file = DIST / f"{name}.zip"
    try:
        with telling(DIST):
            DIST.mkdir(exist_ok=True)
        with telling(Path(gettempdir())):
            place = TemporaryDirectory(ignore_cleanup_errors=True)
        with place as parent:
            folder = Path(parent) / name
            export(build(settings.DATA_FOLDER), folder, tell)
            content = packed(folder, name)
        write_whole(file, content)
    except FaultyData as problem:
        print_faults(problem.faults, sys.stderr)
        return WRONG
    except CannotWrite as problem:
        return complain(str(problem))
    except OSError as problem:
        return complain(unreadable(problem))
    tell(f"{file.relative_to(settings.ROOT)} ({len(content) / 1e6:.1f} MB)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
