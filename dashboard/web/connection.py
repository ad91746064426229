"""One connection: since when it is idle, whether its request is late, whether it is read."""

from __future__ import annotations

import time
from typing import Any, Final

from waitress.channel import HTTPChannel

MAX_PIPELINED: Final = 2  # requests in the queue of one connection; browsers do not pipeline
HEAD_SECONDS: Final = 20  # for the whole head of a request: a browser sends it at once
SLOW_SECONDS: Final = 10  # seconds without a byte read, after which a response counts as not read
UNREAD_SECONDS: Final = 60  # seconds without a byte read, after which a connection is closed


class Connection(HTTPChannel):  # type: ignore[misc]  # waitress has no types
    """A connection that knows since when it is idle, and since when its request comes in."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Take the arguments of `HTTPChannel`."""
        self.idle_since = time.monotonic()
        self.request_since = 0.0
        super().__init__(*arguments, **options)

    def received(self, data: bytes) -> bool:
        """Parse received data."""
        previous = self.request
        is_read: bool = super().received(data)
        if self.request is None:
            self.request_since = 0.0
        elif self.request is not previous:
            self.request_since = time.monotonic()
        return is_read

    def is_pipelining(self) -> bool:
        """Return whether more requests wait than a browser sends before it reads a response.

        Their responses together could exceed what waitress buffers, and block a thread.
        """
        return len(self.requests) > MAX_PIPELINED

    def service(self) -> None:
        """Answer one request."""
        super().service()
        self.idle_since = time.monotonic()
        if self.request is not None:  # nothing more of it was read meanwhile
            self.request_since = self.idle_since

    def is_late(self, now: float) -> bool:
        """Return whether the head of its request is overdue."""
        return bool(self.request_since) and now - self.request_since > HEAD_SECONDS

    def is_being_read(self) -> bool:
        """Return whether the client is reading a response."""
        return bool(self.total_outbufs_len) and self._unread_seconds() < SLOW_SECONDS

    def is_abandoned(self) -> bool:
        """Return whether the client has stopped reading a response, for good as far as we know."""
        return bool(self.total_outbufs_len) and self._unread_seconds() > UNREAD_SECONDS

    def _unread_seconds(self) -> float:
        return time.time() - float(self.last_activity)  # waitress sets it, by this clock
