"""Answers that are the same for everybody: their bytes, and how long a browser may keep them.

What was asked for by its fingerprint is kept for a year without asking again. All else is kept too,
but asked for each time, and the answer is a bare "not modified" while it is still true.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from http import HTTPStatus
from io import BytesIO
from posixpath import relpath
from types import MappingProxyType
from typing import Any, Final

from dash.fingerprint import check_fingerprint
from flask import Flask, Response, abort, request
from werkzeug.wrappers import Response as AnyResponse

from dashboard.fingerprint import PARAMETER, versioned_url
from dashboard.web.lazy_bytes import Lazy, PackedBytes, coding_for

FOR_EVER: Final = "public, max-age=31536000, immutable"
ASK_EACH_TIME: Final = "no-cache"
EDITION: Final = "edition/<edition>/"  # what Dash asks for, which knows no "?", has it in its path
SUITES: Final = "/_dash-component-suites/"  # Dash writes a version into these addresses
# For what says nothing of the tables; all else is for the atlas's own pages.
FROM_ANYWHERE: Final = MappingProxyType({"Cross-Origin-Resource-Policy": "cross-origin"})
MIMETYPES: Final[Mapping[str, str]] = MappingProxyType(
    {"css": "text/css", "js": "text/javascript", "webp": "image/webp", "woff2": "font/woff2"}
)


# What is smaller as Brotli or gzip; pictures, typefaces, PDF and ZIP are packed already.
TEXTS: Final = frozenset(
    {
        "text/html",
        "text/css",
        "text/javascript",
        "application/javascript",
        "application/json",
        "application/geo+json",
        "application/ld+json",
        "text/csv",
    }
)
LEAST: Final = 500  # bytes, below which packing gains nothing
LARGE: Final = 16_384  # bytes, above which an answer that waits for its reader is not copied


def serve(
    server: Flask,
    address: str,
    content: bytes,
    compressed: bytes | None = None,
    *,
    mimetype: str = "",
    save_as: str = "",
    anywhere: bool = False,
) -> None:
    """Answer `address` with `content`.

    `compressed` is the same in Brotli, made beforehand; without it the server packs it itself.
    With `save_as` the browser is asked to keep it as a file of this name; what may be used
    `anywhere` also reaches a page that has no origin of its own.
    """
    kind = mimetype or MIMETYPES[address.rpartition(".")[2]]
    made = PackedBytes(content, {"br": compressed} if compressed else None)

    def answer() -> AnyResponse:
        response = with_cache_headers(made, kind, request.args.get(PARAMETER, ""))
        if anywhere:
            response.headers.update(FROM_ANYWHERE)
        if save_as:
            response.headers.set("Content-Disposition", "attachment", filename=save_as)
        return response

    fingerprints(server)[address] = made.fingerprint
    files(server).add(address)
    server.add_url_rule(address, address, answer)


def serve_once_made(
    server: Flask, folder: str, made: Mapping[str, Lazy[PackedBytes]], mimetype: str
) -> None:
    """Answer below `folder`, which ends with "/", with what is made when it is first asked for."""

    def answer(name: str) -> AnyResponse:
        if name not in made:
            abort(HTTPStatus.NOT_FOUND)
        return with_cache_headers(made[name].made(), mimetype, request.args.get(PARAMETER, ""))

    files(server).update(f"{folder}{name}" for name in made)
    # One rule: a thousand take Flask longer than all their answers.
    server.add_url_rule(f"{folder}<name>", folder, answer)


def serve_made_of(server: Flask, address: str, make: Callable[[], bytes], made_of: str) -> None:
    """Answer `address` with what is made when it is first asked for, but known before by `made_of`,
    the fingerprint of all that goes into it.
    """
    made = Lazy(lambda: PackedBytes(make()))
    kind = MIMETYPES[address.rpartition(".")[2]]

    def answer() -> AnyResponse:
        return with_cache_headers(made.made(), kind, request.args.get(PARAMETER, ""), made_of)

    fingerprints(server)[address] = made_of
    files(server).add(address)
    server.add_url_rule(address, address, answer)


def serve_edition(server: Flask, page: str, name: str, content: bytes) -> str:
    """Answer what Dash asks for below `page` at the address of an edition; return that edition.

    One that is not known gets the present one, which nobody may then keep.
    """
    made = PackedBytes(content)

    def answer(edition: str) -> AnyResponse:
        return with_cache_headers(made, "application/json", edition)

    own = made.fingerprint
    fingerprints(server)[f"{page}{EDITION.replace('<edition>', own)}{name}"] = own
    server.add_url_rule(f"{page}{EDITION}{name}", f"{page}{EDITION}{name}", answer)
    return own


def freeze(server: Flask, address: str) -> None:
    """Make the answer of a route once, when it is first asked for, and keep it."""
    answered = Lazy(partial(_answered, server, server.view_functions[address]))

    def answer(**_: Any) -> AnyResponse:
        made, mimetype = answered.made()
        return with_cache_headers(made, mimetype, request.args.get(PARAMETER, ""))

    server.view_functions[address] = answer


def serve_suites(server: Flask, page: str, used: Iterable[tuple[str, str]]) -> None:
    """Answer below `page`, of all scripts that Dash has, with those that the page asks for.

    `used` are their packages and their names, without the version that Dash writes into them: it
    is another one on another machine, and they are for ever the same below it.
    """
    rule = f"{page}{SUITES[1:]}<string:package_name>/<path:fingerprinted_path>"
    ask = server.view_functions[rule]
    suites = {
        (package, name): Lazy(
            partial(_answered, server, ask, package_name=package, fingerprinted_path=name)
        )
        for package, name in used
    }

    def answer(package_name: str, fingerprinted_path: str) -> AnyResponse:
        name, has_version = check_fingerprint(fingerprinted_path)
        if (package_name, name) not in suites:
            abort(HTTPStatus.NOT_FOUND)
        made, mimetype = suites[package_name, name].made()
        return with_cache_headers(made, mimetype, made.fingerprint if has_version else "")

    server.view_functions[rule] = answer


def with_cache_headers(made: PackedBytes, mimetype: str, wanted: str, own: str = "") -> AnyResponse:
    """Return the answer with how long it may be kept, or "not modified" to whom has it.

    `own` is its fingerprint, else that of its bytes; `wanted` the one that was asked for, if any.
    """
    own = own or made.fingerprint
    is_text = mimetype in TEXTS and len(made.content) >= LEAST
    coding = coding_for(request.headers.get("Accept-Encoding"), is_packed=not is_text)
    etag = f"{own}:{coding}" if coding else own
    if request.if_match and not (request.if_match.star_tag or request.if_match.is_strong(etag)):
        abort(HTTPStatus.PRECONDITION_FAILED)
    is_known = request.if_none_match.star_tag or request.if_none_match.contains_weak(etag)
    response = (
        Response(b"", mimetype=mimetype) if is_known else _sent(made.packed(coding), mimetype)
    )
    response.headers["Cache-Control"] = FOR_EVER if wanted == own else ASK_EACH_TIME
    response.set_etag(etag)
    if is_text or coding:
        response.vary.add("Accept-Encoding")
    if is_known:
        response.status_code = HTTPStatus.NOT_MODIFIED
    elif coding:
        response.content_encoding = coding
    else:
        return _in_part(response, len(made.content))
    return response


def _sent(content: bytes, mimetype: str) -> Response:
    """Return an answer that takes no memory of its own, however slowly it is read."""
    wrap = request.environ.get("wsgi.file_wrapper")
    if not wrap or len(content) < LARGE or request.range:
        return Response(content, mimetype=mimetype)
    response = Response(wrap(BytesIO(content)), mimetype=mimetype, direct_passthrough=True)
    response.content_length = len(content)
    return response


def _in_part(response: Response, length: int) -> AnyResponse:
    """Return the part of an answer that is asked for, so that a large file can be taken further."""
    asked_for = request.range
    is_one = asked_for and asked_for.units == "bytes" and len(asked_for.ranges) == 1
    conditions = ("HTTP_IF_MATCH", "HTTP_IF_NONE_MATCH", "" if is_one else "HTTP_RANGE")
    environ = {name: value for name, value in request.environ.items() if name not in conditions}
    return response.make_conditional(environ, accept_ranges=True, complete_length=length)


def _answered(server: Flask, ask: Callable[..., Any], **asked_for: str) -> tuple[PackedBytes, str]:
    answer = server.make_response(ask(**asked_for))
    return PackedBytes(answer.get_data()), answer.mimetype or ""


def fingerprints(server: Flask) -> dict[str, str]:
    """Return the fingerprint of every address whose answer is known when the server is made."""
    found: dict[str, str] = server.extensions.setdefault("fingerprints", {})
    return found


def files(server: Flask) -> set[str]:
    """Return every address at which a server itself answers with a file, be it made or not yet."""
    found: set[str] = server.extensions.setdefault("files", set())
    return found


def relative_url(server: Flask, page: str, address: str) -> str:
    """Return how a page of `server` asks for `address`: relative, and for this very version."""
    return versioned_url(relpath(address, page), fingerprints(server)[address])
