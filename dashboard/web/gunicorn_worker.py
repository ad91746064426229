"""A gunicorn worker that accepts connections as the single process does.

gunicorn's own have a thread for each connection: thirty half-sent requests block them all.
"""

from __future__ import annotations

import os
import socket
from typing import Any

from gunicorn.workers.base import Worker
from waitress.server import UnixWSGIServer

from dashboard.web.listener import BoundedListener, Listener, listen_on


class UnixListener(BoundedListener, UnixWSGIServer):  # type: ignore[misc]
    """A listener at a Unix socket, for nginx on the same machine."""


class AtlasWorker(Worker):  # type: ignore[misc]
    """A worker that sends its heartbeat to the arbiter only while it answers."""

    def run(self) -> None:
        """Serve until this process is told to end."""
        sockets = [(_listener_class(listener.sock), listener.sock) for listener in self.sockets]
        server = listen_on(self.wsgi, sockets)
        server.set_heartbeat(self.notify)
        while self.alive and self.ppid == os.getppid():
            server.step()
        server.finish(self.cfg.graceful_timeout)


def _listener_class(bound: socket.socket) -> type[Any]:
    return UnixListener if bound.family == socket.AF_UNIX else Listener
