"""A process of gunicorn that lets readers in as the single process does.

gunicorn's own have a thread for each connection: thirty that send half a question stop them all.
"""

from __future__ import annotations

import os
import socket
from typing import Any

from gunicorn.workers.base import Worker
from waitress.server import UnixWSGIServer

from dashboard.web.listener import BoundedListener, Listener, listen_at


class UnixListener(BoundedListener, UnixWSGIServer):  # type: ignore[misc]
    """A listener at a socket of the file system, for nginx on the same machine."""


class AtlasWorker(Worker):  # type: ignore[misc]
    """A process that tells gunicorn's first one that it is well only while it answers."""

    def run(self) -> None:
        """Let readers in until this process is told to end."""
        sockets = [(_kind_for(each.sock), each.sock) for each in self.sockets]
        door = listen_at(self.wsgi, sockets)
        door.beat(self.notify)
        while self.alive and self.ppid == os.getppid():
            door.step()
        door.finish(self.cfg.graceful_timeout)


def _kind_for(opened: socket.socket) -> type[Any]:
    return UnixListener if opened.family == socket.AF_UNIX else Listener
