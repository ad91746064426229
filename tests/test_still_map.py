"""The map as it is sent, before any script runs: symbols that crowd, and names."""

from __future__ import annotations

from itertools import combinations
from math import hypot
from pathlib import Path

import pytest

from bench.generate import generate
from dashboard import settings
from dashboard.components.style_sheet import atlas_styles
from dashboard.edition import edition_of
from dashboard.figures.atlas_map import lat_scale
from dashboard.figures.map_points import placed_points
from dashboard.figures.still_names import SIZES, still_names
from dashboard.figures.still_positions import (
    DEGREES,
    LEAST,
    MAX_SYMBOLS,
    MOST,
    PUSHES,
    ROUNDS,
    SPACING,
    declutter,
    move_rules,
)
from dashboard.languages.language import Language
from dashboard.model import Atlas, atlas_from

VIEW = (7.0, 5.0)


@pytest.mark.parametrize(
    "homes",
    [
        [(0, 0), (0, 0)],
        [(0, 0), (10, 0), (20, 0)],
        [(0, 0), (5, 5), (-5, 5), (100, 100)],
        [(0, 0)],
        [],
    ],
)
def test_symbols_that_crowd_make_way_and_none_by_too_much(homes: list[tuple[int, int]]) -> None:
    now = declutter(homes)
    for (x, y), (home_x, home_y) in zip(now, homes, strict=True):
        assert hypot(x - home_x, y - home_y) <= MOST + 1e-9
    for (x, y), (other_x, other_y) in combinations(now, 2):
        assert hypot(x - other_x, y - other_y) >= LEAST - 1


@pytest.mark.parametrize(
    ("script", "names"),
    [
        ("symbols", {"SYMBOL": SPACING, "LEAST": LEAST, "MOST": MOST}),
        ("layout", {"ROUNDS": ROUNDS, "PUSHES": PUSHES}),
    ],
)
def test_the_scripts_move_symbols_by_the_same_numbers(script: str, names: dict[str, int]) -> None:
    text = (settings.ASSETS_FOLDER / "js" / "map" / f"{script}.js").read_text(encoding="utf-8")
    for name, value in names.items():
        assert f"const {name} = {value};" in text


def test_points_that_are_far_apart_stay() -> None:
    homes = [(0.0, 0.0), (50.0, 0.0), (0.0, 50.0)]
    assert declutter(homes) == homes


def test_the_style_sheet_moves_what_crowds_and_nothing_on_a_large_map(atlas: Atlas) -> None:
    rules = move_rules(atlas, lat_scale(atlas.config.frame), VIEW)
    parts = rules.split("@container")[1:]
    assert 5 < len(parts) < len(DEGREES)
    assert parts[0].count("calc(") > parts[-1].count("calc(")
    assert atlas_styles(atlas).count("calc(") > rules.count("calc(")


def test_names_stand_beside_their_symbols_where_there_is_room(atlas: Atlas) -> None:
    names = still_names(edition_of(atlas, Language("en")), lat_scale(atlas.config.frame))
    groups = names.split("<g ")[1:]
    assert len(groups) == len(SIZES)
    counts = [group.count("<text") for group in groups]
    assert counts == sorted(counts)
    assert counts[-1] == len({place.id for _, place in placed_points(atlas)})


def test_an_atlas_of_very_many_symbols_does_without(tmp_path: Path) -> None:
    generate(tmp_path / "many", MAX_SYMBOLS + 50)
    many = atlas_from(tmp_path / "many")
    scale = lat_scale(many.config.frame)
    assert len(placed_points(many)) > MAX_SYMBOLS
    assert (
        move_rules(many, scale, VIEW),
        still_names(edition_of(many, Language("en")), scale),
    ) == ("", "")
