"""Bytes that are the same for everybody: made once, and packed once for each way of packing.

However many ask at the same time, one makes and the others wait; and not so many may wait that
nobody is left who answers the rest.
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

# How the same bytes can be packed, the best first.
CODINGS: Final = ("br", "gzip")
PLAIN: Final = ""
# At this level of Brotli two million letters take a second, and are a tenth smaller than at the
# other, which takes a tenth of the time.
SMALLEST: Final = 10
QUICKEST: Final = 6
MUCH: Final = 2_000_000  # bytes
# Of the threads that answer (see `listening.THREADS`) so many may make something, or wait for it.
MOST_MAKING: Final = 48
# Of these so many are at work: more would not be sooner done, and each needs memory of its own.
AT_WORK: Final = 2
SOON: Final = 2  # seconds after which one who may not wait should ask again
FAILED_FOR: Final = 10.0  # seconds in which what could not be made is not tried again

_making: Final = BoundedSemaphore(MOST_MAKING)
_at_work: Final = BoundedSemaphore(AT_WORK)


class Lazy(Generic[Value]):
    """What is made when it is first asked for, once, however many ask at the same time."""

    def __init__(self, make: Callable[[], Value]) -> None:
        self._make = make
        self._lock = Lock()
        self._made: Value | None = None
        self._failed: tuple[float, Exception] | None = None

    def made(self) -> Value:
        """Return it; who comes while it is being made waits, or gets a 503 where too many do."""
        if self._made is not None:
            return self._made
        with _place_to_make(), self._lock:
            if self._made is None:
                self._made = self._try()
            return self._made

    def _try(self) -> Value:
        if self._failed and time.monotonic() - self._failed[0] < FAILED_FOR:
            raise self._failed[1].with_traceback(None)
        try:
            with _at_work:
                return self._make()
        except Exception as problem:
            self._failed = (time.monotonic(), problem)
            raise


class PackedBytes:
    """Bytes, and the same packed; `ready` are those that were packed beforehand."""

    def __init__(self, content: bytes, ready: Mapping[str, bytes] | None = None) -> None:
        self.content = content
        self.fingerprint = fingerprint(content)
        self._ready = ready or {}
        self._packed = {coding: Lazy(partial(_pack, content, coding)) for coding in CODINGS}

    def packed(self, coding: str) -> bytes:
        """Return the bytes in one of CODINGS, or PLAIN."""
        if coding == PLAIN:
            return self.content
        return self._ready.get(coding) or self._packed[coding].made()


def coding_for(accepted: str | None, *, is_packed: bool) -> str:
    """Return the best coding of those that `accepted`, an Accept-Encoding, lets through.

    What gains nothing by it (`is_packed` already) is packed only for one who refuses it plain.
    Raise NotAcceptable where nothing is let through.
    """
    wishes = _wishes(accepted or "")
    others = wishes.get("*", 0.0)
    weights = {coding: wishes.get(coding, others) for coding in CODINGS}
    # Who does not name it takes it plain, but sooner packed, unless "*" shuts out all he does not.
    weights[PLAIN] = wishes.get("identity", 0.001 if others or "*" not in wishes else 0.0)
    if is_packed and weights[PLAIN]:
        return PLAIN
    best = max(weights, key=lambda coding: weights[coding])  # the first of those that are equal
    if not weights[best]:
        raise NotAcceptable
    return best


def _wishes(accepted: str) -> dict[str, float]:
    found = {}
    for wish in accepted.lower().split(","):
        name, *parameters = (part.strip() for part in wish.split(";"))
        if name:
            found[name.removeprefix("x-")] = _weight(parameters)
    return found


def _weight(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 1.0
    return 1.0


def _pack(content: bytes, coding: str) -> bytes:
    if coding == "gzip":
        return gzip.compress(content, 6, mtime=0)
    level = QUICKEST if len(content) > MUCH else SMALLEST
    packed: bytes = brotli.compress(content, quality=level)
    return packed


@contextmanager
def _place_to_make() -> Iterator[None]:
    if not _making.acquire(blocking=False):
        raise ServiceUnavailable(retry_after=SOON)
    try:
        yield
    finally:
        _making.release()
