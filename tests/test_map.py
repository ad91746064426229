"""The map as Python draws it: arrows, signs and tags, true to the tables."""

from __future__ import annotations

from datetime import date
from typing import Any
from xml.etree import ElementTree

import pytest

from dashboard.components.legend import legend_lines, tags
from dashboard.data.faults import FaultyData
from dashboard.figures.atlas_map import lat_scale, traces, written
from dashboard.figures.dated_claims import dated_claims
from dashboard.figures.map_ground import ground
from dashboard.html.render import to_html
from dashboard.languages.language import Language
from dashboard.model import Atlas, atlas_from
from tests.conftest import Folder

ENGLISH = Language("en")


@pytest.fixture(scope="module")
def drawn(atlas: Atlas) -> list[dict[str, Any]]:
    """Every trace of the shipped atlas."""
    return [trace.to_plotly_json() for trace in traces(atlas, ENGLISH)]


def of_role(drawn: list[dict[str, Any]], role: str) -> list[dict[str, Any]]:
    """Return the traces of one role."""
    return [trace for trace in drawn if trace["meta"]["role"] == role]


def moves(atlas: Atlas) -> set[tuple[str, str, str]]:
    """Return every move: the event, from where, to where."""
    return {
        (each.event.id if each.event else "", each.place.id, each.goal.id)
        for each in dated_claims(atlas, ENGLISH)
        if each.goal and not each.closed
    }


def closings(atlas: Atlas) -> set[tuple[str, str]]:
    """Return the ends of every way that was closed."""
    found = [each for each in dated_claims(atlas, ENGLISH) if each.closed and each.goal]
    return {(each.place.id, each.goal.id) for each in found if each.goal}


@pytest.mark.parametrize(
    "move",
    [
        ("karabakh-1920", "tartar", "karabakh"),
        ("zakatala-sheki-1920", "zakatala", "sheki-region"),
        ("sheki-1930", "sheki", "qakh"),
        ("sheki-1930", "sheki", "zakatala"),
        ("ganja-1920", "baku", "ganja"),
        ("", "northern-border", "baku"),
        ("", "krasnovodsk", "baku"),
    ],
)
def test_what_the_article_says_moved_has_an_arrow(atlas: Atlas, move: tuple[str, str, str]) -> None:
    assert move in moves(atlas)


def test_a_closed_road_is_a_line_with_a_cross_and_no_move(
    atlas: Atlas, drawn: list[dict[str, Any]]
) -> None:
    assert closings(atlas) == {("karabakh", "ganja"), ("zakatala", "ganja"), ("aghstafa", "baku")}
    assert not {(start, goal) for _, start, goal in moves(atlas)} & closings(atlas)
    crossed = [each for each in of_role(drawn, "arrow") if each["marker"]["symbol"] == "x-thin"]
    assert len(crossed) == 3


def test_a_goal_without_a_place_to_come_from_has_a_sign_and_no_arrow(
    atlas: Atlas, drawn: list[dict[str, Any]]
) -> None:
    (signs,) = of_role(drawn, "reached")
    found = {place: (first, last) for _, place, first, last, _ in signs["customdata"]}
    assert found["shamakhi"] == found["aghsu"] == ("1920-04-30", "1920-04-30")
    assert found["ganja-station"] == ("1920-05-01", "1920-05-01")
    goals = {goal for _, _, goal in moves(atlas)}
    assert not {"shamakhi", "aghsu", "ganja-station"} & goals


def test_an_arrow_is_dashed_where_an_end_is_known_roughly(
    atlas: Atlas, drawn: list[dict[str, Any]]
) -> None:
    found = [each for each in dated_claims(atlas, ENGLISH) if each.goal]
    for each, arrow in zip(found, of_role(drawn, "arrow"), strict=True):
        exact = each.goal and {each.place.precision, each.goal.precision} == {"point"}
        assert (arrow["line"]["dash"] == "solid") is exact


