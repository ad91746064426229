"""What is not there and what went wrong, said in the language of the page that was asked for."""

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

TOLD: Final = ("Allow", "Content-Range", "Retry-After")  # with a refusal, beside its words
DASH_ROUTES: Final = ("_dash-layout", "_dash-dependencies", "_dash-component-suites/")


def refuse_too_much() -> None:
    """No page takes a body: one that is too large is refused before anything else is asked."""
    if (request.content_length or 0) > current_app.config["MAX_CONTENT_LENGTH"]:
        abort(413)


def refuse_unknown(languages: tuple[str, ...]) -> AnyResponse | None:
    """Dash answers 200 to anything under its prefix, and brings routes for development and for
    callbacks; what is no part of a page gets its 404.
    """
    page = page_meant(request.path, languages)
    if page:
        return redirect(asked_anew(page))
    code, _, rest = request.path.removeprefix("/").partition("/")
    if code not in languages:
        return None
    rule = request.url_rule.rule.removeprefix(f"/{code}/") if request.url_rule else rest
    # "<" is the route of Dash that takes whatever no other has taken.
    if rule.startswith(("_", "<", "assets/<")) and not rule.startswith(DASH_ROUTES):
        abort(404)
    return None


def keep_here(answer: Response) -> Response:
    """Lead nobody to another host: a redirect of Flask names the one that the reader has named."""
    if "Location" in answer.headers:
        place = urlsplit(answer.headers["Location"])
        here = f"/{place.path.lstrip('/')}"
        answer.headers["Location"] = f"{here}?{place.query}" if place.query else here
        answer.status_code = HTTPStatus.FOUND  # for good, a browser would never ask again
        answer.headers["Cache-Control"] = "no-cache"
    return answer


def page_meant(path: str, languages: tuple[str, ...]) -> str:
    """Return the page that `path` nearly names: "/en/" for "/EN/", "/en", "/en/)" and
    "/en/index.html"; nothing where it names a page as it is, or something else.

    In a letter or a chat a full stop or a bracket becomes a part of an address.
    """
    words = re.findall(r"[\w-]+", path.partition("?")[0].replace("index.html", "").lower())
    if len(words) > 1 or not (words or path.startswith("/index.html")):
        return ""
    page = f"/{words[0]}/" if words else "/"
    return page if page != path and (not words or words[0] in languages) else ""


def asked_anew(page: str) -> str:
    """Return the address of `page` with the question of this request."""
    # A "?" that was escaped is a part of the path.
    escaped = quote(request.path.partition("?")[2], safe="=&,:")
    question = request.query_string.decode(errors="replace") or escaped
    return f"{page}?{question}" if question else page


def in_plain_words(
    fault: HTTPException, languages: Sequence[Language]
) -> tuple[str, int, dict[str, str]]:
    """Say what is wrong in the language of the page that was asked for."""
    language, home = _asked_for(languages)
    words = _explained(fault.code or 500, language).format(home=home)
    text, code, headers = _answer(fault.code or 500, words, language)
    told = Headers(fault.get_headers(request.environ))
    if isinstance(fault, MethodNotAllowed):  # a set has another order in every process
        told["Allow"] = ", ".join(sorted(fault.valid_methods or ()))
    return text, code, headers | {name: told[name] for name in TOLD if name in told}


def without_handout(
    problem: Exception, languages: Sequence[Language]
) -> tuple[str, int, dict[str, str]]:
    """Say that a handout cannot be made: to the reader plainly, to the operator why."""
    logging.getLogger("dashboard").error("No handout at %s: %s", request.path, problem)
    language, home = _asked_for(languages)
    words = language.say("This handout could not be made. The atlas is at {home}.")
    return _answer(HTTPStatus.INTERNAL_SERVER_ERROR, words.format(home=home), language)


def _asked_for(languages: Sequence[Language]) -> tuple[Language, str]:
    """Return the language of the page that was asked for, and where its atlas is."""
    code = request.path.removeprefix("/").partition("/")[0]
    asked = {language.code: language for language in languages}
    language = asked.get(code) or asked.get(SOURCE) or languages[0]
    return language, f"/{code}/" if code in asked else "/"


def _answer(code: int, words: str, language: Language) -> tuple[str, int, dict[str, str]]:
    headers = {
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Language": language.code,
    }
    return f"{int(code)}. {words}\n", code, headers


def _explained(code: int, language: Language) -> str:
    if code == HTTPStatus.NOT_FOUND:
        return language.say("There is nothing at this address. The atlas is at {home}.")
    if code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return language.say("That was too much at once. The atlas is at {home}.")
    if code < HTTPStatus.INTERNAL_SERVER_ERROR:
        return language.say("This cannot be asked here. The atlas is at {home}.")
    return language.say("Something went wrong here. Try again; the atlas is at {home}.")
