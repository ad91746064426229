"""What every answer allows and forbids a browser, and which sites may frame the atlas."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dashboard.cli.main import main
from dashboard.web.factory import create_server
from dashboard.web.headers import framing_sites, headers
from tests.conftest import Folder

ADDRESSES_BY_KIND = {
    "page": "/en/",
    "front door": "/",
    "without a slash": "/en",
    "style": "/atlas.css",
    "first script": "/assets/first-paint.js",
    "script": "/atlas.js",
    "part": "/parts/plotly.min.js",
    "data": "/en/atlas-data.js",
    "panels": "/en/atlas-panels.js",
    "picture": "/relief.webp",
    "download": "/en/downloads/events.csv",
    "archive": "/en/downloads/atlas.zip",
    "handout": "/en/handouts/ganja-1920.pdf",
    "health": "/healthz",
    "not there": "/en/nothing",
    "nowhere": "/nothing",
}
# Files without data, which a page without an origin needs for its error message.
FROM_ANYWHERE = ("/healthz", "/atlas.css", "/assets/first-paint.js")
FIXED_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
}


def _policy(value: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (part.split() for part in value.split(";"))}


@pytest.mark.parametrize("address", ADDRESSES_BY_KIND.values(), ids=ADDRESSES_BY_KIND.keys())
def test_every_kind_of_answer_carries_every_header(client: FlaskClient, address: str) -> None:
    response = client.get(address)
    own = {"Cross-Origin-Resource-Policy": "cross-origin"} if address in FROM_ANYWHERE else {}
    assert {name: response.headers.get(name) for name in FIXED_HEADERS} == {**FIXED_HEADERS, **own}
    policy = _policy(response.headers["Content-Security-Policy"])
    assert policy["default-src"] == policy["base-uri"] == policy["form-action"] == ["'none'"]
    assert policy["frame-ancestors"] == ["'self'"]
    assert "fullscreen=(self)" in response.headers["Permissions-Policy"]
    assert "camera=()" in response.headers["Permissions-Policy"]


@pytest.mark.parametrize(
    ("method", "body", "status"),
    [("POST", b"{", 404), ("POST", b"x" * 100_000, 413), ("PUT", b"", 405)],
)
def test_a_refusal_carries_them_too(
    client: FlaskClient, method: str, body: bytes, status: int
) -> None:
    address = "/en/" if method == "PUT" else "/en/_dash-update-component"
    response = client.open(address, method=method, data=body)
    assert response.status_code == status
    assert {name: response.headers.get(name) for name in FIXED_HEADERS} == FIXED_HEADERS


def test_an_answer_after_a_failure_carries_them_too(folder: Folder) -> None:
    server = create_server(folder.path)
    server.config["PROPAGATE_EXCEPTIONS"] = False
    server.add_url_rule("/fails", "fails", lambda: str(1 // 0))
    response = server.test_client().get("/fails")
    assert response.status_code == 500
    assert {name: response.headers.get(name) for name in FIXED_HEADERS} == FIXED_HEADERS
    assert "Traceback" not in response.text
    assert "ZeroDivisionError" not in response.text


def test_nothing_unsafe_and_no_other_host_is_let_through(client: FlaskClient) -> None:
    value = client.get("/en/").headers["Content-Security-Policy"]
    assert "unsafe" not in value
    assert "http" not in value
    allowed = {source for values in _policy(value).values() for source in values}
    assert {source for source in allowed if not source.startswith("'sha256-")} == {
        "'none'",
        "'self'",
        "data:",
    }


class _Inline(HTMLParser):
    """The inline scripts of a page, and what a strict policy would refuse in it."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.refused: list[str] = []
        self._isScript = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        kind = attributes.get("type") or "text/javascript"
        self._isScript = tag == "script" and "src" not in attributes and "javascript" in kind
        handlers = [name for name in attributes if name == "style" or name.startswith("on")]
        self.refused += handlers + ([tag] if tag == "style" else [])

    def handle_data(self, data: str) -> None:
        if self._isScript:
            self.scripts.append(data)

    def handle_endtag(self, _tag: str) -> None:
        self._isScript = False


@pytest.mark.parametrize("code", ["az", "en", "ru", "tr"])
def test_the_page_holds_no_script_and_no_hash_allows_one(client: FlaskClient, code: str) -> None:
    response = client.get(f"/{code}/")
    page = _Inline()
    page.feed(response.text)
    assert page.refused == []
    assert page.scripts == []
    assert _policy(response.headers["Content-Security-Policy"])["script-src"] == ["'self'"]


def test_the_page_tells_nothing_of_the_machine(client: FlaskClient) -> None:
    page = client.get("/en/").text
    for phrase in ("python_version", "dash_version", "https://", "hot_reload"):
        assert phrase not in page


@pytest.mark.parametrize(
    ("text", "sites"),
    [
        ("", ()),
        ("self", ()),
        ("'self'", ()),
        ("none", ("'none'",)),
        ("'none'", ("'none'",)),
        ("https://museum.example", ("https://museum.example",)),
        ("https://Museum.example/", ("https://museum.example",)),
        (
            "https://a.example, 'self' http://127.0.0.1:81",
            ("https://a.example", "http://127.0.0.1:81"),
        ),
        ("https://*.school.example:8443", ("https://*.school.example:8443",)),
    ],
)
def test_an_operator_names_the_sites_that_may_frame_the_atlas(
    text: str, sites: tuple[str, ...]
) -> None:
    assert framing_sites(text) == sites


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("museum.example", "https://museum.example"),
        ("https://museum.example/exhibition", "Use only its site: https://museum.example"),
        ("*", "https://museum.example"),
        ("https://", "https://museum.example"),
        ("https:", "https://museum.example"),
        ("ftp://museum.example", "https://museum.example"),
        ("https://museum.example;script-src", "https://museum.example"),
        ("https://museum.example\r\nSet-Cookie:a", "is not a site"),
        ("https://muséum.example", "https://museum.example"),
        ("none https://museum.example", "cannot be combined with others"),
    ],
)
def test_what_is_no_site_is_refused_with_what_to_write(text: str, fix: str) -> None:
    with pytest.raises(ValueError, match="“") as problem:
        framing_sites(text)
    assert fix in str(problem.value)


@pytest.mark.parametrize(
    ("sites", "ancestors", "old"),
    [
        ((), "frame-ancestors 'self'", "SAMEORIGIN"),
        (("'none'",), "frame-ancestors 'none'", "DENY"),
        (
            ("https://museum.example",),
            "frame-ancestors 'self' https://museum.example",
            None,
        ),
    ],
)
def test_old_and_new_headers_say_the_same_of_frames(
    sites: tuple[str, ...], ancestors: str, old: str | None
) -> None:
    sent = headers([], [], sites)
    assert sent["Content-Security-Policy"].endswith(ancestors)
    assert sent.get("X-Frame-Options") == old


def test_a_faulty_site_ends_the_start_with_its_cure(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATLAS_FRAME_ANCESTORS", "museum.example")
    assert main([]) == 2
    errors = capsys.readouterr().err
    assert "ATLAS_FRAME_ANCESTORS" in errors
    assert "https://museum.example" in errors
    assert "Traceback" not in errors


def test_the_server_is_no_server_of_development(server: Flask) -> None:
    assert not server.debug
    for route in ("_reload-hash", "_favicon.ico", "_dash-update-component", "_mcp"):
        assert server.test_client().get(f"/en/{route}").status_code == 404
