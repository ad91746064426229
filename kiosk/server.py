"""What the browser shows: the atlas's own server, or a folder of files made by an export."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
from pathlib import Path
from typing import Final

from kiosk.lifetime import end_with_parent

ROOT: Final = Path(__file__).resolve().parent.parent
ANSWER_SECONDS: Final = 5  # one that hangs is connected to, but says nothing
END_SECONDS: Final = 3  # until it is ended by force


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
        """Say whether it answers that its data is loaded."""
        if self.process.poll() is not None:
            return False
        asking = http.client.HTTPConnection("127.0.0.1", self.port, timeout=ANSWER_SECONDS)
        try:
            asking.request("GET", "/healthz")
            return asking.getresponse().status == http.client.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            asking.close()

    def end(self) -> None:
        """Stop it, by force where it does not listen."""
        self.process.terminate()
        try:
            self.process.wait(timeout=END_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(timeout=10)


def free_port() -> int:
    """Return a port of this machine that nobody listens at."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])
