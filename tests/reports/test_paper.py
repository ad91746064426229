"""Prints: colours stay distinguishable in a grey copy."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from dashboard.components.style_sheet import atlas_styles
from dashboard.figures.theme import print_palette, print_swaps
from dashboard.model import Atlas, atlas_from
from tests.colour import contrast, lightness
from tests.quality_metrics import Figure

INK = "#2b2118"
WHITE = "#ffffff"


@pytest.fixture(scope="module", params=["data", "examples/island"])
def atlas(request: pytest.FixtureRequest) -> Atlas:
    """The shipped atlas, and another one."""
    return atlas_from(Path(__file__).parents[2] / request.param)


def test_decades_are_told_apart_in_a_copy_without_colours(atlas: Atlas, figure: Figure) -> None:
    colours = [INK, *(print_palette(atlas)[decade.colour] for decade in atlas.config.decades)]
    colours.sort(key=lightness)  # ink is the darkest
    assert colours[0] == INK
    for darker, lighter in pairwise(colours[1:]):
        figure("contrast of decades in a grey copy", contrast(darker, lighter), least=2)
    for one, other in pairwise(colours):
        figure("contrast of ink and decades in a grey copy", contrast(one, other), least=1.3)
    for colour in colours:
        figure("contrast of symbols with paper", contrast(colour, WHITE), least=3)


def test_list_key_and_map_are_printed_in_the_same_colours(atlas: Atlas) -> None:
    printed = atlas_styles(atlas).partition("@media print{")[2]
    for decade in atlas.config.decades:
        colour = print_swaps(atlas)[decade.colour]
        assert f".decade-{decade.id}{{--mark:{colour}}}" in printed


def test_a_white_decade_is_seen_on_paper(atlas: Atlas) -> None:
    first, *others = atlas.config.decades
    white = first.model_copy(update={"colour": WHITE})
    config = atlas.config.model_copy(update={"decades": (white, *others)})
    printed = print_palette(Atlas(atlas.tables._replace(config=config)))
    assert contrast(printed[WHITE], WHITE) >= 3
