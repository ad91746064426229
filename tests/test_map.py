"""The map as Python draws it: arrows, signs and tags, true to the tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import hypot
from typing import Any
from xml.etree import ElementTree

import pytest
import shapely
from shapely import LineString, Point

from dashboard.components.legend import tags
from dashboard.data.faults import FaultyData
from dashboard.edition import edition_of
from dashboard.figures.atlas_map import labels_by_role, lat_scale, traces
from dashboard.figures.basemap import LIGHT, border_lines
from dashboard.figures.dated_claims import dated_claims, places_of
from dashboard.figures.ground_names import ground_names
from dashboard.figures.map_ground import ground
from dashboard.figures.print_labels import TOWN_INK
from dashboard.figures.print_map import print_map
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


def test_a_closed_road_has_a_gap_between_two_bars_and_no_move(
    atlas: Atlas, trace_data: list[dict[str, Any]]
) -> None:
    assert closings(atlas) == {("karabakh", "ganja"), ("zakatala", "ganja"), ("aghstafa", "baku")}
    assert not {(start, goal) for _, start, goal in moves(atlas)} & closings(atlas)
    halves = [
        trace for trace in of_role(trace_data, "arrow") if trace["marker"]["symbol"] == "line-ew"
    ]
    assert len(halves) == 2 * 3
    for before, after in zip(halves[::2], halves[1::2], strict=True):
        assert before["meta"] == after["meta"]
        (end, start) = ((before["x"][-1], before["y"][-1]), (after["x"][0], after["y"][0]))
        assert 8 < kilometres(end, start) < 20
        assert before["marker"]["size"][-1] == after["marker"]["size"][0] > 0
        assert not any([*before["marker"]["size"][:-1], *after["marker"]["size"][1:]])


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance of two points [lon, lat] in the latitudes of the atlas."""
    return 111.2 * hypot((one[0] - other[0]) * 0.76, one[1] - other[1])


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (
            ("ganja-1920", "1920-05-25"),
            {
                ("Railway cut", "insurgent", ("ganja-station", "yevlakh")),
                ("Reinforcements from Baku", "soviet", ("yevlakh",)),
            },
        ),
        (
            ("ganja-1920", "1920-05-27"),
            {
                ("Karabakh roads closed", "soviet", ("agdam", "tartar", "barda", "yevlakh")),
                ("Zakatala roads closed", "soviet", ("qakh", "sheki", "yevlakh")),
            },
        ),
        (("karabakh-1920", ""), {("Spread across Karabakh", "insurgent", ())}),
        (
            ("sheki-1930", "1930-04-13"),
            {
                ("Spread to Qakh", "insurgent", ()),
                ("Spread to Zakatala", "insurgent", ("qakh",)),
            },
        ),
        (("", "1920-04-30"), {("11th Army enters Baku", "soviet", ("khachmaz",))}),
    ],
)
def test_an_arrow_knows_its_deed_its_side_and_its_way(
    trace_data: list[dict[str, Any]], period: tuple[str, str], expected: set[tuple[Any, ...]]
) -> None:
    metas = [trace["meta"] for trace in of_role(trace_data, "arrow")]
    found = {
        (meta["label"], meta["act_of"], tuple(meta["via"]))
        for meta in metas
        if (meta["event"], meta["from"]) == period
    }
    assert found == expected
    assert all(meta["date"] for meta in metas)


def test_every_movement_has_a_label_and_a_side(atlas: Atlas) -> None:
    for claim in dated_claims(edition_of(atlas, ENGLISH)):
        if claim.destination or claim.event is None:
            assert 0 < len(claim.label) <= 24, claim
            assert claim.act_of, claim
            assert claim.text.split("\n")[0] == claim.label


def test_the_deed_stands_above_the_date_and_what_is_not_stated_is_said_once_an_event(
    atlas: Atlas,
) -> None:
    notes = [note["text"] for note in labels_by_role(edition_of(atlas, ENGLISH))["notes"]]
    assert "Karabakh roads closed\n27 May 1920" in notes
    assert "Railway cut\nbetween 25 and 31 May 1920\nexact place not stated" in notes
    assert sum("exact place not stated" in note for note in notes) == 1


