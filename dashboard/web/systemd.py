"""What systemd is told of a service: that it has started, and again and again that it is well."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Final

EVERY: Final = 5.0  # seconds


def tell_systemd(message: str) -> None:
    """Tell it `message`, if it has started this process and wants to know."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    own = str(os.getpid())
    is_asked = os.environ.get("SYSTEMD_EXEC_PID", own) == own  # and not who has started us
    if not address or not is_asked or not hasattr(socket, "AF_UNIX"):
        return
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as asked:
        asked.connect(f"\0{address[1:]}" if address.startswith("@") else address)
        asked.sendall(message.encode())


def heartbeat() -> Callable[[], None]:
    """Return what may be called as often as one likes, and tells that all is well."""
    told = [0.0]

    def beat() -> None:
        now = time.monotonic()
        if now - told[0] >= EVERY:
            told[0] = now
            tell_systemd("WATCHDOG=1")

    return beat
