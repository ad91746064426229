"""The modules of `assets/js/` as one script."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import which
from subprocess import run
from typing import Final

import pytest

from dashboard import settings
from dashboard.web.scripts import ScriptError, joined_scripts
from dashboard.web.server import FIRST_SCRIPT, SCRIPT_FOLDER

MODULES: Final = sorted(SCRIPT_FOLDER.rglob("*.js"))
ENTRIES: Final = ("main.js", FIRST_SCRIPT)


def _written(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "main.js"


def _run(script: bytes) -> str:
    node = which("node")
    assert node
    ended = run([node, "-"], input=script, capture_output=True, check=True)
    return ended.stdout.decode().strip()


JOINED: Final = {
    "by-name": (
        {
            "main.js": 'import { two } from "./a.js";\nconsole.log(two());',
            "a.js": "const one = 1;\nexport function two() {\n  return one + 1;\n}",
        },
        "2",
    ),
    "whole": (
        {
            "main.js": 'import * as a from "./a.js";\nconsole.log(a.one, a.two());',
            "a.js": "export const one = 1;\nexport const two = () => one + 1;",
        },
        "1 2",
    ),
    "over-several-lines": (
        {
            "main.js": 'import {\n  one,\n  two,\n} from "./a.js";\nconsole.log(one + two);',
            "a.js": "export const one = 1;\nexport const two = 2;",
        },
        "3",
    ),
    "async": (
        {
            "main.js": 'import { late } from "./a.js";\nlate().then(console.log);',
            "a.js": "export async function late() {\n  return 3;\n}",
        },
        "3",
    ),
    "each-once-and-in-order": (
        {
            "main.js": 'import { b } from "./b.js";\nimport * as a from "./a.js";\n'
            "console.log(a.a, b);",
            "a.js": 'console.log("a runs");\nexport const a = "a";',
            "b.js": 'import { a } from "./a.js";\nexport const b = `b${a}`;',
        },
        "a runs\na ba",
    ),
    "same-names-in-two-modules": (
        {
            "main.js": 'import { x } from "./a.js";\nimport * as b from "./deep/a.js";\n'
            "console.log(x, b.x);",
            "a.js": "const own = 1;\nexport const x = own;",
            "deep/a.js": 'import * as other from "../a.js";\n'
            "const own = 2;\nexport const x = own + other.x;",
        },
        "1 3",
    ),
    "strict": ({"main.js": "console.log((function () { return this; })());"}, "undefined"),
    "without-comments": (
        {
            "main.js": "// a line\n/** @type {number} */\nlet x = 1; // stays\n"
            "/** @type {number} */ (x) += 1;\n"
            "/**\n * Of several lines.\n */\nconsole.log(x); // too"
        },
        "2",
    ),
}


@pytest.mark.parametrize(("files", "said"), JOINED.values(), ids=JOINED)
def test_modules_run_as_one_script(files: dict[str, str], said: str, tmp_path: Path) -> None:
    assert _run(joined_scripts(_written(tmp_path, files))) == said


REFUSED: Final = {
    "circle": (
        {
            "main.js": 'import { a } from "./a.js";',
            "a.js": 'import { b } from "./b.js";\nexport const a = 1;',
            "b.js": 'import { a } from "./a.js";\nexport const b = 1;',
        },
        r"a\.js:1: modules import each other in a circle: a\.js > b\.js > a\.js",
    ),
    "no-such-module": (
        {"main.js": '// a line\nimport { a } from "./none.js";'},
        r"main\.js:2: there is no module none\.js",
    ),
    "no-such-export": (
        {"main.js": 'import { a, b } from "./a.js";', "a.js": "export const a = 1;"},
        r"main\.js:1: a\.js does not export b",
    ),
    **{
        name: ({"main.js": f"const x = 1;\n\n{line}"}, r"main\.js:3: modules do not")
        for name, line in {
            "export-default": "export default x;",
            "export-list": "export { x };",
            "export-let": "export let y = 1;",
            "export-class": "export class Y {}",
            "import-default": 'import y from "./y.js";',
            "import-renamed": 'import { y as z } from "./y.js";',
            "import-for-effect": 'import "./y.js";',
            "import-of-a-package": 'import { y } from "y";',
            "import-later": 'const y = () => import("./y.js");',
            "import-meta": "const y = import.meta.url;",
        }.items()
    },
}


@pytest.mark.parametrize(("files", "said"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_joined_is_named_by_file_and_line(
    files: dict[str, str], said: str, tmp_path: Path
) -> None:
    with pytest.raises(ScriptError, match=said):
        joined_scripts(_written(tmp_path, files))


@pytest.mark.parametrize("entry", ENTRIES)
def test_the_scripts_of_the_page_are_joined_whole(entry: str) -> None:
    text = joined_scripts(SCRIPT_FOLDER / entry).decode()
    assert not re.findall(r"(?m)^(?:import|export)\b|^ *//|^ */\*\*.*\*/$", text)
    node = which("node")
    assert node
    run([node, "--check", "-"], input=text.encode(), check=True)


def test_every_module_is_part_of_a_script() -> None:
    text = "".join(joined_scripts(SCRIPT_FOLDER / entry).decode() for entry in ENTRIES)
    names = {path.stem.replace("-", "_") for path in MODULES}
    assert names == set(re.findall(r"const \$\d+_(\w+) = \{\};", text))


def test_scripts_stand_in_folders_of_their_subject_and_not_beside_the_style_sheets() -> None:
    assert [*settings.ASSETS_FOLDER.glob("*.js")] == []
    assert not [path for path in MODULES if re.search(r"\d", path.name)]


MOST_LINES: Final = 250


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_script_opens_with_what_lives_there_and_is_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("// ")
    assert len(text.splitlines()) <= MOST_LINES


MOST_LINES_OF_A_FUNCTION: Final = 40


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_function_of_a_script_is_over_forty_lines(path: Path) -> None:
    # The formatter sees to it that what begins at the left edge ends there.
    text = path.read_text(encoding="utf-8")
    parts = re.findall(
        r"(?ms)^(?:export )?(?:async )?(?:function|const) \w+.*?(?=^\S[^\n]*$|\Z)", text
    )
    assert [part for part in parts if part.count("\n") >= MOST_LINES_OF_A_FUNCTION] == []
