"""The responses of the server to good requests and to nonsense."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urljoin

import pytest
from flask.testing import FlaskClient

from dashboard import settings
from dashboard.web.factory import create_server
from tests.conftest import Folder

PART = re.compile(r'(?:href|src)="([^"]*\?v=[^"]*)"')
PARTS = ("/parts/plotly.min.js", "/atlas.css", "/atlas.js")


def test_the_front_door_leads_to_english_and_keeps_the_question(client: FlaskClient) -> None:
    response = client.get("/?from=1930&event=sheki-1930")
    assert (response.status_code, response.headers["Location"]) == (
        302,
        "/en/?from=1930&event=sheki-1930",
    )


def test_health_is_told_when_the_data_is_loaded(client: FlaskClient) -> None:
    response = client.get("/healthz")
    assert response.status_code == 200
    assert "16 records" in response.text


def test_the_page_says_its_language_and_its_title(client: FlaskClient) -> None:
    page = client.get("/en/").text
    assert '<html lang="en">' in page
    assert "<title>Uprisings Atlas: Soviet Azerbaijan, 1920–1931</title>" in page


@pytest.mark.parametrize(
    "address",
    [
        "/nothing",
        "/en/nothing",
        "/en/../app.py",
        "/en/assets/../../app.py",
        "/en/data/events.csv",
        "/xx/",
        "/parts/",
        "/en/_dash-update-component",
        "/.git/config",
    ],
)
def test_an_unknown_address_is_not_found_and_says_where_the_atlas_is(
    client: FlaskClient, address: str
) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert "Go to the atlas: /" in response.text


def test_nothing_is_asked_of_the_server_so_it_takes_no_callback(client: FlaskClient) -> None:
    assert client.post("/en/_dash-update-component", data="{nonsense").status_code == 404
    for route in ("_dash-layout", "_dash-dependencies", "_dash-component-suites/dash/dash.js"):
        assert client.get(f"/en/{route}").status_code == 404


@pytest.mark.parametrize("address", ["/en/", "/relief.webp", "/relief-close.webp", *PARTS])
def test_no_answer_sets_a_cookie(client: FlaskClient, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    assert "Set-Cookie" not in response.headers


def test_answers_are_sent_compressed(client: FlaskClient) -> None:
    for address in ("/en/", *PARTS):
        assert (
            client.get(address, headers={"Accept-Encoding": "br"}).headers["Content-Encoding"]
            == "br"
        )


def test_the_page_names_no_other_host(client: FlaskClient) -> None:
    page = client.get("/en/").text
    assert 'src="http' not in page
    assert 'href="http' not in page


def test_the_page_sends_no_script_of_dash_while_nothing_needs_it(client: FlaskClient) -> None:
    assert "_dash" not in client.get("/en/").text


def test_what_npm_did_not_install_is_said_once_with_its_cure(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    server = create_server(node_modules=tmp_path)
    assert server.test_client().get("/en/").status_code == 200
    messages = [record.getMessage() for record in caplog.records if record.name == "dashboard"]
    assert len(messages) == 1
    assert "npm ci" in messages[0]


def test_what_is_asked_for_in_its_version_is_kept_for_ever_and_the_page_is_asked_for_each_time(
    client: FlaskClient,
) -> None:
    page = client.get("/en/")
    assert page.headers["Cache-Control"] == "no-cache"
    parts = [urljoin("/en/", part) for part in PART.findall(page.text)]
    assert len(parts) >= 6
    for part in parts:
        response = client.get(part)
        assert response.status_code == 200
        assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable", part
    styles = client.get(next(part for part in parts if ".css" in part)).text
    for part in re.findall(r"url\(([^)]*)\)", styles):
        assert "immutable" in client.get(f"/{part}").headers["Cache-Control"], part


@pytest.mark.parametrize("address", ["/en/", "/en/handouts/ganja-1920.pdf", "/atlas.js"])
def test_who_has_an_answer_already_is_told_so_and_nothing_else(
    client: FlaskClient, address: str
) -> None:
    first = client.get(address, headers={"Accept-Encoding": "br"})
    headers = {"Accept-Encoding": "br", "If-None-Match": first.headers["ETag"]}
    again = client.get(address, headers=headers)
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["Cache-Control"] == "no-cache"


def test_the_pages_of_all_languages_share_every_script_and_style(client: FlaskClient) -> None:
    parts_by_page = [
        {urljoin(f"/{code}/", part) for part in PART.findall(client.get(f"/{code}/").text)}
        for code in ("az", "en", "ru", "tr")
    ]
    shared = parts_by_page[0].intersection(*parts_by_page[1:])
    assert {part.partition("?")[0] for part in parts_by_page[1] - shared} == {
        "/en/atlas-data.js",
        "/en/atlas-panels.js",
    }


def test_browsers_that_know_brotli_get_it(client: FlaskClient) -> None:
    for address in ("/en/", "/en/atlas-data.js", "/en/atlas-panels.js", "/atlas.js"):
        response = client.get(address, headers={"Accept-Encoding": "gzip, deflate, br, zstd"})
        assert response.headers["Content-Encoding"] == "br"


def test_another_process_makes_the_very_same_answers(folder: Folder) -> None:
    program = (
        "import json, sys; from pathlib import Path; "
        "from dashboard.web.resources import fingerprints; "
        "from dashboard.web.language_dispatch import dispatcher_of; "
        "from dashboard.web.factory import create_server; "
        "server = create_server(Path(sys.argv[1])); "
        "site = dispatcher_of(server).site('en'); print(json.dumps(fingerprints(site.server)))"
    )
    fingerprints = [
        json.loads(
            subprocess.run(
                [sys.executable, "-c", program, folder.path],
                cwd=settings.ROOT,
                env={**os.environ, "PYTHONHASHSEED": seed},
                capture_output=True,
                check=True,
            ).stdout
        )
        for seed in ("1", "2")
    ]
    assert fingerprints[0] == fingerprints[1]
