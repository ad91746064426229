"""The atlas as a folder of files: for a host that serves files, and for a stick without one.

What a file holds is what the server answers at its address; the pages alone are written as Dash
would have built them, for there is no server to ask for them.
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
from dashboard.pages.landing_pages import landing_page, not_found_page, read_me
from dashboard.storage.atomic_write import CannotWrite, write_new
from dashboard.web.factory import Built
from dashboard.web.language_dispatch import dispatcher_of
from dashboard.web.resources import files
from dashboard.web.server import Parts

FRONT_FOLDER: Final = settings.ASSETS_FOLDER / "folder"
NO_JEKYLL: Final = ".nojekyll"  # GitHub Pages then takes the files as they are
FOR_HOSTS: Final = (MARKER, NO_JEKYLL, "404.html")  # who has the folder on a stick needs none
TEXTS: Final = (".css", ".csv", ".geojson", ".html", ".js", ".json", ".svg", ".txt")
COMPRESSED: Final = (".br", ".gz")
HANDOUTS: Final = "/handouts/"
LEAST: Final = 1000  # bytes: below, compressing saves no packet

Tell: TypeAlias = Callable[[str], None]


class CannotExport(CannotWrite):
    """The atlas is none that files can hold; the text says why, and what to do."""


def export(built: Built, folder: Path, tell: Tell) -> None:
    """Write the atlas into `folder`; what stood there stands until all is written.

    `tell` is given a line for every part that is begun. Raises CannotWrite.
    """
    with exporting(folder) as fresh:
        write_atlas(built, fresh, tell)


def write_atlas(built: Built, folder: Path, tell: Tell) -> None:
    """Write the atlas into an empty folder that nobody sees yet, or raise CannotWrite."""
    refuse_callbacks(built)
    _write(built, folder, tell)


def refuse_callbacks(built: Built) -> None:
    """Raise CannotExport where a callback of a page runs on the server, naming it."""
    client = built.server.test_client()
    for language in built.languages:
        for callback in client.get(f"/{language.code}/_dash-dependencies").get_json():
            if not callback["clientside_function"]:
                raise CannotExport(
                    f"The callback of “{callback['output']}” needs the server, and a folder of "
                    f"files has none. Make it a clientside callback."
                )


def _write(built: Built, folder: Path, tell: Tell) -> None:
    asked = files(built.server)
    for language, site in zip(built.languages, dispatcher_of(built.server).sites(), strict=True):
        asked = asked | files(site.server)
        page = site.page.as_file()
        write_new(folder / language.code / "index.html", _between_files(page).encode())
    client = built.server.test_client()
    unmade: list[str] = []
    for part, addresses in groupby(sorted(asked), key=lambda address: address.split("/")[1]):
        tell(f"{part} …")
        for address in addresses:
            content = _answered(client, address)
            if content is None:
                unmade.append(address[1:])
            else:
                write_new(folder / address[1:], content)
    _write_front(built, folder)
    _write_licences(built.parts, folder / "licences")
    tell("compressed copies …")
    for file in _files(folder):
        _compress(file)
    if unmade:
        tell(f"Warning: these handouts could not be made and are left out: {', '.join(unmade)}.")


def _write_front(built: Built, folder: Path) -> None:
    styles = _front_styles()
    script = (FRONT_FOLDER / "lost.js").read_text(encoding="utf-8")
    write_new(folder / "index.html", landing_page(built.atlas, built.languages, styles).encode())
    write_new(
        folder / "404.html", not_found_page(built.atlas, built.languages, styles, script).encode()
    )
    for name in ("front.js", "whole.css"):
        write_new(folder / name, (FRONT_FOLDER / name).read_bytes())
    # The mark at the beginning tells an old Windows which letters these are.
    write_new(folder / "README.txt", read_me(built.atlas, built.languages).encode("utf-8-sig"))
    write_new(folder / NO_JEKYLL, b"")


def _write_licences(parts: Parts, folder: Path) -> None:
    """Write the licence of all that the folder holds, as each of them asks."""
    licences = {"atlas": settings.ROOT / "LICENSE", "plotly": parts.plotly.with_name("LICENSE")}
    if parts.fonts:
        licences["typeface"] = parts.fonts / "LICENSE"
    for name, licence in licences.items():
        if licence.is_file():  # plotly's whole bundle names its licence in its first lines
            write_new(folder / f"{name}.txt", licence.read_bytes())


def _front_styles() -> str:
    tokens = settings.ASSETS_FOLDER / "10-tokens.css"
    files = (tokens, FRONT_FOLDER / "front.css")
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def _between_files(page: str) -> str:
    """Return `page` with links to files: a folder that no host serves has no first page."""
    return re.sub(r'href="(\.\./\w+/|\./)"', r'href="\1index.html"', page)


def _answered(client: FlaskClient, address: str) -> bytes | None:
    """Return what the atlas answers; None for a handout that cannot be made."""
    with client.get(address) as answer:
        if answer.status_code == HTTPStatus.INTERNAL_SERVER_ERROR and HANDOUTS in address:
            return None
        if answer.status_code != HTTPStatus.OK:
            raise CannotExport(f"The atlas answers {answer.status_code} at {address}.")
        return answer.get_data()


def _compress(file: Path) -> None:
    """Write the compressed copies of a text; hosts that know of them send these instead."""
    content = file.read_bytes()
    if file.suffix not in TEXTS or len(content) < LEAST:
        return
    for suffix, copy in zip(COMPRESSED, _copies(content), strict=True):
        write_new(file.with_name(file.name + suffix), copy)


@lru_cache(maxsize=16)
def _copies(content: bytes) -> tuple[bytes, bytes]:
    # Plotly and the scripts are the same in every language.
    return brotli.compress(content), gzip.compress(content, mtime=0)


def _files(folder: Path) -> list[Path]:
    return sorted(each for each in folder.rglob("*") if each.is_file())
