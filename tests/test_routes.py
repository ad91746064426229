"""The routes of movements: along railways and roads, dry, and exact at both ends."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import hypot

import geopandas as gpd
import pytest
from shapely import LineString, Point, get_coordinates

from dashboard.data.layers import Layers
from dashboard.data.records import Place
from dashboard.edition import edition_of
from dashboard.figures.atlas_map import lat_scale
from dashboard.figures.dated_claims import DatedClaim, dated_claims
from dashboard.figures.map_ground import ground
from dashboard.figures.routes import Route, Ways, ends_of
from dashboard.languages.language import Language
from dashboard.model import Atlas, atlas_from
from tests.conftest import Folder

BY_SEA = {"krasnovodsk"}
KM = 111.2
SCALE = 1.3


@pytest.fixture(scope="module")
def claims(atlas: Atlas) -> list[DatedClaim]:
    """Every dated claim of the shipped atlas."""
    return dated_claims(edition_of(atlas, Language("en")))


@pytest.fixture(scope="module")
def ways(atlas: Atlas) -> Ways:
    """The ways of the shipped atlas."""
    return Ways(atlas.layers, lat_scale(atlas.config.frame))


def claim_between(claims: list[DatedClaim], start: str, goal: str) -> DatedClaim:
    """Return the one claim that leads from a place to another."""
    found = [
        claim
        for claim in claims
        if claim.place.id == start and claim.destination and claim.destination.id == goal
    ]
    assert len(found) == 1
    return found[0]


def kilometres(route: Route, lon: float, lat: float) -> float:
    """Return the distance of a point from a route."""
    line = LineString([(x * 0.76, y) for x, y in route])
    return float(line.distance(Point(lon * 0.76, lat))) * KM


def test_no_route_by_land_crosses_the_sea(
    atlas: Atlas, claims: list[DatedClaim], ways: Ways
) -> None:
    assert atlas.layers.sea is not None
    sea = atlas.layers.sea.union_all()
    for claim in claims:
        for route in ways.routes(claim):
            assert LineString(route).intersects(sea) is (claim.place.id in BY_SEA), claim.text


@pytest.mark.parametrize(
    ("start", "goal", "lon", "lat", "most"),
    [
        ("aghstafa", "baku", 46.3613, 40.6816, 5),  # Ganja
        ("aghstafa", "baku", 47.1501, 40.6183, 2),  # Yevlakh
        ("baku", "ganja", 47.1501, 40.6183, 2),
        ("baku", "ganja", 48.943, 40.039, 2),  # Hajigabul
        ("northern-border", "baku", 48.8056, 41.4643, 2),  # Khachmaz
        ("karabakh", "ganja", 47.1262, 40.3758, 3),  # Barda
        ("karabakh", "ganja", 46.79, 40.61, 2),  # Goranboy
        ("zakatala", "ganja", 47.1706, 41.1919, 3),  # Sheki
        ("sheki", "zakatala", 46.9204, 41.4183, 2),  # Qakh
    ],
)
def test_a_route_passes_the_places_of_its_way(
    claims: list[DatedClaim], ways: Ways, start: str, goal: str, lon: float, lat: float, most: float
) -> None:
    (route,) = ways.routes(claim_between(claims, start, goal))
    assert kilometres(route, lon, lat) < most


def test_a_train_stays_on_its_rails_where_a_road_runs_beside_them(
    atlas: Atlas, claims: list[DatedClaim], ways: Ways
) -> None:
    (route,) = ways.routes(claim_between(claims, "baku", "ganja"))
    assert atlas.layers.ways is not None
    rails = atlas.layers.ways.set_index("id").geometry["tiflis-baku"]
    east_of_town = [point for point in route if point[0] > 46.6]
    assert max(rails.distance(Point(point)) for point in east_of_town) < 0.015


def test_every_route_starts_and_ends_exactly_at_its_ends(
    claims: list[DatedClaim], ways: Ways
) -> None:
    for claim in claims:
        routes = ways.routes(claim)
        if routes:
            start, *goals = ends_of(claim)
            assert {route[0] for route in routes} == {(start.lon, start.lat)}
            assert [route[-1] for route in routes] == [(goal.lon, goal.lat) for goal in goals]


def test_a_route_into_a_region_ends_at_its_first_town_there(claims: list[DatedClaim]) -> None:
    road = claim_between(claims, "karabakh", "ganja")
    assert [place.id for place in ends_of(road)] == ["agdam", "ganja"]
    spread = claim_between(claims, "zakatala", "sheki-region")
    assert [place.id for place in ends_of(spread)] == ["zakatala", "sheki-region"]


def test_a_spread_over_a_region_is_a_fan_to_the_towns_named(
    claims: list[DatedClaim], ways: Ways
) -> None:
    spread = claim_between(claims, "tartar", "karabakh")
    assert {town.id for town in spread.towns} == {"shusha", "agdam", "barda"}
    routes = ways.routes(spread)
    assert len(routes) == 3
    thirds = [route[len(route) // 3] for route in routes]
    gaps = [hypot(one[0] - other[0], one[1] - other[1]) for one, other in combinations(thirds, 2)]
    assert min(gaps) > 0.005


def test_no_route_turns_sharply(claims: list[DatedClaim], ways: Ways) -> None:
    for claim in claims:
        for route in ways.routes(claim):
            headings = [ways.heading(*pair) for pair in pairwise(route)]
            turns = [
                abs((after - before + 180) % 360 - 180) for before, after in pairwise(headings)
            ]
            # A train turns at the junction of Bilajari, ten kilometres from Baku.
            sharp = [turn for turn in turns if turn > 60]
            assert len(sharp) <= ("baku" in {place.id for place in ends_of(claim)}), claim.text


def test_the_gap_of_a_closed_route_is_where_nothing_moves(
    claims: list[DatedClaim], ways: Ways
) -> None:
    cut = claim_between(claims, "aghstafa", "baku")
    (route,) = ways.routes(cut)
    lon, lat = ways.point(route, ways.gap(cut, claims))
    (move,) = ways.routes(claim_between(claims, "baku", "ganja"))
    assert kilometres(move, lon, lat) > 10
    alone = [claim for claim in claims if claim.closed]
    assert ways.gap(cut, alone) == 0.5


def place(name: str, lon: float, lat: float) -> Place:
    """Return a place of a drawing."""
    return Place(name, name, (), "", lat, lon, "point", "", "")


def movement(*stops: Place) -> DatedClaim:
    """Return a movement through all stops."""
    return DatedClaim(None, stops[0], stops[-1], False, None, None, "", via=stops[1:-1])


def layers_with(*lines: LineString) -> Layers:
    """Return layers of nothing but ways."""
    shapes = gpd.GeoDataFrame({"kind": ["road"] * len(lines)}, geometry=list(lines), crs=4326)
    nothing = dict.fromkeys(Layers._fields)
    return Layers(**{**nothing, "ways": shapes})


@pytest.mark.parametrize(
    ("off", "follows"),
    [(0.0, True), (0.06, True), (0.08, False)],  # in degrees of latitude: 0, 6.7 and 8.9 km
)
def test_a_place_within_eight_kilometres_of_a_way_lies_on_it(off: float, follows: bool) -> None:
    road = LineString([(0, 0), (1, 0), (1.5, -0.6), (2, 0)])
    ways = Ways(layers_with(road), SCALE)
    (route,) = ways.routes(movement(place("a", 0.5, off), place("b", 2, 0)))
    assert (LineString(route).distance(Point(1.5, -0.6)) < 0.01) is follows
    assert route[0] == (0.5, off)


def test_without_ways_a_movement_bends_gently_to_the_left() -> None:
    ways = Ways(layers_with(), SCALE)
    (route,) = ways.routes(movement(place("a", 0, 0), place("b", 1, 0)))
    middle = route[len(route) // 2]
    assert middle[0] == pytest.approx(0.5)
    assert 0 < middle[1] < 0.1


def test_an_atlas_without_a_layer_of_ways_has_routes_and_a_ground(folder: Folder) -> None:
    atlas = atlas_from(folder.path)
    assert atlas.layers.ways is None
    (claim,) = [
        claim for claim in dated_claims(edition_of(atlas, Language("en"))) if claim.destination
    ]
    assert len(Ways(atlas.layers, SCALE).routes(claim)) == 1


def test_the_ground_has_a_ladder_for_railways_and_a_thinner_line_for_roads(atlas: Atlas) -> None:
    drawing = ground(atlas, lat_scale(atlas.config.frame))
    assert drawing.count('href="#ground-railways"') == 2
    assert 'stroke-dasharray="0.9 6"' in drawing


def test_a_stretch_that_two_railways_share_is_drawn_once(atlas: Atlas) -> None:
    drawing = ground(atlas, lat_scale(atlas.config.frame))
    path = drawing.partition('id="ground-railways"')[2].partition("/>")[0]
    assert atlas.layers.ways is not None
    shared = get_coordinates(atlas.layers.ways.set_index("id").geometry["tiflis-baku"])[0]
    tall = lat_scale(atlas.config.frame)
    baku = f"{(shared[0] - 42) * 100:.1f} {(43.6 - shared[1]) * 100 * tall:.1f}"
    assert path.count(baku) == 1
