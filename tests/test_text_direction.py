"""Names in Arabic and Hebrew letters: isolated, so that the text around keeps its direction."""

from __future__ import annotations

import json

import pytest
from dash import html

from dashboard.downloads.citation_text import citation_line, how_to_cite
from dashboard.edition import edition_of
from dashboard.handouts.event_sheet import handout_content
from dashboard.handouts.missing_glyphs import MissingLetters, replace_missing
from dashboard.html.render import to_html
from dashboard.languages.language import Language, Untranslated
from dashboard.languages.text_direction import has_rtl, with_isolates
from dashboard.model import Atlas, atlas_from
from dashboard.sections.vocabulary import place_label, route_label
from tests.conftest import Folder

ENGLISH = Language("en")
HEBREW, ARABIC = "יוסף", "گنجه"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *((text, text) for text in ("", "Ganja", "Gəncə, 1920 (x)", "Гянджа", "Գանձակ", "😀 占")),
        *((text, f"\u2068{text}\u2069") for text in (HEBREW, ARABIC, f"of {ARABIC} 1920", "ܒܝܬ")),
        ("a\u2066b\u2069c", "\u2068a\u2066b\u2069c\u2069"),
        ("never closed \u2067x", "\u2068never closed \u2067x\u2069\u2069"),
        ("closed \u2069 twice", "\u2068closed  twice\u2069"),
    ],
)
def test_a_text_is_isolated_where_it_could_turn_its_neighbours(text: str, expected: str) -> None:
    assert with_isolates(text) == expected
    assert has_rtl(text) is (text != expected)


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (html.P(HEBREW), f'<p><bdi dir="rtl">{HEBREW}</bdi></p>'),
        (
            html.P([html.Strong(ARABIC), ": 1920"]),
            f'<p><strong><bdi dir="rtl">{ARABIC}</bdi></strong>: 1920</p>',
        ),
        (Untranslated(f"of {ARABIC}"), f'<span lang="en"><bdi dir="ltr">of {ARABIC}</bdi></span>'),
        (html.Option(ARABIC, value="x"), f'<option value="x">{ARABIC}</option>'),
        (
            html.P(f"{with_isolates(ARABIC)} (Elizavetpol)"),
            f'<p><bdi dir="ltr">\u2068{ARABIC}\u2069 (Elizavetpol)</bdi></p>',
        ),
        (html.P("Ganja <1920>"), "<p>Ganja &lt;1920&gt;</p>"),
        (html.P(f"<{HEBREW}>"), f'<p><bdi dir="rtl">&lt;{HEBREW}&gt;</bdi></p>'),
    ],
)
def test_a_text_on_the_page_is_isolated(node: object, expected: str) -> None:
    assert to_html(node) == expected


@pytest.fixture
def rtl_atlas(folder: Folder) -> Atlas:
    """A small atlas with names that are read from right to left in every table."""
    folder.set("events.csv", 2, "title", f"{ARABIC} 1920")
    folder.set("places.csv", 2, "name", ARABIC)
    folder.set("places.csv", 2, "historical_names", f"{HEBREW}; Elizavetpol")
    folder.set("leaders.csv", 2, "name", HEBREW)
    folder.set("chronology.csv", 3, "said_by", HEBREW)
    folder.set("sources.csv", 3, "author", HEBREW)
    return atlas_from(folder.path)


def test_names_in_a_line_are_isolated_one_by_one(rtl_atlas: Atlas) -> None:
    place, event = rtl_atlas.place("ganja"), rtl_atlas.event("ganja-1920")
    assert place_label(place) == (f"\u2068{ARABIC}\u2069 (\u2068{HEBREW}\u2069, Elizavetpol)")
    step_with_move = next(step for step in rtl_atlas.steps(event.id) if step.to_place)
    assert (
        route_label(step_with_move, edition_of(rtl_atlas, ENGLISH))
        == f"\u2068{ARABIC}\u2069 → Shusha"
    )
    (interpretation,) = rtl_atlas.interpretations(event.id)
    assert citation_line(interpretation.cites, edition_of(rtl_atlas, ENGLISH)) == (
        f"\u2068{HEBREW}\u2069 2012, p. 3 – cited in Özdemir 2023, p. 44"
    )


def test_every_such_text_of_a_handout_is_isolated(rtl_atlas: Atlas) -> None:
    content = handout_content(rtl_atlas.event("ganja-1920"), edition_of(rtl_atlas, ENGLISH))
    printed = json.dumps(replace_missing(content, MissingLetters()), ensure_ascii=False)
    for text in (content["title"], content["places"], HEBREW):
        assert f'"\u2068{text}\u2069"' in printed
    assert content["map"]["svg"].count(ARABIC) == printed.count(
        f">{ARABIC}<"
    )  # words of a map: alone


def test_what_an_atlas_is_cited_by_holds_no_sign_that_it_needs_not(atlas: Atlas) -> None:
    assert "\u2068" not in how_to_cite(edition_of(atlas, ENGLISH))
    for event in atlas.events[:3]:
        content = handout_content(event, edition_of(atlas, Language("az")))
        assert "\u2068" not in json.dumps(
            replace_missing(content, MissingLetters()), ensure_ascii=False
        )
