"""Accepts connections: how many, which are closed when there are too many, and what is logged.

A client that opens connections without a request, or does not read its responses, keeps nobody
out: near the limit, the connections that have been idle for longest are closed.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.server import TcpWSGIServer
from waitress.task import ThreadedTaskDispatcher

from dashboard.web.connection import Connection
from dashboard.web.open_files import HAS_POLL, MAX_CONNECTIONS, allowed_connections

if TYPE_CHECKING:
    import socket

    from _typeshed.wsgi import WSGIApplication

# Most of them wait for a build (`lazy_bytes.MOST_MAKING`), and cost next to nothing.
THREADS: Final = 64
# A browser opens six connections and keeps them while its reader reads: 200 readers, 1200. The
# server does not name itself, and waits for no body or head larger than any page would need.
WAITRESS_SETTINGS: Final = MappingProxyType(
    {
        "threads": THREADS,
        "connection_limit": MAX_CONNECTIONS,
        "asyncore_use_poll": HAS_POLL,
        "ident": "",
        "max_request_body_size": 1024 * 1024,
        "inbuf_overflow": 32 * 1024,
        "max_request_header_size": 32 * 1024,
        "cleanup_interval": 5,
    }
)
CLOSED_SHARE: Final = 16  # one in so many connections, closed together near the limit
NEW_SECONDS: Final = 1.0  # seconds that a new connection has to send its request
ACCEPTED_PER_ROUND: Final = 64  # connections: one a round would be slow while rounds are long
PAUSE_SECONDS: Final = 0.5  # seconds without accepting after that has failed
STUCK: Final = 60  # seconds in the queue after which no thread will come
A_MINUTE: Final = 60

Heartbeat = Callable[[], None]
_log: Final = logging.getLogger("dashboard")


class BoundedListener:
    """Bounds a waitress listener: closes idle connections, and survives a failing `accept`."""

    channel_class = Connection
    heartbeat: Heartbeat | None = None
    _paused_until = 0.0
    _logged_at = -A_MINUTE * 1.0
    _refusals = 0

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Take the arguments of the listener of waitress."""
        self.to_close: set[Any] = set()
        super().__init__(*arguments, **options)

    def readable(self: Any) -> bool:
        """Return whether to accept a connection; called at least once a second."""
        now = time.monotonic()
        if self.heartbeat and not self.is_stuck(now):
            self.heartbeat()
        if len(self._map) + CLOSED_SHARE > self.adj.connection_limit:
            self.close_idle()
        is_open: bool = super().readable()  # type: ignore[misc]
        return is_open and now >= self._paused_until

    def handle_accept(self: Any) -> None:
        """Accept the connections that wait, up to ACCEPTED_PER_ROUND and the limit."""
        for _ in range(ACCEPTED_PER_ROUND):
            before = len(self._map)
            super().handle_accept()  # type: ignore[misc]
            if not before < len(self._map) < self.adj.connection_limit:
                break

    def accept(self: Any) -> Any:
        """Accept a connection, or return None; failures are logged once a minute."""
        try:
            return super().accept()  # type: ignore[misc]
        except OSError as problem:
            now = time.monotonic()
            self._refusals += 1
            self._paused_until = now + PAUSE_SECONDS  # retrying at once would keep a core busy
            self.close_idle()
            if now - self._logged_at >= A_MINUTE:
                _log.error(
                    "New connections refused (%s): %d times", problem.strerror, self._refusals
                )
                self._logged_at, self._refusals = now, 0
            return None

    def close_idle(self: Any) -> None:
        """Close the connections that have been idle for longest, those without a reader first."""
        latest = time.monotonic() - NEW_SECONDS
        channels = self.active_channels.values()
        idle = [
            channel for channel in channels if not channel.requests and channel.idle_since < latest
        ]
        idle.sort(key=lambda channel: (channel.is_being_read(), channel.idle_since))
        self.to_close.update(idle[: max(CLOSED_SHARE, self.adj.connection_limit // CLOSED_SHARE)])

    def maintenance(self: Any, now: float) -> None:
        """Close connections that are idle, late with a request, or not read by their client."""
        super().maintenance(now)  # type: ignore[misc]
        for connection in self.active_channels.values():
            is_late = not connection.requests and connection.is_late(time.monotonic())
            if is_late or connection.is_abandoned() or connection.will_close:
                self.to_close.add(connection)

    def close_marked(self) -> None:
        """Close what was marked, in the thread of the event loop and between two of its rounds.

        Only marked as `will_close`, a connection is closed when its client reads on: never, where
        the client has stopped reading.
        """
        while self.to_close:
            connection = self.to_close.pop()
            if connection.connected:
                connection.handle_close()

    def add_task(self: Any, task: Any) -> None:
        """Queue a request for the next free thread."""
        if task.is_pipelining():
            self.to_close.add(task)
        task.queued_at = time.monotonic()
        super().add_task(task)  # type: ignore[misc]

    def is_stuck(self: Any, now: float) -> bool:
        """Return whether the threads have stopped answering."""
        with suppress(IndexError):
            return bool(now - self.task_dispatcher.queue[0].queued_at > STUCK)
        return False


class Listener(BoundedListener, TcpWSGIServer):  # type: ignore[misc]
    """A listener of waitress that never fills up."""


class AtlasServer:
    """Listeners, and the threads that answer their requests."""

    def __init__(self, application: WSGIApplication, **settings: Any) -> None:
        """Open no listener yet; `settings` are waitress's, on top of LISTENING."""
        options = {**WAITRESS_SETTINGS, "connection_limit": allowed_connections(), **settings}
        self.adjustments = Adjustments(**options)
        self._application = application
        self._map: dict[int, Any] = {}
        self._threads = ThreadedTaskDispatcher()
        self._threads.set_thread_count(self.adjustments.threads)
        self._listeners: list[Any] = []
        self._is_closed = False

    def open(self, listener_class: type[Any] = Listener, **options: Any) -> None:
        """Add a listener; `options` are its keyword arguments."""
        self._listeners.append(
            listener_class(
                self._application,
                self._map,
                dispatcher=self._threads,
                adj=self.adjustments,
                **options,
            )
        )

    def set_heartbeat(self, heartbeat: Heartbeat) -> None:
        """Call `heartbeat` about once a second, as long as threads answer."""
        self._listeners[0].heartbeat = heartbeat

    @property
    def effective_port(self) -> int:
        """The port at which it listens."""
        return int(self._listeners[0].effective_port)

    def connection_count(self) -> int:
        """Return how many connections are open."""
        return sum(len(listener.active_channels) for listener in self._listeners)

    def run(self) -> None:
        """Serve until it is closed, or the process is told to end."""
        with suppress(SystemExit, KeyboardInterrupt):
            while not self._is_closed:
                self.step()
        self._close_all()

    def step(self) -> None:
        """Run the event loop once, for a second at most."""
        for listener in self._listeners:
            listener.close_marked()
        wasyncore.loop(
            timeout=1, use_poll=self.adjustments.asyncore_use_poll, map=self._map, count=1
        )

    def finish(self, seconds: float) -> None:
        """Accept no more connections, give the open ones `seconds` to finish, and close."""
        for listener in self._listeners:
            listener.accepting = False
        deadline = time.monotonic() + seconds
        while any(map(_is_busy, self._map.values())) and time.monotonic() < deadline:
            self.step()
        self._close_all()

    def _close_all(self) -> None:
        self._threads.shutdown()
        for channel in list(self._map.values()):
            if isinstance(channel, Connection):
                channel.handle_close()  # with the files of responses that nobody has read
        wasyncore.close_all(self._map)

    def close(self) -> None:
        """End `run`, from any thread."""
        self._is_closed = True
        self._listeners[0].pull_trigger()


def listen(application: WSGIApplication, host: str, port: int, **settings: Any) -> AtlasServer:
    """Return a server at `host` and `port`; raise OSError or ValueError where that fails."""
    server = AtlasServer(application, host=host, port=port, **settings)
    for address in server.adjustments.listen:
        server.open(sockinfo=address)
    return server


def listen_on(
    application: WSGIApplication, sockets: Iterable[tuple[type[Any], socket.socket]]
) -> AtlasServer:
    """Return a server at sockets that are open already, each with its class of listener."""
    server = AtlasServer(application)
    for listener_class, bound in sockets:
        sockinfo = (bound.family, bound.type, bound.proto, bound.getsockname())
        server.open(listener_class, _sock=bound, sockinfo=sockinfo, bind_socket=False)
    return server


def _is_busy(channel: Any) -> bool:
    return isinstance(channel, Connection) and bool(channel.requests or channel.total_outbufs_len)
