"""Dispatches requests to one server a language, below that of the whole atlas, built on demand.

No reader waits at the start for the pages of other languages.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from threading import Lock
from typing import TYPE_CHECKING, Final, NamedTuple

from flask import Flask, abort, request

from dashboard.web.extension import Page

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

BROKEN: Final = "atlas.broken"  # in an environ: the site of its language cannot be built
_log: Final = logging.getLogger("dashboard")


class Site(NamedTuple):
    """The server of one language, and the page that it serves."""

    server: Flask
    page: Page


class LanguageDispatcher:
    """A WSGI application: the site of a language answers below `/CODE/`, elsewhere `root`."""

    def __init__(self, root: WSGIApplication, factories: Mapping[str, Callable[[], Site]]) -> None:
        """Build no site yet; `factories` build that of each language."""
        self._root = root
        self._factories = factories
        self._sites: dict[str, Site] = {}
        self._lock = Lock()

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer from the site of the language, or from `root`."""
        code, slash, _ = _split_path(environ.get("PATH_INFO", ""))
        if not slash or code not in self._factories:
            return self._root(environ, start)
        try:
            site = self.site(code)
        except Exception:  # whatever it is, the other languages stay up
            _log.exception("The page for the language “%s” could not be built", code)
            environ[BROKEN] = True
            return self._root(environ, start)
        return site.server(environ, start)

    def site(self, code: str) -> Site:
        """Return the site of a language, built now if it was not yet."""
        if code not in self._sites:
            with self._lock:
                if code not in self._sites:
                    with gc_paused():
                        self._sites[code] = self._factories[code]()
        return self._sites[code]

    def sites(self) -> Iterator[Site]:
        """Return the sites of all languages in their order, each built now if it was not yet."""
        return (self.site(code) for code in self._factories)

    def server_for(self, path: str, root: Flask) -> Flask:
        """Return the server that answers at `path`: `root` where it is of no language."""
        code, slash, _ = _split_path(path)
        return self.site(code).server if slash and code in self._factories else root


def add_languages(root: Flask, factories: Mapping[str, Callable[[], Site]]) -> None:
    """Let the sites that `factories` build answer below `root`; call it last."""
    dispatcher = LanguageDispatcher(root.wsgi_app, factories)
    root.extensions["by_language"] = dispatcher
    root.wsgi_app = dispatcher  # type: ignore[assignment]  # as Flask documents
    root.before_request(_refuse_broken)


def dispatcher_of(root: Flask) -> LanguageDispatcher:
    """Return the dispatcher that `add_languages` has added to `root`."""
    dispatcher: LanguageDispatcher = root.extensions["by_language"]
    return dispatcher


def with_all_languages(root: Flask) -> Flask:
    """Return `root` with the site of every language built, so that no reader waits for one."""
    for _ in dispatcher_of(root).sites():
        pass
    return root


@contextmanager
def gc_paused() -> Iterator[None]:
    """Pause the garbage collector.

    Building an atlas frees next to nothing, and collections that walked hundreds of thousands of
    components again and again took two fifths of the time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _split_path(path: str) -> tuple[str, str, str]:
    return path.removeprefix("/").partition("/")


def _refuse_broken() -> None:
    if BROKEN in request.environ:
        abort(HTTPStatus.INTERNAL_SERVER_ERROR)
