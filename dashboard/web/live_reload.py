"""The atlas as it is served, made anew beside the old one when its data on disk has changed."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from contextvars import copy_context
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import parse_qs

from dashboard.data import FaultyData, as_line
from dashboard.fingerprint import PARAMETER
from dashboard.web.allocator import release_memory
from dashboard.web.folder_state import State, folder_signature
from dashboard.web.folder_watch import PAUSE, FolderWatch, reason_of
from dashboard.web.language_dispatch import dispatcher_of, with_all_languages
from dashboard.web.resources import fingerprints
from dashboard.web.server import TROUBLE

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment
    from flask import Flask

_log: Final = logging.getLogger("dashboard")


class Served(NamedTuple):
    """The server of the present atlas, and the one before it, for pages that are still loading."""

    present: Flask
    before: Flask | None


class ReloadingApp:
    """A WSGI application: the last sound atlas of a folder.

    A folder that changes is read again as soon as it has come to rest. If the new data is faulty,
    visitors keep what they have, and the operator is told in the log and by `/healthz`.
    """

    def __init__(self, make: Callable[[], Flask], folder: Path, pause: float = PAUSE) -> None:
        """Make the first server, or raise FaultyData with every fault in the data."""
        self._make = make
        self._folder = folder
        self._watch = FolderWatch(folder, self._make_anew, pause)
        self._served = Served(copy_context().run(make), None)
        self._trouble = ""
        self._told: list[str] = []

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer from the atlas that a page was made of, else from the present one."""
        self.watch()
        trouble = f"{self._trouble}{self._watch.trouble}"
        if trouble:
            environ[TROUBLE] = f"{trouble.removesuffix(chr(10))}\n"
        # In a context that ends with it: Dash writes its app there, and would keep, in every
        # thread, an atlas that is gone.
        return copy_context().run(self._answer, environ, start)

    @property
    def served(self) -> Served:
        """The atlas of this moment, and the one before it."""
        return self._served

    def watch(self) -> None:
        """Begin to look at the folder, once in every process."""
        self._watch.start()

    def stop(self) -> None:
        """Look at the folder no more."""
        self._watch.stop()

    def renew(self) -> None:
        """Read the folder again if it is not as it was when it was last read."""
        self._watch.renew()

    def _answer(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        return self._server_for(environ)(environ, start)

    def _server_for(self, environ: WSGIEnvironment) -> Flask:
        address = environ.get("PATH_INFO", "")
        wanted = parse_qs(environ.get("QUERY_STRING", "")).get(PARAMETER, [""])[-1]
        present, before = self._served
        if not wanted and "/edition/" not in address:
            return present
        if not _has(present, address, wanted) and not (before and _has(before, address, wanted)):
            self._watch.catch_up()
            present, before = self._served
        if before and _has(before, address, wanted) and not _has(present, address, wanted):
            return before
        return present

    def _make_anew(self, found: State) -> bool:
        """Make the server of the folder as it was `found`; return whether it is served now."""
        try:
            server = copy_context().run(self._ready)  # in this time the old one answers
        except FaultyData as problem:
            self._report_faults(found, [as_line(fault) for fault in problem.faults])
        except OSError as problem:
            self._report_faults(found, [f"the data cannot be read: {reason_of(problem)}"])
        except Exception as problem:  # whatever it is, the atlas that is served goes on
            self._report_faults(found, [reason_of(problem)], problem)
        else:
            if folder_signature(self._folder) != found:
                return False  # it was written to meanwhile: the next look will find it again
            self._trouble, self._told = "", []
            self._served = Served(server, self._served.present)
            release_memory()
            _log.warning("New data in %s: it is served from now on", self._folder)
            return True
        return False

    def _ready(self) -> Flask:
        return with_all_languages(self._make())

    def _report_faults(
        self, found: State, faults: list[str], problem: Exception | None = None
    ) -> None:
        # The same files are read again now and then, for the fault may be of the disk.
        if faults == self._told or folder_signature(self._folder) != found:
            return
        self._told = faults
        count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
        said = f"new data since {now} is not served, the last sound data is: {count}"
        self._trouble = "\n".join([said, *faults, ""])
        _log.error("In %s, %s\n%s", self._folder, said, "\n".join(faults), exc_info=problem)


def _has(server: Flask, address: str, wanted: str) -> bool:
    try:
        found = fingerprints(dispatcher_of(server).server_for(address, server)).get(address)
    except Exception:  # the page of this language cannot be made: who asks for it is told so
        return False
    return found is not None and wanted in ("", found)
