"""Holds data/geo/ to what the map needs: small, valid, one coast, places in their regions."""

from __future__ import annotations

import hashlib
import re
import struct
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from dashboard.data.config_reader import read_config

GEO = Path(__file__).resolve().parent.parent / "data" / "geo"
LAYERS = ("countries", "lakes", "regions", "rivers", "sea", "ways")
ALL_LAYERS = (*LAYERS, "surroundings")
FILES = sorted(path.name for path in GEO.iterdir() if path.name != "SOURCES.md")
FRAME = shapely.box(42, 36.5, 54, 43.6)
MOST_BYTES = 1_500_000
FIRST_LOAD = {"relief.webp": 47_000, "relief-dark.webp": 26_000}  # the most bytes of each
CHECKSUM = re.compile(r"^\| `(?P<file>[^`]+)` \| \d+ \| `(?P<sha256>[0-9a-f]{64})` \|$", re.M)
ADDRESS = re.compile(r"://|www\.|\b[a-z0-9-]+\.(org|com|net|io|dev)\b", re.I)


def test_the_map_is_small_enough_to_carry() -> None:
    assert sum(path.stat().st_size for path in GEO.iterdir()) <= MOST_BYTES


@pytest.mark.parametrize("name", FIRST_LOAD)
def test_what_the_page_waits_for_does_not_grow(name: str) -> None:
    assert (GEO / name).stat().st_size <= FIRST_LOAD[name]


@pytest.mark.parametrize("theme", ["", "-dark"])
def test_a_closer_relief_has_three_times_the_pixels_and_the_shape_of_its_box(theme: str) -> None:
    config = read_config(GEO.parent).config
    assert config is not None
    assert config.close is not None
    west, south, east, north = FRAME.bounds
    whole, close = _pixels(f"relief{theme}.webp"), _pixels(f"relief-close{theme}.webp")
    across = (config.close.east - config.close.west) / (east - west)
    down = (config.close.north - config.close.south) / (north - south)
    assert close[0] == pytest.approx(3 * whole[0] * across, abs=1)
    assert close[1] == pytest.approx(3 * whole[1] * down, abs=1)


def _pixels(name: str) -> tuple[int, int]:
    """Return width and height of a lossy WebP, which its first frame begins with (RFC 6386)."""
    width, height = struct.unpack("<HH", (GEO / name).read_bytes()[26:30])
    return width & 0x3FFF, height & 0x3FFF


@pytest.mark.parametrize("layer", ALL_LAYERS)
def test_every_layer_opens_and_is_valid(layer: str) -> None:
    features = _read(layer)
    assert len(features) > 0
    assert features.is_valid.all()
    assert not features.is_empty.any()


@pytest.mark.parametrize("layer", LAYERS)
def test_every_layer_lies_in_the_frame_of_the_relief(layer: str) -> None:
    assert _read(layer).geometry.covered_by(FRAME).all()


@pytest.mark.parametrize(
    ("what", "longitude", "latitude", "is_land"),
    [
        ("the Caspian Sea", 51.0, 41.5, False),
        ("the Black Sea", 35.0, 43.0, False),
        ("the Persian Gulf", 51.5, 27.0, False),
        ("Baku", 49.6, 40.4, True),
        ("Ankara", 32.9, 39.9, True),
        ("Tehran", 51.4, 35.7, True),
    ],
)
def test_the_inset_shows_the_seas_by_which_one_knows_the_region(
    what: str, longitude: float, latitude: float, *, is_land: bool
) -> None:
    land = _read("surroundings").union_all()
    assert land.contains(shapely.Point(longitude, latitude)) is is_land, what
    assert shapely.box(*land.bounds).contains(FRAME)
    assert (GEO / "surroundings.geojson").stat().st_size < 10_000


def test_the_coast_is_the_edge_of_the_countries() -> None:
    land = _read("countries").union_all()
    sea = _read("sea").union_all()
    coast = sea.boundary.difference(FRAME.boundary)
    assert land.intersection(sea).area == 0
    assert coast.difference(land.boundary).length == pytest.approx(0, abs=1e-9)


def test_neighbours_share_their_border_and_never_overlap() -> None:
    assert shapely.coverage_is_valid(_read("countries").geometry.to_numpy())


def test_azerbaijan_and_all_its_neighbours_are_drawn() -> None:
    assert {"ARM", "AZE", "GEO", "IRN", "KAZ", "RUS", "TKM", "TUR"} <= set(_read("countries").iso3)


def test_rivers_have_a_rank_and_the_great_two_are_major() -> None:
    ranks = dict(_read("rivers").set_index("id")["rank"])
    assert set(ranks.values()) == {"major", "minor"}
    assert {river for river, rank in ranks.items() if rank == "major"} == {"aras", "kura"}


