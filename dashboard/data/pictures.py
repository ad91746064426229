"""The pictures beside the tables, looked at as far as their format tells: none is half there."""

from __future__ import annotations

from typing import Final

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA  # markers of a JPEG
_ALONE: Final = (0x01, *range(0xD0, 0xD8))  # markers that nothing belongs to


def kind_of_picture(content: bytes) -> str:
    """Return "WebP" or "JPEG" by the first bytes of a picture; empty: it is neither."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "WebP"
    return "JPEG" if content[:3] == b"\xff\xd8\xff" else ""


def is_whole(content: bytes) -> bool:
    """Return whether a picture ends where its own lengths say that it ends."""
    return _is_whole_webp(content) if content[:4] == b"RIFF" else _is_whole_jpeg(content)


def _is_whole_webp(content: bytes) -> bool:
    end = 8 + int.from_bytes(content[4:8], "little")
    at, found = 12, False
    while at + 8 <= min(end, len(content)):
        found = found or content[at : at + 4] in (b"VP8 ", b"VP8L")
        length = int.from_bytes(content[at + 4 : at + 8], "little")
        at += 8 + length + length % 2
    return found and at in (end, end + 1) and len(content) >= end


def _is_whole_jpeg(content: bytes) -> bool:
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:  # before each marker
        marker = content[at + 1]
        if marker == _SCAN:
            return content.rstrip(b"\0")[-2:] == bytes([0xFF, _END])
        if marker in (_START, *_ALONE, 0xFF):
            at += 1 if marker == 0xFF else 2
            continue
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return False
