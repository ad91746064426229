"""Colour says who: each side has its colour, line and hatch wherever one of its acts is drawn."""

from __future__ import annotations

import re
from typing import Any

import pytest

from dashboard.components.casualty_figures import casualties
from dashboard.components.chronology import accounts_of, chronology
from dashboard.components.legend import legend
from dashboard.components.style_sheet import atlas_styles
from dashboard.data.config import Side
from dashboard.edition import Edition, edition_of
from dashboard.figures.atlas_map import traces
from dashboard.figures.print_map import print_map
from dashboard.figures.sides import COLOURS, colour_of_side, dash_of_side, side_colours
from dashboard.figures.symbols import INK, INK_DARK
from dashboard.figures.theme import dark_colours
from dashboard.handouts.event_sheet import handout_content
from dashboard.html.render import to_html
from dashboard.languages.language import Language
from dashboard.model import Atlas, atlas_from
from dashboard.pages.timeline_payload import timeline_payload
from dashboard.sections.casualties import casualty_section
from dashboard.sections.vocabulary import side_label
from tests.conftest import Folder

INSURGENT, SOVIET = "#0a594b", "#8a1039"
CHANNELS = {"insurgent": "10,89,75", "soviet": "138,16,57"}


@pytest.fixture(scope="module")
def edition(atlas: Atlas) -> Edition:
    """The shipped atlas in English."""
    return edition_of(atlas, Language("en"))


def of_role(edition: Edition, role: str) -> list[dict[str, Any]]:
    """Return the traces of one role."""
    return [
        trace
        for trace in (trace.to_plotly_json() for trace in traces(edition))
        if trace["meta"]["role"] == role
    ]


@pytest.mark.parametrize(
    ("side", "expected"), [("insurgent", INSURGENT), ("soviet", SOVIET), ("", INK), ("all", INK)]
)
def test_a_side_has_its_colour_and_what_is_of_no_single_side_is_ink(
    atlas: Atlas, side: str, expected: str
) -> None:
    assert colour_of_side(side, atlas) == expected


def test_sides_without_colours_have_those_of_the_page_by_their_order(folder: Folder) -> None:
    atlas = atlas_from(folder.path)
    assert side_colours(atlas) == [*COLOURS]
    sides = tuple(Side.model_validate({"id": name, "name": name}) for name in "abcd")
    config = atlas.config.model_copy(update={"sides": sides})
    more = Atlas(atlas.tables._replace(config=config))
    assert side_colours(more) == [*COLOURS, (INK, INK_DARK), (INK, INK_DARK)]
    assert [dash_of_side(name, False, more) for name in "abcd"] == [(), (11, 5), (5, 3), (5, 3)]
    assert dark_colours(more)[COLOURS[1][0]] == COLOURS[1][1]
    assert dark_colours(more)[INK] == INK_DARK


def test_arrows_bars_and_rays_are_in_the_colour_of_who_acted(edition: Edition) -> None:
    arrows = of_role(edition, "arrow")
    assert {arrow["meta"]["act_of"] for arrow in arrows} == {"insurgent", "soviet"}
    for arrow in arrows:
        side = arrow["meta"]["act_of"]
        own = colour_of_side(side, edition)
        assert arrow["marker"]["color"] == own
        # What moved is a line; a closed route is a paler band, which what moves there is seen on.
        band = arrow["marker"]["symbol"] == "line-ew"
        look = (f"rgba({CHANNELS[side]},0.45)", 6) if band else (own, 2.2)
        assert (arrow["line"]["color"], arrow["line"]["width"]) == look
    (rays,) = of_role(edition, "rays")
    assert set(rays["marker"]["color"]) == {INSURGENT, SOVIET, INK}


def test_a_sign_of_the_background_is_in_the_colour_of_who_acted(edition: Edition) -> None:
    (signs,) = of_role(edition, "reached")
    places = [facts[1] for facts in signs["customdata"]]
    by_place = dict(zip(places, signs["marker"]["line"]["color"], strict=True))
    assert by_place["shamakhi"] == by_place["ganja-station"] == SOVIET


