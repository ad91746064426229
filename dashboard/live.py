"""The atlas as it is served, made anew beside the old one when its data on disk has changed."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Lock, Thread
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias
from urllib.parse import parse_qs

from dashboard.answers import fingerprints
from dashboard.by_language import languages_of, ready
from dashboard.data import FaultyData, as_line
from dashboard.fingerprint import PARAMETER
from dashboard.server import TROUBLE

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment
    from flask import Flask

PAUSE: Final = 2.0  # seconds between two looks at the folder
READ: Final = ("*.toml", "*.csv", "geo/*")  # what an atlas is read from
# What spreadsheets and editors write beside a file while it is open.
PASSING: Final = (".", "~", "#")

State: TypeAlias = Mapping[str, tuple[int, int]]
_log: Final = logging.getLogger("dashboard")


class Served(NamedTuple):
    """The server of the present atlas, and the one before it, for pages that are still loading."""

    present: Flask
    before: Flask | None


class LiveAtlas:
    """A WSGI application: the last sound atlas of a folder.

    A folder that changes is read again as soon as it has stood still between two looks. If the new
    data is faulty, visitors keep what they have, and the operator is told in the log and by
    `/healthz`.
    """

    def __init__(self, make: Callable[[], Flask], folder: Path, pause: float = PAUSE) -> None:
        """Make the first server, or raise FaultyData with every fault in the data."""
        self._make = make
        self._folder = folder
        self._pause = pause
        self._read = self._seen = state_of(folder)
        self._served = Served(make(), None)
        self._trouble = ""
        self._renewing = Lock()
        self._process = 0
        self._stopped = Event()

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer from the atlas that a page was made of, else from the present one."""
        self.watch()
        if self._trouble:
            environ[TROUBLE] = self._trouble
        return self._server_for(environ)(environ, start)

    @property
    def served(self) -> Served:
        """The atlas of this moment, and the one before it."""
        return self._served

    def watch(self) -> None:
        """Begin to look at the folder, once in every process: a fork takes no thread along."""
        if self._process == os.getpid():
            return
        with self._renewing:
            if self._process != os.getpid():
                self._process = os.getpid()
                Thread(target=self._look, name="folder of data", daemon=True).start()

    def stop(self) -> None:
        """Look at the folder no more."""
        self._stopped.set()

    def renew(self) -> None:
        """Read the folder again if it is not as it was when it was last read."""
        with self._renewing:
            found = state_of(self._folder)
            if found == self._read:
                return
            self._make_anew(found)

    def _server_for(self, environ: WSGIEnvironment) -> Flask:
        address = environ.get("PATH_INFO", "")
        wanted = parse_qs(environ.get("QUERY_STRING", "")).get(PARAMETER, [""])[-1]
        present, before = self._served
        if not wanted and "/edition/" not in address:
            return present
        if not _has(present, address, wanted) and not (before and _has(before, address, wanted)):
            self._catch_up()
            present, before = self._served
        if before and _has(before, address, wanted) and not _has(present, address, wanted):
            return before
        return present

    def _catch_up(self) -> None:
        # Another process of this service may have been the first to read new data.
        if state_of(self._folder) == self._seen:
            self.renew()

    def _look(self) -> None:
        while not self._stopped.wait(self._pause):
            found = state_of(self._folder)
            # While somebody writes, every look finds something else.
            if found == self._seen:
                self.renew()
            self._seen = found

    def _make_anew(self, found: State) -> None:
        try:
            server = ready(self._make())  # in this time the old one answers
        except FaultyData as problem:
            self._tell(found, [as_line(fault) for fault in problem.faults])
        except Exception as problem:  # whatever it is, the atlas that is served goes on
            _log.exception("The new data cannot be read")
            self._tell(found, [f"{type(problem).__name__}: see the log"])
        else:
            if state_of(self._folder) != found:
                return  # it was written to meanwhile: the next look will find it again
            self._read, self._trouble = found, ""
            self._served = Served(server, self._served.present)
            _log.warning("New data in %s: it is served from now on", self._folder)

    def _tell(self, found: State, faults: list[str]) -> None:
        if state_of(self._folder) != found:
            return
        self._read = found
        count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
        said = f"new data since {now} is not served, the last sound data is: {count}"
        self._trouble = "\n".join([said, *faults, ""])
        _log.error("In %s, %s\n%s", self._folder, said, "\n".join(faults))


def state_of(folder: Path) -> State:
    """Return when each file of an atlas was last written, and how large it is."""
    found: dict[str, tuple[int, int]] = {}
    for pattern in READ:
        for path in folder.glob(pattern):
            if path.name.startswith(PASSING):
                continue
            try:
                file = path.stat()
            except OSError:
                continue  # it went between the two questions
            found[str(path.relative_to(folder))] = (file.st_mtime_ns, file.st_size)
    return MappingProxyType(found)


def _has(server: Flask, address: str, wanted: str) -> bool:
    found = fingerprints(languages_of(server).server_for(address, server)).get(address)
    return found is not None and wanted in ("", found)
