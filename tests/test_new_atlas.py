"""Starting another history: what `python app.py new DIR` writes works as it is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from dashboard import settings
from dashboard.data import SCHEMAS
from dashboard.handouts.registry import handout_names
from dashboard.model import Atlas, atlas_from
from dashboard.web.factory import create_server
from tests.command_line import run


@pytest.fixture(scope="module")
def new_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a blank in its name, as the command has written it."""
    folder = tmp_path_factory.mktemp("other") / "my history"
    result = run("new", folder)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        f"{folder / 'README.md'} explains the next steps. To see the atlas first:",
        f'  python app.py --data "{folder}"',
    ]
    return folder


@pytest.fixture(scope="module")
def island(new_folder: Path) -> Atlas:
    """The atlas of that folder."""
    return atlas_from(new_folder)


def test_what_is_written_has_no_fault_and_nothing_that_looks_wrong(new_folder: Path) -> None:
    result = run("check", new_folder, "--strict", "--json")
    report = json.loads(result.stdout)
    assert (result.returncode, report["faults"], report["warnings"]) == (0, [], [])
    empty = {name for name, rows in report["rows"].items() if not rows}
    assert empty == {"corrections", "other_works"}  # nothing contradicts what was invented


def test_every_claim_of_it_says_that_it_is_invented(island: Atlas) -> None:
    assert "invented" in island.config.subtitle
    assert "invented" in island.config.texts.lead
    assert all("Invented for this example" in work.note for work in island.works)
    shipped = atlas_from(settings.DATA_FOLDER)
    for table in ("events", "places", "works"):
        ids = [{row.id for row in getattr(atlas, table)} for atlas in (shipped, island)]
        assert not ids[0] & ids[1]


def test_it_shows_each_thing_that_a_table_can_say(island: Atlas) -> None:
    precisions = {place.precision for place in island.places}
    assert precisions == {"point", "approximate", "region", ""}
    assert {event.scope for event in island.events} == {"own", "comparison"}
    assert [event.id for event in island.events if not event.places]
    assert {side.id for side in island.config.sides} < {c.side for c in island.tables.casualties}
    assert {step.way for step in island.tables.chronology} == {"", "closed"}
    assert {item.id for item in island.config.kinds} == {event.kind for event in island.events}
    assert {item.id for item in island.config.causes} == {c.category for c in island.tables.causes}


def test_its_readme_tells_of_every_file_and_of_every_column_what_its_reader_says(
    new_folder: Path,
) -> None:
    readme = (new_folder / "README.md").read_text(encoding="utf-8")
    files = [
        path.relative_to(new_folder).as_posix() for path in new_folder.rglob("*") if path.is_file()
    ]
    names = {file.removeprefix("geo/") for file in files} - {"README.md"}
    assert [name for name in sorted(names) if f"`{name}`" not in readme] == []
    for schema in SCHEMAS:
        part = readme.partition(f"### `{schema.file}`\n")[2].partition("\n### ")[0]
        assert f"One row is {schema.row_description}." in part
        assert ("may be missing" in part.splitlines()[1]) == schema.optional
        rows = [line for line in part.splitlines() if line.startswith("| `")]
        for row, column in zip(rows, schema.columns, strict=True):
            assert row.startswith(f"| `{column.name}` | ")
            assert column.meaning in row
    assert f'python app.py check "{new_folder}"' in readme


def test_every_page_and_download_of_it_is_served(new_folder: Path) -> None:
    visitor = create_server(new_folder).test_client()
    assert visitor.get("/healthz").get_data(as_text=True).startswith("ok: 6 records")
    for path in ("/en/", "/en/atlas-data.js", "/relief.webp", "/en/downloads/atlas.zip"):
        assert visitor.get(path).status_code == 200
    assert visitor.get("/az/").status_code == 404


def test_every_sheet_of_it_is_written(new_folder: Path, island: Atlas, tmp_path: Path) -> None:
    result = run("handout", "--data", new_folder, "--to", tmp_path)
    assert (result.returncode, result.stderr) == (0, "")
    assert {path.stem for path in tmp_path.iterdir()} == set(handout_names(island))
    pages = PdfReader(BytesIO((tmp_path / "saltgarth-1791.pdf").read_bytes())).pages
    text = " ".join("".join(page.extract_text() for page in pages).split())
    assert "Saltgarth rising of 1791" in text
    assert "the Company" in text
    assert "present day" not in text


def test_it_can_be_written_as_files(new_folder: Path, tmp_path: Path) -> None:
    result = run("export", tmp_path / "web", "--data", new_folder)
    assert (result.returncode, result.stderr) == (0, "")
    page = (tmp_path / "web" / "en" / "index.html").read_text(encoding="utf-8")
    assert "The Salt Risings" in page
    assert not (tmp_path / "web" / "az").exists()


def _full(folder: Path) -> Iterator[tuple[Path, str]]:
    (folder / "full").mkdir()
    (folder / "full" / "notes.txt").write_text("mine", encoding="utf-8")
    (folder / "file").write_text("mine", encoding="utf-8")
    yield folder / "full", "is not empty"
    yield folder / "file", "is a file"


def test_nothing_of_anybody_is_overwritten(tmp_path: Path) -> None:
    for target, reason in _full(tmp_path):
        before = sorted(tmp_path.rglob("*"))
        result = run("new", target)
        assert (result.returncode, result.stdout) == (2, "")
        message = f"Nothing was written. {target} {reason}. Give a new or empty folder.\n"
        assert result.stderr == message
        assert sorted(tmp_path.rglob("*")) == before


def test_an_empty_folder_is_taken_and_one_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    assert run("new", tmp_path).returncode == 0
    below = tmp_path / "atlas.toml" / "below"
    result = run("new", below)
    assert result.returncode == 2
    assert result.stderr.startswith(f"Nothing was written. Cannot write {below}: ")
    assert "Traceback" not in result.stderr
