"""Recognizes the format and the encoding of a file that should be UTF-8 text and is not."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile

from dashboard.languages.language import Phrase, phrase

_MAGIC_BYTES: Final = (  # in small letters
    (b"\xd0\xcf\x11\xe0", phrase("an old Excel workbook (.xls)")),
    (b"%pdf", phrase("a PDF")),
    (b"\x1f\x8b", phrase("a compressed file (such as ZIP)")),
    (b"<!doctype html", phrase("a web page")),
    (b"<html", phrase("a web page")),
    (b"<?xml", phrase("an XML file")),
    (b"{\\rtf", phrase("a document with formatting (.rtf)")),
)
# A letter beyond ASCII is one byte in these. A Cyrillic word has nothing else; in Turkish such
# letters stand one by one, and only Windows-1254 has Ğ, İ, Ş, ğ, ı, ş at these places.
_CYRILLIC_WORD: Final = re.compile(rb"[\xc0-\xff\xa8\xb8]{4,}")
_TURKISH_LETTER: Final = re.compile(rb"[\xd0\xdd\xde\xf0\xfd\xfe]")
_WESTERN_LETTER: Final = re.compile(rb"[\xc0-\xff]")


def format_of(content: bytes) -> Phrase | None:
    """Return the format of `content` where it is a file of another program, else None."""
    if content.startswith(b"PK\x03\x04"):
        return _zip_of(content)
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:20]
    return next(
        (description for prefix, description in _MAGIC_BYTES if start.lower().startswith(prefix)),
        None,
    )


def is_utf_16(content: bytes) -> bool:
    """Return whether `content` is UTF-16, with or without a byte order mark."""
    start = content[:1000]
    half_nul = max(start[::2].count(0), start[1::2].count(0)) > len(start) * 0.3
    return half_nul or content.startswith((b"\xff\xfe", b"\xfe\xff"))


def encoding_of(content: bytes) -> str:
    """Return the likely encoding of `content`, which is not UTF-8; empty where it is unknown."""
    if _is_mostly_utf_8(content):
        return ""
    if _CYRILLIC_WORD.search(content):
        return phrase("Windows-1251 (Cyrillic)")
    if _TURKISH_LETTER.search(content):
        return phrase("Windows-1254 (Turkish)")
    return phrase("Windows-1252 (Western)") if _WESTERN_LETTER.search(content) else ""


def _is_mostly_utf_8(content: bytes) -> bool:
    """Return whether most characters beyond ASCII are valid: only a few bytes are damaged."""
    text = content.decode("utf-8", "replace")
    non_ascii, lost = sum(not character.isascii() for character in text), text.count("\ufffd")
    return non_ascii - lost > lost


def _zip_of(content: bytes) -> Phrase:
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
            kind = archive.read("mimetype")[:100] if "mimetype" in names else b""
    except (BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
        names, kind = [], b""
    if any(name.startswith("xl/") for name in names):
        return phrase("an Excel workbook (.xlsx)")
    if b"opendocument.spreadsheet" in kind:
        return phrase("an OpenDocument sheet (.ods)")
    if any(name.startswith("Index/") for name in names):
        return phrase("a Numbers document (.numbers)")
    return phrase("a compressed file (such as ZIP)")
