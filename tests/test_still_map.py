"""The map as it is sent, before any script runs: its symbols, and names beside them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bench.generate import generate
from dashboard import settings
from dashboard.edition import edition_of
from dashboard.figures import still_names as still
from dashboard.figures.atlas_map import lat_scale
from dashboard.figures.map_points import placed_points
from dashboard.figures.static_map import static_map
from dashboard.figures.symbols import MOST_NESTED, NEST, SIZE, SMALL, marker_at, nested
from dashboard.languages.language import Language
from dashboard.model import Atlas, atlas_from


@pytest.mark.parametrize(
    ("places", "sizes", "expected"),
    [
        ([], [], []),
        (["a"], [15], [15]),
        (["a", "b", "a"], [15, 15, 15], [24, 15, 15]),
        (["a", "a"], [15, 10], [19, 10]),
        (["a", "a"], [10, 15], [24, 15]),
        (["a"] * 5, [15] * 5, [33, 33, 33, 24, 15]),
    ],
)
def test_of_symbols_at_one_place_each_lies_within_the_one_before(
    places: list[str], sizes: list[float], expected: list[float]
) -> None:
    assert nested(places, sizes) == expected


@pytest.mark.parametrize(
    ("script", "names"),
    [
        ("symbols", {"NEST": NEST, "MOST_NESTED": MOST_NESTED}),
        ("layout", {"NEARER": still.NEARER, "LEVEL": still.LEVEL}),
        ("seats", {"NEAR": still.GAPS[0]}),
    ],
)
def test_the_scripts_draw_by_the_same_numbers(script: str, names: dict[str, int]) -> None:
    text = (settings.ASSETS_FOLDER / "js" / "map" / f"{script}.js").read_text(encoding="utf-8")
    for name, value in names.items():
        assert f"const {name} = {value};" in text


def test_the_symbol_is_large_at_the_main_place_alone_and_never_for_a_region(atlas: Atlas) -> None:
    for event, place in placed_points(atlas):
        is_main = place.id == event.place and place.precision != "region"
        assert marker_at(event, place, atlas).size == (SIZE if is_main else SMALL)


def test_every_symbol_stands_at_its_place(atlas: Atlas) -> None:
    frame = atlas.config.frame
    marks = static_map(edition_of(atlas, Language("en"))).marks
    found = {
        (float(x), float(y)) for x, y in re.findall(r'<svg x="([\d.]+)%" y="([\d.]+)%"', marks)
    }
    expected = {
        (
            round((float(place.lon or 0) - frame.west) / (frame.east - frame.west) * 100, 3),
            round((frame.north - float(place.lat or 0)) / (frame.north - frame.south) * 100, 3),
        )
        for _, place in placed_points(atlas)
    }
    assert found == expected
    assert "translate" not in marks


def test_names_stand_beside_their_symbols_where_there_is_room(atlas: Atlas) -> None:
    names = still.still_names(edition_of(atlas, Language("en")), lat_scale(atlas.config.frame))
    groups = names.split("<g ")[1:]
    assert len(groups) == len(still.SIZES)
    counts = [group.count("<text") for group in groups]
    assert counts == sorted(counts)
    assert counts[0] > 0
    assert counts[-1] == len({place.id for _, place in placed_points(atlas)})


def test_an_atlas_of_very_many_symbols_does_without_names(tmp_path: Path) -> None:
    generate(tmp_path / "many", still.MAX_SYMBOLS + 50)
    many = atlas_from(tmp_path / "many")
    assert len(placed_points(many)) > still.MAX_SYMBOLS
    names = still.still_names(edition_of(many, Language("en")), lat_scale(many.config.frame))
    assert names == ""
