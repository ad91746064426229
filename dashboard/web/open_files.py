"""How many connections the system lets a process have, for each is an open file."""

from __future__ import annotations

from contextlib import suppress
from typing import Final

CONNECTIONS: Final = 4000  # at most
FILES: Final = (16_384, 10_240, 4_096)  # that the process may open: the first that the system lets
OWN_FILES: Final = 64  # which are no connection
FILES_EACH: Final = 2  # its socket, and a file for a large answer that it reads slowly


def allowed_connections() -> int:
    """Let this process open as many files as it may; return how many connections that carries."""
    try:
        import resource
    except ImportError:  # on Windows a socket is no file
        return CONNECTIONS
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    for wanted in FILES:
        most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        if soft == resource.RLIM_INFINITY or soft >= most:
            break
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
            break
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = FILES[0] if soft == resource.RLIM_INFINITY else soft
    return max(8, min(CONNECTIONS, (most - OWN_FILES) // FILES_EACH))
