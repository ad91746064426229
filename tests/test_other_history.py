"""The code names no history: what is specific to the first atlas is in its tables."""

from __future__ import annotations

import ast
import io
import json
import re
import tokenize
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from dashboard import settings
from dashboard.data.config_reader import read_config
from dashboard.data.config_texts import Prose
from dashboard.data.folder import read_rows
from dashboard.data.translatable import translatable_texts
from dashboard.pages.landing_pages import readme_text
from dashboard.web.factory import build, create_server
from tests.conftest import TABLES, Folder

ROOT: Final = settings.ROOT
# The code that serves an atlas; scripts, tests and benches may name the first one.
SERVING: Final = tuple(
    path
    for pattern in ("app.py", "dashboard/**/*", "assets/**/*", "kiosk/**/*")
    for path in sorted(ROOT.glob(pattern))
    if path.suffix in (".py", ".js", ".css", ".typ", ".html", ".json", ".service", ".svg", ".md")
)
# Names, ids and terms of the first atlas, as it was first published. They are not read from its
# tables: a word that a curator writes there must not make the code wrong.
WORDS: Final = Path(__file__).with_name("first_atlas_words.txt")
TIME: Final = r"\b(19[0-5][0-9])\b"
# Faults and help texts show by an example how a cell is written; any other would be no clearer.
# A size of a screen is no year.
EXAMPLES: Final = (
    r"\b(ganja-1920|mamedova-2012)\b",
    r"1920-0[56](-[0-9]{2})?|1930-21|spring 1930|1930~|1920-01-01|\{key\} = 1920\b",
    r"window-size=1920,1080|\b1920\n1080\b",
    r"Georgia(?=, ['\"]Noto Serif)",  # the typeface
    r"\(Turkish\)",  # an encoding
)


OWN: Final = re.compile(
    "|".join([*(rf"\b{word}\b" for word in WORDS.read_text("utf-8").split()), TIME]),
    re.IGNORECASE,
)


