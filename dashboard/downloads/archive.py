"""The whole atlas in one ZIP file; unpacked, it is a data folder that can be served."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from dashboard.downloads.citation_text import full_title, how_to_cite
from dashboard.edition import Edition

TIMESTAMP: Final = (1980, 1, 1, 0, 0, 0)  # the earliest date in a ZIP file
FILE_MODE: Final = 0o644 << 16


def archive(files: Mapping[str, bytes]) -> bytes:
    """Return a ZIP file of `files`; the same files always give the same bytes."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as zip_file:
        for name in sorted(files):
            entry = ZipInfo(name, TIMESTAMP)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 3  # the same on every system
            entry.external_attr = FILE_MODE
            zip_file.writestr(entry, files[name], compresslevel=9)
    return buffer.getvalue()


def archive_readme(edition: Edition) -> bytes:
    """Return the README of the archive: its contents, its format, and how to cite it."""
    title = full_title(edition)
    say = edition.language.say
    parts = (
        f"{title}\n{'=' * len(title)}",
        say("How to cite: {text}").format(text=how_to_cite(edition)),
        say(
            "Licence of the texts and tables: {licence}. The coordinates of places and the "
            "layers of the map have other sources: see the notes in places.csv, and geo/."
        ).format(licence=", ".join(filter(None, edition.config.data_licence))),
        say(
            "All files use UTF-8. Each table row is one claim. The column cites names the "
            "works that make it; the last is the one we read. An empty cell means that the "
            "source does not say; it does not mean zero. Figures that differ are listed side "
            "by side: please do not add, average or subtract them."
        ),
        say(
            "codebook.csv explains every column; datapackage.json does the same for software. "
            "events.geojson has the events for a map, events.lpf.json the places for "
            "gazetteers. With atlas.toml and geo/, the atlas program can serve this folder."
        ),
    )
    return ("\n\n".join(parts) + "\n").encode()
