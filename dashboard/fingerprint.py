"""Addresses that change with what stands behind them, so that nobody need ask for it twice."""

from __future__ import annotations

from hashlib import sha256
from typing import Final

LETTERS: Final = 16
PARAMETER: Final = "v"  # a question, not a part of the name: a folder of files keeps its names


def fingerprint(content: bytes) -> str:
    """Return letters that are others as soon as a byte of `content` is another."""
    return sha256(content).hexdigest()[:LETTERS]


def addressed(address: str, content: bytes) -> str:
    """Return `address` with the fingerprint of what stands there: "relief.webp?v=0f3a…"."""
    return asked(address, fingerprint(content))


def asked(address: str, version: str) -> str:
    """Return `address` with the fingerprint of the very version that is wanted."""
    return f"{address}?{PARAMETER}={version}"
