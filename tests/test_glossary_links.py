"""Words of the glossary are explained where they are first used."""

from __future__ import annotations

import re
from typing import Final

import pytest
from dash import html

from dashboard import settings
from dashboard.components.panel import panel
from dashboard.data.columns import columns_of
from dashboard.data.records import Term
from dashboard.edition import Edition, edition_of
from dashboard.html.glossary_links import terms_by_id, with_glossary_links
from dashboard.html.render import to_html
from dashboard.languages.language import Language, language_for
from dashboard.model import Atlas

ENGLISH = Language("en")
NOT_LINKED = ("config", "layers", "foreign", "glossary")

CASES: Final[tuple[tuple[str, list[str]], ...]] = (
    ("The kulaks fled.", ["kulaks"]),
    ("Kulaks and kulaks again.", ["Kulaks"]),
    ("A kolkhoz; two kolkhozes.", ["kolkhoz"]),
    ("A GPU report, an AzGPU report.", ["GPU", "AzGPU"]),
    ("The gpu of a machine.", []),
    ("An anti-Soviet uprising, an anti-kulak one.", ["anti-Soviet uprising"]),
    ("Khanates are no khans.", ["khans"]),
    ("Nothing here.", []),
)


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_the_first_use_of_a_term_is_explained(atlas: Atlas, text: str, expected: list[str]) -> None:
    assert (
        _linked_terms(to_html(with_glossary_links(html.P(text), edition_of(atlas, ENGLISH))))
        == expected
    )


@pytest.mark.parametrize(
    ("code", "term", "text"),
    [
        ("az", "inqilab", "İnqilab oldu."),
        ("az", "ılxı", "Ilxı getdi."),
        ("tr", "ihtilal komitesi", "İhtilal komitesi geldi."),
        ("ru", "ёлка", "Ёлка стоит."),
        ("ru", "утверждение", "Утверждения стоят."),
        ("en", "imam", "Imam and people."),
    ],
)
def test_a_term_is_explained_at_the_start_of_a_sentence_in_any_language(
    atlas: Atlas, code: str, term: str, text: str
) -> None:
    atlas_of_one_term = Atlas(atlas.tables._replace(glossary=(Term(term, "", ()),)))
    terms = _linked_terms(
        to_html(with_glossary_links(html.P(text), edition_of(atlas_of_one_term, Language(code))))
    )
    assert terms == [text[: len(term)]]


def test_the_words_of_a_text_stay_as_they_are(atlas: Atlas) -> None:
    text = "Kulaks & the GPU: <b>“bandits”</b>, khans."
    markup = to_html(with_glossary_links(html.P(text), edition_of(atlas, ENGLISH)))
    assert re.sub("</?a[^>]*>", "", markup) == to_html(html.P(text))


def test_names_citations_and_what_is_pressed_are_left_alone(atlas: Atlas) -> None:
    for element in (
        html.A("kulak"),
        html.Button("kulak"),
        html.H3("kulak"),
        html.Strong("kulak"),
        html.Span("kulak", className="cite"),
    ):
        assert (
            _linked_terms(to_html(with_glossary_links(html.P(element), edition_of(atlas, ENGLISH))))
            == []
        )


def test_every_term_has_an_id_of_its_own_and_every_link_leads_to_one(atlas: Atlas) -> None:
    names = terms_by_id(edition_of(atlas, ENGLISH))
    assert len(names) == len(atlas.glossary)
    assert names == terms_by_id(edition_of(atlas, Language("xx"))), "the same in every language"
    for event in atlas.events:
        markup = to_html(
            with_glossary_links(
                panel(event, edition_of(atlas, ENGLISH)), edition_of(atlas, ENGLISH)
            )
        )
        linked = re.findall(r'href="#term-([^"]*)"', markup)
        assert len(set(linked)) == len(linked)
        assert set(linked) <= set(names)


def test_an_atlas_without_a_glossary_explains_nothing(atlas: Atlas) -> None:
    bare = Atlas(atlas.tables._replace(glossary=()))
    assert (
        _linked_terms(to_html(with_glossary_links(html.P("kulak"), edition_of(bare, ENGLISH))))
        == []
    )
    punctuated = Atlas(atlas.tables._replace(glossary=(Term("a.b (c)", "", ()),)))
    assert _linked_terms(
        to_html(with_glossary_links(html.P("see a.b (c) here"), edition_of(punctuated, ENGLISH)))
    ) == ["a.b (c)"]


def _linked_terms(markup: str) -> list[str]:
    return re.findall(r'class="term"[^>]*>([^<]*)', markup)


@pytest.mark.parametrize("code", ["az", "en", "ru", "tr"])
def test_every_term_is_a_word_that_the_texts_use(atlas: Atlas, code: str) -> None:
    edition = edition_of(atlas, language_for(code, settings.TRANSLATIONS_FOLDER))
    tables = (rows for name, rows in edition.tables._asdict().items() if name not in NOT_LINKED)
    texts = [
        text
        for rows in tables
        for row in rows
        for column in columns_of(type(row))
        if column.translatable
        for text in _texts(getattr(row, column.name))
    ]
    linked = set(re.findall(r'#term-([^"]+)"', "".join(_linked(text, edition) for text in texts)))
    assert set(terms_by_id(edition)) - linked == set()


def _texts(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


def _linked(text: str, edition: Edition) -> str:
    return to_html(with_glossary_links(html.P(text), edition))
