"""Checks by their format that the pictures beside the tables are complete."""

from __future__ import annotations

from typing import Final

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA  # markers of a JPEG
_WITHOUT_LENGTH: Final = (0x01, *range(0xD0, 0xD8))  # markers without a payload


def picture_format(content: bytes) -> str:
    """Return "WebP" or "JPEG" by the first bytes of a picture; empty for any other format."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "WebP"
    return "JPEG" if content[:3] == b"\xff\xd8\xff" else ""


def is_complete(content: bytes) -> bool:
    """Return whether a picture has the length that its headers give."""
    return _is_complete_webp(content) if content[:4] == b"RIFF" else _is_complete_jpeg(content)


def _is_complete_webp(content: bytes) -> bool:
    end = 8 + int.from_bytes(content[4:8], "little")
    offset, has_image = 12, False
    while offset + 8 <= min(end, len(content)):
        has_image = has_image or content[offset : offset + 4] in (b"VP8 ", b"VP8L")
        length = int.from_bytes(content[offset + 4 : offset + 8], "little")
        offset += 8 + length + length % 2
    return has_image and offset in (end, end + 1) and len(content) >= end


def _is_complete_jpeg(content: bytes) -> bool:
    offset = 2
    while offset + 4 <= len(content) and content[offset] == 0xFF:  # before each marker
        marker = content[offset + 1]
        if marker == _SCAN:
            return content.rstrip(b"\0")[-2:] == bytes([0xFF, _END])
        if marker in (_START, *_WITHOUT_LENGTH, 0xFF):
            offset += 1 if marker == 0xFF else 2
            continue
        offset += 2 + int.from_bytes(content[offset + 2 : offset + 4], "big")
    return False
