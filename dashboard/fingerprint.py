"""URLs that change with their content, so that a client can cache what they return for ever."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from typing import Final

from dashboard import settings

LENGTH: Final = 16
VERSION_PARAMETER: Final = "v"  # in the query, not in the path: exported files keep their names


def fingerprint(content: bytes) -> str:
    """Return a short hash of `content`."""
    return sha256(content).hexdigest()[:LENGTH]


@lru_cache(maxsize=1)
def software_fingerprint() -> str:
    """Return the fingerprint of the code that renders responses: ours, Dash and Babel."""
    sources = [path.read_bytes() for path in sorted((settings.ROOT / "dashboard").rglob("*.py"))]
    versions = [version(name).encode() for name in ("dash", "babel")]
    return fingerprint(b"".join([*sources, *versions]))


def fingerprinted_url(address: str, content: bytes) -> str:
    """Return `address` with the fingerprint of its content: "relief.webp?v=0f3a…"."""
    return versioned_url(address, fingerprint(content))


def versioned_url(address: str, version: str) -> str:
    """Return `address` with the fingerprint of one version."""
    return f"{address}?{VERSION_PARAMETER}={version}"
