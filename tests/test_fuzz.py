"""Ten thousand nonsensical requests: the server refuses them and never fails."""

from __future__ import annotations

import logging
import random
from collections.abc import Iterator
from typing import Final, NamedTuple
from urllib.parse import unquote_to_bytes

import pytest
from flask.testing import FlaskClient

from tests.quality_metrics import Figure

TRIES: Final = 10_000
SEED: Final = 1920
PIECES: Final = (
    *("", ".", "..", "...", "%2e%2e", "..%2f", "..%5c", "..\\", "%00", "%ff", "%0d%0aA:b", "~"),
    *("az", "en", "ru", "tr", "xx", "EN", "assets", "downloads", "handouts", "parts", "fonts"),
    *("files", "data", "geo", "app.py", "events.csv", "atlas.zip", "ganja-1920.pdf", "atlas.toml"),
    *("_dash-layout", "_dash-dependencies", "_dash-update-component", "_dash-component-suites"),
    *("_reload-hash", "_favicon.ico", "_mcp", "dash", "plotly", "dash-renderer", "build", "html"),
    *("dash_renderer.dev.js", "dash.py", "first-paint.js", "favicon.svg", "healthz", ".git"),
    *("etc", "passwd", "{{7*7}}", "<script>", "Ə", "😀", "%c4", ";", ":", "@", "a" * 3000, " "),
)
QUESTIONS: Final = (
    *("", "?", "?event=ganja-1920", "?event=%ff", "?from=%00&to=..", "?embed", "?%", "?a=" * 99),
    *(
        "?from=\xff",
        "?theme='\"><svg onload=1>",
        "?view=__proto__",
        "?" + "é" * 500,
        "?a=%0d%0a",
    ),
)
BODIES: Final = (
    *(b"", b"{", b"null", b"[]", b"0", b'"x"', b"\xff\xfe", b"{}" * 9, b"[" * 5000, b"x" * 70_000),
    *(b'{"output":"choice.data"}', b'{"output":"..","inputs":null}', b"a=b&c=%ff"),
    b'{"output":"x.y","changedPropIds":[1],"inputs":[{"id":{},"property":0,"value":1e999}]}',
)
KINDS: Final = ("application/json", "text/plain", "", "multipart/form-data", "image/png; a=\xe9")
METHODS: Final = ("GET", "GET", "GET", "POST", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "BREW")
LANGUAGES: Final = ("", "tr,en;q=0.5", "*", "q=;;", "\xff", "a" * 999)


class NonsenseRequest(NamedTuple):
    """A random request."""

    method: str
    address: str
    body: bytes
    kind: str
    language: str


def _nonsense() -> Iterator[NonsenseRequest]:
    rng = random.Random(SEED)  # noqa: S311  # seeded, so that a failure can be seen again
    for _ in range(TRIES):
        parts = rng.choices(PIECES, k=rng.randint(1, 5))
        first = [rng.choice(("az", "en", "ru", "tr"))] if rng.random() < 0.6 else []
        yield NonsenseRequest(
            rng.choice(METHODS),
            "/" + "/".join(first + parts) + rng.choice(QUESTIONS),
            rng.choice(BODIES) if rng.random() < 0.5 else b"",
            rng.choice(KINDS),
            rng.choice(LANGUAGES),
        )


def _as_a_server_reads(address: str) -> dict[str, str]:
    # The test client takes "//a" for a host and refuses what it cannot parse.
    path, _, question = address.partition("?")
    return {
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": question.encode().decode("latin-1"),
    }


def test_ten_thousand_questions_without_sense_never_make_the_server_fail(
    client: FlaskClient, figure: Figure, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR)
    failed = []
    for request in _nonsense():
        response = client.open(
            method=request.method,
            environ_overrides=_as_a_server_reads(request.address),
            data=request.body,
            headers={"Content-Type": request.kind, "Accept-Language": request.language},
        )
        text = response.get_data(as_text=True) if response.status_code >= 400 else ""
        if response.status_code >= 500 or "Traceback" in text or "Exception" in text:
            failed.append((request, response.status_code, text))
    assert failed == []
    figure("answers of 5xx to 10,000 random addresses and bodies", len(failed), most=0)
    assert [record for record in caplog.records if record.exc_info] == []


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_what_is_too_large_is_refused_before_it_is_read(client: FlaskClient, method: str) -> None:
    for address in ("/en/", "/en/_dash-update-component", "/nothing"):
        response = client.open(address, method=method, data=b"x" * (64 * 1024 + 1))
        assert response.status_code == 413
        assert "Go to the atlas" in response.text


@pytest.mark.parametrize(
    "address",
    [
        "/en/assets/..%2f..%2fapp.py",
        "/en/assets/..%5c..%5capp.py",
        "/en/assets/..\\..\\app.py",
        "/en/assets/%2e%2e/%2e%2e/app.py",
        "/en/assets//etc/passwd",
        "/en/assets/",
        "/en/assets/js/main.js",
        "/en/assets/favicon.svg",
        "/en/assets/%00",
        "/en/_dash-component-suites/dash/../../app.py",
        "/en/_dash-component-suites/dash/dash.py",
        "/en/_dash-component-suites/dash/dash-renderer/build/dash_renderer.dev.js",
        "/en/_dash-component-suites/flask/app.py",
        "/en/_dash-component-suites/",
        "/en/downloads/../atlas.toml",
        "/en/_reload-hash",
        "/en/_favicon.ico",
        "/parts/../../package.json",
    ],
)
def test_nothing_is_reached_outside_what_the_page_is_made_of(
    client: FlaskClient, address: str
) -> None:
    assert client.get(address).status_code == 404


def test_a_question_that_is_no_text_still_finds_the_front_door(client: FlaskClient) -> None:
    response = client.get("/", environ_overrides={"QUERY_STRING": "event=\xff"})
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/en/?event=")


def test_a_method_that_is_not_taken_says_which_are(client: FlaskClient) -> None:
    response = client.put("/en/")
    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")
