"""No text of the tables is ever run, whatever it says, wherever it is shown."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient
from pypdf import PdfReader

from dashboard.data import SCHEMAS
from dashboard.data.columns import Text, TextList
from dashboard.edition import edition_of
from dashboard.handouts.registry import handout_names, handout_pdf
from dashboard.languages.language import Language
from dashboard.model import Atlas, atlas_from
from dashboard.pages.panels_payload import panels_payload
from dashboard.pages.payload import browser_payload, rendered_payload
from dashboard.web.factory import create_server
from tests.conftest import small_folder
from tests.quality_metrics import Figure
from tests.xss_strings import HIT, PAYLOADS, ROWS, attacked_folder

# Keys of the payload that scripts insert as HTML; all others are inserted as text.
HTML = (
    *("nothing", "panels", "compared", "references"),
    *("terms", "views", "steps", "story", "search", "share"),
)
NO_HTML = ("title", "detail", "also", "entries.title", "events", "search.counts")


class TagCollector(HTMLParser):
    """Every tag with every attribute of it, and every scheme of an address."""

    def __init__(self) -> None:
        super().__init__()
        self.signs: set[tuple[str, ...]] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.signs.add((tag,))
        for name, value in attrs:
            self.signs.add((tag, name))
            if name in ("href", "src", "action"):
                self.signs.add((tag, name, urlsplit((value or "").strip()).scheme))

    def handle_comment(self, data: str) -> None:
        self.signs.add(("comment", data))


def _payload(atlas: Atlas, language: Language) -> dict[str, Any]:
    return rendered_payload(browser_payload(edition_of(atlas, language))) | panels_payload(
        edition_of(atlas, language)
    )


def _fragments(payload: dict[str, Any]) -> Iterator[str]:
    for name in HTML:
        yield from _texts(payload[name], name)


def _texts(value: Any, name: str) -> Iterator[str]:
    if isinstance(value, str) and name not in NO_HTML:
        yield value
    elif isinstance(value, dict):
        for key, child in value.items():
            yield from _texts(child, name if key not in NO_HTML else key)
    elif isinstance(value, (list, tuple)):
        for child in value:
            yield from _texts(child, name)


def _signs(texts: Iterator[str]) -> set[tuple[str, ...]]:
    signs: set[tuple[str, ...]] = set()
    for text in texts:
        collector = TagCollector()
        collector.feed(text)
        collector.close()
        signs |= collector.signs
    return signs


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """The atlas whose every text is an attack."""
    return atlas_from(attacked_folder(tmp_path_factory.mktemp("attacked")).path)


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A visitor to that atlas."""
    return create_server(attacked_folder(tmp_path_factory.mktemp("served")).path).test_client()


def test_every_payload_stands_in_every_text_column(figure: Figure) -> None:
    columns = [c for s in SCHEMAS for c in s.columns if isinstance(c.type, Text | TextList)]
    assert len(set(PAYLOADS)) == ROWS
    figure("payloads tried in each text column", ROWS, least=60)
    figure("text columns tried", len(columns), least=40)


def test_no_fragment_handed_over_holds_a_tag_or_an_attribute_of_the_data(
    attacked: Atlas, tmp_path_factory: pytest.TempPathFactory, atlas: Atlas
) -> None:
    language = Language("en")
    clean = atlas_from(small_folder(tmp_path_factory.mktemp("clean")).path)
    harmless = {
        sign
        for harmless_atlas in (clean, atlas)
        for sign in _signs(_fragments(_payload(harmless_atlas, language)))
    }
    signs = _signs(_fragments(_payload(attacked, language)))
    assert signs - harmless == set()
    assert not [sign for sign in harmless if sign[-1].startswith("on") or sign[-1] == "javascript"]


def test_the_page_as_served_holds_no_tag_or_attribute_of_the_data(
    visitor: FlaskClient, client: FlaskClient
) -> None:
    harmless, signs = (_signs(iter([reader.get("/en/").text])) for reader in (client, visitor))
    assert signs - harmless <= {("span", "lang")}  # a payload that foreign.csv names is marked
    page = visitor.get("/en/").text
    assert page.count("<title>") == page.count("</title>") == 1
    assert page.count("data-plotly") == 1


@pytest.mark.parametrize(
    ("script", "before", "after"),
    [("atlas-data.js", "{ handed: ", " });"), ("atlas-panels.js", "", ");")],
)
def test_what_is_handed_over_is_one_value_and_nothing_that_runs(
    visitor: FlaskClient, script: str, before: str, after: str
) -> None:
    text = visitor.get(f"/en/{script}").text
    head = f"window.atlas = Object.assign(window.atlas ?? {{}}, {before}"
    assert text.startswith(head)
    payload, end = json.JSONDecoder().raw_decode(text[len(head) :])
    assert payload
    assert text[len(head) + end :] == after


@pytest.mark.parametrize("name", ["events.geojson", "events.lpf.json", "datapackage.json"])
def test_what_is_taken_as_json_is_json_and_is_never_shown_as_a_page(
    visitor: FlaskClient, name: str
) -> None:
    response = visitor.get(f"/en/downloads/{name}")
    json.loads(response.text)
    assert "json" in response.headers["Content-Type"]
    assert response.headers["Content-Disposition"].startswith("attachment")


def test_a_handout_prints_what_looks_like_its_own_language_as_words(attacked: Atlas) -> None:
    number = PAYLOADS.index('#read("/etc/passwd")')
    for name in (f"event-{number}", f"event-{number + 1}", handout_names(attacked)[-1]):
        reader = PdfReader(io.BytesIO(handout_pdf(name, edition_of(attacked, Language("en")))))
        text = "".join(page.extract_text() for page in reader.pages)
        assert "root:" not in text
        if name == f"event-{number}":
            assert "#read(" in text
        if name == f"event-{number + 1}":
            assert "#eval(" in text


def test_a_payload_is_shown_as_it_is_written(attacked: Atlas) -> None:
    payload = _payload(attacked, Language("en"))
    assert f"&lt;script&gt;{HIT}&lt;/script&gt;" in payload["panels"]["event-0"]
