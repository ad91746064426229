"""Clients that misbehave: they open connections and send nothing, half a request, or too many."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from typing import Final
from urllib.parse import urlsplit

PATIENCE: Final = 30  # seconds
HALF: Final = b"GET /en/ HTTP/1.1\r\nHost: localhost\r\n"


def open_connection(address: str) -> socket.socket:
    """Return a connection to the server at `address`."""
    parts = urlsplit(address)
    return socket.create_connection((parts.hostname, parts.port), timeout=PATIENCE)


@contextmanager
def connections(address: str, count: int, payload: bytes = b"") -> Iterator[list[socket.socket]]:
    """Open connections that send only `payload`, until the block ends."""
    with ExitStack() as stack:
        opened = []
        for _ in range(count):
            connection = stack.enter_context(open_connection(address))
            with suppress(OSError):
                connection.sendall(payload)
            opened.append(connection)
        yield opened


@contextmanager
def half_open(address: str, count: int, seconds: float = 1.0) -> Iterator[None]:
    """Keep half-open connections that send a header now and then, and reconnect when closed."""
    stop = threading.Event()

    def drip(opened: Sequence[socket.socket]) -> None:
        live = list(opened)
        while not stop.wait(seconds):
            for number, connection in enumerate(live):
                try:
                    connection.sendall(b"X-More: 1\r\n")
                except OSError:
                    connection.close()
                    with suppress(OSError):
                        live[number] = open_connection(address)
                        live[number].sendall(HALF)
        for connection in live:
            connection.close()

    with connections(address, count, HALF) as opened:
        thread = threading.Thread(target=drip, args=(opened,))
        thread.start()
        try:
            yield
        finally:
            stop.set()
            thread.join()


def fetch_raw(address: str, path: str) -> bytes:
    """Return the whole response to a GET over a new connection."""
    request = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    with open_connection(address) as connection:
        connection.sendall(request.encode())
        return b"".join(iter(lambda: connection.recv(65536), b""))


def receives(connection: socket.socket, expected: bytes) -> bool:
    """Return whether `expected` arrives over a connection."""
    received = b""
    while expected not in received:
        chunk = connection.recv(65536)
        if not chunk:
            return False
        received += chunk
    return True