def test_without_a_label_the_date_stands_alone(folder: Folder) -> None:
    folder.set("chronology.csv", 3, "label", "")
    small = edition_of(atlas_from(folder.path), ENGLISH)
    (note,) = labels_by_role(small)["notes"]
    assert note["text"] == "29 May to 30 May 1920"


def test_a_label_may_stand_at_five_points_of_its_route(
    atlas: Atlas, trace_data: list[dict[str, Any]]
) -> None:
    notes = labels_by_role(edition_of(atlas, ENGLISH))["notes"]
    (note,) = [note for note in notes if note["text"].startswith("11th Army enters")]
    assert (note["act_of"], note["via"]) == ("soviet", ["khachmaz"])
    lats = [lat for _, lat in note["along"]]
    assert len(lats) == 5
    assert lats == sorted(lats, reverse=True)
    assert [note["lon"], note["lat"]] == list(note["along"][2])
    (army,) = [arrow for arrow in of_role(trace_data, "arrow") if arrow["y"][0] == 41.78]
    line = LineString(zip(army["x"], army["y"], strict=True))
    assert all(line.distance(Point(at)) < 0.01 for at in note["along"])


def test_a_goal_without_a_place_to_come_from_has_a_sign_and_no_arrow(
    atlas: Atlas, trace_data: list[dict[str, Any]]
) -> None:
    (signs,) = of_role(trace_data, "reached")
    days_by_place = {place: (first, last) for _, place, first, last, _ in signs["customdata"]}
    assert days_by_place["shamakhi"] == days_by_place["aghsu"] == ("1920-04-30", "1920-04-30")
    assert days_by_place["ganja-station"] == ("1920-05-01", "1920-05-01")
    goals = {goal for _, _, goal in moves(atlas)}
    assert not {"shamakhi", "aghsu", "ganja-station"} & goals


def test_an_arrow_has_the_line_of_its_side_and_dots_where_an_end_is_known_roughly(
    atlas: Atlas, trace_data: list[dict[str, Any]]
) -> None:
    claims = [claim for claim in dated_claims(edition_of(atlas, ENGLISH)) if claim.destination]
    dashes: dict[str, set[str]] = {claim.label: set() for claim in claims}
    for arrow in of_role(trace_data, "arrow"):
        dashes[arrow["meta"]["label"]].add(arrow["line"]["dash"])
    for claim in claims:
        exact = {place.precision for place in places_of(claim)} == {"point"}
        expected = {
            ("insurgent", True): "solid",
            ("insurgent", False): "2px,3.5px",
            ("soviet", True): "11px,5px",
            ("soviet", False): "11px,3.5px,2px,3.5px",
        }
        assert dashes[claim.label] == {expected[claim.act_of, exact]}


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


def test_the_ground_holds_every_region_of_an_event(atlas: Atlas) -> None:
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


def test_the_borders_of_today_all_look_the_same_and_are_thin_and_dotted(atlas: Atlas) -> None:
    drawing = ElementTree.fromstring(  # noqa: S314  # our own drawing
        ground(atlas, lat_scale(atlas.config.frame))
    )
    (borders,) = drawing.findall("{*}g[@class='borders']")
    (path,) = borders.findall("{*}path")
    others = {shape.get("stroke") for shape in drawing.iter() if shape is not path}
    assert path.get("stroke") == LIGHT.border
    assert LIGHT.border not in others
    assert float(path.get("stroke-width", "9")) < 1.5
    assert float(path.get("stroke-dasharray", "9").split()[0]) < 1
    assert path.get("fill") == "none"


def test_a_border_is_drawn_once_and_no_shore_is_one(atlas: Atlas) -> None:
    layers = atlas.layers
    assert layers.countries is not None
    assert layers.sea is not None
    lines = border_lines(layers, atlas.config.frame)
    borders = shapely.union_all(lines)
    assert sum(line.length for line in lines) == pytest.approx(borders.length)
    assert borders.intersection(shapely.box(*atlas.config.frame).boundary).length == 0
    assert borders.intersection(layers.sea.boundary.union_all()).length == 0
    by_code = layers.countries.set_index("iso3").geometry
    shared = by_code["AZE"].boundary.intersection(by_code["GEO"].boundary)
    assert borders.intersection(shared).length == pytest.approx(shared.length)


