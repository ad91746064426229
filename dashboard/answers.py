"""Answers that are the same for everybody: their bytes, and how long a browser may keep them.

What was asked for by its fingerprint is kept for a year without asking again. All else is kept too,
but asked for each time, and the answer is a bare "not modified" while it is still true.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus
from posixpath import relpath
from threading import Lock
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from dash.fingerprint import check_fingerprint
from flask import Flask, Request, Response, abort, request
from werkzeug.wrappers import Response as AnyResponse

from dashboard.fingerprint import PARAMETER, asked, fingerprint

FOR_EVER: Final = "public, max-age=31536000, immutable"
ASK_EACH_TIME: Final = "no-cache"
EDITION: Final = "edition/<edition>/"  # what Dash asks for, which knows no "?", has it in its path
SUITES: Final = "/_dash-component-suites/"  # Dash writes a version into these addresses
MIMETYPES: Final[Mapping[str, str]] = MappingProxyType(
    {"css": "text/css", "js": "text/javascript", "webp": "image/webp", "woff2": "font/woff2"}
)


class Made(NamedTuple):
    """Bytes, and their fingerprint."""

    content: bytes
    fingerprint: str


class MadeOnce:
    """Bytes that are made when first asked for, once, however many ask at the same time."""

    def __init__(self, make: Callable[[], bytes]) -> None:
        self._make = make
        self._lock = Lock()
        self._made: Made | None = None

    def made(self) -> Made:
        """Return the bytes; who comes while they are being made waits for them."""
        with self._lock:
            if self._made is None:
                content = self._make()
                self._made = Made(content, fingerprint(content))
            return self._made


def serve(
    server: Flask,
    address: str,
    content: bytes,
    compressed: bytes | None = None,
    *,
    mimetype: str = "",
    save_as: str = "",
) -> None:
    """Answer `address` with `content`.

    `compressed` is the same in Brotli, made beforehand; without it the server compresses itself.
    With `save_as` the browser is asked to keep it as a file of this name.
    """
    kind = mimetype or MIMETYPES[address.rpartition(".")[2]]
    own = fingerprint(content)

    def answer() -> AnyResponse:
        ready = compressed if request.accept_encodings.best_match(["br"]) else None
        response = Response(ready or content, mimetype=kind)
        if save_as:
            response.headers.set("Content-Disposition", "attachment", filename=save_as)
        if ready:
            response.content_encoding = "br"
            response.vary.add("Accept-Encoding")
        return kept(response, own, request.args.get(PARAMETER, ""))

    fingerprints(server)[address] = own
    files(server).add(address)
    server.add_url_rule(address, address, answer)


def serve_once_made(
    server: Flask, folder: str, made: Mapping[str, MadeOnce], mimetype: str
) -> None:
    """Answer below `folder`, which ends with "/", with what is made when it is first asked for."""

    def answer(name: str) -> AnyResponse:
        if name not in made:
            abort(HTTPStatus.NOT_FOUND)
        return _once_made(made[name], mimetype)

    files(server).update(f"{folder}{name}" for name in made)
    # One rule: a thousand take Flask longer than all their answers.
    server.add_url_rule(f"{folder}<name>", folder, answer)


def serve_made_of(server: Flask, address: str, made: MadeOnce, made_of: str) -> None:
    """Answer `address` with what is made when it is first asked for, but known before by `made_of`,
    the fingerprint of all that goes into it.
    """

    def answer() -> AnyResponse:
        kind = MIMETYPES[address.rpartition(".")[2]]
        response = Response(made.made().content, mimetype=kind)
        return kept(response, made_of, request.args.get(PARAMETER, ""))

    fingerprints(server)[address] = made_of
    files(server).add(address)
    server.add_url_rule(address, address, answer)


def serve_edition(server: Flask, page: str, name: str, content: bytes) -> str:
    """Answer what Dash asks for below `page` at the address of an edition; return that edition.

    One that is not known gets the present one, which nobody may then keep.
    """
    own = fingerprint(content)

    def answer(edition: str) -> AnyResponse:
        return kept(Response(content, mimetype="application/json"), own, edition)

    fingerprints(server)[f"{page}{EDITION.replace('<edition>', own)}{name}"] = own
    server.add_url_rule(f"{page}{EDITION}{name}", f"{page}{EDITION}{name}", answer)
    return own


def freeze(server: Flask, address: str) -> None:
    """Make the answer of a route once, when it is first asked for, and keep it."""
    ask: Callable[[], Any] = server.view_functions[address]
    found: dict[str, str] = {}

    def make() -> bytes:
        answer = server.make_response(ask())
        found["mimetype"] = answer.mimetype or ""
        return answer.get_data()

    made = MadeOnce(make)

    def answer(**_: Any) -> AnyResponse:
        made.made()
        return _once_made(made, found["mimetype"])

    server.view_functions[address] = answer


def kept(response: Response, own: str, wanted: str) -> AnyResponse:
    """Return `response` with how long it may be kept, or "not modified" to whom has it.

    `own` is its fingerprint, `wanted` the one that was asked for, if any.
    """
    response.headers["Cache-Control"] = FOR_EVER if wanted == own else ASK_EACH_TIME
    response.set_etag(own)
    return response.make_conditional(request)


def keep_suites(response: Response) -> Response:
    """Let the scripts of Dash be kept for ever: their addresses change with their files."""
    if SUITES in request.path and response.cache_control.max_age:
        response.headers["Cache-Control"] = FOR_EVER
    return response


def fingerprints(server: Flask) -> dict[str, str]:
    """Return the fingerprint of every address whose answer is known when the server is made."""
    found: dict[str, str] = server.extensions.setdefault("fingerprints", {})
    return found


def files(server: Flask) -> set[str]:
    """Return every address at which a server itself answers with a file, be it made or not yet."""
    found: set[str] = server.extensions.setdefault("files", set())
    return found


def seen_from(server: Flask, page: str, address: str) -> str:
    """Return how a page of `server` asks for `address`: relative, and for this very version."""
    return asked(relpath(address, page), fingerprints(server)[address])


def name_in_cache(asked: Request) -> str:
    """Return under which name an answer is kept compressed.

    A reader who makes up versions must not fill the memory: all of them are one name.
    """
    rule = str(asked.url_rule)
    if "<edition>" in rule or rule.endswith("<path:path>"):
        return rule
    return check_fingerprint(asked.path)[0] if SUITES in asked.path else asked.path


def _once_made(made: MadeOnce, mimetype: str) -> AnyResponse:
    content, own = made.made()
    return kept(Response(content, mimetype=mimetype), own, request.args.get(PARAMETER, ""))
