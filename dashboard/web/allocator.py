"""Returns freed memory to the system, so that a reload leaves nothing of the old atlas behind.

glibc keeps a heap for every few threads and returns only the free space at the end of each. Other
systems do better by themselves, so nothing is done there.
"""

from __future__ import annotations

import ctypes
import gc
from contextlib import suppress
from typing import Final

ARENA_MAX: Final = -8  # M_ARENA_MAX of malloc.h
ARENAS: Final = 2


def limit_heaps() -> None:
    """Let all threads share a few heaps; call it before any is started."""
    with suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).mallopt(ARENA_MAX, ARENAS)


def freeze_before_fork() -> None:
    """Exempt all objects from garbage collection, which would write to pages shared with forks."""
    gc.collect()
    gc.freeze()


def release_memory() -> None:
    """Return unreferenced memory to the system."""
    gc.unfreeze()
    gc.collect()
    with suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
