"""Citations and descriptions of the tables agree with the tables."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from frictionless import Package

from dashboard import settings
from dashboard.data import SCHEMAS
from dashboard.downloads.citation_text import full_title, version
from dashboard.edition import edition_of
from dashboard.languages.language import Language
from dashboard.model import Atlas
from scripts import codebook
from scripts.data_package import FILE, package_json


@pytest.fixture(scope="module")
def citation() -> dict[str, Any]:
    """CITATION.cff, which archives such as Zenodo read when a version is given a DOI."""
    text = (settings.ROOT / "CITATION.cff").read_text(encoding="utf-8")
    citation_file: dict[str, Any] = yaml.safe_load(text)
    return citation_file


def test_the_citation_has_all_that_its_format_asks_for(citation: dict[str, Any]) -> None:
    assert citation["cff-version"] == "1.2.0"
    assert {"message", "title", "authors"} <= set(citation)
    assert all("name" in author for author in citation["authors"])


def test_the_citation_names_this_version_and_the_article(
    citation: dict[str, Any], atlas: Atlas
) -> None:
    assert citation["title"] == full_title(edition_of(atlas, Language("en")))
    assert str(citation["version"]) == version(atlas)
    (article,) = citation["references"]
    work = atlas.work(atlas.config.read_in)
    assert [author["family-names"] for author in article["authors"]] == list(work.author)
    assert str(article["year"]) == work.year
    journal = f"{article['journal']} {article['volume']}.{article['issue']} ({work.year}): "
    assert f"{journal}{article['start']}–{article['end']}" in work.note


def test_the_package_beside_the_tables_is_theirs_and_valid() -> None:
    assert FILE.read_text(encoding="utf-8") == package_json(), "run: make package"
    assert Package(str(FILE)).validate().valid


def test_the_page_of_the_codebook_is_as_the_tables_are_read() -> None:
    page = codebook.FILE.read_text(encoding="utf-8")
    assert page == codebook.codebook_page(), "run: make package"
    assert [schema.file for schema in SCHEMAS if f"### `{schema.file}`" not in page] == []
