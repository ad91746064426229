"""Notifies systemd that the service has started, and keeps its watchdog fed."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Final

INTERVAL: Final = 5.0  # seconds


def notify_systemd(message: str) -> None:
    """Send `message` to systemd, if it started this process and asks for notifications."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    own = str(os.getpid())
    is_recipient = os.environ.get("SYSTEMD_EXEC_PID", own) == own  # and not our parent
    if not address or not is_recipient or not hasattr(socket, "AF_UNIX"):
        return
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notify_socket:
        notify_socket.connect(f"\0{address[1:]}" if address.startswith("@") else address)
        notify_socket.sendall(message.encode())


def heartbeat() -> Callable[[], None]:
    """Return a function that may be called at any rate and feeds the watchdog every INTERVAL."""
    last_sent = [0.0]

    def beat() -> None:
        now = time.monotonic()
        if now - last_sent[0] >= INTERVAL:
            last_sent[0] = now
            notify_systemd("WATCHDOG=1")

    return beat
