"""Pack the atlas as one ZIP file for a stick or a school: `python -m scripts.dist`, or `make dist`.

Unpack it and open its `index.html`: nothing else is needed.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import Final

from dashboard import settings
from dashboard.cli.export import COMPRESSED, FOR_HOSTS, export
from dashboard.cli.terminal import print_lines, run
from dashboard.downloads.archive import archive
from dashboard.storage.atomic_write import naming_path, write_atomic
from dashboard.web.factory import build

DIST: Final = settings.ROOT / "dist"


def zip_export(folder: Path, name: str) -> bytes:
    """Return a ZIP file of an export below `name`, without the files for web hosts."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return archive(
        {
            f"{name}/{path.relative_to(folder).as_posix()}": path.read_bytes()
            for path in files
            if path.suffix not in COMPRESSED and path.name not in FOR_HOSTS
        }
    )


def main() -> None:
    """Write `dist/uprisings-atlas-VERSION.zip`, and print its size."""
    name = f"uprisings-atlas-{settings.version()}"
    with naming_path(DIST):
        DIST.mkdir(exist_ok=True)
    with naming_path(Path(gettempdir())):
        temporary = TemporaryDirectory(ignore_cleanup_errors=True)
    with temporary as parent:
        folder = Path(parent) / name
        export(build(settings.DATA_FOLDER), folder, print_lines)
        content = zip_export(folder, name)
    file = DIST / f"{name}.zip"
    write_atomic(file, content)
    print_lines(f"{file.relative_to(settings.ROOT)} ({len(content) / 1e6:.1f} MB)")


if __name__ == "__main__":
    sys.exit(run(main))
