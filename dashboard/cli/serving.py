"""Serves an atlas: from the command line, or for gunicorn."""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from dashboard import settings
from dashboard.cli.terminal import (
    FAILURE,
    SUCCESS,
    print_error,
    print_faults,
    print_lines,
    read_error,
)
from dashboard.data import FaultyData
from dashboard.data.config_reader import read_config
from dashboard.logs import configure_logging
from dashboard.web.allocator import freeze_before_fork, limit_heaps
from dashboard.web.headers import framing_sites
from dashboard.web.listener import listen
from dashboard.web.systemd import heartbeat, notify_systemd

if TYPE_CHECKING:
    from dashboard.web.live_reload import ReloadingApp

_LAST_PORT: Final = 65535
_SITES: Final = "ATLAS_FRAME_ANCESTORS"
_Value = TypeVar("_Value")


def parse_port(text: str) -> int:
    """Return the port in `text`, or raise a ValueError that says what to write."""
    if text.isascii() and text.isdigit() and 1 <= int(text) <= _LAST_PORT:
        return int(text)
    raise ValueError(f"“{text}” is not a port. Use a number from 1 to {_LAST_PORT}.")


class ServeOptions(NamedTuple):
    """How to serve the atlas in `data`; None: what the environment says, else the default."""

    data: Path
    host: str | None
    port: int | None
    frame_ancestors: tuple[str, ...] | None
    kiosk: bool
    idle: int
    log: Path | None


def serve(options: ServeOptions) -> int:
    """Serve the atlas in `options.data` until it is stopped."""
    port, sites = options.port, options.frame_ancestors
    try:
        port = port if port is not None else _of_environment("PORT", "8050", parse_port)
        sites = sites if sites is not None else _of_environment(_SITES, "", framing_sites)
    except ValueError as problem:
        return print_error(str(problem))
    try:
        configure_logging(options.log)
    except OSError as problem:
        return print_error(f"Cannot write the log {options.log}: {problem.strerror}.")
    limit_heaps()
    # Not at the top: the pages take seconds to import, and the check needs none of them.
    from dashboard.web.factory import create_server
    from dashboard.web.live_reload import ReloadingApp

    try:
        kiosk = options.idle if options.kiosk else 0
        make = partial(create_server, options.data, sites=sites, kiosk=kiosk)
        application = ReloadingApp(make, options.data)
    except FaultyData as problem:
        print_faults(problem.faults, sys.stderr)
        return FAILURE
    host = _without_brackets(options.host or os.environ.get("HOST") or "127.0.0.1")
    try:
        server = listen(application, host, port)
    except (OSError, ValueError) as problem:
        return print_error(f"Cannot listen on {_address(host, port)}: {_reason(problem)}")
    # SIGTERM stops a service as Ctrl-C does; a shell script starts it with SIGINT ignored.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    application.watch()
    server.set_heartbeat(heartbeat())
    print_lines(f"{_title(options.data)} at {_address(host, port)} (stop with Ctrl-C)")
    notify_systemd("READY=1")
    server.run()
    return SUCCESS


def server_or_exit() -> ReloadingApp:
    """Return the server for gunicorn; with faulty data print the faults and exit with 2."""
    from dashboard.web.factory import create_server
    from dashboard.web.language_dispatch import with_all_languages
    from dashboard.web.live_reload import ReloadingApp

    configure_logging(None)
    limit_heaps()
    try:
        sites = _of_environment(_SITES, "", framing_sites)
    except ValueError as problem:
        sys.exit(print_error(str(problem)))
    folder = settings.data_folder()
    try:
        application = ReloadingApp(
            lambda: with_all_languages(create_server(folder, sites=sites)), folder
        )
        freeze_before_fork()
        return application
    except FaultyData as problem:
        print_faults(problem.faults, sys.stderr)
        sys.exit(FAILURE)
    except OSError as problem:
        sys.exit(print_error(read_error(problem)))


def _of_environment(name: str, default: str, parse: Callable[[str], _Value]) -> _Value:
    """Return what an environment variable says, or raise a ValueError that names it."""
    try:
        return parse(os.environ.get(name) or default)
    except ValueError as problem:
        raise ValueError(f"The environment variable {name}: {problem}") from problem


def _title(folder: Path) -> str:
    config = read_config(folder).config
    return config.title if config else ""


def _address(host: str, port: int) -> str:
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def _without_brackets(host: str) -> str:
    """Return an IPv6 address without the brackets that it has in a URL."""
    return host[1:-1] if host.startswith("[") and host.endswith("]") else host


def _reason(problem: Exception) -> str:
    number = problem.errno if isinstance(problem, OSError) else None
    if number == errno.EADDRINUSE:
        return "another program is already using this port. Stop it, or choose another --port."
    if number == errno.EACCES:
        return "this user is not allowed to. Choose a --port above 1023."
    reason = (isinstance(problem, OSError) and problem.strerror) or str(problem)
    return f"{reason.rstrip('.')}. Check --host and --port."
