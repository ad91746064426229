"""Clients that no browser is: they open connections and ask nothing, half of it, or too much."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from typing import Final
from urllib.parse import urlsplit

PATIENCE: Final = 30  # seconds
HALF: Final = b"GET /en/ HTTP/1.1\r\nHost: localhost\r\n"


def connected(address: str) -> socket.socket:
    """Return a connection to the server at `address`."""
    where = urlsplit(address)
    return socket.create_connection((where.hostname, where.port), timeout=PATIENCE)


@contextmanager
def connections(address: str, count: int, said: bytes = b"") -> Iterator[list[socket.socket]]:
    """Open connections that say `said` and no more, until the block ends."""
    with ExitStack() as stack:
        opened = []
        for _ in range(count):
            each = stack.enter_context(connected(address))
            with suppress(OSError):
                each.sendall(said)
            opened.append(each)
        yield opened


@contextmanager
def half_open(address: str, count: int, every: float = 1.0) -> Iterator[None]:
    """Keep connections half open that send a header now and then, and come back when closed."""
    ended = threading.Event()

    def drip(opened: Sequence[socket.socket]) -> None:
        known = list(opened)
        while not ended.wait(every):
            for number, each in enumerate(known):
                try:
                    each.sendall(b"X-More: 1\r\n")
                except OSError:
                    each.close()
                    with suppress(OSError):
                        known[number] = connected(address)
                        known[number].sendall(HALF)
        for each in known:
            each.close()

    with connections(address, count, HALF) as opened:
        dripping = threading.Thread(target=drip, args=(opened,))
        dripping.start()
        try:
            yield
        finally:
            ended.set()
            dripping.join()


def asked(address: str, path: str) -> bytes:
    """Return all that comes over a connection of its own."""
    words = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    with connected(address) as each:
        each.sendall(words.encode())
        return b"".join(iter(lambda: each.recv(65536), b""))


def comes(connection: socket.socket, words: bytes) -> bool:
    """Return whether `words` come over a connection."""
    found = b""
    while words not in found:
        more = connection.recv(65536)
        if not more:
            return False
        found += more
    return True
