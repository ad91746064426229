"""The conventions of the code, checked by walking it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from dashboard.components.style_sheet import FIRST, LAST

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "dashboard").rglob("*.py"))
CODE = [
    ROOT / "app.py",
    *MODULES,
    *sorted((ROOT / "scripts").rglob("*.py")),
    *sorted((ROOT / "bench").rglob("*.py")),
    *sorted((ROOT / "kiosk").rglob("*.py")),
]
MOST_LINES = 40
# From the top: a module imports its own layer and those above it.
LAYERS = (
    ("storage",),
    ("settings", "fingerprint", "logs"),
    ("languages", "dates"),
    ("data",),
    ("model",),
    ("edition",),
    ("figures",),
    ("downloads",),
    ("sections",),
    ("html",),
    ("components",),
    ("handouts",),
    ("pages",),
    ("web",),
    ("cli",),
)


def _layer(name: str) -> int:
    package = name.split(".")[1]
    return next(rank for rank, layer in enumerate(LAYERS) if package in layer)


def _module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if path.parent.name != "dashboard" or path.stem != "__init__"],
    ids=_module_name,
)
def test_a_module_imports_only_its_own_layer_and_those_above(path: Path) -> None:
    own = _layer(_module_name(path))
    below = [
        name for name in _imports(path) if name.startswith("dashboard.") and _layer(name) > own
    ]
    assert below == []


@pytest.mark.parametrize("path", MODULES, ids=_module_name)
def test_figures_know_no_dash_and_components_no_data_frame(path: Path) -> None:
    banned = {
        "figures": ("dash",),
        "downloads": ("dash", "plotly"),
        "sections": ("dash", "plotly"),
        "components": ("pandas", "geopandas", "plotly"),
        "data": ("dash", "plotly"),
    }
    for layer, names in banned.items():
        if layer in path.parts:
            assert not [name for name in _imports(path) if name.split(".")[0] in names]


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.stem)
def test_no_function_is_over_forty_lines(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    long = {f.name: f.end_lineno - f.lineno + 1 for f in functions if f.end_lineno}
    assert {name: lines for name, lines in long.items() if lines > MOST_LINES} == {}


@pytest.mark.parametrize("path", MODULES, ids=_module_name)
def test_a_module_opens_with_what_lives_there_and_stays_under_two_hundred_lines(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text == "" or ast.get_docstring(ast.parse(text))
    assert len(text.splitlines()) <= 260


@pytest.mark.parametrize("path", MODULES, ids=_module_name)
def test_there_is_no_style_and_no_script_in_python(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    drawn = {"components", "pages"} & set(path.parts)
    assert not drawn or not [c for c in calls for word in c.keywords if word.arg == "style"]
    if path.name == "scripts.py":
        return  # it joins the scripts, and writes the line that opens each
    texts = [
        n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)
    ]
    assert not [text for text in texts if re.search(r"=>|function\s*\(|document\.", text)]


def test_every_id_that_a_callback_touches_is_named_in_ids() -> None:
    for path in sorted((ROOT / "dashboard" / "pages").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = (
                node.func.id
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
                else ""
            )
            if name in ("Input", "Output", "State"):
                assert isinstance(node, ast.Call)
                assert not isinstance(node.args[0], ast.Constant), ast.unparse(node)


def test_importing_the_package_leaves_nothing_mutable_in_its_modules() -> None:
    mutable = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
    for path in MODULES:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, (ast.Assign, ast.AnnAssign)) and isinstance(node.value, mutable):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                assert ast.unparse(targets[0]) in ("__all__",), (
                    path,
                    ast.unparse(node),
                )


STYLES = sorted((ROOT / "assets" / "css").glob("*.css"))
FOLDER_STYLES = sorted((ROOT / "assets" / "folder").glob("*.css"))
SCRIPTS = sorted((ROOT / "assets").rglob("*.js"))
MOST_STYLE_LINES = 500
# What plotly calls its own parts, and nothing here does.
CLASSES_OF_OTHERS = {"hoverlayer", "hovertext", "js-line", "nsewdrag"}
NAME = r"[a-zA-Z_][\w-]*"


@pytest.mark.parametrize("path", [*STYLES, *FOLDER_STYLES], ids=lambda path: path.stem)
def test_colours_are_tokens_and_nothing_is_important(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "!important" not in text
    if "tokens" not in path.stem:
        assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgb\(", text) == []


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_a_style_sheet_opens_with_what_it_is_for_and_stays_under_five_hundred_lines(
    path: Path,
) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("/* ")
    assert len(text.splitlines()) <= MOST_STYLE_LINES


def test_the_sheets_that_have_a_place_in_the_order_are_there() -> None:
    assert {*FIRST, *LAST} <= {path.stem for path in STYLES}


def test_every_token_is_used_and_every_token_that_is_used_is_there() -> None:
    styles = "".join(_without_comments(path) for path in [*STYLES, *FOLDER_STYLES])
    code = "".join(path.read_text(encoding="utf-8") for path in [*MODULES, *SCRIPTS])
    declared = set(re.findall(rf"(--{NAME}):", styles))
    used = set(re.findall(rf"var\((--{NAME})", styles + code))
    assert declared - used == set()
    assert used - declared - set(re.findall(rf"(--{NAME})[:\"]", code)) == set()


def test_every_class_of_a_style_sheet_is_given_to_something() -> None:
    styled = {
        name
        for path in [*STYLES, *FOLDER_STYLES]
        for prelude in re.findall(r"([^{};]+)\{", _without_comments(path))
        for name in re.findall(rf"\.({NAME})", re.sub(r"\[[^]]*\]", "", prelude))
    }
    texts = [text for path in MODULES for text in _texts(path)]
    for path in SCRIPTS:
        texts += re.findall(r"\"[^\"\n]*\"|`[^`]*`", path.read_text(encoding="utf-8"))
    given = {name for text in texts for name in re.findall(NAME, text)}
    composed = tuple(name for name in given if name.endswith("-"))  # "way-" of `f"way-{way}"`
    left = {name for name in styled - given if not name.startswith(composed)}
    assert left == CLASSES_OF_OTHERS


def _texts(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _without_comments(path: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


def test_a_class_by_itself_opens_rules_in_one_style_sheet_only() -> None:
    files_by_class: dict[str, list[str]] = {}
    for path in STYLES:
        for name in _classes_that_open_rules(_without_comments(path)):
            files_by_class.setdefault(name, []).append(path.name)
    assert {name: files for name, files in files_by_class.items() if len(files) > 1} == {}


def _classes_that_open_rules(text: str) -> set[str]:
    """Return the classes that are a whole selector of a rule outside of every `@media`."""
    outside = re.sub(r"@(?:media|container)[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", text)
    selectors = re.findall(r"([^{};]+)\{", outside)
    # What several components share stands in one sheet, as a group: `:where(.leave, .preset)`.
    alone = (re.sub(r":(?:is|where)\([^)]*\)", "", selector).split(",") for selector in selectors)
    return {
        selector.strip() for selector in chain(*alone) if re.fullmatch(r"\s*\.[\w-]+\s*", selector)
    }


def test_no_file_names_a_package_index_or_a_path_of_a_machine() -> None:
    banned = re.compile(r"index[-]url|\"resolved\": *\"https?:|https?://[^ \"]*/(simple|packages)/")
    for name in (
        "requirements.lock",
        "requirements-test.lock",
        "requirements-bench.lock",
        "package-lock.json",
        "bench/package-lock.json",
        ".npmrc",
        "bench/.npmrc",
        "Makefile",
    ):
        assert not banned.search((ROOT / name).read_text(encoding="utf-8")), name


def test_the_browser_part_is_of_the_version_that_python_drives() -> None:
    from plotly.offline import get_plotlyjs_version

    package = (ROOT / "package.json").read_text(encoding="utf-8")
    assert f'"plotly.js-basic-dist-min": "{get_plotlyjs_version()}"' in package


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_no_script_has_a_lookbehind_literal(path: Path) -> None:
    # All scripts are one: where one does not parse, as in Safari before 16.4, none runs.
    assert not re.search(r"/[^/\n]*\(\?<[=!]", path.read_text(encoding="utf-8").replace("`", "\n"))
