"""Export to a folder: complete, and careful with existing files."""

from __future__ import annotations

import gzip
import json
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from pathlib import Path

import brotli
import pytest
from dash import html
from flask.testing import FlaskClient

from dashboard import settings
from dashboard.cli.export import COMPRESSED, CannotExport, export
from dashboard.cli.export_folder import MARKER
from dashboard.model import atlas_from
from dashboard.storage.atomic_write import CannotWrite
from dashboard.web.factory import BuiltAtlas, build
from dashboard.web.language_dispatch import dispatcher_of
from dashboard.web.resources import file_addresses
from scripts.dist import zip_export
from tests.command_line import run
from tests.conftest import Folder

CODES = ("az", "en", "ru", "tr")
LINK = re.compile(r'(?:href|src)="([^"]*)"')
PAYLOAD = re.compile(r"handed: (\{.*\}) \}\);", re.DOTALL)
ATLAS = atlas_from(settings.DATA_FOLDER)
# What a reader may follow out of the atlas: addresses in its tables.
OUTWARD = {work.address for work in ATLAS.works} | {ATLAS.config.data_licence.address}


def silent(_line: str) -> None:
    """Print nothing."""


def links_of(file: Path) -> Iterator[str]:
    """Yield every address in a page, a style sheet, or the HTML in a script's payload."""
    content = file.read_text(encoding="utf-8")
    if file.suffix == ".css":
        yield from re.findall(r"url\(['\"]?([^)'\"]+)", content)
    elif file.suffix == ".js":
        match = PAYLOAD.search(content)
        assert match
        for content in _texts(json.loads(match.group(1))):
            yield from map(unescape, LINK.findall(content))
    else:
        yield from map(unescape, LINK.findall(content))


def _texts(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict | list):
        for child in node.values() if isinstance(node, dict) else node:
            yield from _texts(child)


@pytest.mark.parametrize("page", ["", *CODES])
def test_every_link_leads_to_a_file_of_the_folder(exported: Path, page: str) -> None:
    unread, targets = [exported / page / "index.html"], set()
    while unread:
        file = unread.pop()
        for link in links_of(file):
            if link.startswith(("#", "?", "data:")) or link in OUTWARD:
                continue
            assert not re.match(r"[a-z]+:|/", link), (file, link)
            # The payload of a script is shown in the page, so its links are relative to the page.
            seen_from = exported / page if file.suffix == ".js" else file.parent
            target = (seen_from / re.split("[?#]", link)[0]).resolve()
            assert target.is_file(), (file, link)
            if target not in targets and (
                target.suffix == ".css" or target.name == "atlas-data.js"
            ):
                unread.append(target)
            targets.add(target)
    assert len(targets) > (40 if page else 5)


@pytest.mark.parametrize("code", CODES)
def test_the_page_in_a_file_is_the_page_that_the_server_sends(
    exported: Path, client: FlaskClient, code: str
) -> None:
    page = (exported / code / "index.html").read_text(encoding="utf-8")
    assert f'<html lang="{code}">' in page
    assert page.count('id="event-list"') == 1
    assert page.replace("/index.html", "/") == client.get(f"/{code}/").text


def test_the_files_hold_what_the_server_answers(exported: Path, client: FlaskClient) -> None:
    sites = dispatcher_of(client.application).sites()
    served = file_addresses(client.application).union(
        *(file_addresses(site.server) for site in sites)
    )
    assert len(served) > 150
    assert [address for address in served if not (exported / address[1:]).is_file()] == []
    for address in sorted(address for address in served if "/handouts/" not in address):
        assert (exported / address[1:]).read_bytes() == client.get(address).data, address


def test_texts_have_compressed_copies_that_hold_the_same(exported: Path) -> None:
    file_addresses = [file for file in exported.rglob("*") if file.is_file()]
    copies = [file for file in file_addresses if file.suffix in COMPRESSED]
    for copy in copies:
        opened = {".br": brotli.decompress, ".gz": gzip.decompress}[copy.suffix](copy.read_bytes())
        assert opened == copy.with_suffix("").read_bytes(), copy
    have = {file.with_suffix("").name for file in copies}
    assert have >= {"index.html", "404.html", "atlas.css", "atlas.js", "atlas-data.js"}
    assert not {file.suffix for file in map(Path, have)} & {".pdf", ".zip", ".webp", ".woff2"}


def test_what_a_host_shows_where_nothing_is_needs_no_other_file(exported: Path) -> None:
    page = (exported / "404.html").read_text(encoding="utf-8")
    assert set(LINK.findall(page)) == {"./"}
    for code in CODES:
        assert f'<p lang="{code}">' in page