@pytest.mark.parametrize(
    ("event", "colours"), [("ganja-1920", {INSURGENT, SOVIET}), ("sheki-1930", {INSURGENT})]
)
def test_a_printed_map_has_the_same_colours_and_lines(
    edition: Edition, event: str, colours: set[str]
) -> None:
    drawn = print_map(edition.event(event), edition)
    assert drawn
    paths = re.findall(r'<path fill="none" stroke="(#\w+)" stroke-width="[\d.]+"', drawn.svg)
    assert colours <= set(paths)
    assert set(paths) & {INSURGENT, SOVIET} == colours
    dashes = re.findall(rf'stroke="{SOVIET}"[^>]* stroke-dasharray="([^"]+)"', drawn.svg)
    assert set(dashes) == ({"11 5", "11 3.5 2 3.5"} if SOVIET in colours else set())
    assert not re.search(rf'stroke="{INSURGENT}"[^>]* stroke-dasharray="11', drawn.svg)


@pytest.mark.parametrize(
    ("event", "told", "not_told"),
    [
        (
            "ganja-1920",
            ("Solid line: insurgents.", "Long dashes: Soviet side.", "Dots in a line: "),
            (),
        ),
        ("lankaran-1920", (), ("Solid line", "Long dashes", "Dots in a line")),
    ],
)
def test_the_caption_of_a_printed_map_names_the_lines_that_are_on_it(
    edition: Edition, event: str, told: tuple[str, ...], not_told: tuple[str, ...]
) -> None:
    caption = handout_content(edition.event(event), edition)["map"]["caption"]
    assert [text for text in told if text not in caption] == []
    assert [text for text in not_told if text in caption] == []


def test_casualties_steps_and_captions_have_the_class_of_their_side(edition: Edition) -> None:
    event = edition.event("ganja-1920")
    ranks = {"insurgent": "side-1", "soviet": "side-2", "all": "side-all", "": ""}
    figures = re.findall(r'class="figure (side-\w+)"', to_html(casualties(event, edition)))
    assert figures == [ranks[figure.side] for figure in edition.casualties(event.id)]
    steps = re.findall(r'class="step is-\w+ ?([\w-]*)"', to_html(chronology(event, edition)))
    assert steps == [ranks[group[0].act_of] for group in accounts_of(edition.steps(event.id))]
    told = [step for step in timeline_payload(edition)["steps"] if step["event"] == event.id]
    dated = [step for step in edition.steps(event.id) if step.date]
    classes = [getattr(step["said"], "className", None) for step in told]
    assert classes == [ranks[step.act_of] or None for step in dated]


def test_a_part_of_a_figure_has_its_own_side(edition: Edition) -> None:
    parts = to_html(casualties(edition.event("sheki-1930"), edition)).partition('class="parts"')[2]
    assert parts.partition("</ul>")[0].count('class="figure side-all"') == 3


def test_the_handout_colours_the_squares_as_the_page_does(edition: Edition) -> None:
    content = handout_content(edition.event("ganja-1920"), edition)
    assert content["sides"] == {"1": {"colour": INSURGENT}, "2": {"colour": SOVIET}}


def test_the_key_names_each_side_beside_its_line(edition: Edition) -> None:
    key = to_html(legend(edition))
    for rank, name in enumerate(("insurgents", "Soviet side"), 1):
        assert re.search(rf'class="sign sign-side side-{rank}"[^>]*></span><span>{name}<', key)
    styles = atlas_styles(edition)
    assert f".side-1{{--side:light-dark({INSURGENT},#61c1a9)" in styles
    assert "var(--side) 0 11px,transparent 11px 16px" in styles


def test_all_sides_are_said_otherwise_of_people_than_of_a_figure(edition: Edition) -> None:
    assert side_label("all", edition) == "on both sides"
    event = edition.event("ganja-1920")
    said = casualty_section(event, edition).figures
    figures = zip(edition.casualties(event.id), said, strict=True)
    whose = {item.whose for figure, item in figures if figure.side == "all"}
    assert whose == {"not broken down by side"}
