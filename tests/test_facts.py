"""The tables against `facts.json`, an independent list made from the article."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from dashboard.data.records import Casualty, Citation, Participant
from dashboard.dates import Span, read_edtf
from dashboard.model import Atlas

FACTS = json.loads((Path(__file__).parent / "facts.json").read_text(encoding="utf-8"))
COUNTS = FACTS["counts"]
Key = tuple[str, str, str, str, int | None, int | None, str]


def _name(fact: dict[str, Any]) -> str:
    return "-".join(str(fact.get(part)) for part in ("event", "kind", "min", "max", "date", "page"))


def _pages(cites: tuple[Citation, ...]) -> set[int]:
    return {
        int(page)
        for cite in cites
        if cite.work == "ozdemir-2023"
        for page in re.findall(r"\d+", cite.locator)
    }


def _casualty(figure: Casualty) -> Key:
    maker = figure.cites[0].work
    return (
        figure.event,
        "casualties",
        figure.side,
        figure.kind,
        figure.count_min,
        figure.count_max,
        maker,
    )


def _participant(claim: Participant) -> Key:
    maker = claim.cites[0].work
    return (claim.event, "participants", "", "", claim.count_min, claim.count_max, maker)


def _fact(fact: dict[str, Any]) -> Key:
    return (
        fact["event"],
        fact["table"],
        fact["side"] or "",
        fact["kind"] or "",
        fact["min"],
        fact["max"],
        fact["work"],
    )


def _counts(atlas: Atlas) -> dict[Key, set[int]]:
    figures = [
        (_casualty(figure), figure.cites)
        for event in atlas.events
        for figure in atlas.casualties(event.id)
        if figure.count_min is not None or figure.count_max is not None
    ]
    people = [
        (_participant(claim), claim.cites)
        for event in atlas.events
        for claim in atlas.participants(event.id)
        if claim.count_min is not None or claim.count_max is not None
    ]
    return {key: _pages(cites) for key, cites in [*figures, *people]}


@pytest.mark.parametrize("fact", COUNTS, ids=_name)
def test_every_count_of_the_article_is_in_the_tables_with_its_page(
    fact: dict[str, Any], atlas: Atlas
) -> None:
    counts = _counts(atlas)
    assert _fact(fact) in counts
    assert fact["page"] in counts[_fact(fact)]


def test_the_tables_hold_no_count_that_the_article_lacks(atlas: Atlas) -> None:
    assert set(_counts(atlas)) - {_fact(fact) for fact in COUNTS} == set()


@pytest.mark.parametrize("fact", [f for f in COUNTS if f.get("part_of")], ids=_name)
def test_a_part_names_the_figure_that_it_breaks_down(fact: dict[str, Any], atlas: Atlas) -> None:
    figures = [
        figure for figure in atlas.casualties(fact["event"]) if _casualty(figure) == _fact(fact)
    ]
    assert [figure.part_of for figure in figures] == [fact["part_of"]]


@pytest.mark.parametrize("fact", FACTS["steps"], ids=_name)
def test_every_dated_step_of_the_article_is_in_the_tables(
    fact: dict[str, Any], atlas: Atlas
) -> None:
    span = read_edtf(fact["date"])
    pages = set(fact.get("pages", [fact["page"]]))
    steps = [
        step
        for step in atlas.steps(fact["event"])
        if _cites(step.cites, fact["work"]) and _pages(step.cites) & pages
    ]
    # A date that is only inferred from the context may be left out.
    assert any(_overlap(step.date, span, fact.get("inferred", False)) for step in steps), fact[
        "gist"
    ]


def _overlap(date: Span | None, other: Span, may_be_empty: bool) -> bool:
    if date is None:
        return may_be_empty
    return date.earliest <= other.latest and date.latest >= other.earliest


@pytest.mark.parametrize("fact", FACTS["leaders"], ids=lambda fact: fact["names"][0])
def test_every_leader_of_the_article_is_in_the_tables(fact: dict[str, Any], atlas: Atlas) -> None:
    citations = [cites for cites in _claims_on(fact, atlas) if _cites(cites, fact["work"])]
    assert fact["page"] in set().union(*map(_pages, citations))


def _claims_on(fact: dict[str, Any], atlas: Atlas) -> list[tuple[Citation, ...]]:
    leaders = atlas.leaders(fact["event"])
    if fact.get("quoted_only"):  # quoted on the event, without a part in it
        return [interpretation.cites for interpretation in atlas.interpretations(fact["event"])]
    if fact.get("group"):  # named in English in the tables
        participants = atlas.participants(fact["event"])
        return [*(row.cites for row in leaders), *(row.cites for row in participants)]
    return [leader.cites for leader in leaders if leader.name in fact["names"]]


def test_the_works_are_those_that_the_article_cites(atlas: Atlas) -> None:
    assert {work.id for work in atlas.works} == {fact["id"] for fact in FACTS["works"]}


@pytest.mark.parametrize("fact", FACTS["works"], ids=lambda fact: fact["id"])
def test_every_cited_work_is_named_as_in_the_article_and_cited_at_its_pages(
    fact: dict[str, Any], atlas: Atlas
) -> None:
    work = atlas.work(fact["id"])
    assert all(name in fact["author"] for name in work.author)
    assert work.year == fact["year"]
    used = set().union(*(_pages(cites) for cites in _all_cites(atlas) if _cites(cites, work.id)))
    assert set(fact["pages"]) - used == set()


def _cites(cites: tuple[Citation, ...], work: str) -> bool:
    return any(cite.work == work for cite in cites)


def _all_cites(atlas: Atlas) -> list[tuple[Citation, ...]]:
    tables = atlas.tables
    return [
        *(row.cites for row in tables.events),
        *(row.cites for row in tables.chronology),
        *(row.cites for row in tables.causes),
        *(row.cites for row in tables.casualties),
        *(row.cites for row in tables.participants),
        *(row.cites for row in tables.leaders),
        *(row.cites for row in tables.interpretations),
        *(row.cites for row in tables.context),
        *(row.cites for row in tables.conflicts),
        *(row.cites for row in tables.glossary),
    ]


def test_every_claim_was_read_in_the_article_last(atlas: Atlas) -> None:
    for cites in _all_cites(atlas):
        assert cites[-1].work == atlas.config.read_in
        assert _pages(cites) <= {*range(26, 42), 44, 45}