def test_an_arrow_runs_from_its_place_to_its_goal_in_its_days(drawn: list[dict[str, Any]]) -> None:
    (army,) = [each for each in of_role(drawn, "arrow") if each["meta"]["from"] == "1920-04-30"]
    assert (army["x"][0], army["y"][0]) == (48.55, 41.78)
    assert (army["x"][-1], army["y"][-1]) == (49.892, 40.3777)
    assert army["meta"]["event"] == ""
    assert army["meta"]["to"] == "1920-04-30"


def test_nothing_from_outside_the_time_of_the_atlas_is_on_its_map(atlas: Atlas) -> None:
    first, last = atlas.config.first, atlas.config.last
    for each in dated_claims(atlas, ENGLISH):
        if each.event is None:
            assert (each.first or date.max) <= last
            assert (each.last or date.min) >= first


def test_the_days_of_the_ganja_uprising_shine_on_the_map(drawn: list[dict[str, Any]]) -> None:
    (rays,) = of_role(drawn, "rays")
    ganja = [days for event, place, *days, _ in rays["customdata"] if event == "ganja-1920"]
    for day in range(25, 32):
        today = f"1920-05-{day}"
        assert any(first <= today <= last for first, last in ganja), today


def test_every_event_on_the_map_has_a_symbol_at_each_of_its_places(
    atlas: Atlas, drawn: list[dict[str, Any]]
) -> None:
    (symbols,) = of_role(drawn, "symbols")
    found = {(event, place) for event, place, _ in symbols["customdata"]}
    assert found == {(event.id, place) for event in atlas.events for place in event.places}


def test_the_ground_holds_every_region_of_an_event_and_the_reservoir_as_an_outline(
    atlas: Atlas,
) -> None:
    drawing = ElementTree.fromstring(  # noqa: S314  # our own drawing
        ground(atlas, lat_scale(atlas.config.frame))
    )
    shapes = drawing.iter("{http://www.w3.org/2000/svg}path")
    areas = sorted(each.get("data-area", "") for each in shapes if "area" in each.get("class", ""))
    assert areas == sorted(
        event.id
        for event in atlas.events
        for place in event.places
        if atlas.place(place).precision == "region"
    )
    (outline,) = drawing.findall("{*}path[@stroke='#285a6d']")
    assert outline.get("fill") == "none"
    assert outline.get("stroke-dasharray")
    assert "reservoir filled in 1953" in to_html(legend_lines(atlas, ENGLISH))


def test_every_place_of_an_event_has_a_word(atlas: Atlas) -> None:
    labels = written(atlas, ENGLISH)["labels"]
    found = {(each["facts"][0], each["facts"][1]) for each in labels}
    assert found == {(event.id, place) for event in atlas.events for place in event.places}


def test_an_event_is_tagged_by_its_kind_its_decade_and_each_cause_once(atlas: Atlas) -> None:
    assert tags(atlas.event("sheki-1930"), atlas) == [
        "kind:uprising",
        "decade:1930",
        "cause:collectivization",
        "cause:anti-religious-policy",
        "cause:rumours-and-propaganda",
    ]
    assert tags(atlas.event("daralagyaz"), atlas)[1] == "decade:none"
    assert tags(atlas.event("khachmaz-1924"), atlas) == ["kind:uprising", "decade:1920"]


def test_a_table_without_the_column_for_closed_ways_is_read(folder: Folder) -> None:
    lines = folder.read("chronology.csv").splitlines()
    folder.write("chronology.csv", "\n".join(line.rpartition(",")[0] for line in lines))
    atlas = atlas_from(folder.path)
    assert {step.way for step in atlas.tables.chronology} == {""}
    assert len(traces(atlas, ENGLISH)) > 0


def test_a_closed_way_needs_two_ends(folder: Folder) -> None:
    folder.set("chronology.csv", 2, "way", "closed")
    with pytest.raises(FaultyData, match="a way joins two"):
        atlas_from(folder.path)
