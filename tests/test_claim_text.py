"""The words of a claim, and the editors' remarks on it: told apart, and no letter lost."""

from __future__ import annotations

import pytest

from dashboard.components.chronology import accounts_of, chronology
from dashboard.components.claim_text import without_note, without_remark
from dashboard.components.panel import panel
from dashboard.edition import Edition, edition_of
from dashboard.html.render import to_html
from dashboard.languages.language import Language
from dashboard.model import Atlas


@pytest.fixture(scope="module")
def edition(atlas: Atlas) -> Edition:
    return edition_of(atlas, Language("en"))


REMARKS = [
    ("It began.", "It began.", ""),
    ("It began. (No day is given.)", "It began.", "No day is given."),
    ("It began. (No day is given; it lasted.)", "It began.", "No day is given; it lasted."),
    ("A unit of 30 (thirty) came.", "A unit of 30 (thirty) came.", ""),
    ("They came (late)", "They came (late)", ""),
]


@pytest.mark.parametrize(("text", "words", "remark"), REMARKS)
def test_a_remark_is_a_sentence_in_brackets_at_the_end(text: str, words: str, remark: str) -> None:
    assert without_remark(text) == (words, remark)


def test_no_letter_of_a_claim_and_its_note_is_lost(edition: Edition) -> None:
    label = edition.say("Atlas editors’ note") + ":"
    tables = edition.tables
    texts = [
        *(row.statement for row in tables.casualties),
        *(row.statement for row in tables.interpretations),
        *(row.role for row in tables.leaders),
    ]
    noted = [text for text in texts if label in text]
    assert len(noted) > 5
    for text in texts:
        words, note = without_note(text, edition.language)
        assert " ".join(filter(None, (words, note and label, note))) == text
        assert label not in note


def test_what_a_note_says_is_in_its_panel_apart_from_the_claim(edition: Edition) -> None:
    html = to_html(panel(edition.event("ganja-1920"), edition))
    label = edition.say("Atlas editors’ note")
    assert f"<summary>{label}</summary>" in html
    assert f"{label}:" not in html


def test_accounts_of_one_step_stand_together_and_none_is_lost(edition: Edition) -> None:
    shared = 0
    for event in edition.events:
        steps = edition.steps(event.id)
        groups = accounts_of(steps)
        assert sorted(map(id, steps)) == sorted(id(step) for group in groups for step in group)
        assert all(len({step.same_step for step in group}) == 1 for group in groups)
        shared += sum(len(group) > 1 for group in groups)
        if steps:
            html = to_html(chronology(event, edition))
            assert html.count('class="cite"') == len(steps)
    assert shared >= 5


def test_the_most_exact_date_heads_the_accounts(edition: Edition) -> None:
    beginning = next(
        group
        for group in accounts_of(edition.steps("ganja-1920"))
        if group[0].same_step == "beginning"
    )
    spans = [step.date for step in beginning if step.date]
    assert [span.latest.day for span in spans] == [26, 26, 31]