def test_the_folder_holds_the_licence_of_each_part(exported: Path) -> None:
    for name, phrase in (("atlas", "CC BY"), ("plotly", "MIT"), ("typeface", "Open Font")):
        assert phrase in (exported / "licences" / f"{name}.txt").read_text(encoding="utf-8")


def test_the_zip_file_holds_all_that_a_reader_opens_in_one_folder(exported: Path) -> None:
    with zipfile.ZipFile(BytesIO(zip_export(exported, "atlas"))) as zipped:
        names = set(zipped.namelist())
        readme = zipped.read("atlas/README.txt").decode("utf-8-sig")
    assert {"atlas/index.html", "atlas/az/index.html", "atlas/ru/handouts/ganja-1920.pdf"} <= names
    assert not [name for name in names if name.endswith((*COMPRESSED, MARKER, "404.html"))]
    assert readme.count("index.html") == len(CODES)


@pytest.fixture
def small_atlas(folder: Folder) -> BuiltAtlas:
    """A small atlas, built."""
    return build(folder.path)


def test_another_atlas_is_written_too_and_has_one_language(
    small_atlas: BuiltAtlas, tmp_path: Path
) -> None:
    web = tmp_path / "new" / "web"
    export(small_atlas, web, silent)
    assert "A small atlas" in (web / "en" / "index.html").read_text(encoding="utf-8")
    assert (web / "en" / "handouts" / "ganja-1920.pdf").read_bytes().startswith(b"%PDF")
    assert [entry.name for entry in web.iterdir() if len(entry.name) == 2] == ["en"]
    for link in links_of(web / "index.html"):
        assert (web / link).is_file()


def test_an_earlier_export_is_replaced_and_what_is_not_of_it_is_kept(
    small_atlas: BuiltAtlas, tmp_path: Path
) -> None:
    web = tmp_path / "web"
    export(small_atlas, web, silent)
    first = {path.relative_to(web) for path in web.rglob("*")}
    (web / "CNAME").write_text("atlas.example", encoding="utf-8")
    (web / "en" / "notes.html").write_text("mine", encoding="utf-8")
    export(small_atlas, web, silent)
    foreign = {Path("CNAME"), Path("en/notes.html")}
    assert {path.relative_to(web) for path in web.rglob("*")} == first | foreign
    assert sorted(path.name for path in tmp_path.iterdir()) == ["history", "web"]


def test_what_stood_there_stands_until_all_is_written(
    small_atlas: BuiltAtlas, tmp_path: Path
) -> None:
    web = tmp_path / "web"
    export(small_atlas, web, silent)
    before = {path: path.is_file() and path.read_bytes() for path in web.rglob("*")}

    def break_off(_line: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(small_atlas, web, break_off)
    assert {path: path.is_file() and path.read_bytes() for path in web.rglob("*")} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["history", "web"]


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (("thesis.odt",), "thesis.odt"),
        (("index.html", "en/index.html"), "en, index.html"),
        (("a", "b", "c", "d"), "a, b, c, …"),
    ],
)
def test_a_folder_of_other_files_is_left_alone(
    small_atlas: BuiltAtlas, tmp_path: Path, names: tuple[str, ...], message: str
) -> None:
    web = tmp_path / "web"
    for name in names:
        (web / name).parent.mkdir(parents=True, exist_ok=True)
        (web / name).write_text("mine", encoding="utf-8")
    with pytest.raises(CannotWrite, match=re.escape(message)):
        export(small_atlas, web, silent)
    assert all((web / name).read_text(encoding="utf-8") == "mine" for name in names)


def test_an_extension_needs_the_server(folder: Folder, tmp_path: Path) -> None:
    extended = build(folder.path, extend=lambda *_: html.P("A component"))
    with pytest.raises(CannotExport, match="has an extension that needs a server"):
        export(extended, tmp_path / "web", silent)
    assert not (tmp_path / "web").exists()


def test_the_command_says_what_it_wrote_and_why_it_does_not(folder: Folder, tmp_path: Path) -> None:
    web = tmp_path / "web"
    result = run("export", str(web), "--data", str(folder.path))
    assert (result.returncode, result.stderr) == (0, "")
    assert f"To open the atlas, open {web / 'index.html'}." in result.stdout
    refused = run("export", str(folder.path), "--data", str(folder.path))
    assert refused.returncode == 2
    assert "Nothing was written." in refused.stderr
    assert "contains other files (atlas.toml" in refused.stderr
