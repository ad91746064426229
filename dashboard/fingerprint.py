"""Addresses that change with what stands behind them, so that nobody need ask for it twice."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from typing import Final

from dashboard import settings

LETTERS: Final = 16
PARAMETER: Final = "v"  # a question, not a part of the name: a folder of files keeps its names


def fingerprint(content: bytes) -> str:
    """Return letters that are others as soon as a byte of `content` is another."""
    return sha256(content).hexdigest()[:LETTERS]


@lru_cache(maxsize=1)
def of_the_software() -> str:
    """Return the fingerprint of all code that makes an answer: ours, and what writes for it."""
    ours = [path.read_bytes() for path in sorted((settings.ROOT / "dashboard").rglob("*.py"))]
    theirs = [version(name).encode() for name in ("dash", "babel")]
    return fingerprint(b"".join([*ours, *theirs]))


def addressed(address: str, content: bytes) -> str:
    """Return `address` with the fingerprint of what stands there: "relief.webp?v=0f3a…"."""
    return versioned_url(address, fingerprint(content))


def versioned_url(address: str, version: str) -> str:
    """Return `address` with the fingerprint of the very version that is wanted."""
    return f"{address}?{PARAMETER}={version}"