def _text_of(path: Path) -> str:
    """Return the code and strings of a file, without comments and docstrings."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return "\n".join(_strings(text))
    if path.suffix == ".css":
        return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    marks = "#" if path.suffix == ".service" else "//"
    return re.sub(rf"(^|\s){marks}.*", "", text, flags=re.MULTILINE)


def _names_in(path: Path) -> list[str]:
    """Return the names of the first atlas that a file contains."""
    text = re.sub("|".join(EXAMPLES), "", _text_of(path))
    return sorted({match[0] for match in OWN.finditer(text)})


def _strings(text: str) -> Iterator[str]:
    tree = ast.parse(text)
    docstrings = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and node not in docstrings
        ):
            yield node.value
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type in (tokenize.NAME, tokenize.NUMBER):
            yield token.string


@pytest.mark.parametrize("path", SERVING, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_serves_an_atlas_names_nothing_of_the_first_one(path: Path) -> None:
    assert _names_in(path) == []


@pytest.mark.parametrize(
    ("file", "line", "name"),
    [
        ("a.py", "PLACE = 'Ganja'", "Ganja"),
        ("a.py", "words = f'{n} leaders: Nuri Pasha'", "Nuri"),
        ("a.py", "def read_baku() -> None: ...\nbaku = 1", "baku"),
        ("a.js", "  const where = `in ${year}, lənkəran`;", "lənkəran"),
        ("a.js", "  if (event.id === 'sheki-1930') open();", "sheki"),
        ("a.css", ".of-ganja { color: var(--ink); }", "ganja"),
        ("a.html", "<p>As Beria said</p>", "Beria"),
        ("a.md", "Write `insurgent` in the column side.", "insurgent"),
        ("a.py", "first = 1920", "1920"),
    ],
)
def test_a_name_of_the_first_atlas_is_noticed_wherever_it_is_put(
    tmp_path: Path, file: str, line: str, name: str
) -> None:
    (tmp_path / file).write_text(line, encoding="utf-8")
    assert any(name in text for text in _names_in(tmp_path / file))


def _page(folder: Folder) -> tuple[dict[str, Any], str]:
    """Return the payload of the English page of a folder, and the page."""
    visitor = create_server(folder.path).test_client()
    script = visitor.get("/en/atlas-data.js").get_data(as_text=True)
    payload = json.loads(script.partition("handed: ")[2].removesuffix(" });"))
    panels = visitor.get("/en/atlas-panels.js").get_data(as_text=True)
    payload |= json.loads(panels.partition("{}, ")[2].removesuffix(");"))
    return payload, visitor.get("/en/").get_data(as_text=True)


def _links(payload: dict[str, Any], page: str) -> set[str]:
    """Return every view that the header, the introduction or another view links to."""
    html = json.dumps(payload["views"])
    return set(re.findall(r"\?view=([a-z]+)", page + html))


def test_an_atlas_offers_no_view_for_which_it_has_nothing(folder: Folder) -> None:
    assert set(_page(folder)[0]["views"]) == {
        "debate",
        "compare",
        "teach",
        "judge",
        "sources",
        "about",
    }
    for file in ("lessons.csv", "evidence.csv", "story.csv"):
        (folder.path / file).unlink()
    folder.write("interpretations.csv", "event,thesis,held_by,statement,cites\n")
    payload, page = _page(folder)
    assert set(payload["views"]) == {"compare", "sources", "about"}
    assert _links(payload, page) == {"compare", "sources", "about"}
    assert "?story=" not in page


def test_a_step_of_the_story_opens_no_view_that_is_not_there(folder: Folder) -> None:
    assert [step["view"] for step in _page(folder)[0]["story"]["steps"]] == ["", "debate"]
    (folder.path / "evidence.csv").unlink()
    folder.write("interpretations.csv", "event,thesis,held_by,statement,cites\n")
    assert [step["view"] for step in _page(folder)[0]["story"]["steps"]] == ["", ""]


@pytest.mark.parametrize(
    ("file", "view"), [("lessons.csv", "teach"), ("evidence.csv", "judge")], ids=["teach", "judge"]
)
def test_one_table_that_is_missing_takes_one_view_away(
    folder: Folder, file: str, view: str
) -> None:
    (folder.path / file).unlink()
    payload, page = _page(folder)
    assert view not in payload["views"]
    assert view not in _links(payload, page)
    assert "debate" in _links(payload, page)


def test_what_an_atlas_does_not_say_of_itself_is_left_out_or_said_plainly(folder: Folder) -> None:
    payload, page = _page(folder)
    assert 'class="lead"' not in page
    assert "<h3>For comparison</h3>" in page
    assert "uprising · for comparison" in payload["panels"]["undated"]
    assert "You be the judge" in payload["views"]["judge"]["title"]
    assert "Natural Earth" not in page


def test_what_an_atlas_says_of_itself_is_said_and_can_be_translated(folder: Folder) -> None:
    texts = {name: f"Words of {name}" for name in Prose.model_fields}
    texts["judge_question"] = "What was it, asks {author} in {year} {or never}?"
    lines = "".join(f"{name} = {json.dumps(text)}\n" for name, text in texts.items())
    folder.write("atlas.toml", f"{folder.read('atlas.toml')}\n[texts]\n{lines}")
    payload, page = _page(folder)
    shown = json.dumps(payload) + page
    not_on_a_page = {"paper_lines", "judge_question"}
    assert [name for name in texts if name not in not_on_a_page and texts[name] not in shown] == []
    assert "What was it, asks Özdemir in 2023 {or never}?" in payload["views"]["judge"]["content"]
    found = translatable_texts(read_rows(folder.path))
    assert set(texts.values()) <= {translatable.text for translatable in found}


@pytest.mark.parametrize("address", ["https://example.org/terms", ""])
def test_an_atlas_under_another_licence_names_that_one_alone(folder: Folder, address: str) -> None:
    own = f'data_licence = "Open Terms 2"\ndata_licence_address = "{address}"\nlanguages'
    folder.replace("atlas.toml", "languages", own)
    built = build(folder.path)
    visitor = built.server.test_client()
    files = ("datapackage.json", "events.geojson", "events.lpf.json")
    packed = zipfile.ZipFile(io.BytesIO(visitor.get("/en/downloads/atlas.zip").data))
    text_by_part = {
        "page": json.dumps(_page(folder)),
        "files": readme_text(built.atlas, built.languages),
        "README.txt": packed.read("README.txt").decode(),
        **{file: visitor.get(f"/en/downloads/{file}").get_data(as_text=True) for file in files},
    }
    for name, text in text_by_part.items():
        assert "Open Terms 2" in text or (address and address in text), name
        assert address in text or name in ("page", "files"), name
        assert not re.search(r"CC.BY|creativecommons", text), name
    (licence,) = json.loads(text_by_part["datapackage.json"])["licenses"]
    assert licence["name"] == "Open-Terms-2"


@pytest.mark.parametrize(
    ("lines", "key"),
    [
        ('data_licence_address = "https://example.org/terms"', "data_licence"),
        ('data_licence = "Open"\ndata_licence_address = "over there"', "data_licence_address"),
    ],
)
def test_a_licence_that_is_half_told_is_a_fault(folder: Folder, lines: str, key: str) -> None:
    folder.replace("atlas.toml", "languages", f"{lines}\nlanguages")
    assert [fault.column for fault in read_config(folder.path).faults] == [key]


def test_sides_and_the_word_for_what_is_counted_are_those_of_the_atlas(folder: Folder) -> None:
    for file in ("atlas.toml", *TABLES):
        renamed = re.sub(r"\bsoviet\b", "crown", folder.read(file))
        folder.write(file, re.sub(r"\binsurgent\b", "rising", renamed))
    folder.replace("atlas.toml", 'scope = "azerbaijan"\n', "")
    folder.write("events.csv", folder.read("events.csv").replace(",azerbaijan,", ",own,"))
    payload, _ = _page(folder)
    assert 'class="figure side-2"' in payload["panels"]["sheki-1930"]
    assert "Soviet side" in payload["panels"]["sheki-1930"]
    assert 'data-section="acts-1"' in payload["compared"]["ganja-1920"]
    assert payload["comparison"] == ["undated"]