def test_an_atlas_without_countries_has_no_borders(atlas: Atlas) -> None:
    assert border_lines(atlas.layers._replace(countries=None), atlas.config.frame) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Caspian Sea", "sea"),
        ("Baku", "town"),
        ("Tiflis", "town"),
        ("Erivan", "town"),
        ("Derbent", "town"),
        ("Yevlakh", "town"),
        ("Greater Caucasus", "range"),
        ("Lesser Caucasus", "range"),
        ("Talysh", "range"),
        ("Mughan steppe", "plain"),
        ("Turkey", "country"),
        ("Dagestan", "country"),
    ],
)
def test_the_map_names_what_a_reader_finds_the_way_by(atlas: Atlas, text: str, kind: str) -> None:
    assert (text, kind) in {(name.text, name.kind) for name in atlas.config.names}


def test_every_name_lies_in_the_frame_and_every_town_on_land(atlas: Atlas) -> None:
    assert atlas.layers.countries is not None
    land = atlas.layers.countries.geometry.union_all()
    for name in ground_names(edition_of(atlas, ENGLISH)):
        for seat in name.seats:
            point = shapely.Point(seat.lon, seat.lat)
            assert shapely.box(*atlas.config.frame).covers(point), name
            assert name.kind != "town" or land.contains(point), name


def test_a_town_that_is_a_place_too_is_at_the_same_point(atlas: Atlas) -> None:
    places = {place.name: place for place in atlas.places if place.kind == "town"}
    towns = [name for name in atlas.config.names if name.kind == "town" and name.text in places]
    assert {"Baku", "Ganja", "Tiflis"} <= {town.text for town in towns}
    for town in towns:
        assert (town.lat, town.lon) == (places[town.text].lat, places[town.text].lon)


def test_the_words_on_the_borders_lie_along_them_in_the_north_and_in_the_south(
    atlas: Atlas,
) -> None:
    words = [name for name in ground_names(edition_of(atlas, ENGLISH)) if name.kind == "border"]
    assert [name.text for name in words] == ["border today", "border today"]
    borders = shapely.union_all(border_lines(atlas.layers, atlas.config.frame))
    for seat in (seat for name in words for seat in name.seats):
        assert borders.distance(shapely.Point(seat.lon, seat.lat)) < 0.01
        assert -90 <= seat.turn <= 90


def test_an_atlas_that_says_nothing_of_its_borders_has_no_words_on_them(atlas: Atlas) -> None:
    edition = edition_of(atlas, ENGLISH)
    texts = edition.config.texts.model_copy(update={"border": ""})
    config = edition.config.model_copy(update={"texts": texts})
    silent = replace(edition, tables=edition.tables._replace(config=config))
    assert "border" not in {name.kind for name in ground_names(silent)}


def test_a_printed_map_has_the_names_too_and_each_town_once(atlas: Atlas) -> None:
    edition = edition_of(atlas, ENGLISH)
    printed = print_map(edition.event("ganja-1920"), edition)
    assert printed is not None
    drawing = ElementTree.fromstring(printed.svg)  # noqa: S314  # our own drawing
    written = [
        "".join(text.itertext()) for text in drawing.iter("{http://www.w3.org/2000/svg}text")
    ]
    for name in ("Caspian Sea", "Tiflis", "Yevlakh", "border today", "Baku", "Ganja"):
        assert name in written
    assert (written.count("Baku"), written.count("Ganja")) == (1, 1)
    assert printed.svg.count(f'fill="{TOWN_INK}"/>') >= 4


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


def test_a_table_without_the_columns_of_a_route_is_read(folder: Folder) -> None:
    lines = folder.read("chronology.csv").splitlines()
    folder.write("chronology.csv", "\n".join(line.rsplit(",", 4)[0] for line in lines))
    atlas = atlas_from(folder.path)
    assert {step.way for step in atlas.tables.chronology} == {""}
    assert len(traces(edition_of(atlas, ENGLISH))) > 0


def test_a_closed_way_needs_two_ends(folder: Folder) -> None:
    folder.set("chronology.csv", 2, "way", "closed")
    with pytest.raises(FaultyData, match="a route has two ends"):
        atlas_from(folder.path)
