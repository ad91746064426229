"""Exports the atlas as a folder of files: for a static web host, or a stick without one.

A file holds what the server answers at its address; only links between pages name their files.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from functools import lru_cache
from http import HTTPStatus
from itertools import groupby
from pathlib import Path
from typing import Final, TypeAlias

import brotli
from flask.testing import FlaskClient

from dashboard import settings
from dashboard.cli.export_folder import MARKER, exporting
from dashboard.pages.landing_pages import landing_page, not_found_page, readme_text
from dashboard.storage.atomic_write import CannotWrite, write_new
from dashboard.web.factory import BuiltAtlas
from dashboard.web.language_dispatch import dispatcher_of
from dashboard.web.resources import file_addresses
from dashboard.web.server import Parts

LANDING_FOLDER: Final = settings.ASSETS_FOLDER / "folder"
NO_JEKYLL: Final = ".nojekyll"  # GitHub Pages then serves the files as they are
FOR_HOSTS: Final = (MARKER, NO_JEKYLL, "404.html")  # of no use on a stick
COMPRESSIBLE: Final = (".css", ".csv", ".geojson", ".html", ".js", ".json", ".svg", ".txt")
COMPRESSED: Final = (".br", ".gz")
HANDOUTS: Final = "/handouts/"
MIN_COMPRESSED_BYTES: Final = 1000  # compressing less saves no packet

Progress: TypeAlias = Callable[[str], None]


class CannotExport(CannotWrite):
    """The atlas cannot be exported as files; the message says why, and what to do."""


def export(built: BuiltAtlas, folder: Path, progress: Progress) -> None:
    """Write the atlas into `folder`; its earlier files stay until all are written.

    `progress` gets a line at the start of every part. Raises CannotWrite.
    """
    with exporting(folder) as staging:
        write_atlas(built, staging, progress)


def write_atlas(built: BuiltAtlas, folder: Path, progress: Progress) -> list[str]:
    """Write the atlas into an empty staging folder, or raise CannotWrite.

    Returns the handouts that could not be made; the pages still link to them.
    """
    refuse_extension(built)
    return _write(built, folder, progress)


def refuse_extension(built: BuiltAtlas) -> None:
    """Raise CannotExport where the atlas has an extension."""
    if any(site.page.extension for site in dispatcher_of(built.server).sites()):
        raise CannotExport(
            "This atlas has an extension that needs a server, and an exported folder has "
            "none. Export it without the extension."
        )


def _write(built: BuiltAtlas, folder: Path, progress: Progress) -> list[str]:
    addresses = file_addresses(built.server)
    for language, site in zip(built.languages, dispatcher_of(built.server).sites(), strict=True):
        addresses = addresses | file_addresses(site.server)
        page = site.page.document
        write_new(folder / language.code / "index.html", _with_file_links(page).encode())
    client = built.server.test_client()
    failed: list[str] = []
    for part, group in groupby(sorted(addresses), key=lambda address: address.split("/")[1]):
        progress(f"{part} …")
        for address in group:
            content = _content_at(client, address)
            if content is None:
                failed.append(address[1:])
            else:
                write_new(folder / address[1:], content)
    _write_landing_pages(built, folder)
    _write_licences(built.parts, folder / "licences")
    progress("compressed copies …")
    for file in _all_files(folder):
        _compress(file)
    if failed:
        progress(
            f"Warning: these handouts could not be created and were left out: {', '.join(failed)}."
        )
    return failed


def _write_landing_pages(built: BuiltAtlas, folder: Path) -> None:
    styles = _landing_styles()
    script = (LANDING_FOLDER / "lost.js").read_text(encoding="utf-8")
    write_new(folder / "index.html", landing_page(built.atlas, built.languages, styles).encode())
    write_new(
        folder / "404.html", not_found_page(built.atlas, built.languages, styles, script).encode()
    )
    for name in ("front.js", "whole.css"):
        write_new(folder / name, (LANDING_FOLDER / name).read_bytes())
    # The byte order mark tells an old Windows the encoding.
    write_new(folder / "README.txt", readme_text(built.atlas, built.languages).encode("utf-8-sig"))
    write_new(folder / NO_JEKYLL, b"")


def _write_licences(parts: Parts, folder: Path) -> None:
    """Write the licences of the software in the folder, as each of them demands."""
    licences = {"atlas": settings.ROOT / "LICENSE", "plotly": parts.plotly.with_name("LICENSE")}
    if parts.fonts:
        licences["typeface"] = parts.fonts / "LICENSE"
    for name, licence in licences.items():
        if licence.is_file():  # plotly's full bundle has its licence in its first lines
            write_new(folder / f"{name}.txt", licence.read_bytes())


def _landing_styles() -> str:
    tokens = settings.ASSETS_FOLDER / "css" / "tokens.css"
    files = (tokens, LANDING_FOLDER / "front.css")
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def _with_file_links(page: str) -> str:
    """Return `page` with links to files: without a host a folder has no index page."""
    return re.sub(r'href="(\.\./\w+/|\./)"', r'href="\1index.html"', page)


def _content_at(client: FlaskClient, address: str) -> bytes | None:
    """Return the content of a response; None for a handout that cannot be made."""
    with client.get(address) as response:
        if response.status_code == HTTPStatus.INTERNAL_SERVER_ERROR and HANDOUTS in address:
            return None
        if response.status_code != HTTPStatus.OK:
            raise CannotExport(
                f"The server answered {response.status_code} for {address}. This is an error of "
                f"the program; please report it."
            )
        return response.get_data()


def _compress(file: Path) -> None:
    """Write the compressed copies of a text file, which some hosts send instead."""
    content = file.read_bytes()
    if file.suffix not in COMPRESSIBLE or len(content) < MIN_COMPRESSED_BYTES:
        return
    for suffix, copy in zip(COMPRESSED, _compressed_copies(content), strict=True):
        write_new(file.with_name(file.name + suffix), copy)


@lru_cache(maxsize=16)
def _compressed_copies(content: bytes) -> tuple[bytes, bytes]:
    # Plotly and the scripts are the same in every language.
    return brotli.compress(content), gzip.compress(content, mtime=0)


def _all_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
