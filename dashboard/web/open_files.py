"""How many connections the system allows a process, for each is an open file."""

from __future__ import annotations

import select
from contextlib import suppress
from typing import Final

HAS_POLL: Final = hasattr(select, "poll")
MAX_CONNECTIONS: Final = 4000
FILE_LIMITS: Final = (16_384, 10_240, 4_096)  # for the process, tried in this order
SELECT_CONNECTIONS: Final = 480  # where the system has no `poll`, as Windows: select takes 512
OWN_FILES: Final = 64  # that are not connections
FILES_PER_CONNECTION: Final = 2  # its socket, and a file for a large response read slowly


def allowed_connections() -> int:
    """Raise this process's limit of open files; return how many connections it allows."""
    try:
        import resource
    except ImportError:  # on Windows a socket is no file
        return MAX_CONNECTIONS if HAS_POLL else SELECT_CONNECTIONS
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    for limit in FILE_LIMITS:
        files = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        if soft == resource.RLIM_INFINITY or soft >= files:
            break
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (files, hard))
            break
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    files = FILE_LIMITS[0] if soft == resource.RLIM_INFINITY else soft
    return max(8, min(MAX_CONNECTIONS, (files - OWN_FILES) // FILES_PER_CONNECTION))
