"""Memory that is let go is given back: an atlas that is made anew leaves nothing behind.

The allocator of glibc keeps a heap for every few threads and gives back what lies at its end alone.
Other systems do better by themselves, so nothing is done there.
"""

from __future__ import annotations

import ctypes
import gc
from contextlib import suppress
from typing import Final

ARENA_MAX: Final = -8  # M_ARENA_MAX of malloc.h
ARENAS: Final = 2


def limit_heaps() -> None:
    """Let all threads share a few heaps; call it before they are started."""
    with suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).mallopt(ARENA_MAX, ARENAS)


def share_with_forks() -> None:
    """Let a fork share what is there: looking for garbage would write into all of it."""
    gc.collect()
    gc.freeze()


def release_memory() -> None:
    """Give back to the system what nobody holds any more."""
    gc.unfreeze()
    gc.collect()
    with suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
