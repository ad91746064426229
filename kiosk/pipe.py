"""Talks to a Chromium through the two pipes that it opens for that; no port, no other program."""

from __future__ import annotations

import json
import os
import select
import time
from typing import Any

CHILD_READS, CHILD_WRITES = 3, 4  # the numbers that Chromium expects
END = b"\0"


class NoAnswer(Exception):
    """The browser has not answered in time, or is gone."""


class Pipe:
    """Both ends of the pipes; `hand_over` is called in the child before Chromium starts."""

    def __init__(self) -> None:
        _keep_low_numbers()
        self.child_reads, self._writes = os.pipe()
        self._reads, self.child_writes = os.pipe()
        os.set_blocking(self._writes, False)
        self._buffer = b""
        self._number = 0

    def hand_over(self) -> None:
        """Give the child its ends under the numbers that it expects."""
        os.dup2(self.child_reads, CHILD_READS, inheritable=True)
        os.dup2(self.child_writes, CHILD_WRITES, inheritable=True)

    def begin(self) -> None:
        """Leave the child's ends to the child."""
        os.close(self.child_reads)
        os.close(self.child_writes)

    def close(self) -> None:
        """Close our ends; Chromium ends itself when they are gone."""
        os.close(self._writes)
        os.close(self._reads)

    def ask(self, method: str, seconds: float, session: str = "", **params: Any) -> dict[str, Any]:
        """Return the answer to `method`, or raise NoAnswer after so many seconds."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        end = time.monotonic() + seconds
        try:
            self._write(json.dumps(message).encode() + END, end)
            while (answer := self._next(end)).get("id") != self._number:
                pass
        except (OSError, ValueError) as problem:
            raise NoAnswer(str(problem)) from problem
        if "error" in answer:
            raise NoAnswer(str(answer["error"]))
        return dict(answer.get("result", {}))

    def _write(self, message: bytes, end: float) -> None:
        # A browser that hangs reads nothing: the pipe fills, and a plain write would wait for ever.
        while message:
            _, ready, _ = select.select([], [self._writes], [], max(0, end - time.monotonic()))
            if not ready:
                raise NoAnswer("it takes no question")
            message = message[os.write(self._writes, message) :]

    def _next(self, end: float) -> dict[str, Any]:
        while END not in self._buffer:
            ready, _, _ = select.select([self._reads], [], [], max(0, end - time.monotonic()))
            read = os.read(self._reads, 65536) if ready else b""
            if not read:
                raise NoAnswer("no answer in time" if not ready else "the browser is gone")
            self._buffer += read
        message, _, self._buffer = self._buffer.partition(END)
        found: dict[str, Any] = json.loads(message)
        return found


def _keep_low_numbers() -> None:
    # So that neither our own ends nor what `subprocess` opens stands where the child's ends go.
    while (number := os.open(os.devnull, os.O_RDWR)) <= CHILD_WRITES:
        pass
    os.close(number)
