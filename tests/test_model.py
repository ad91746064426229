"""The atlas as the pages ask for it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard.data.records import Event, Step
from dashboard.dates import read_edtf
from dashboard.model import Atlas, Bounds, atlas_from
from tests.conftest import small_folder

CASES: dict[str, Any] = json.loads(
    Path(__file__).with_name("dates.json").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    return atlas_from(small_folder(tmp_path_factory.mktemp("small")).path)


@pytest.mark.parametrize(
    "case", CASES["certainties"], ids=lambda case: "|".join(map(str, case.values()))
)
def test_an_event_is_in_a_period_as_the_shared_table_says(
    case: dict[str, Any], atlas: Atlas
) -> None:
    event, steps = _event(case), _steps(case)
    atlas = Atlas(atlas.tables._replace(events=(event,), chronology=steps))
    bounds = atlas.span(event)
    assert (bounds and [day.isoformat() for day in bounds[:4]]) == case["bounds"]
    first, last = date.fromisoformat(case["first"]), date.fromisoformat(case["last"])
    assert atlas.certainty(event, first, last) == case["certainty"]
    assert bool(atlas.during(first, last).events) == (case["certainty"] != "out")


def test_the_shared_table_is_about_the_time_of_the_small_atlas(atlas: Atlas) -> None:
    config = atlas.config
    assert CASES["atlas"] == {"first": str(config.first), "last": str(config.last)}


def test_every_reading_of_all_events_has_its_evidence_or_none_is_known(atlas: Atlas) -> None:
    theses = {interpretation.thesis for interpretation in atlas.interpretations("")}
    assert {evidence.thesis for evidence in atlas.tables.evidence} <= theses
    assert [evidence.weight for evidence in atlas.evidence("Anti-Soviet")] == ["for", "against"]


def test_without_an_end_the_last_step_during_the_event_bounds_it(atlas: Atlas) -> None:
    day, last = date(1930, 4, 12), date(1930, 4, 20)
    assert atlas.span(atlas.event("sheki-1930")) == Bounds(day, day, last, last, False)


def test_without_an_end_the_last_day_that_is_spoken_of_is_its_last_possible_one(
    tmp_path: Path,
) -> None:
    folder = small_folder(tmp_path)
    folder.set("events.csv", 4, "named_until", "1930-05-12")
    atlas = atlas_from(folder.path)
    day, last = date(1930, 4, 12), date(1930, 4, 20)
    event = atlas.event("sheki-1930")
    assert atlas.span(event) == Bounds(day, day, last, date(1930, 5, 12), False)
    assert atlas.certainty(event, date(1930, 5, 1), date(1930, 5, 31)) == "uncertain"


def test_two_events_that_may_be_one_know_each_other(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    folder.set("events.csv", 4, "perhaps_same", "ganja-1920")
    atlas = atlas_from(folder.path)
    assert atlas.perhaps_same_pairs == (("ganja-1920", "sheki-1930"),)
    assert [event.id for event in atlas.perhaps_same("ganja-1920")] == ["sheki-1930"]
    assert [event.id for event in atlas.perhaps_same("sheki-1930")] == ["ganja-1920"]
    assert atlas.perhaps_same("shusha-1920") == ()
    assert atlas.during(date(1930, 1, 1), date(1930, 12, 31)).perhaps_same_pairs == ()


def test_a_given_end_counts_more_than_any_step(atlas: Atlas) -> None:
    bounds = atlas.span(atlas.event("ganja-1920"))
    assert bounds is not None
    assert bounds.end_is_given
    assert bounds.end_latest == date(1920, 5, 31)


def test_steps_come_by_date_and_an_undated_one_stays_where_it_was_written(atlas: Atlas) -> None:
    assert [step.what for step in atlas.steps("ganja-1920")] == [
        "Attacks.",
        "The town fell.",
        "Arrests.",
    ]


def test_an_event_knows_every_claim_about_it(atlas: Atlas) -> None:
    assert [cause.statement for cause in atlas.causes("ganja-1920")] == [
        "Soldiers robbed the town."
    ]
    assert [figure.count_min for figure in atlas.casualties("sheki-1930")] == [51, 23]
    assert [participant.who for participant in atlas.participants("ganja-1920")] == ["Soldiers"]
    assert [leader.name for leader in atlas.leaders("ganja-1920")] == ["A colonel"]
    assert [interpretation.held_by for interpretation in atlas.interpretations("ganja-1920")] == [
        "Mamedova"
    ]
    assert [conflict.topic for conflict in atlas.conflicts("shusha-1920")] == ["How long"]


def test_readings_of_all_events_are_asked_for_by_an_empty_id(atlas: Atlas) -> None:
    assert [interpretation.thesis for interpretation in atlas.interpretations("")] == [
        "Anti-Soviet"
    ]


def test_a_figure_that_is_not_said_is_none_and_not_zero(atlas: Atlas) -> None:
    (figure,) = atlas.casualties("ganja-1920")
    assert (figure.count_min, figure.count_max) == (None, None)


def test_a_name_that_is_not_there_is_a_key_error(atlas: Atlas) -> None:
    for look_up in (atlas.event, atlas.place, atlas.work):
        with pytest.raises(KeyError):
            look_up("atlantis")


def test_a_smaller_atlas_holds_only_what_is_said_of_its_events(atlas: Atlas) -> None:
    spring = atlas.during(date(1920, 5, 1), date(1920, 5, 31))
    assert [event.id for event in spring.events] == ["ganja-1920"]
    assert {step.event for step in spring.tables.chronology} == {"ganja-1920"}
    assert spring.casualties("sheki-1930") == ()
    assert [interpretation.event for interpretation in spring.tables.interpretations] == [
        "ganja-1920",
        "",
    ]
    assert [conflict.topic for conflict in spring.conflicts("ganja-1920")] == ["How long"]
    assert spring.context == ()
    assert spring.places == atlas.places


def test_an_undated_event_is_there_only_while_the_whole_time_is_chosen(atlas: Atlas) -> None:
    first, last = atlas.config.first, atlas.config.last
    assert "undated" in [event.id for event in atlas.during(first, last).events]
    assert "undated" not in [event.id for event in atlas.during(first, date(1931, 12, 30)).events]


def test_the_decade_is_that_of_the_first_possible_day(atlas: Atlas) -> None:
    decade = atlas.decade(atlas.event("ganja-1920"))
    assert decade is not None
    assert decade.id == "1920"
    assert atlas.decade(atlas.event("undated")) is None


def _event(case: dict[str, Any]) -> Event:
    start, end = (read_edtf(case[key]) if case[key] else None for key in ("start", "end"))
    return Event("x", "X", "uprising", "azerbaijan", "", "", (), start, end, "", "", ())


def _steps(case: dict[str, Any]) -> tuple[Step, ...]:
    """The last step, one before it, and steps of other phases and events, which do not count."""
    if not case["last_step"]:
        return ()
    last = read_edtf(case["last_step"])
    dated = [("x", last, "during"), ("x", read_edtf("1901"), "during"), ("x", None, "during")]
    others = [("x", read_edtf("1999"), "after"), ("y", read_edtf("1999"), "during")]
    return tuple(
        Step(event, day, phase, "", "", "", "", ()) for event, day, phase in dated + others
    )
