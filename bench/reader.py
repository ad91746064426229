"""Simulates a reader as a server sees one: a browser's six connections, and its cache."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Iterable
from typing import Final, NamedTuple
from urllib.parse import urljoin, urlsplit

import brotli

CONNECTIONS: Final = 6  # a browser's, to one host
PATIENCE: Final = 10.0  # seconds for a response
PARTS: Final = re.compile(r"<(?:script|link)\b[^>]*?\b(?:src|href)=\"([^\"#][^\"]*)\"")
OTHER_PAGE: Final = re.compile(r"<link rel=\"alternate\"[^>]*>")
# What an English page fetches of all that the style sheet names.
IN_STYLES: Final = re.compile(r"url\((relief[^)]*|[^)]*/[a-z0-9-]*-latin(?:-ext)?-wght[^)]*)\)")


class Request(NamedTuple):
    """A request; `body` makes it a POST to a callback."""

    address: str
    body: bytes = b""


class Response(NamedTuple):
    """The response; `status` is 0 where none came."""

    status: int
    headers: dict[str, str]
    content: bytes
    seconds: float


class Connection:
    """A connection that is kept open as long as the server allows."""

    def __init__(self, host: str, port: int) -> None:
        self._host = host
        self._port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, request: Request, etag: str) -> Response:
        """Return the response; a failure is one with status 0."""
        started = time.perf_counter()
        try:
            async with asyncio.timeout(PATIENCE):
                status, headers, content = await self._exchange(request, etag)
        except (OSError, EOFError, ValueError, TimeoutError):
            self.close()
            return Response(0, {}, b"", time.perf_counter() - started)
        return Response(status, headers, content, time.perf_counter() - started)

    def close(self) -> None:
        """Close it; the next request opens another."""
        if self._streams:
            self._streams[1].close()
        self._streams = None

    async def _exchange(self, request: Request, etag: str) -> tuple[int, dict[str, str], bytes]:
        if self._streams is None:
            self._streams = await asyncio.open_connection(self._host, self._port)
        reader, writer = self._streams
        writer.write(_request(request, etag, f"{self._host}:{self._port}"))
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = {
            name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head)
        }
        status = int(head[0].split()[1])
        length = 0 if status in (204, 304) else int(headers.get("content-length", "0"))
        content = await reader.readexactly(length)
        if headers.get("connection", "").lower() == "close":
            self.close()
        return status, headers, content


class Reader:
    """A browser with an empty cache; `answers` are all its responses."""

    def __init__(self, address: str) -> None:
        host_and_port = split_address(address)
        self._connections = [Connection(*host_and_port) for _ in range(CONNECTIONS)]
        self._etags: dict[str, str] = {}
        self._cached: set[str] = set()
        self._parts: dict[str, list[str]] = {}
        self.answers: list[Response] = []

    async def visit(self, page: str, more: Iterable[Request] = ()) -> None:
        """Open a page, fetch its parts that are not cached, then request `more`."""
        response = await self._ask(self._connections[0], Request(page))
        if response.status == 200:
            self._parts[page] = _parts(_text(response), page)
        await self._fetch(Request(part) for part in self._parts.get(page, []))
        await self._fetch(more)

    async def ask(self, request: Request) -> None:
        """Send one more request."""
        await self._ask(self._connections[0], request)

    def leave(self) -> None:
        """Close the window."""
        for connection in self._connections:
            connection.close()

    async def _fetch(self, requests: Iterable[Request]) -> None:
        waiting = list(requests)
        requested: set[Request] = set()  # so that a part named twice is fetched once

        async def work(connection: Connection) -> None:
            while waiting:
                request = waiting.pop(0)
                if request in requested or request.address in self._cached:
                    continue
                requested.add(request)
                response = await self._ask(connection, request)
                if response.status == 200 and ".css" in request.address:
                    urls = IN_STYLES.findall(_text(response))
                    waiting.extend(Request(urljoin(request.address, url)) for url in urls)

        await asyncio.gather(*(work(connection) for connection in self._connections))

    async def _ask(self, connection: Connection, request: Request) -> Response:
        response = await connection.ask(request, self._etags.get(request.address, ""))
        self.answers.append(response)
        if not request.body and "etag" in response.headers:
            self._etags[request.address] = response.headers["etag"]
        if "max-age" in response.headers.get("cache-control", ""):
            self._cached.add(request.address)
        return response


def split_address(address: str) -> tuple[str, int]:
    """Return the host and the port of an address."""
    parts = urlsplit(address)
    return parts.hostname or "", parts.port or 80


def _request(request: Request, etag: str, host: str) -> bytes:
    lines = [
        f"{'POST' if request.body else 'GET'} {request.address} HTTP/1.1",
        f"Host: {host}",
        "Accept-Encoding: gzip, deflate, br",
        *([f"If-None-Match: {etag}"] if etag else []),
        *([f"Content-Length: {len(request.body)}"] if request.body else []),
        *(["Content-Type: application/json"] if request.body else []),
    ]
    return "\r\n".join([*lines, "", ""]).encode() + request.body


def _text(response: Response) -> str:
    is_compressed = response.headers.get("content-encoding") == "br"
    return (brotli.decompress(response.content) if is_compressed else response.content).decode()


def _parts(text: str, page: str) -> list[str]:
    urls = PARTS.findall(OTHER_PAGE.sub("", text))
    fetched = [url for url in urls if not url.startswith("data:")]
    return list(dict.fromkeys(urljoin(page, url) for url in fetched))
