"""Runs the atlas's own server for the browser."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
from pathlib import Path
from typing import Final

from kiosk.lifetime import end_with_parent

ROOT: Final = Path(__file__).resolve().parent.parent
ANSWER_SECONDS: Final = 5  # a hung server accepts a connection, but does not answer
END_SECONDS: Final = 3  # until it is killed


class Server:
    """`python app.py --kiosk` at a port of this machine alone."""

    def __init__(self, port: int, idle: int, data: Path | None = None) -> None:
        self.port = port
        command = [sys.executable, "app.py", "--kiosk", "--idle", str(idle)]
        command += ["--host", "127.0.0.1", "--port", str(port)]
        if data:
            command += ["--data", str(data.resolve())]
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            preexec_fn=end_with_parent,
        )

    def is_healthy(self) -> bool:
        """Return whether `/healthz` answers."""
        if self.process.poll() is not None:
            return False
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=ANSWER_SECONDS)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == http.client.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def end(self) -> None:
        """Terminate it; kill it where it does not end."""
        self.process.terminate()
        try:
            self.process.wait(timeout=END_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(timeout=10)


def free_port() -> int:
    """Return a free port of this machine."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])
