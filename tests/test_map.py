"""The map as Python draws it: arrows, signs and tags, true to the tables."""

from __future__ import annotations

from datetime import date
from typing import Any
from xml.etree import ElementTree

import pytest

from dashboard.components.legend import legend, tags
from dashboard.data.faults import FaultyData
from dashboard.edition import edition_of
from dashboard.figures.atlas_map import labels_by_role, lat_scale, traces
from dashboard.figures.dated_claims import dated_claims
from dashboard.figures.map_ground import ground
from dashboard.html.render import to_html
from dashboard.languages.language import Language
from dashboard.model import Atlas, atlas_from
from tests.conftest import Folder

ENGLISH = Language("en")


@pytest.fixture(scope="module")
def trace_data(atlas: Atlas) -> list[dict[str, Any]]:
    """Every trace of the shipped atlas."""
    return [trace.to_plotly_json() for trace in traces(edition_of(atlas, ENGLISH))]


def of_role(trace_data: list[dict[str, Any]], role: str) -> list[dict[str, Any]]:
    """Return the traces of one role."""
    return [trace for trace in trace_data if trace["meta"]["role"] == role]


def moves(atlas: Atlas) -> set[tuple[str, str, str]]:
    """Return every move: the event, from where, to where."""
    return {
        (claim.event.id if claim.event else "", claim.place.id, claim.destination.id)
        for claim in dated_claims(edition_of(atlas, ENGLISH))
        if claim.destination and not claim.closed
    }


def closings(atlas: Atlas) -> set[tuple[str, str]]:
    """Return the ends of every road that was closed."""
    closed_ways = [
        claim
        for claim in dated_claims(edition_of(atlas, ENGLISH))
        if claim.closed and claim.destination
    ]
    return {(claim.place.id, claim.destination.id) for claim in closed_ways if claim.destination}


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
    atlas: Atlas, trace_data: list[dict[str, Any]]
) -> None:
    assert closings(atlas) == {("karabakh", "ganja"), ("zakatala", "ganja"), ("aghstafa", "baku")}
    assert not {(start, goal) for _, start, goal in moves(atlas)} & closings(atlas)
    crossed = [
        trace for trace in of_role(trace_data, "arrow") if trace["marker"]["symbol"] == "x-thin"
    ]
    assert len(crossed) == 3


def test_a_goal_without_a_place_to_come_from_has_a_sign_and_no_arrow(
    atlas: Atlas, trace_data: list[dict[str, Any]]
) -> None:
    (signs,) = of_role(trace_data, "reached")
    days_by_place = {place: (first, last) for _, place, first, last, _ in signs["customdata"]}
    assert days_by_place["shamakhi"] == days_by_place["aghsu"] == ("1920-04-30", "1920-04-30")
    assert days_by_place["ganja-station"] == ("1920-05-01", "1920-05-01")
    goals = {goal for _, _, goal in moves(atlas)}
    assert not {"shamakhi", "aghsu", "ganja-station"} & goals


def test_an_arrow_is_dashed_where_an_end_is_known_roughly(
    atlas: Atlas, trace_data: list[dict[str, Any]]
) -> None:
    claims = [claim for claim in dated_claims(edition_of(atlas, ENGLISH)) if claim.destination]
    for claim, arrow in zip(claims, of_role(trace_data, "arrow"), strict=True):
        exact = claim.destination and {claim.place.precision, claim.destination.precision} == {
            "point"
        }
        assert (arrow["line"]["dash"] == "solid") is exact


def test_an_arrow_runs_from_its_place_to_its_goal_in_its_days(
    trace_data: list[dict[str, Any]],
) -> None:
    (army,) = [
        trace for trace in of_role(trace_data, "arrow") if trace["meta"]["from"] == "1920-04-30"
    ]
    assert (army["x"][0], army["y"][0]) == (48.55, 41.78)
    assert (army["x"][-1], army["y"][-1]) == (49.892, 40.3777)
    assert army["meta"]["event"] == ""
    assert army["meta"]["to"] == "1920-04-30"


def test_nothing_from_outside_the_time_of_the_atlas_is_on_its_map(atlas: Atlas) -> None:
    first, last = atlas.config.first, atlas.config.last
    for claim in dated_claims(edition_of(atlas, ENGLISH)):
        if claim.event is None:
            assert (claim.first or date.max) <= last
            assert (claim.last or date.min) >= first


def test_the_days_of_the_ganja_uprising_shine_on_the_map(trace_data: list[dict[str, Any]]) -> None:
    (rays,) = of_role(trace_data, "rays")
    ganja = [days for event, place, *days, _ in rays["customdata"] if event == "ganja-1920"]
    for day in range(25, 32):
        today = f"1920-05-{day}"
        assert any(first <= today <= last for first, last in ganja), today


def test_every_event_on_the_map_has_a_symbol_at_each_of_its_places(
    atlas: Atlas, trace_data: list[dict[str, Any]]
) -> None:
    (symbols,) = of_role(trace_data, "symbols")
    symbol_places = {(event, place) for event, place, _ in symbols["customdata"]}
    assert symbol_places == {(event.id, place) for event in atlas.events for place in event.places}


def test_the_ground_holds_every_region_of_an_event_and_the_reservoir_as_an_outline(
    atlas: Atlas,
) -> None:
    drawing = ElementTree.fromstring(  # noqa: S314  # our own drawing
        ground(atlas, lat_scale(atlas.config.frame))
    )
    shapes = drawing.iter("{http://www.w3.org/2000/svg}path")
    areas = sorted(path.get("data-area", "") for path in shapes if "area" in path.get("class", ""))
    assert areas == sorted(
        event.id
        for event in atlas.events
        for place in event.places
        if atlas.place(place).precision == "region"
    )
    (reservoir,) = drawing.findall("{*}path[@stroke='#285a6d']")
    assert reservoir.get("fill") == "none"
    assert reservoir.get("stroke-dasharray")
    assert "reservoir filled in 1953" in to_html(legend(edition_of(atlas, ENGLISH)))


def test_every_place_of_an_event_has_a_word(atlas: Atlas) -> None:
    labels = labels_by_role(edition_of(atlas, ENGLISH))["labels"]
    labelled = {(label["facts"][0], label["facts"][1]) for label in labels}
    assert labelled == {(event.id, place) for event in atlas.events for place in event.places}


def test_an_event_is_tagged_by_its_kind_its_decade_and_each_cause_once(atlas: Atlas) -> None:
    assert tags(atlas.event("sheki-1930"), atlas) == [
        "kind:uprising",
        "decade:1930",
        "cause:collectivization",
        "cause:soviet-policy",
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
    assert len(traces(edition_of(atlas, ENGLISH))) > 0


def test_a_closed_way_needs_two_ends(folder: Folder) -> None:
    folder.set("chronology.csv", 2, "way", "closed")
    with pytest.raises(FaultyData, match="a route has two ends"):
        atlas_from(folder.path)
