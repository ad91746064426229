"""Text of a file as it was written, or the one fault that keeps it from being read."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from dashboard.data.faults import Fault

_SAVE_AGAIN: Final = "Save it again as UTF-8 (in a spreadsheet: “CSV UTF-8”)."


class WrongFile(Exception):
    """A file that cannot be read at all; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault.reason)


def text_of(path: Path, cure_if_missing: str) -> str:
    """Return the text of `path`, UTF-8 with or without a byte order mark, or raise WrongFile."""
    try:
        content = path.read_bytes()
    except FileNotFoundError as reason:
        raise _wrong(path, None, "the file is missing", cure_if_missing) from reason
    except OSError as reason:
        explanation = f"the file cannot be opened ({reason.strerror})"
        raise _wrong(path, None, explanation, "Let this program read it.") from reason
    text = _decoded(content, path)
    if "\0" in text:
        row = text[: text.index("\0")].count("\n") + 1
        raise _wrong(path, row, "holds a NUL character, so it is damaged or no text", _SAVE_AGAIN)
    if not text.strip():
        raise _wrong(path, None, "the file is empty", cure_if_missing)
    return text


def _decoded(content: bytes, path: Path) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _wrong(path, None, "is written in UTF-16, not in UTF-8", _SAVE_AGAIN)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        row = problem.object[: problem.start].count(b"\n") + 1
        byte = problem.object[problem.start]
        reason = f"is not written in UTF-8: byte 0x{byte:02X} near “{_before(problem)}”"
        raise _wrong(path, row, reason, _SAVE_AGAIN) from problem


def _before(problem: UnicodeDecodeError) -> str:
    line = problem.object[: problem.start].splitlines()[-1:] or [b""]
    return line[0][-20:].decode("utf-8", "ignore")


def _wrong(path: Path, row: int | None, reason: str, fix: str) -> WrongFile:
    return WrongFile(Fault(path.name, row, "", "", reason, fix))
