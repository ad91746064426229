"""Words of other languages are marked as such, and nothing else."""

from __future__ import annotations

import pytest
from dash import html

from dashboard import settings
from dashboard.edition import edition_of
from dashboard.html.language_spans import with_language_spans
from dashboard.html.render import to_html
from dashboard.languages.language import Language, Untranslated
from dashboard.model import Atlas

CASES = (
    (
        "en",
        "Ganja (Gəncə, Gence)",
        'Ganja (<span lang="az">Gəncə</span>, <span lang="tr">Gence</span>)',
    ),
    ("az", "Gəncə (Gence)", 'Gəncə (<span lang="tr">Gence</span>)'),
    ("tr", "Gence (Gəncə)", 'Gence (<span lang="az">Gəncə</span>)'),
    ("en", "Gəncəli", "Gəncəli"),
    ("en", "Nuxa–Zaqatala", '<span lang="az">Nuxa–Zaqatala</span>'),
    ("en", "the word ilçe", 'the word <span lang="tr">ilçe</span>'),
    ("en", "Nothing < here", "Nothing &lt; here"),
)


@pytest.mark.parametrize(("code", "text", "expected"), CASES)
def test_a_word_of_another_language_is_marked(
    atlas: Atlas, code: str, text: str, expected: str
) -> None:
    assert (
        to_html(with_language_spans(html.P(text), edition_of(atlas, Language(code))))
        == f"<p>{expected}</p>"
    )


def test_what_is_marked_already_stays(atlas: Atlas) -> None:
    marked = html.P([html.Cite("Gəncə", lang="ru"), Untranslated("Gəncə")])
    before = to_html(marked)
    assert to_html(with_language_spans(marked, edition_of(atlas, Language("en")))) == before


def test_every_foreign_word_stands_in_the_tables(atlas: Atlas) -> None:
    tables = "".join(
        file.read_text(encoding="utf-8")
        for file in settings.DATA_FOLDER.glob("*.csv")
        if file.name != "foreign.csv"
    )
    assert [row.word for row in atlas.tables.foreign if row.word not in tables] == []
