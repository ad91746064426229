"""Error responses and redirects, in the language of the requested page."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from http import HTTPStatus
from typing import Final
from urllib.parse import quote, urlsplit

from flask import Response, abort, current_app, redirect, request
from werkzeug.datastructures import Headers
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.wrappers import Response as AnyResponse

from dashboard.languages.language import SOURCE, Language

PASSED_HEADERS: Final = ("Allow", "Content-Range", "Retry-After")  # from an error to its response


def refuse_large_body() -> None:
    """Answer a large body with 413 before anything else; no page takes one."""
    if (request.content_length or 0) > current_app.config["MAX_CONTENT_LENGTH"]:
        abort(413)


def refuse_unknown_route(
    languages: tuple[str, ...], dash_routes: tuple[str, ...]
) -> AnyResponse | None:
    """Redirect to the intended page, or answer 404 at what is no part of a page: Dash answers 200
    to anything under its prefix, and has routes of which only `dash_routes` are used.
    """
    page = intended_page(request.path, languages)
    if page:
        return redirect(with_query(page))
    code, _, rest = request.path.removeprefix("/").partition("/")
    if code not in languages:
        return None
    rule = request.url_rule.rule.removeprefix(f"/{code}/") if request.url_rule else rest
    # "<" is the catch-all route of Dash.
    if rule.startswith(("_", "<", "assets/<")) and not rule.startswith(dash_routes):
        abort(404)
    return None


def keep_redirect_local(response: Response) -> Response:
    """Make a redirect relative: Flask builds it from the Host header that the client sent."""
    if "Location" in response.headers:
        target = urlsplit(response.headers["Location"])
        path = f"/{target.path.lstrip('/')}"
        response.headers["Location"] = f"{path}?{target.query}" if target.query else path
        response.status_code = HTTPStatus.FOUND  # a browser caches a permanent one
        response.headers["Cache-Control"] = "no-cache"
    return response


def intended_page(path: str, languages: tuple[str, ...]) -> str:
    """Return the page that `path` misspells: "/en/" for "/EN/", "/en", "/en/)" and
    "/en/index.html"; "" where it is a page as it stands, or something else.

    In a letter or a chat a full stop or a bracket becomes a part of an address.
    """
    segments = re.findall(r"[\w-]+", path.partition("?")[0].replace("index.html", "").lower())
    if len(segments) > 1 or not (segments or path.startswith("/index.html")):
        return ""
    page = f"/{segments[0]}/" if segments else "/"
    return page if page != path and (not segments or segments[0] in languages) else ""


def with_query(page: str) -> str:
    """Return the address of `page` with the query string of this request."""
    # A "?" that was escaped is a part of the path.
    escaped = quote(request.path.partition("?")[2], safe="=&,:")
    query = request.query_string.decode(errors="replace") or escaped
    return f"{page}?{query}" if query else page


def error_response(
    error: HTTPException, languages: Sequence[Language]
) -> tuple[str, int, dict[str, str]]:
    """Return an HTTP error as a sentence in the language of the requested page."""
    language, home = _requested_language(languages)
    message = _message_for(error.code or 500, language).format(home=home)
    text, code, headers = _text_response(error.code or 500, message, language)
    error_headers = Headers(error.get_headers(request.environ))
    if isinstance(error, MethodNotAllowed):  # the order of a set differs from process to process
        error_headers["Allow"] = ", ".join(sorted(error.valid_methods or ()))
    return (
        text,
        code,
        headers | {name: error_headers[name] for name in PASSED_HEADERS if name in error_headers},
    )


def handout_error(
    problem: Exception, languages: Sequence[Language]
) -> tuple[str, int, dict[str, str]]:
    """Tell the reader that a handout cannot be made, and log the reason for the operator."""
    logging.getLogger("dashboard").error(
        "Could not create the handout at %s: %s", request.path, problem
    )
    language, home = _requested_language(languages)
    message = language.say("This handout could not be created. Go to the atlas: {home}")
    return _text_response(HTTPStatus.INTERNAL_SERVER_ERROR, message.format(home=home), language)


def _requested_language(languages: Sequence[Language]) -> tuple[Language, str]:
    """Return the language of the requested page, and the path of its atlas."""
    code = request.path.removeprefix("/").partition("/")[0]
    by_code = {language.code: language for language in languages}
    language = by_code.get(code) or by_code.get(SOURCE) or languages[0]
    return language, f"/{code}/" if code in by_code else "/"


def _text_response(code: int, message: str, language: Language) -> tuple[str, int, dict[str, str]]:
    headers = {
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Language": language.code,
    }
    return f"{int(code)}. {message}\n", code, headers


def _message_for(code: int, language: Language) -> str:
    if code == HTTPStatus.NOT_FOUND:
        return language.say("Page not found. Go to the atlas: {home}")
    if code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return language.say("The request was too large. Go to the atlas: {home}")
    if code < HTTPStatus.INTERNAL_SERVER_ERROR:
        return language.say("This kind of request is not supported. Go to the atlas: {home}")
    return language.say("Something went wrong. Please try again: {home}")
