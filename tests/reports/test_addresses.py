"""Addresses of pages as mail, chats and typing change them, without a browser."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

CORRECTIONS = {
    "no-slash": ("/en", "/en/"),
    "no-slash-and-a-question": ("/en?event=ganja-1920", "/en/?event=ganja-1920"),
    "no-slash-at-a-kiosk": ("/en?kiosk", "/en/?kiosk"),
    "capitals": ("/EN/?kiosk&idle=60", "/en/?kiosk&idle=60"),
    "a-capital-and-no-slash": ("/Ru", "/ru/"),
    "file-of-an-export": ("/en/index.html?event=a", "/en/?event=a"),
    "file-at-the-root": ("/index.html?kiosk", "/?kiosk"),
    "full-stop-of-a-sentence": ("/en/.", "/en/"),
    "bracket": ("/en/)?event=a", "/en/?event=a"),
    "bracket-and-full-stop": ("/en).", "/en/"),
    "two-slashes": ("/en//", "/en/"),
    "letter-that-nobody-sees": ("/en/%E2%80%8B", "/en/"),
    "escaped-question": (
        "/en/%3Fevent%3Dganja-1920%26view=debate",
        "/en/?event=ganja-1920&view=debate",
    ),
    "escaped-question-and-letters": ("/en/%3Fevent=Şəki", "/en/?event=%C5%9E%C9%99ki"),
    "no-second-header": ("/en/%3Fa%0D%0ASet-Cookie:%20b=c", "/en/?a%0D%0ASet-Cookie:%20b=c"),
}


@pytest.mark.parametrize(("typed", "corrected"), CORRECTIONS.values(), ids=CORRECTIONS)
def test_an_address_that_nearly_names_a_page_leads_to_it_with_its_question(
    client: FlaskClient, typed: str, corrected: str
) -> None:
    response = client.get(typed)
    assert (response.status_code, response.headers["Location"]) == (302, corrected)
    assert client.get(corrected, follow_redirects=True).status_code == 200


@pytest.mark.parametrize(
    "path", ["/xx/", "/e/", "/en/x", "/en/en/", "/englisch", "/en/index.htm", "/en/downloads/"]
)
def test_what_names_no_page_is_said_to_be_none(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/en/", "/en/?event=x.", "/atlas.js", "/healthz"])
def test_what_is_right_is_answered_at_once(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 200
