"""The door of the server: how many may come in, who has to leave, and what is told of it.

One who opens connections and asks nothing, or asks and does not read, keeps nobody out: when the
door is nearly full the connections go that have been at rest for longest.
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
from waitress.channel import HTTPChannel
from waitress.server import TcpWSGIServer
from waitress.task import ThreadedTaskDispatcher

from dashboard.web.open_files import CONNECTIONS, allowed_connections

if TYPE_CHECKING:
    import socket

    from _typeshed.wsgi import WSGIApplication

# Most of them wait for what is being made (`made.MOST_MAKING`), and cost next to nothing.
THREADS: Final = 64
# A browser opens six connections and keeps them while its reader reads: 200 readers, 1200. Nobody
# is told which server answers, and none waits for a body or a head that no page would take.
LISTENING: Final = MappingProxyType(
    {
        "threads": THREADS,
        "connection_limit": CONNECTIONS,
        "asyncore_use_poll": True,
        "ident": "",
        "max_request_body_size": 1024 * 1024,
        "inbuf_overflow": 32 * 1024,
        "max_request_header_size": 32 * 1024,
        "cleanup_interval": 5,
    }
)
HEAD_SECONDS: Final = 20  # for all of a question: a browser sends it at once
SLOW: Final = 10  # seconds without a byte read, after which an answer counts as not read
PART: Final = 16  # of all connections go together when the door is full
NEW: Final = 1.0  # seconds in which one who has come in is given the time to ask
REST: Final = 0.5  # seconds in which nobody is let in after that has failed
STUCK: Final = 60  # seconds in which a question waits for a thread, after which none will come
A_MINUTE: Final = 60

Heartbeat = Callable[[], None]
_log: Final = logging.getLogger("dashboard")


class Connection(HTTPChannel):  # type: ignore[misc]  # waitress has no types
    """A connection that knows since when it is at rest, and since when its question comes in."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        """Take what `HTTPChannel` takes."""
        self.rests_since = time.monotonic()
        self.asks_since = 0.0
        super().__init__(*arguments, **named)

    def received(self, data: bytes) -> bool:
        """Take in what has come."""
        before = self.request
        is_read: bool = super().received(data)
        if self.request is None:
            self.asks_since = 0.0
        elif self.request is not before:
            self.asks_since = time.monotonic()
        return is_read

    def service(self) -> None:
        """Answer one question."""
        super().service()
        self.rests_since = time.monotonic()

    def is_late(self, now: float) -> bool:
        """Return whether its question should have come by now."""
        return bool(self.asks_since) and now - self.asks_since > HEAD_SECONDS

    def is_reading(self) -> bool:
        """Return whether it takes in an answer."""
        return bool(self.total_outbufs_len) and time.time() - self.last_activity < SLOW


class BoundedListener:
    """What a listener of waitress does when it is too full, or cannot let anybody in."""

    channel_class = Connection
    heartbeat: Heartbeat | None = None
    _rests_until = 0.0
    _told = -A_MINUTE * 1.0
    _refused = 0

    def readable(self: Any) -> bool:
        """Return whether somebody may come in; it is asked at least once a second."""
        now = time.monotonic()
        if self.heartbeat and not self.is_stuck(now):
            self.heartbeat()
        if len(self._map) + PART > self.adj.connection_limit:
            self.make_room()
        is_open: bool = super().readable()  # type: ignore[misc]
        return is_open and now >= self._rests_until

    def accept(self: Any) -> Any:
        """Let somebody in, or return None; what fails is told once a minute."""
        try:
            return super().accept()  # type: ignore[misc]
        except OSError as problem:
            now = time.monotonic()
            self._refused += 1
            self._rests_until = now + REST  # it would fail again at once, and keep a core busy
            self.make_room()
            if now - self._told >= A_MINUTE:
                _log.error("Nobody can be let in (%s): %d times", problem.strerror, self._refused)
                self._told, self._refused = now, 0
            return None

    def make_room(self: Any) -> None:
        """Close the connections that have been at rest for longest, and read no answer."""
        until = time.monotonic() - NEW
        channels = self.active_channels.values()
        resting = [each for each in channels if not each.requests and each.rests_since < until]
        resting.sort(key=lambda each: (each.is_reading(), each.rests_since))
        for connection in resting[: max(PART, self.adj.connection_limit // PART)]:
            connection.will_close = True

    def maintenance(self: Any, now: float) -> None:
        """Close who has been idle for two minutes, or does not come to the end of a question."""
        super().maintenance(now)  # type: ignore[misc]
        for connection in self.active_channels.values():
            if not connection.requests and connection.is_late(time.monotonic()):
                connection.will_close = True

    def add_task(self: Any, task: Any) -> None:
        """Have a question answered by the next thread."""
        task.waits_since = time.monotonic()
        super().add_task(task)  # type: ignore[misc]

    def is_stuck(self: Any, now: float) -> bool:
        """Return whether no thread answers any more."""
        with suppress(IndexError):
            return bool(now - self.task_dispatcher.queue[0].waits_since > STUCK)
        return False


class Listener(BoundedListener, TcpWSGIServer):  # type: ignore[misc]
    """A listener of waitress that never fills up."""


class AtlasServer:
    """Some listeners and the threads that answer."""

    def __init__(self, application: WSGIApplication, **settings: Any) -> None:
        """Open no listener yet; `settings` are of waitress, beside LISTENING."""
        wanted = {**LISTENING, "connection_limit": allowed_connections(), **settings}
        self.adjustments = Adjustments(**wanted)
        self._application = application
        self._map: dict[int, Any] = {}
        self._threads = ThreadedTaskDispatcher()
        self._threads.set_thread_count(self.adjustments.threads)
        self._listeners: list[Any] = []
        self._is_closed = False

    def open(self, kind: type[Any] = Listener, **named: Any) -> None:
        """Add a listener, of the very socket if one is named."""
        self._listeners.append(
            kind(
                self._application,
                self._map,
                dispatcher=self._threads,
                adj=self.adjustments,
                **named,
            )
        )

    def beat(self, heartbeat: Heartbeat) -> None:
        """Call `heartbeat` about once a second, as long as all is well."""
        self._listeners[0].heartbeat = heartbeat

    @property
    def effective_port(self) -> int:
        """The port at which it listens."""
        return int(self._listeners[0].effective_port)

    def run(self) -> None:
        """Let readers in until it is closed, or the process is told to end."""
        with suppress(SystemExit, KeyboardInterrupt):
            while not self._is_closed:
                self.step()
        self._threads.shutdown()
        wasyncore.close_all(self._map)

    def step(self) -> None:
        """Do what is to be done, for a second at most."""
        wasyncore.loop(
            timeout=1, use_poll=self.adjustments.asyncore_use_poll, map=self._map, count=1
        )

    def finish(self, seconds: float) -> None:
        """Let nobody in any more, give the rest `seconds`, and close."""
        for listener in self._listeners:
            listener.accepting = False
        end = time.monotonic() + seconds
        while any(map(_is_busy, self._map.values())) and time.monotonic() < end:
            self.step()
        self._threads.shutdown()
        wasyncore.close_all(self._map)

    def close(self) -> None:
        """End `run`, from any thread."""
        self._is_closed = True
        self._listeners[0].pull_trigger()


def listen(application: WSGIApplication, host: str, port: int, **settings: Any) -> AtlasServer:
    """Return a door at `host` and `port`; raise OSError or ValueError where it cannot be opened."""
    door = AtlasServer(application, host=host, port=port, **settings)
    for address in door.adjustments.listen:
        door.open(sockinfo=address)
    return door


def listen_at(
    application: WSGIApplication, sockets: Iterable[tuple[type[Any], socket.socket]]
) -> AtlasServer:
    """Return a door at sockets that are open already, each with its kind of listener."""
    door = AtlasServer(application)
    for kind, each in sockets:
        where = (each.family, each.type, each.proto, each.getsockname())
        door.open(kind, _sock=each, sockinfo=where, bind_socket=False)
    return door


def _is_busy(channel: Any) -> bool:
    return isinstance(channel, Connection) and bool(channel.requests or channel.total_outbufs_len)