@pytest.mark.parametrize(
    ("way", "stations"),
    [
        (
            "tiflis-baku",
            [
                (44.834, 41.691),
                (45.454, 41.119),
                (46.361, 40.705),
                (47.15, 40.618),
                (49.892, 40.378),
            ],
        ),
        ("baku-petrovsk", [(49.892, 40.378), (48.806, 41.464), (48.288, 42.066), (47.5, 42.978)]),
        ("tiflis-tabriz", [(43.846, 40.793), (44.513, 40.178), (45.63, 38.954), (46.292, 38.08)]),
        ("yevlakh-shusha", [(47.126, 40.376), (46.932, 40.342), (46.927, 39.991), (46.75, 39.76)]),
    ],
)
def test_a_way_passes_its_stations_and_towns(way: str, stations: list[tuple[float, float]]) -> None:
    line = _read("ways").set_index("id").geometry[way]
    kilometres = {at: round(line.distance(shapely.Point(at)) * 100) for at in stations}
    erivan = (44.513, 40.178)  # its station lay some way from the town
    assert {at: far for at, far in kilometres.items() if far > (15 if at == erivan else 2)} == {}


def test_ways_are_railways_and_roads_and_cross_no_sea() -> None:
    ways = _read("ways")
    assert set(ways["kind"]) == {"railway", "road"}
    assert ways.id.is_unique
    assert ways.name.str.match("(Railway|Road) ").all()
    assert not ways.intersects(_read("sea").union_all()).any()


def test_ways_turn_as_railways_do_and_not_as_polygons() -> None:
    for name, line in _read("ways").set_index("id").geometry.items():
        corners = _turns(line)
        # Baku and Tiflis are heads of two lines; elsewhere a line bends in steps.
        assert sum(turn > 50 for turn in corners) <= 2, (name, max(corners))


def test_the_sources_say_that_ways_are_schematic() -> None:
    assert "Railways and roads (`ways.geojson`" in _sources()
    assert "schematic" in _sources()


def test_a_reservoir_of_later_years_is_no_lake() -> None:
    assert set(_read("lakes").id) == {"sevan", "urmia", "van"}


@pytest.mark.parametrize(
    ("region", "latitude", "longitude"),
    [
        ("ganja", 40.6816, 46.3613),
        ("karabakh", 39.7601, 46.7499),
        ("nukha", 41.1919, 47.1706),
        ("nukha-zakatala", 41.1919, 47.1706),
        ("zakatala", 41.6316, 46.6448),
        ("nukha-zakatala", 41.6316, 46.6448),
        ("nakhchivan", 39.2089, 45.4122),
        ("shamakhi", 40.6314, 48.6414),
        ("lankaran", 38.7543, 48.8506),
        ("quba", 41.3611, 48.5134),
        ("kurdistan", 40.1098, 46.0445),
        ("daralagyaz", 39.7639, 45.3333),
    ],
)
def test_the_chief_town_lies_in_its_region(region: str, latitude: float, longitude: float) -> None:
    shape = _read("regions").set_index("id").geometry[region]
    assert shape.contains(shapely.Point(longitude, latitude))


def test_every_region_tells_the_units_it_is_made_of() -> None:
    regions = _read("regions")
    assert regions.name.is_unique
    assert all(len(units) > 0 for units in regions.made_of)


def test_a_region_larger_than_the_true_unit_says_so() -> None:
    notes = _read("regions").set_index("id").note
    assert "larger than the true unit" in notes["kurdistan"]


def test_the_sources_hold_the_checksum_of_every_file() -> None:
    documented = {row["file"]: row["sha256"] for row in CHECKSUM.finditer(_sources())}
    actual = {name: hashlib.sha256((GEO / name).read_bytes()).hexdigest() for name in FILES}
    assert documented == actual


def test_the_sources_credit_the_makers() -> None:
    assert "Natural Earth; NOAA GLOBE; GeoNames (CC BY 4.0)" in _sources()


@pytest.mark.parametrize("path", sorted(GEO.glob("*[nd]")), ids=lambda path: path.name)
def test_no_file_names_an_address(path: Path) -> None:
    assert ADDRESS.search(path.read_text(encoding="utf-8")) is None


def _read(layer: str) -> gpd.GeoDataFrame:
    return gpd.read_file(GEO / f"{layer}.geojson")


def _turns(line: shapely.LineString) -> list[float]:
    """Return by how many degrees a line turns at each of its points."""
    steps = np.diff(shapely.get_coordinates(line) * [1, 1.31], axis=0)
    headings = np.degrees(np.arctan2(steps[:, 1], steps[:, 0]))
    return [abs((turn + 180) % 360 - 180) for turn in np.diff(headings).tolist()]


def _sources() -> str:
    return (GEO / "SOURCES.md").read_text(encoding="utf-8")
