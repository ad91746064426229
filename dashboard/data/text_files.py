"""Text of a file as it was written, or the one fault that keeps it from being read."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import Final

from dashboard.data.encodings import encoding_of, format_of, is_utf_16
from dashboard.data.faults import Fault
from dashboard.languages.language import Phrase, phrase

MOST_BYTES: Final = 50_000_000  # a table of a million rows; whatever is larger is something else
_SAVE_AGAIN: Final = phrase("Save it again as UTF-8 (in a spreadsheet: “CSV UTF-8”).")
_SAVE_TEXT: Final = phrase("Save it again as UTF-8, in a text editor.")
_SAVE_FROM_PROGRAM: Final = phrase(
    "Open it in the program that wrote it and save it as “CSV UTF-8”; to change the name of a "
    "file does not change what is in it."
)
_SAVE_WHERE_MADE: Final = phrase(
    "Save it again as “CSV UTF-8”, from where it was first written: letters that this encoding "
    "does not have are question marks in it."
)


class WrongFile(Exception):
    """A file that cannot be read at all; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault.reason)


class MissingFile(WrongFile):
    """A file that is not there."""


def text_of(path: Path, cure_if_missing: Phrase) -> str:
    """Return the text of `path`, UTF-8 with or without a byte order mark, or raise WrongFile."""
    content = _content(path, cure_if_missing)
    program = format_of(content)
    if program is not None:
        reason = phrase("is no text but {what}", what=program)
        raise _wrong(path, None, reason, _SAVE_FROM_PROGRAM)
    text = _decoded(content, path)
    if "\0" in text:
        row = text[: text.index("\0")].count("\n") + 1
        reason = phrase("holds a NUL character, so it is damaged or no text")
        raise _wrong(path, row, reason, _SAVE_AGAIN)
    if not text.strip():
        raise _wrong(path, None, phrase("the file is empty"), cure_if_missing)
    return text


def _content(path: Path, cure_if_missing: Phrase) -> bytes:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            reason = phrase("the file has {size} MB, more than any table", size=size // 1_000_000)
            raise _wrong(path, None, reason, phrase("Look whether it is the right file."))
        return path.read_bytes()
    except FileNotFoundError as problem:
        fault = Fault(path.name, None, "", "", phrase("the file is missing"), cure_if_missing)
        raise MissingFile(fault._replace(fix=_found_instead(path) or fault.fix)) from problem
    except OSError as problem:
        raise WrongFile(unreadable(problem, path.name)) from problem


def unreadable(problem: OSError, file: str) -> Fault:
    """Return the fault of a file that the system does not give to this program."""
    reason = phrase("the file cannot be opened ({reason})", reason=problem.strerror or str(problem))
    fix = phrase("Close it in other programs, and let this program read it.")
    return Fault(file, None, "", "", reason, fix)


def _found_instead(path: Path) -> Phrase | None:
    """Return what to do with a file of nearly the same name, where there is one."""
    beside = [each.name for each in path.parent.iterdir() if _may_be(each, path)]
    found = get_close_matches(path.name, sorted(beside), n=1, cutoff=0.0)
    if not found:
        return None
    return phrase(
        "There is {found}; if that is it, save it as “CSV UTF-8” under the name {file}.",
        found=found[0],
        file=path.name,
    )


def _may_be(other: Path, wanted: Path) -> bool:
    name = other.name.casefold()
    alike = name.partition(".")[0].split(" (")[0] == wanted.stem
    return alike and not name.endswith("~") and other.is_file()  # ~: kept by an editor


def _decoded(content: bytes, path: Path) -> str:
    if is_utf_16(content):
        fix = _SAVE_AGAIN if path.suffix == ".csv" else _SAVE_TEXT
        raise _wrong(path, None, phrase("is written in UTF-16, not in UTF-8"), fix)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        before = problem.object[: problem.start]
        row = max(before.count(b"\n"), before.count(b"\r")) + 1
        encoding = encoding_of(content)
        fix = _SAVE_WHERE_MADE if encoding else _SAVE_AGAIN
        fix = fix if path.suffix == ".csv" else _SAVE_TEXT
        raise _wrong(path, row, _why_not_utf_8(problem, encoding), fix) from problem


def _why_not_utf_8(problem: UnicodeDecodeError, encoding: str) -> Phrase:
    byte = f"{problem.object[problem.start]:02X}"
    line = problem.object[: problem.start].splitlines()[-1:] or [b""]
    near = line[0][-20:].decode("utf-8", "ignore")
    if encoding:
        return phrase(
            "is not written in UTF-8 (byte 0x{byte} near “{text}”); it looks like {encoding}",
            byte=byte,
            text=near,
            encoding=encoding,
        )
    return phrase("is not written in UTF-8: byte 0x{byte} near “{text}”", byte=byte, text=near)


def _wrong(path: Path, row: int | None, reason: Phrase, fix: Phrase) -> WrongFile:
    return WrongFile(Fault(path.name, row, "", "", reason, fix))
