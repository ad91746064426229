"""Each language has a server of its own, built at the first request."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import partial

import pytest
from flask import Flask

from dashboard.languages.language import Language
from dashboard.web.extension import Page
from dashboard.web.factory import create_server
from dashboard.web.language_dispatch import Site, add_languages, dispatcher_of, gc_paused
from dashboard.web.server import create_flask

CODES = ("az", "en")


def _site(code: str, built: list[str]) -> Site:
    built.append(code)
    server = Flask(code)
    server.add_url_rule(f"/{code}/", "page", lambda: f"the page of {code}")
    return Site(server, Page(code, server=False))


def _root(builders: dict[str, Callable[[], Site]]) -> Flask:
    root = create_flask([Language(code) for code in CODES])
    root.add_url_rule("/healthz", "health", lambda: "ok")
    add_languages(root, builders)
    return root


def test_a_language_is_made_when_it_is_asked_for_and_once() -> None:
    built: list[str] = []
    root = _root({code: partial(_site, code, built) for code in CODES})
    visitor = root.test_client()
    assert (visitor.get("/healthz").text, built) == ("ok", [])
    assert visitor.get("/en").location == "/en/"
    assert built == []
    for _ in range(2):
        assert visitor.get("/en/").text == "the page of en"
    assert built == ["en"]
    assert [site.server.name for site in dispatcher_of(root).sites()] == ["az", "en"]
    assert built == ["en", "az"]


def test_a_language_that_cannot_be_made_says_so_and_the_others_go_on(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail() -> Site:
        raise ZeroDivisionError

    visitor = _root({"az": fail, "en": partial(_site, "en", [])}).test_client()
    response = visitor.get("/az/")
    assert response.status_code == 500
    assert "Traceback" not in response.text
    assert "az" in caplog.text
    assert visitor.get("/en/").status_code == 200


def test_the_atlas_makes_only_the_language_that_is_read() -> None:
    server = create_server()
    assert server.test_client().get("/tr/").status_code == 200
    assert list(dispatcher_of(server)._sites) == ["tr"]


def test_garbage_is_looked_for_again_after_an_atlas_is_made() -> None:
    with pytest.raises(ZeroDivisionError), gc_paused():
        _fail_with_gc_paused()
    assert gc.isenabled()


def _fail_with_gc_paused() -> None:
    assert not gc.isenabled()
    raise ZeroDivisionError
