"""Serves the atlas, and rebuilds it beside the old one when its data on disk has changed."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from contextvars import copy_context
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import parse_qs

from dashboard.data import FaultyData, as_line
from dashboard.fingerprint import VERSION_PARAMETER
from dashboard.web.allocator import release_memory
from dashboard.web.folder_state import FolderState, folder_signature
from dashboard.web.folder_watch import PAUSE, FolderWatch, reason_of
from dashboard.web.language_dispatch import dispatcher_of, with_all_languages
from dashboard.web.resources import fingerprints
from dashboard.web.server import TROUBLE

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment
    from flask import Flask

_log: Final = logging.getLogger("dashboard")


class Served(NamedTuple):
    """The present server, and the previous one for pages that are still loading."""

    present: Flask
    previous: Flask | None


class ReloadingApp:
    """A WSGI application: the last sound atlas of a folder.

    A folder that changes is reloaded once its files have come to rest. If the new data is faulty,
    visitors keep what they have, and the log and `/healthz` tell the operator.
    """

    def __init__(self, make: Callable[[], Flask], folder: Path, pause: float = PAUSE) -> None:
        """Build the first server, or raise FaultyData with every fault in the data."""
        self._factory = make
        self._folder = folder
        self._watch = FolderWatch(folder, self._reload, pause)
        self._served = Served(copy_context().run(make), None)
        self._trouble = ""
        self._reported_faults: list[str] = []

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer from the atlas that the page was built from, else from the present one."""
        self.watch()
        trouble = f"{self._trouble}{self._watch.trouble}"
        if trouble:
            environ[TROUBLE] = f"{trouble.removesuffix(chr(10))}\n"
        # In a context of its own: Dash stores its app there, and would keep a replaced atlas
        # alive in every thread.
        return copy_context().run(self._answer, environ, start)

    @property
    def served(self) -> Served:
        """The present server, and the previous one."""
        return self._served

    def watch(self) -> None:
        """Start watching the folder, once in every process."""
        self._watch.start()

    def stop(self) -> None:
        """Stop watching the folder."""
        self._watch.stop()

    def reload_if_changed(self) -> None:
        """Reload the folder if it has changed since it was last read."""
        self._watch.reload_if_changed()

    def _answer(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        return self._server_for(environ)(environ, start)

    def _server_for(self, environ: WSGIEnvironment) -> Flask:
        path = environ.get("PATH_INFO", "")
        version = parse_qs(environ.get("QUERY_STRING", "")).get(VERSION_PARAMETER, [""])[-1]
        present, previous = self._served
        if not version:
            return present
        if not _serves(present, path, version) and not (
            previous and _serves(previous, path, version)
        ):
            self._watch.catch_up()
            present, previous = self._served
        if previous and _serves(previous, path, version) and not _serves(present, path, version):
            return previous
        return present

    def _reload(self, state: FolderState) -> bool:
        """Build the server of the folder in this `state`; return whether it is served now."""
        try:
            server = copy_context().run(self._build)  # meanwhile the old one answers
        except FaultyData as problem:
            self._report_faults(state, [as_line(fault) for fault in problem.faults])
        except OSError as problem:
            self._report_faults(state, [f"the data cannot be read: {reason_of(problem)}"])
        except Exception as problem:  # whatever it is, the served atlas stays up
            self._report_faults(state, [reason_of(problem)], problem)
        else:
            if folder_signature(self._folder) != state:
                return False  # changed meanwhile: the next look will find it
            self._trouble, self._reported_faults = "", []
            self._served = Served(server, self._served.present)
            release_memory()
            _log.warning("New data loaded from %s", self._folder)
            return True
        return False

    def _build(self) -> Flask:
        return with_all_languages(self._factory())

    def _report_faults(
        self, state: FolderState, faults: list[str], problem: Exception | None = None
    ) -> None:
        # Faulty files are read again now and then, for the disk may be at fault.
        if faults == self._reported_faults or folder_signature(self._folder) != state:
            return
        self._reported_faults = faults
        count = "1 error" if len(faults) == 1 else f"{len(faults)} errors"
        now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
        summary = (
            f"the new data of {now} has errors, so the last correct data is still served: {count}"
        )
        self._trouble = "\n".join([summary, *faults, ""])
        _log.error("In %s, %s\n%s", self._folder, summary, "\n".join(faults), exc_info=problem)


def _serves(server: Flask, path: str, version: str) -> bool:
    try:
        fingerprint = fingerprints(dispatcher_of(server).server_for(path, server)).get(path)
    except Exception:  # the site of this language cannot be built: its requests say so
        return False
    return fingerprint is not None and version in ("", fingerprint)
