"""Start a real server for a test and wait until it is healthy; a plain host of files."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

from dashboard import settings

START_SECONDS = 60


class Running(NamedTuple):
    """A server that answers, and its process."""

    address: str
    process: subprocess.Popen[str]


@contextmanager
def running(*command: str | Path, checkout: Path = settings.ROOT) -> Iterator[Running]:
    """Run Python in `checkout` with `command` until the block ends.

    A free port stands where it says “{port}”, else it is the last argument.
    """
    port = free_port()
    arguments = [str(argument).replace("{port}", str(port)) for argument in command]
    process = subprocess.Popen(
        [sys.executable, *arguments, *([] if arguments != [*map(str, command)] else [str(port)])],
        cwd=checkout,
        env={**os.environ, "HOST": "127.0.0.1"},
        stdout=subprocess.DEVNULL,
        text=True,
    )
    try:
        wait_until_healthy(f"http://127.0.0.1:{port}", process)
        yield Running(f"http://127.0.0.1:{port}", process)
    finally:
        process.terminate()
        process.wait(timeout=20)


def free_port() -> int:
    """Return an unused port of this machine."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def wait_until_healthy(address: str, process: subprocess.Popen[str]) -> None:
    """Return when `address` answers that the data is loaded."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        assert process.poll() is None, "the server has ended"
        if is_healthy(address):
            return
        time.sleep(0.1)
    raise AssertionError(f"no answer from {address} in {START_SECONDS} s")


@contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """Serve `folder` as a plain web host does, until the block ends."""
    host = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(folder)))
    thread = threading.Thread(target=host.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{host.server_port}"
    host.shutdown()
    host.server_close()
    thread.join(timeout=20)


class _Host(SimpleHTTPRequestHandler):
    """A host that sends the compressed copy of a file to browsers that read it."""

    def send_head(self) -> Any:
        """Send the head of the response, and return its body."""
        path = self.path.partition("?")[0]
        copy = f"{path}{'index.html' if path.endswith('/') else ''}.br"
        is_read = "br" in self.headers.get("Accept-Encoding", "")
        if is_read and Path(self.translate_path(copy)).is_file():
            self.path = copy
        return super().send_head()

    def guess_type(self, path: Any) -> str:
        """Return the media type of a file, also for its compressed copy."""
        return super().guess_type(str(path).removesuffix(".br"))

    def end_headers(self) -> None:
        """Add the encoding of a compressed copy."""
        if self.path.endswith(".br"):
            self.send_header("Content-Encoding", "br")
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        """Log nothing: pytest takes a line of another thread for a warning."""


def page_at(address: str, path: str = "/en/", question: str = "") -> str:
    """Return the address of a page; without a host `index.html` must be named."""
    first_page = "index.html" if address.startswith("file:") else ""
    return f"{address}{path}{first_page}{question}"


def is_healthy(address: str) -> bool:
    """Return whether the server at `address` says that its data is loaded."""
    try:
        with urllib.request.urlopen(f"{address}/healthz", timeout=2):  # noqa: S310
            return True
    except (urllib.error.URLError, ConnectionError):
        return False
