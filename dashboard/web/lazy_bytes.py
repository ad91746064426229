"""Bytes that are the same for everybody: built once, and compressed once for each coding.

However many ask at the same time, one thread builds and the others wait; and only so many may wait
that some are left to answer other requests.
"""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from threading import BoundedSemaphore, Lock
from typing import Final, Generic, TypeVar

import brotli
from werkzeug.exceptions import NotAcceptable, ServiceUnavailable

from dashboard.fingerprint import fingerprint

Value = TypeVar("Value")

# The content codings, the best first.
CODINGS: Final = ("br", "gzip")
PLAIN: Final = ""
# At the best level of Brotli two million letters take a second, and are a tenth smaller than at the
# fast one, which takes a tenth of the time.
BEST_LEVEL: Final = 10
FAST_LEVEL: Final = 6
LARGE_BYTES: Final = 2_000_000  # bytes
# How many of the threads (`listener.THREADS`) may build something, or wait for it.
MAX_PENDING_BUILDS: Final = 48
# How many of these build at once: more would be no faster, and each needs memory of its own.
MAX_CONCURRENT_BUILDS: Final = 2
RETRY_AFTER_SECONDS: Final = 2  # seconds until a client that may not wait should retry
FAILED_FOR: Final = 10.0  # seconds without a new attempt after a failure

_build_slots: Final = BoundedSemaphore(MAX_PENDING_BUILDS)
_builders: Final = BoundedSemaphore(MAX_CONCURRENT_BUILDS)


class LazyValue(Generic[Value]):
    """A value that is built at its first use, once, however many threads ask at the same time."""

    def __init__(self, build: Callable[[], Value]) -> None:
        self._build = build
        self._lock = Lock()
        self._value: Value | None = None
        self._failure: tuple[float, Exception] | None = None

    def get(self) -> Value:
        """Return the value; wait while it is being built, or raise a 503 where too many wait."""
        if self._value is not None:
            return self._value
        with _build_slot(), self._lock:
            if self._value is None:
                self._value = self._try_to_build()
            return self._value

    def _try_to_build(self) -> Value:
        if self._failure and time.monotonic() - self._failure[0] < FAILED_FOR:
            raise self._failure[1].with_traceback(None)
        try:
            with _builders:
                return self._build()
        except Exception as problem:
            self._failure = (time.monotonic(), problem)
            raise


class CompressedBytes:
    """Bytes and their compressed copies; `precompressed` are those that exist already."""

    def __init__(self, content: bytes, precompressed: Mapping[str, bytes] | None = None) -> None:
        self.content = content
        self.fingerprint = fingerprint(content)
        self._precompressed = precompressed or {}
        self._compressed = {
            coding: LazyValue(partial(_compress, content, coding)) for coding in CODINGS
        }

    def compressed(self, coding: str) -> bytes:
        """Return the bytes in one of CODINGS, or PLAIN."""
        if coding == PLAIN:
            return self.content
        return self._precompressed.get(coding) or self._compressed[coding].get()


def coding_for(accepted: str | None, *, is_packed: bool) -> str:
    """Return the best coding that `accepted`, an Accept-Encoding header, allows.

    What is compressed already (`is_packed`) stays plain, unless the client refuses that.
    Raise NotAcceptable where nothing is allowed.
    """
    accepted_weights = _accepted_weights(accepted or "")
    default = accepted_weights.get("*", 0.0)
    weights = {coding: accepted_weights.get(coding, default) for coding in CODINGS}
    # "identity" is acceptable unless excluded by name or by "*", but less welcome than a coding.
    weights[PLAIN] = accepted_weights.get(
        "identity", 0.001 if default or "*" not in accepted_weights else 0.0
    )
    if is_packed and weights[PLAIN]:
        return PLAIN
    best = max(weights, key=lambda coding: weights[coding])  # the first where several are equal
    if not weights[best]:
        raise NotAcceptable
    return best


def _accepted_weights(accepted: str) -> dict[str, float]:
    weights = {}
    for entry in accepted.lower().split(","):
        name, *parameters = (part.strip() for part in entry.split(";"))
        if name:
            weights[name.removeprefix("x-")] = _quality(parameters)
    return weights


def _quality(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 1.0
    return 1.0


def _compress(content: bytes, coding: str) -> bytes:
    if coding == "gzip":
        return gzip.compress(content, 6, mtime=0)
    level = FAST_LEVEL if len(content) > LARGE_BYTES else BEST_LEVEL
    compressed: bytes = brotli.compress(content, quality=level)
    return compressed


@contextmanager
def _build_slot() -> Iterator[None]:
    if not _build_slots.acquire(blocking=False):
        raise ServiceUnavailable(retry_after=RETRY_AFTER_SECONDS)
    try:
        yield
    finally:
        _build_slots.release()
