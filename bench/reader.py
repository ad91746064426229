"""One reader as a server sees it: a browser's six connections, its cache, and time to read."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Iterable
from typing import Final, NamedTuple
from urllib.parse import urljoin, urlsplit

import brotli

CONNECTIONS: Final = 6  # a browser's, to one host
PATIENCE: Final = 10.0  # seconds for an answer
PARTS: Final = re.compile(r"<(?:script|link)\b[^>]*?\b(?:src|href)=\"([^\"#][^\"]*)\"")
OTHER_PAGE: Final = re.compile(r"<link rel=\"alternate\"[^>]*>")
# What a reader of English is sent of all that the style sheet names.
IN_STYLES: Final = re.compile(r"url\((relief[^)]*|[^)]*/[a-z0-9-]*-latin(?:-ext)?-wght[^)]*)\)")


class Asked(NamedTuple):
    """What a reader asks for; `body` makes it a question to a callback."""

    address: str
    body: bytes = b""


class Answer(NamedTuple):
    """What came: 0 as `status` where nothing did."""

    status: int
    headers: dict[str, str]
    content: bytes
    seconds: float


class Connection:
    """A connection that is kept open, as long as the server keeps it."""

    def __init__(self, host: str, port: int) -> None:
        self._host = host
        self._port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, asked: Asked, etag: str) -> Answer:
        """Return the answer; what goes wrong is an answer too."""
        begun = time.perf_counter()
        try:
            async with asyncio.timeout(PATIENCE):
                status, headers, content = await self._exchange(asked, etag)
        except (OSError, EOFError, ValueError, TimeoutError):
            self.close()
            return Answer(0, {}, b"", time.perf_counter() - begun)
        return Answer(status, headers, content, time.perf_counter() - begun)

    def close(self) -> None:
        """Close it; the next question opens another."""
        if self._streams:
            self._streams[1].close()
        self._streams = None

    async def _exchange(self, asked: Asked, etag: str) -> tuple[int, dict[str, str], bytes]:
        if self._streams is None:
            self._streams = await asyncio.open_connection(self._host, self._port)
        reading, writing = self._streams
        writing.write(_request(asked, etag, f"{self._host}:{self._port}"))
        head = (await reading.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = {
            name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head)
        }
        status = int(head[0].split()[1])
        length = 0 if status in (204, 304) else int(headers.get("content-length", "0"))
        content = await reading.readexactly(length)
        if headers.get("connection", "").lower() == "close":
            self.close()
        return status, headers, content


class Reader:
    """A browser with an empty cache; `answers` are all that it was given."""

    def __init__(self, address: str) -> None:
        where = split_address(address)
        self._connections = [Connection(*where) for _ in range(CONNECTIONS)]
        self._tags: dict[str, str] = {}
        self._kept: set[str] = set()
        self._parts: dict[str, list[str]] = {}
        self.answers: list[Answer] = []

    async def visit(self, page: str, more: Iterable[Asked] = ()) -> None:
        """Open a page, fetch what the browser does not have of its parts, then ask for `more`."""
        answer = await self._ask(self._connections[0], Asked(page))
        if answer.status == 200:
            self._parts[page] = _parts(_text(answer), page)
        await self._fetch(Asked(part) for part in self._parts.get(page, []))
        await self._fetch(more)

    async def ask(self, asked: Asked) -> None:
        """Ask for one thing more."""
        await self._ask(self._connections[0], asked)

    def leave(self) -> None:
        """Close the window."""
        for connection in self._connections:
            connection.close()

    async def _fetch(self, wanted: Iterable[Asked]) -> None:
        waiting = list(wanted)
        begun: set[Asked] = set()  # what two of the parts name is on its way once

        async def work(connection: Connection) -> None:
            while waiting:
                asked = waiting.pop(0)
                if asked in begun or asked.address in self._kept:
                    continue
                begun.add(asked)
                answer = await self._ask(connection, asked)
                if answer.status == 200 and ".css" in asked.address:
                    found = IN_STYLES.findall(_text(answer))
                    waiting.extend(Asked(urljoin(asked.address, each)) for each in found)

        await asyncio.gather(*(work(connection) for connection in self._connections))

    async def _ask(self, connection: Connection, asked: Asked) -> Answer:
        answer = await connection.ask(asked, self._tags.get(asked.address, ""))
        self.answers.append(answer)
        if not asked.body and "etag" in answer.headers:
            self._tags[asked.address] = answer.headers["etag"]
        if "max-age" in answer.headers.get("cache-control", ""):
            self._kept.add(asked.address)
        return answer


def split_address(address: str) -> tuple[str, int]:
    """Return the host and the port of an address."""
    where = urlsplit(address)
    return where.hostname or "", where.port or 80


def _request(asked: Asked, etag: str, host: str) -> bytes:
    lines = [
        f"{'POST' if asked.body else 'GET'} {asked.address} HTTP/1.1",
        f"Host: {host}",
        "Accept-Encoding: gzip, deflate, br",
        *([f"If-None-Match: {etag}"] if etag else []),
        *([f"Content-Length: {len(asked.body)}"] if asked.body else []),
        *(["Content-Type: application/json"] if asked.body else []),
    ]
    return "\r\n".join([*lines, "", ""]).encode() + asked.body


def _text(answer: Answer) -> str:
    packed = answer.headers.get("content-encoding") == "br"
    return (brotli.decompress(answer.content) if packed else answer.content).decode()


def _parts(text: str, page: str) -> list[str]:
    found = PARTS.findall(OTHER_PAGE.sub("", text))
    asked = [each for each in found if not each.startswith("data:")]
    return list(dict.fromkeys(urljoin(page, each) for each in asked))
