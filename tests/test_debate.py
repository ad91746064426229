"""The debate as values: each position once, on its side and in its decade; no position made up."""

from __future__ import annotations

import re

import pytest

from dashboard import settings
from dashboard.components.debate import debate
from dashboard.data.columns import EDITORS
from dashboard.data.records import Evidence, Interpretation
from dashboard.edition import Edition, edition_of
from dashboard.html.render import to_html
from dashboard.languages.language import language_for
from dashboard.model import Atlas
from dashboard.sections.debate import cause_marks, short_title, speaker_name, strips, wave_of
from tests.handout_pdf import ENGLISH


@pytest.fixture(scope="module")
def edition(atlas: Atlas) -> Edition:
    return edition_of(atlas, ENGLISH)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Özdemir", "Özdemir"),
        ("Özdemir, in the English summary", "Özdemir"),
        ("Not named: “it has been judged”", "Not named"),
        ("Lavrentiy Beria (Lavrenti Beriya), quoted by Bayramov", "Lavrentiy Beria"),
        ("Sources that are not named", "Sources that are not named"),
    ],
)
def test_a_mark_has_the_name_alone(text: str, name: str) -> None:
    assert speaker_name(text) == name


def test_every_interpretation_has_one_strip_with_every_claim_of_a_speaker(edition: Edition) -> None:
    found = strips(edition)
    theses = [strip.thesis for strip in found]
    assert sorted(theses) == sorted({row.thesis for row in edition.tables.interpretations})
    for strip in found:
        claims = [*strip.holders, *strip.evidence]
        marked = {
            number
            for wave in strip.waves
            for mark in (*wave.says, *wave.denies)
            for number in mark.claims
        }
        spoken = {
            number for number, row in enumerate(claims) if getattr(row, "said_by", "") != EDITORS
        }
        assert marked == spoken, strip.thesis


def test_a_name_stays_whole_in_a_language_that_sets_a_part_of_it_off(atlas: Atlas) -> None:
    russian = edition_of(atlas, language_for("ru", settings.TRANSLATIONS_FOLDER))
    names = {
        mark.name
        for strip in strips(russian)
        for wave in strip.waves
        for mark in (*wave.says, *wave.denies)
    }
    for source in atlas.tables.interpretations:
        if speaker_name(source.held_by) == source.held_by:
            said = russian.say(source.held_by)
            assert any(name.split(" · ")[0] == said for name in names), said
    marks = [sum(len(wave.says) for wave in strip.waves) for strip in strips(russian)]
    english = edition_of(atlas, ENGLISH)
    assert marks == [sum(len(wave.says) for wave in strip.waves) for strip in strips(english)]


def test_who_denies_is_who_offers_evidence_against_and_nobody_else(edition: Edition) -> None:
    for strip in strips(edition):
        claims = [*strip.holders, *strip.evidence]
        against = {n for n, row in enumerate(claims) if getattr(row, "weight", "") == "against"}
        for wave in strip.waves:
            assert {n for mark in wave.denies for n in mark.claims} <= against
            assert not {n for mark in wave.says for n in mark.claims} & against


def test_a_claim_stands_in_the_decade_of_its_event_or_in_those_of_its_row(edition: Edition) -> None:
    for strip in strips(edition):
        claims: list[Interpretation | Evidence] = [*strip.holders, *strip.evidence]
        for wave in strip.waves:
            for number in {n for mark in (*wave.says, *wave.denies) for n in mark.claims}:
                row = claims[number]
                if row.event:
                    assert wave.id == wave_of(edition.event(row.event), edition)
                else:
                    assert wave.id in (row.decades or ("",))


def test_a_speaker_has_one_mark_for_an_event_or_a_decade(edition: Edition) -> None:
    for strip in strips(edition):
        for wave in strip.waves:
            for marks in (wave.says, wave.denies):
                titles = [mark.title for mark in marks]
                assert len(set(titles)) == len(titles), (strip.thesis, wave.name)


def test_every_cause_is_marked_at_its_event_and_short_names_are_not_ambiguous(
    edition: Edition,
) -> None:
    for category in edition.config.causes:
        claims = [row for row in edition.tables.causes if row.category == category.id]
        for marks in cause_marks(claims, edition).values():
            names = [mark.name for mark in marks]
            assert len(set(names)) == len(names), names
        marked = [
            number
            for marks in cause_marks(claims, edition).values()
            for mark in marks
            for number in mark.claims
        ]
        assert sorted(marked) == list(range(len(claims)))


def test_two_events_of_one_decade_at_one_place_have_their_titles(edition: Edition) -> None:
    event = edition.event("ganja-1920")
    assert short_title(event, edition) == "Ganja"
    twice = edition.tables.events[0].__class__(**{**vars(event), "id": "twin", "title": "Twin"})
    twins = Edition(
        edition.tables._replace(events=(*edition.events, twice)), ENGLISH, edition.source
    )
    assert short_title(event, twins) == event.title


def test_the_events_without_a_claim_are_one_line(edition: Edition) -> None:
    lines = re.findall(r'<p class="silence">(.*?)</p>', to_html(debate(edition)))
    uninterpreted = [event for event in edition.events if not edition.interpretations(event.id)]
    without_cause = [event for event in edition.events if not edition.causes(event.id)]
    for events in (uninterpreted, without_cause):
        assert any(
            re.findall(r'\?event=([^"]+)', line) == [event.id for event in events] for line in lines
        )
