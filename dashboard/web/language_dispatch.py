"""One server for each language below that of the whole atlas, made when it is first asked for.

Nobody waits, at the start, for the pages of languages that he does not read.
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

from dashboard.pages.document import SHARED, Page
from dashboard.web.resources import SUITES

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

BROKEN: Final = "atlas.broken"  # in a request: the page of its language cannot be made
_log: Final = logging.getLogger("dashboard")


class Site(NamedTuple):
    """The server of one language, and the page that it serves."""

    server: Flask
    page: Page


class LanguageDispatcher:
    """A WSGI application: below `/CODE/` the site of a language answers, elsewhere `root`."""

    def __init__(self, root: WSGIApplication, make: Mapping[str, Callable[[], Site]]) -> None:
        """Make nothing yet; `make` makes the site of each language."""
        self._root = root
        self._make = make
        self._made: dict[str, Site] = {}
        self._making = Lock()

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer from the site of the language, and Dash's own scripts from whichever is there."""
        code, below, rest = _split_path(environ.get("PATH_INFO", ""))
        if code == SHARED and rest.startswith(SUITES.removeprefix("/")):
            code = [*self._made, *self._make][0]
            environ["PATH_INFO"] = f"/{code}/{rest}"
        if not below or code not in self._make:
            return self._root(environ, start)
        try:
            site = self.site(code)
        except Exception:  # whatever it is, the other languages go on
            _log.exception("The page of “%s” cannot be made", code)
            environ[BROKEN] = True
            return self._root(environ, start)
        return site.server(environ, start)

    def site(self, code: str) -> Site:
        """Return the site of a language, made now if it was not yet."""
        if code not in self._made:
            with self._making:
                if code not in self._made:
                    with gc_paused():
                        self._made[code] = self._make[code]()
        return self._made[code]

    def sites(self) -> Iterator[Site]:
        """Return the site of every language in their order, made now if it was not yet."""
        return (self.site(code) for code in self._make)

    def server_for(self, path: str, root: Flask) -> Flask:
        """Return the server that answers at `path`, where `root` does so outside the languages."""
        code, below, _ = _split_path(path)
        return self.site(code).server if below and code in self._make else root


def add_languages(root: Flask, make: Mapping[str, Callable[[], Site]]) -> None:
    """Let the sites that `make` makes answer below `root`; call it last."""
    by_language = LanguageDispatcher(root.wsgi_app, make)
    root.extensions["by_language"] = by_language
    root.wsgi_app = by_language  # type: ignore[assignment]  # as Flask asks one to do
    root.before_request(_refuse_broken)


def dispatcher_of(root: Flask) -> LanguageDispatcher:
    """Return what `add_languages` has added to `root`."""
    found: LanguageDispatcher = root.extensions["by_language"]
    return found


def with_all_languages(root: Flask) -> Flask:
    """Return `root` with the site of every language made, so that no reader waits for one."""
    for _ in dispatcher_of(root).sites():
        pass
    return root


@contextmanager
def gc_paused() -> Iterator[None]:
    """Look for no garbage meanwhile.

    While an atlas is made next to nothing is thrown away, and looking for it, again and again
    through hundreds of thousands of parts of pages, took two fifths of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _split_path(path: str) -> tuple[str, str, str]:
    return path.removeprefix("/").partition("/")


def _refuse_broken() -> None:
    if BROKEN in request.environ:
        abort(HTTPStatus.INTERNAL_SERVER_ERROR)
