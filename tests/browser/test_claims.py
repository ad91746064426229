"""Every claim that is shown has its source beside it, on every view; nothing is added up."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from dashboard.languages.language import Language
from dashboard.model import Atlas
from tests.atlas_samples import Cast
from tests.browser.conftest import Watched

# The statements that are shown without a citation link in the least element around them.
UNCITED = """(statements) => {
  const parts = [...document.querySelectorAll('li, dd, tr, p, details')]
    .filter((each) => !each.closest('#search, .first-paint, template'))
    .map((each) => ({ each, words: each.textContent.replace(/\\s+/g, ' ') }));
  const found = { shown: [], uncited: [] };
  for (const statement of statements) {
    const holding = parts.filter(({ words }) => words.includes(statement)).map(({ each }) => each);
    const least = holding.filter((one) => !holding.some((other) =>
      one !== other && one.contains(other)));
    if (least.length) found.shown.push(statement);
    const isCited = (each) => each.closest('li, dd, tr, details')?.querySelector('.cite-link')
      ?? each.querySelector('.cite-link');
    if (least.some((each) => !isCited(each))) found.uncited.push(statement);
  }
  return found;
}"""
UNRESOLVED = """() => [...document.querySelectorAll('.cite-link')]
    .filter((link) => !(link.hash.slice(6) in atlas.handed.references)).length"""


def _statements(atlas: Atlas, language: Language) -> set[str]:
    tables = atlas.tables
    said = {
        *(event.summary for event in tables.events),
        *(step.what for step in tables.chronology),
        *(cause.statement for cause in tables.causes),
        *(figure.statement for figure in tables.casualties),
        *(part.statement for part in tables.participants),
        *(reading.statement for reading in tables.interpretations),
        *(entry.what for entry in tables.context),
        *(point.explanation for point in tables.conflicts),
        *(piece.statement for piece in tables.evidence),
        *(step.text for step in tables.story),
        *(step.answer for step in tables.lessons),
        *(term.meaning for term in tables.glossary),
    }
    return {" ".join(language.say(words).split()) for words in said if words}


def _visits(atlas: Atlas, cast: Cast) -> Iterator[str]:
    yield ""
    yield from (f"?event={event.id}" for event in atlas.events)
    yield from (f"?story={step.id}" for step in atlas.story)
    yield from ("?view=debate", "?view=teach", "?view=sources")
    yield from (f"?view=compare&compare={pair}" for pair in cast.pairs)


def test_no_claim_on_any_view_lacks_its_citation_and_all_are_shown(
    watched: Watched, atlas: Atlas, cast: Cast
) -> None:
    page = watched.open()
    statements = sorted(_statements(atlas, watched.language))
    shown: set[str] = set()
    for visit in _visits(atlas, cast):
        _go(page, visit)
        found = page.evaluate(UNCITED, statements)
        assert found["uncited"] == [], visit
        assert page.evaluate(UNRESOLVED) == 0, visit
        shown |= set(found["shown"])
    assert set(statements) - shown == set()


def test_the_walk_would_find_a_claim_without_its_citation(watched: Watched, atlas: Atlas) -> None:
    page = watched.open("?event={chosen}")
    page.evaluate("() => document.querySelector('#panel .claims .cite').remove()")
    assert page.evaluate(UNCITED, sorted(_statements(atlas, watched.language)))["uncited"] != []


@pytest.mark.parametrize("which", range(4))
def test_compare_adds_no_figure_up_and_counts_no_unknown_as_zero(
    watched: Watched, atlas: Atlas, which: int, cast: Cast
) -> None:
    pair = cast.pairs[which]
    page = watched.open(f"?view=compare&compare={pair}")
    row = page.locator(".compare-row", has=page.locator('[data-section="casualties"]'))
    cells = row.locator(".compare-cell")
    expect(cells).to_have_count(2)
    for index, side in enumerate(pair.split(",")):
        events = [
            event.id
            for event in atlas.events
            if side in (event.id, f"wave:{getattr(atlas.decade(event), 'id', '')}")
        ]
        figures = [each for event in events for each in atlas.casualties(event)]
        counts = {count for each in figures for count in (each.count_min, each.count_max)}
        given = {str(count) for count in counts - {None}}
        heads = cells.nth(index).locator(".figure-head .count").all_inner_texts()
        assert {number for head in heads for number in re.findall(r"\d+", head)} == given
        unknown = [each for each in figures if each.count_min is None and each.count_max is None]
        assert sum(head == watched.say("no figure") for head in heads) == len(unknown)
        silent = [event for event in events if not atlas.casualties(event)]
        expect(
            cells.nth(index).get_by_text(
                watched.say("Unknown: the source says nothing of casualties here.")
            )
        ).to_have_count(len(silent))


def test_the_matrix_shows_marks_and_no_number_at_all(watched: Watched) -> None:
    page = watched.open("?view=debate")
    cells = page.locator(".matrix tbody td").all_text_contents()
    outside = [re.sub(r"[^●\d].*", "", cell) for cell in cells if cell]
    assert outside
    assert all(set(marks) == {"●"} for marks in outside)


def _go(page: Page, visit: str) -> None:
    page.evaluate(
        """(visit) => { history.pushState(null, '', location.pathname + visit);
             dispatchEvent(new PopStateEvent('popstate')); }""",
        visit,
    )
    # A choice is drawn at most once a frame.
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)))")
