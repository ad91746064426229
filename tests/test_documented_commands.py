"""Every command in the documents is one that there is, with options that it knows."""

from __future__ import annotations

import re
import shlex
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import pytest

from dashboard import settings
from dashboard.cli.main import atlas
from tests.command_line import run

DOCUMENTS: Final = (
    *(settings.ROOT / name for name in ("README.md", "CONTRIBUTING.md")),
    *sorted((settings.ROOT / "docs").glob("*.md")),
    settings.ROOT / "dashboard" / "cli" / "new_atlas.md",
)
COMMAND: Final = re.compile(
    r"(?:^ {4}|^|`)(?:\.venv/bin/)?(python3? (?:app\.py|-m [a-z][\w.]*)|make(?= [a-z]))([^`\n#]*)",
    re.MULTILINE,
)
# Words that stand for a folder of the reader's.
PLACEHOLDER: Final = re.compile(r"^(?:DIR|FOLDER|web|my-history|\$\w+)$")


def _commands() -> list[tuple[str, str, str]]:
    """Return file, program and arguments of each command in a line or in backticks."""
    found = []
    for document in DOCUMENTS:
        text = document.read_text(encoding="utf-8")
        for match in COMMAND.finditer(text):
            line = text[text.rfind("\n", 0, match.start()) + 1 : match.end()]
            if match[0].startswith(("`", "    ")) or _is_fenced(text, match.start()):
                arguments = re.split(r"\s{2,}(?!-)", match[2].strip())[0]
                found.append((f"{document.name}: {line.strip()}", match[1], arguments))
    return found


def _is_fenced(text: str, position: int) -> bool:
    return text.count("\n```", 0, position) % 2 == 1


def _is_known(arguments: list[str], folder: Path) -> None:
    """Raise where the command line does not take these arguments; nothing is run."""
    words = [str(folder) if PLACEHOLDER.match(word) else word for word in arguments]
    words = [word for word in words if word != "--help"]
    name = next((word for word in words if word in atlas.commands), None)
    whole = atlas.make_context("app.py", words[: words.index(name)] if name else words)
    rest = words[words.index(name) + 1 :] if name else []
    if name and rest:  # alone, it is the name of a command in a sentence
        atlas.commands[name].make_context(name, rest, parent=whole)


@pytest.mark.parametrize(("where", "program", "arguments"), _commands())
def test_a_command_in_a_document_is_one_that_there_is(
    where: str, program: str, arguments: str, tmp_path: Path
) -> None:
    words = shlex.split(arguments)
    if program == "make":
        makefile = (settings.ROOT / "Makefile").read_text(encoding="utf-8")
        targets = [word for word in words if "=" not in word]
        assert all(re.search(rf"^{target}:", makefile, re.M) for target in targets), where
    elif program.endswith("app.py"):
        _is_known(words, tmp_path)
    else:
        module = program.rpartition(" ")[2]
        assert module == "pip" or find_spec(module), where


def test_the_documents_name_commands() -> None:
    programs = {program.split()[0] for _, program, _ in _commands()}
    assert len(_commands()) > 40
    assert {"make", "python"} <= programs


def test_what_only_reports_works_as_written() -> None:
    for arguments in (("check",), ("check", "--translations"), ("--help",), ("new", "--help")):
        assert run(*arguments).returncode == 0, arguments
