"""Starting a real server for a test, and knowing when it is there."""

from __future__ import annotations

import socket
import subprocess
import time
import urllib.error
import urllib.request

START_SECONDS = 60


def free_port() -> int:
    """Return a port of this machine that nobody listens at."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port


def wait_until_healthy(address: str, process: subprocess.Popen[str]) -> None:
    """Return when `address` answers that the data is loaded."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        assert process.poll() is None, "the server has ended"
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=2):  # noqa: S310
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise AssertionError(f"no answer from {address} in {START_SECONDS} s")
