"""The one line of each section of a panel, and the doors of the first screen."""

from __future__ import annotations

import re

import pytest

from dashboard.components.question import doors, question_above
from dashboard.data.config_texts import Door
from dashboard.edition import Edition, edition_of
from dashboard.figures.atlas_map import lat_scale
from dashboard.figures.door_map import (
    DOOR_HEIGHT,
    DOOR_WIDTH,
    door_rules,
    opening_window,
    place_in_door,
)
from dashboard.html.render import to_html
from dashboard.model import Atlas
from dashboard.sections.section_lines import MOST, first_sentence, section_line
from tests.handout_pdf import ENGLISH


@pytest.fixture(scope="module")
def edition(atlas: Atlas) -> Edition:
    return edition_of(atlas, ENGLISH)


@pytest.mark.parametrize(
    ("text", "first", "rest"),
    [
        ("They rose. They fell.", "They rose.", "They fell."),
        ("They rose", "They rose", ""),
        ("M. F. Akhundov wrote. He died.", "M. F. Akhundov wrote.", "He died."),
        ("It began in 1930. It ended.", "It began in 1930.", "It ended."),
        ("He said: “Never again.” Then he left.", "He said: “Never again.” Then he left.", ""),
        ("Was it “one uprising”? Nobody says.", "Was it “one uprising”?", "Nobody says."),
        ("", "", ""),
    ],
)
def test_a_summary_is_folded_after_its_first_sentence(text: str, first: str, rest: str) -> None:
    assert first_sentence(text) == (first, rest)


def test_no_letter_of_a_summary_is_lost(edition: Edition) -> None:
    for event in edition.events:
        first, rest = first_sentence(event.summary)
        assert f"{first} {rest}".strip() == event.summary
        assert len(first) >= 20, event.id


def test_the_dead_are_named_first_and_nothing_is_added(edition: Edition) -> None:
    line = section_line("casualties", edition.event("ganja-1920"), edition)
    assert line.text.startswith("1,000 killed (not broken down by side); ")
    assert "808 losses (killed, wounded or captured: not stated), Soviet side" in line.text
    assert "1,808" not in line.text
    assert line.claims == len(edition.casualties("ganja-1920"))


def test_a_figure_that_is_not_given_is_said_to_be_none(edition: Edition) -> None:
    for event in edition.events:
        figures = edition.casualties(event.id)
        line = section_line("casualties", event, edition)
        if not figures:
            assert line.text == ""
        elif all(figure.count_min is None for figure in figures):
            assert line.text == "no figure given"


@pytest.mark.parametrize("section", ["leaders", "participants", "causes", "interpretations"])
def test_a_line_has_the_first_names_each_once_and_says_how_many_are_left(
    section: str, edition: Edition
) -> None:
    for event in edition.events:
        line = section_line(section, event, edition)
        names = line.text.split("; ")
        assert len(names) == len(set(names)) <= MOST + 1
        assert bool(line.text) == bool(line.claims)
        assert line.claims == len(getattr(edition, section)(event.id))


def test_a_section_of_which_nothing_is_known_here_has_no_line(edition: Edition) -> None:
    assert section_line("sources", edition.events[0], edition) == ("", 0)


# --- doors ---------------------------------------------------------------------------------------


def test_a_place_stands_on_a_small_map_where_its_relief_has_it(edition: Edition) -> None:
    config = edition.config
    for number, door in enumerate(config.doors, 1):
        place = edition.place("ganja")
        middle = door.model_copy(update={"lat": place.lat, "lon": place.lon})
        assert list(place_in_door(middle, place, config)) == [(DOOR_WIDTH / 2, DOOR_HEIGHT / 2)]
        assert f".door-{number}" in door_rules(config)


@pytest.mark.parametrize(
    ("frame", "opening"),
    [
        ((42.0, 36.5, 54.0, 43.6), (44.35, 38.42, 50.75, 42.36)),
        ((42.0, 36.5, 54.0, 43.6), (42.0, 36.5, 54.0, 43.6)),  # all of it
        ((42.0, 36.5, 54.0, 43.6), (52.0, 42.0, 54.0, 43.6)),  # a corner
    ],
)
def test_the_opening_view_on_a_small_map_lies_within_the_relief(
    edition: Edition, frame: tuple[float, ...], opening: tuple[float, ...]
) -> None:
    boxes = {
        name: dict(zip(("west", "south", "east", "north"), sides, strict=True))
        for name, sides in (("frame", frame), ("opening", opening))
    }
    table = edition.config.map.model_copy(
        update={
            name: edition.config.map.frame.model_copy(update=box) for name, box in boxes.items()
        }
    )
    config = edition.config.model_copy(update={"map": table})
    window = opening_window(config)
    height = window.width * DOOR_HEIGHT / DOOR_WIDTH / lat_scale(config.frame)
    assert window.lon - window.width / 2 >= frame[0] - 1e-9
    assert window.lon + window.width / 2 <= frame[2] + 1e-9
    assert window.lat - height / 2 >= frame[1] - 1e-9
    assert window.lat + height / 2 <= frame[3] + 1e-9
    for share in re.findall(r"(-?[\d.]+)%", door_rules(config)[".glance-map"])[2:]:
        assert 0 <= float(share) <= 100


def test_a_place_that_is_not_on_a_small_map_has_no_dot(edition: Edition) -> None:
    door = Door(title="x", link="?event=x", lat=40.0, lon=50.0, width=0.5)
    assert list(place_in_door(door, edition.place("ganja"), edition.config)) == []


def test_every_door_shows_a_place_of_what_it_leads_to(edition: Edition) -> None:
    markup = to_html(doors(edition))
    assert markup.count("<li") == len(edition.config.doors) == 3
    for part in markup.split("</li>")[:-1]:
        assert "door-dot" in part


def test_an_atlas_without_a_question_has_none(edition: Edition) -> None:
    config = edition.config
    none = config.model_copy(
        update={"doors": (), "texts": config.texts.model_copy(update={"question": ""})}
    )
    atlas = Atlas(edition.source.tables._replace(config=none))
    bare = edition_of(atlas, ENGLISH)
    assert doors(bare) is None
    assert question_above(bare) is None
