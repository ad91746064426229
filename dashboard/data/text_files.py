"""Reads text files, or raises the one fault that makes a file unreadable."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import Final

from dashboard.data.encodings import encoding_of, format_of, is_utf_16
from dashboard.data.faults import Fault
from dashboard.languages.language import Phrase, phrase

MAX_BYTES: Final = 50_000_000  # a table of a million rows; a larger file is no table
_SAVE_AGAIN: Final = phrase("Save it again as UTF-8 (in a spreadsheet: “CSV UTF-8”).")
_SAVE_TEXT: Final = phrase("Save it again as UTF-8, in a text editor.")
_SAVE_FROM_PROGRAM: Final = phrase(
    "Open it in the program that created it and save it as “CSV UTF-8”; renaming a file does "
    "not change its contents."
)
_SAVE_WHERE_MADE: Final = phrase(
    "Save it again as “CSV UTF-8” in the program that created it: this encoding has turned "
    "the letters it lacks into question marks."
)


class FileError(Exception):
    """A file that cannot be read at all; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault.reason)


class MissingFile(FileError):
    """A file that is not there."""


def read_text(path: Path, hint_if_missing: Phrase) -> str:
    """Return the text of `path`, UTF-8 with or without a byte order mark, or raise FileError."""
    content = _content(path, hint_if_missing)
    file_format = format_of(content)
    if file_format is not None:
        reason = phrase("is not a text file but {what}", what=file_format)
        raise _file_error(path, None, reason, _SAVE_FROM_PROGRAM)
    text = _decoded(content, path)
    if "\0" in text:
        row = text[: text.index("\0")].count("\n") + 1
        reason = phrase("contains a NUL character, so it is damaged or not a text file")
        raise _file_error(path, row, reason, _SAVE_AGAIN)
    if not text.strip():
        raise _file_error(path, None, phrase("the file is empty"), hint_if_missing)
    return text


def _content(path: Path, hint_if_missing: Phrase) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            reason = phrase("the file has {size} MB, too much for a table", size=size // 1_000_000)
            raise _file_error(path, None, reason, phrase("Check that this is the right file."))
        return path.read_bytes()
    except FileNotFoundError as problem:
        fault = Fault(path.name, None, "", "", phrase("the file is missing"), hint_if_missing)
        raise MissingFile(fault._replace(fix=_similar_file_fix(path) or fault.fix)) from problem
    except OSError as problem:
        raise FileError(unreadable_fault(problem, path.name)) from problem


def unreadable_fault(problem: OSError, file: str) -> Fault:
    """Return the fault of a file that cannot be opened."""
    reason = phrase("the file cannot be opened ({reason})", reason=problem.strerror or str(problem))
    fix = phrase(
        "Close it in other programs, and check that this program has permission to read it."
    )
    return Fault(file, None, "", "", reason, fix)


def _similar_file_fix(path: Path) -> Phrase | None:
    """Return what to do with a file of a similar name, where there is one."""
    candidates = [other.name for other in path.parent.iterdir() if _is_similar(other, path)]
    matches = get_close_matches(path.name, sorted(candidates), n=1, cutoff=0.0)
    if not matches:
        return None
    return phrase(
        "There is {found}; if that is the table, save it as “CSV UTF-8” under the name {file}.",
        found=matches[0],
        file=path.name,
    )


def _is_similar(other: Path, expected: Path) -> bool:
    name = other.name.casefold()
    is_alike = name.partition(".")[0].split(" (")[0] == expected.stem
    return is_alike and not name.endswith("~") and other.is_file()  # ~: a backup of an editor


def _decoded(content: bytes, path: Path) -> str:
    if is_utf_16(content):
        fix = _SAVE_AGAIN if path.suffix == ".csv" else _SAVE_TEXT
        raise _file_error(path, None, phrase("is written in UTF-16, not in UTF-8"), fix)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        preceding = problem.object[: problem.start]
        row = max(preceding.count(b"\n"), preceding.count(b"\r")) + 1
        encoding = encoding_of(content)
        fix = _SAVE_WHERE_MADE if encoding else _SAVE_AGAIN
        fix = fix if path.suffix == ".csv" else _SAVE_TEXT
        raise _file_error(path, row, _why_not_utf_8(problem, encoding), fix) from problem


def _why_not_utf_8(problem: UnicodeDecodeError, encoding: str) -> Phrase:
    byte = f"{problem.object[problem.start]:02X}"
    line = problem.object[: problem.start].splitlines()[-1:] or [b""]
    context = line[0][-20:].decode("utf-8", "ignore")
    if encoding:
        return phrase(
            "is not written in UTF-8 (byte 0x{byte} near “{text}”); it looks like {encoding}",
            byte=byte,
            text=context,
            encoding=encoding,
        )
    return phrase("is not written in UTF-8: byte 0x{byte} near “{text}”", byte=byte, text=context)


def _file_error(path: Path, row: int | None, reason: Phrase, fix: Phrase) -> FileError:
    return FileError(Fault(path.name, row, "", "", reason, fix))
