"""Holds data/geo/ to what the map needs: small, valid, one coast, places in their regions."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import geopandas as gpd
import pytest
import shapely

GEO = Path(__file__).resolve().parent.parent / "data" / "geo"
LAYERS = ("countries", "lakes", "regions", "reservoirs", "rivers", "sea")
FILES = sorted(path.name for path in GEO.iterdir() if path.name != "SOURCES.md")
FRAME = shapely.box(42, 36.5, 54, 43.6)
MOST_BYTES = 400_000
CHECKSUM = re.compile(r"^\| `(?P<file>[^`]+)` \| \d+ \| `(?P<sha256>[0-9a-f]{64})` \|$", re.M)
ADDRESS = re.compile(r"://|www\.|\b[a-z0-9-]+\.(org|com|net|io|dev)\b", re.I)


def test_the_map_is_small_enough_to_carry() -> None:
    assert sum(path.stat().st_size for path in GEO.iterdir()) <= MOST_BYTES


@pytest.mark.parametrize("layer", LAYERS)
def test_every_layer_opens_and_is_valid(layer: str) -> None:
    features = _read(layer)
    assert len(features) > 0
    assert features.is_valid.all()
    assert not features.is_empty.any()


@pytest.mark.parametrize("layer", LAYERS)
def test_every_layer_lies_in_the_frame_of_the_relief(layer: str) -> None:
    assert _read(layer).geometry.covered_by(FRAME).all()


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


def test_the_reservoir_is_no_lake_and_tells_when_it_was_filled() -> None:
    assert set(_read("lakes").id) == {"sevan", "urmia", "van"}
    assert list(_read("reservoirs").filled) == [1953]


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


def _sources() -> str:
    return (GEO / "SOURCES.md").read_text(encoding="utf-8")
