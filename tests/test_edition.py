"""An edition: every translatable text is said once, and what is no text stays the same."""

from __future__ import annotations

import ast
from typing import Any

import pytest

from dashboard import settings
from dashboard.components.worksheet_claims import numbered_claims
from dashboard.data.columns import EDITORS, columns_of
from dashboard.data.folder import SCHEMAS
from dashboard.data.translatable import config_texts
from dashboard.edition import Edition, edition_of
from dashboard.html.glossary_links import terms_by_id
from dashboard.languages.language import Language, language_for
from dashboard.model import Atlas

CODES = ("az", "ru", "tr")
# The layers that render an edition: they say texts of their own, and none of the tables.
RENDERING = ("components", "figures", "handouts", "html", "pages", "sections")


@pytest.fixture(params=CODES, name="edition")
def _edition(request: pytest.FixtureRequest, atlas: Atlas) -> Edition:
    return edition_of(atlas, language_for(request.param, settings.TRANSLATIONS_FOLDER))


def _rows(atlas: Atlas) -> list[Any]:
    names = [schema.file.removesuffix(".csv") for schema in SCHEMAS]
    return [row for name in names for row in getattr(atlas.tables, name)]


def test_translatable_texts_are_said_and_all_else_stays(edition: Edition) -> None:
    for row, source in zip(_rows(edition), _rows(edition.source), strict=True):
        for column in columns_of(type(row)):
            value, written = getattr(row, column.name), getattr(source, column.name)
            if not column.translatable or written in ("", (), EDITORS):
                assert value == written, (column.name, written)
            elif isinstance(written, str):
                assert value == edition.say(written)


def test_the_texts_of_the_configuration_are_said_too(edition: Edition) -> None:
    said = [text.text for text in config_texts(edition.config)]
    assert said == [edition.say(text.text) for text in config_texts(edition.source.config)]
    assert edition.config.frame == edition.source.config.frame
    assert edition.config.decades[0].colour == edition.source.config.decades[0].colour


def test_a_part_of_an_edition_is_an_edition(edition: Edition) -> None:
    part = edition.during(edition.config.first, edition.config.last)
    assert isinstance(part, Edition)
    assert [event.title for event in part.events] == [event.title for event in edition.events]


def test_ids_and_orders_are_the_same_in_every_language(edition: Edition, atlas: Atlas) -> None:
    english = edition_of(atlas, Language("en"))
    assert list(terms_by_id(edition)) == list(terms_by_id(english))
    claims, expected = numbered_claims(edition), numbered_claims(english)
    for claim, same in zip(claims, expected, strict=True):
        assert claim.piece.cites == same.piece.cites
        assert claim.interpretation.letter == same.interpretation.letter


def test_nothing_that_renders_says_a_text_of_a_record_again() -> None:
    columns = {column for schema in SCHEMAS for column in schema.translatable}
    calls = [
        (path.name, node.lineno, ast.unparse(node))
        for folder in RENDERING
        for path in sorted((settings.ROOT / "dashboard" / folder).glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "say"
        and any(isinstance(arg, ast.Attribute) and arg.attr in columns for arg in node.args)
    ]
    assert calls == []
