"""Talks to a Chromium through its two debugging pipes; no port, no other program."""

from __future__ import annotations

import json
import os
import select
import time
from typing import Any

CHILD_READS, CHILD_WRITES = 3, 4  # the file descriptors that Chromium expects
END = b"\0"


class NoResponse(Exception):
    """The browser did not answer in time, or is gone."""


class Pipe:
    """Both ends of the pipes; `install_in_child` is called in the child before Chromium starts."""

    def __init__(self) -> None:
        _reserve_low_numbers()
        self.child_reads, self._writes = os.pipe()
        try:
            self._reads, self.child_writes = os.pipe()
        except BaseException:
            os.close(self.child_reads)
            os.close(self._writes)
            raise
        os.set_blocking(self._writes, False)
        self._buffer = b""
        self._last_id = 0

    def install_in_child(self) -> None:
        """Duplicate the child's ends to the descriptors that Chromium expects."""
        os.dup2(self.child_reads, CHILD_READS, inheritable=True)
        os.dup2(self.child_writes, CHILD_WRITES, inheritable=True)

    def begin(self) -> None:
        """Close the child's ends in this process."""
        os.close(self.child_reads)
        os.close(self.child_writes)

    def close(self) -> None:
        """Close our ends; Chromium then exits."""
        os.close(self._writes)
        os.close(self._reads)

    def ask(self, method: str, seconds: float, session: str = "", **params: Any) -> dict[str, Any]:
        """Return the result of `method`, or raise NoAnswer after so many seconds."""
        self._last_id += 1
        message = {"id": self._last_id, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        deadline = time.monotonic() + seconds
        try:
            self._write_message(json.dumps(message).encode() + END, deadline)
            while (response := self._read_message(deadline)).get("id") != self._last_id:
                pass
        except (OSError, ValueError) as problem:
            raise NoResponse(str(problem)) from problem
        if "error" in response:
            raise NoResponse(str(response["error"]))
        return dict(response.get("result", {}))

    def _write_message(self, message: bytes, deadline: float) -> None:
        # A hung browser reads nothing: the pipe fills, and a blocking write would wait for ever.
        while message:
            _, ready, _ = select.select([], [self._writes], [], max(0, deadline - time.monotonic()))
            if not ready:
                raise NoResponse("it accepts no messages")
            message = message[os.write(self._writes, message) :]

    def _read_message(self, deadline: float) -> dict[str, Any]:
        while END not in self._buffer:
            ready, _, _ = select.select([self._reads], [], [], max(0, deadline - time.monotonic()))
            data = os.read(self._reads, 65536) if ready else b""
            if not data:
                raise NoResponse("no response in time" if not ready else "the browser has stopped")
            self._buffer += data
        message, _, self._buffer = self._buffer.partition(END)
        parsed: dict[str, Any] = json.loads(message)
        return parsed


def _reserve_low_numbers() -> None:
    # So that neither our own ends nor those of `subprocess` take the descriptors of the child's.
    while (number := os.open(os.devnull, os.O_RDWR)) <= CHILD_WRITES:
        pass
    os.close(number)
