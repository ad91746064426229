"""Every claim that is shown has its source beside it, on every view; nothing is added up."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from dashboard.components.claim_text import without_note, without_remark
from dashboard.languages.language import Language
from dashboard.model import Atlas
from tests.atlas_samples import Cast
from tests.browser.conftest import Watched
from tests.browser.page import navigate, ungrouped, unresolved_citations

# The statements that are shown without a citation link in the least element around them.
UNCITED = """(statements) => {
  const parts = [...document.querySelectorAll('li, dd, tr, p, details')]
    .filter((element) => !element.closest('#search, template'))
    .map((element) => ({ element, text: element.textContent.replace(/\\s+/g, ' ') }));
  const result = { shown: [], uncited: [] };
  for (const statement of statements) {
    const holding = parts.filter(({ text }) => text.includes(statement))
      .map(({ element }) => element);
    const least = holding.filter((one) => !holding.some((other) =>
      one !== other && one.contains(other)));
    if (least.length) result.shown.push(statement);
    const isCited = (element) => element.closest('li, dd, tr, details:not(.fold)')
      ?.querySelector('.cite-link')
      ?? element.querySelector('.cite-link');
    if (least.some((element) => !isCited(element))) result.uncited.push(statement);
  }
  return result;
}"""


def _statements(atlas: Atlas, language: Language) -> set[str]:
    tables = atlas.tables
    texts = {
        *(event.summary for event in tables.events),
        *(step.what for step in tables.chronology),
        *(cause.statement for cause in tables.causes),
        *(figure.statement for figure in tables.casualties),
        *(participant.statement for participant in tables.participants),
        *(interpretation.statement for interpretation in tables.interpretations),
        *(entry.what for entry in tables.context),
        *(conflict.explanation for conflict in tables.conflicts),
        *(evidence.statement for evidence in tables.evidence),
        *(step.text for step in tables.story),
        *(step.answer for step in tables.lessons),
        *(term.meaning for term in tables.glossary),
    }
    said = (" ".join(language.say(text).split()) for text in texts if text)
    # The editors' remarks stand apart from the words of a claim.
    words = {without_note(without_remark(text).words, language).words for text in said}
    return words - {""}  # a text that is nothing but a note


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
        navigate(page, visit)
        result = page.evaluate(UNCITED, statements)
        assert result["uncited"] == [], visit
        assert unresolved_citations(page) == 0, visit
        shown |= set(result["shown"])
    assert set(statements) - shown == set()


def test_the_walk_would_find_a_claim_without_its_citation(watched: Watched, atlas: Atlas) -> None:
    page = watched.open("?event={chosen}")
    page.evaluate("() => document.querySelector('[data-section=causes] .claims .cite').remove()")
    assert page.evaluate(UNCITED, sorted(_statements(atlas, watched.language)))["uncited"] != []


@pytest.mark.parametrize("which", range(4))
def test_compare_adds_no_figure_up_and_counts_no_unknown_as_zero(
    watched: Watched, atlas: Atlas, which: int, cast: Cast
) -> None:
    pair = cast.pairs[which]
    page = watched.open(f"?view=compare&compare={pair}")
    page.locator("[data-point=casualties] summary").first.click()
    row = page.locator(".compare-row", has=page.locator('[data-section="casualties"]'))
    cells = row.locator(".compare-cell")
    expect(cells).to_have_count(2)
    for index, side in enumerate(pair.split(",")):
        events = [
            event.id
            for event in atlas.events
            if side in (event.id, f"wave:{getattr(atlas.decade(event), 'id', '')}")
        ]
        figures = [figure for event in events for figure in atlas.casualties(event)]
        counts = {count for figure in figures for count in (figure.count_min, figure.count_max)}
        stated = {str(count) for count in counts - {None}}
        heads = cells.nth(index).locator(".figure-head .count").all_inner_texts()
        assert {
            number for head in heads for number in re.findall(r"\d+", ungrouped(head))
        } == stated
        lines = page.locator(".glance tr", has_text=watched.say("Dead and other losses"))
        for text in lines.locator("td").nth(index).all_inner_texts():
            told = set(re.findall(r"\d+", ungrouped(text)))
            left = re.search(r"\d+", text.rpartition(";")[2]) if ";" in text else None
            assert told - ({left[0]} if left else set()) <= stated
        unknown = [
            figure for figure in figures if figure.count_min is None and figure.count_max is None
        ]
        assert sum(head == watched.say("no figure given") for head in heads) == len(unknown)
        silent = [event for event in events if not atlas.casualties(event)]
        expect(
            cells.nth(index).get_by_text(
                watched.say("Unknown: the article does not mention casualties.")
            )
        ).to_have_count(len(silent))


def test_the_debate_shows_names_and_dots_and_no_number_at_all(
    watched: Watched, atlas: Atlas
) -> None:
    page = watched.open("?view=debate")
    dots = page.locator(".strip .dots").all_text_contents()
    assert dots
    assert all(set(text) == {"●"} for text in dots)
    # Titles and names of decades have years; nothing else beside the dots has a digit.
    names = {
        *(watched.say(event.title) for event in atlas.events),
        *(watched.say(place.name) for place in atlas.places),
        *(watched.say(decade.name) for decade in atlas.config.decades),
    }
    for text in page.locator(".strip").all_text_contents():
        for name in sorted(names, key=len, reverse=True):
            text = text.replace(name, "")
        assert not re.search(r"\d", text), text
