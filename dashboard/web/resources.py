"""Serves resources that are the same for everybody, with the headers that let browsers cache them.

A resource requested by its fingerprint is cached for a year. All others are cached too, but
revalidated at each use, and answered by a bare "not modified" while they are unchanged.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from http import HTTPStatus
from io import BytesIO
from posixpath import relpath
from types import MappingProxyType
from typing import Any, Final

from flask import Flask, Response, abort, request
from werkzeug.wrappers import Response as AnyResponse

from dashboard.fingerprint import VERSION_PARAMETER, versioned_url
from dashboard.web.lazy_bytes import CompressedBytes, LazyValue, coding_for

IMMUTABLE: Final = "public, max-age=31536000, immutable"
REVALIDATE: Final = "no-cache"
# For resources without content of the tables; all others are for the atlas's own pages.
CROSS_ORIGIN: Final = MappingProxyType({"Cross-Origin-Resource-Policy": "cross-origin"})
MIMETYPES: Final[Mapping[str, str]] = MappingProxyType(
    {"css": "text/css", "js": "text/javascript", "webp": "image/webp", "woff2": "font/woff2"}
)


# Worth compressing; pictures, typefaces, PDF and ZIP are compressed already.
COMPRESSIBLE_TYPES: Final = frozenset(
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
MIN_COMPRESSED_BYTES: Final = 500  # compressing less gains nothing
MIN_STREAMED_BYTES: Final = 16_384  # more is not copied while a client reads it


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
    """Serve `content` at `address`.

    `compressed` is the same in Brotli; without it the server compresses it on demand.
    With `save_as` the browser is asked to save it as a file of this name; `anywhere` allows it to
    pages of other origins, and of none.
    """
    content_type = mimetype or MIMETYPES[address.rpartition(".")[2]]
    resource = CompressedBytes(content, {"br": compressed} if compressed else None)

    def respond() -> AnyResponse:
        response = with_cache_headers(
            resource, content_type, request.args.get(VERSION_PARAMETER, "")
        )
        if anywhere:
            response.headers.update(CROSS_ORIGIN)
        if save_as:
            response.headers.set("Content-Disposition", "attachment", filename=save_as)
        return response

    fingerprints(server)[address] = resource.fingerprint
    file_addresses(server).add(address)
    server.add_url_rule(address, address, respond)


def serve_lazy_folder(
    server: Flask, folder: str, resources: Mapping[str, LazyValue[CompressedBytes]], mimetype: str
) -> None:
    """Serve lazily built content below `folder`, which ends with "/"."""

    def respond(name: str) -> AnyResponse:
        if name not in resources:
            abort(HTTPStatus.NOT_FOUND)
        return with_cache_headers(
            resources[name].get(), mimetype, request.args.get(VERSION_PARAMETER, "")
        )

    file_addresses(server).update(f"{folder}{name}" for name in resources)
    # One rule: a thousand take Flask longer than all their responses.
    server.add_url_rule(f"{folder}<name>", folder, respond)


def serve_lazy(
    server: Flask, address: str, build: Callable[[], bytes], source_fingerprint: str
) -> None:
    """Serve lazily built content at `address`.

    Its version, known beforehand, is `source_fingerprint`: that of all it is built from.
    """
    resource = LazyValue(lambda: CompressedBytes(build()))
    content_type = MIMETYPES[address.rpartition(".")[2]]

    def respond() -> AnyResponse:
        return with_cache_headers(
            resource.get(),
            content_type,
            request.args.get(VERSION_PARAMETER, ""),
            source_fingerprint,
        )

    fingerprints(server)[address] = source_fingerprint
    file_addresses(server).add(address)
    server.add_url_rule(address, address, respond)


def cache_route(server: Flask, address: str) -> None:
    """Build the response of a route at its first request, and serve that from then on."""
    captured = LazyValue(partial(_captured, server, server.view_functions[address]))

    def respond(**_: Any) -> AnyResponse:
        resource, mimetype = captured.get()
        return with_cache_headers(resource, mimetype, request.args.get(VERSION_PARAMETER, ""))

    server.view_functions[address] = respond


def with_cache_headers(
    resource: CompressedBytes, mimetype: str, requested: str, own: str = ""
) -> AnyResponse:
    """Return a response with its cache headers, or "not modified" where the client has it.

    `own` is its fingerprint, else that of its bytes; `requested` the one in the request, if any.
    """
    own = own or resource.fingerprint
    is_text = mimetype in COMPRESSIBLE_TYPES and len(resource.content) >= MIN_COMPRESSED_BYTES
    coding = coding_for(request.headers.get("Accept-Encoding"), is_packed=not is_text)
    etag = f"{own}:{coding}" if coding else own
    if request.if_match and not (request.if_match.star_tag or request.if_match.is_strong(etag)):
        abort(HTTPStatus.PRECONDITION_FAILED)
    is_unchanged = request.if_none_match.star_tag or request.if_none_match.contains_weak(etag)
    response = (
        Response(b"", mimetype=mimetype)
        if is_unchanged
        else _full_response(resource.compressed(coding), mimetype)
    )
    response.headers["Cache-Control"] = IMMUTABLE if requested == own else REVALIDATE
    response.set_etag(etag)
    if is_text or coding:
        response.vary.add("Accept-Encoding")
    if is_unchanged:
        response.status_code = HTTPStatus.NOT_MODIFIED
    elif coding:
        response.content_encoding = coding
    else:
        return _partial_response(response, len(resource.content))
    return response


def _full_response(content: bytes, mimetype: str) -> Response:
    """Return a response that takes no memory of its own, however slowly it is read."""
    wrap = request.environ.get("wsgi.file_wrapper")
    if not wrap or len(content) < MIN_STREAMED_BYTES or request.range:
        return Response(content, mimetype=mimetype)
    response = Response(wrap(BytesIO(content)), mimetype=mimetype, direct_passthrough=True)
    response.content_length = len(content)
    return response


def _partial_response(response: Response, length: int) -> AnyResponse:
    """Return the requested range of a response, so that a large download can be resumed."""
    requested = request.range
    is_one = requested and requested.units == "bytes" and len(requested.ranges) == 1
    conditions = ("HTTP_IF_MATCH", "HTTP_IF_NONE_MATCH", "" if is_one else "HTTP_RANGE")
    environ = {name: value for name, value in request.environ.items() if name not in conditions}
    return response.make_conditional(environ, accept_ranges=True, complete_length=length)


def _captured(
    server: Flask, view: Callable[..., Any], **arguments: str
) -> tuple[CompressedBytes, str]:
    response = server.make_response(view(**arguments))
    return CompressedBytes(response.get_data()), response.mimetype or ""


def fingerprints(server: Flask) -> dict[str, str]:
    """Return the fingerprint of every address whose content is known when the server is built."""
    by_address: dict[str, str] = server.extensions.setdefault("fingerprints", {})
    return by_address


def file_addresses(server: Flask) -> set[str]:
    """Return every address at which a server itself serves a file, built or not yet."""
    addresses: set[str] = server.extensions.setdefault("files", set())
    return addresses


def relative_url(server: Flask, page: str, address: str) -> str:
    """Return the relative, versioned URL of `address` on a page of `server`."""
    return versioned_url(relpath(address, page), fingerprints(server)[address])
