"""The colours, measured: contrast, colour blindness, one dark theme, none left out."""

from __future__ import annotations

import json
import re
from itertools import combinations
from pathlib import Path

import pytest

from dashboard import settings
from dashboard.components.style_sheet import style_sheet
from dashboard.edition import edition_of
from dashboard.figures import atlas_map
from dashboard.figures.basemap import DARK, LIGHT
from dashboard.figures.sides import LINES, UNCERTAIN_LINES, side_colours
from dashboard.figures.symbols import INK, PAPER
from dashboard.figures.theme import EXTRA_COLOURS, dark_colours, dark_swaps, print_palette
from dashboard.languages.language import language_for
from dashboard.model import Atlas
from tests.colour import SEEN_BY, ciede2000, contrast, difference, lightness
from tests.quality_metrics import Figure

TOKENS = (settings.ASSETS_FOLDER / "css" / "tokens.css").read_text(encoding="utf-8")
BLOCKS = {
    "page": r":root \{([^}]*--paper:[^}]*--serif[^}]*)\}",
    "kiosk": r":root\[data-kiosk\] \{([^}]*)\}",
}
A_COLOUR = r"(#\w+|rgb\([^)]*\))"
PAIR = re.compile(rf"light-dark\({A_COLOUR}, {A_COLOUR}\)")
THEMES = ("light", "dark")
TEXTS = ("ink", "ink-2", "accent")
GROUNDS = ("paper", "paper-2", "paper-3", "accent-soft")
# The sea, and what was read in the page of the lightest and the darkest twentieth of its opening
# view; tests/browser/test_look.py reads the page itself.
MAP = {
    "light": {"lowland": "#ece9d4", "mountain": "#b99a6b", "sea": LIGHT.sea},
    "dark": {"lowland": "#222221", "mountain": "#584e43", "sea": DARK.sea},
}
COLOUR = re.compile(r"#[0-9a-f]{6}\b|(?<=rgba\()\d+,\d+,\d+")


def tokens(theme: str, block: str = "page") -> dict[str, str]:
    """Return the tokens of a block of the style sheet in a theme: {"paper": "#fffdf8"}."""
    side = THEMES.index(theme)
    return {name: PAIR.sub(lambda pair: pair[side + 1], value) for name, value in written(block)}


def written(block: str) -> list[tuple[str, str]]:
    """Return the tokens of a block as they are written."""
    found = re.search(BLOCKS[block], TOKENS)
    assert found, block
    return re.findall(r"--([\w-]+): ([^;]+);", found[1])


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_can_be_read_on_every_ground(
    figure: Figure, theme: str, text: str, ground: str
) -> None:
    colours = tokens(theme)
    figure("contrast of text with its ground", contrast(colours[text], colours[ground]), least=4.5)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_of_a_kiosk_can_be_read_in_any_light(
    figure: Figure, theme: str, text: str, ground: str
) -> None:
    found = tokens(theme) | tokens(theme, "kiosk")
    apart = contrast(found[text], found[ground])
    figure("contrast of text with its ground at a kiosk", apart, least=7)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["paper", "paper-2", "paper-3"])
def test_controls_and_focus_stand_out_from_their_ground(
    figure: Figure, theme: str, ground: str
) -> None:
    colours = tokens(theme)
    for token in ("rule-strong", "focus"):
        distance = contrast(colours[token], colours[ground])
        figure("contrast of controls and focus with their ground", distance, least=3)


def test_every_colour_has_one_in_the_light_and_one_in_the_dark() -> None:
    for name, value in [*written("page"), *written("kiosk")]:
        rest = PAIR.sub("", value)
        assert not re.search(r"#|rgb", rest) or name in ("code", "code-ground"), name
    assert len(re.findall(r"light-dark\(", TOKENS)) - 1 == len(PAIR.findall(TOKENS))


def test_the_wish_of_the_reader_goes_before_that_of_the_system_and_paper_is_light() -> None:
    schemes = re.findall(r"([^{}]+) \{\s*color-scheme: ([^;]+);", TOKENS)
    assert [(" ".join(selector.split()), scheme) for selector, scheme in schemes][1:] == [
        (':root[data-theme="light"]', "light"),
        (':root[data-theme="dark"]', "dark"),
        (":root, :root[data-theme]", "light"),
    ]
    assert schemes[0][1] == "light dark"
    assert "@media print" in TOKENS.partition(":root[data-theme] {")[0].rpartition("}")[2]


def categories(atlas: Atlas, theme: str) -> dict[str, str]:
    """Return the colours that tell decades apart, with that of events without a date."""
    dark = theme != "light"
    by_decade = {
        decade.name: decade.colour_dark if dark else decade.colour
        for decade in atlas.config.decades
    }
    return {**by_decade, "no date": tokens(theme)["ink"]}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("eyes", SEEN_BY)
def test_decades_are_told_apart_by_all_eyes(
    figure: Figure, atlas: Atlas, theme: str, eyes: str
) -> None:
    colours = categories(atlas, theme)
    for one, other in combinations(colours, 2):
        distance = difference(colours[one], colours[other], eyes)
        figure(f"difference of categories, {eyes} eyes", distance, "ΔE2000", least=10)


def signs(atlas: Atlas, theme: str) -> dict[str, str]:
    """Return every colour with a meaning: decades, sides, and ink for signs without either."""
    dark = theme == "dark"
    names = [side.name for side in atlas.config.sides]
    by_side = dict(zip(names, (pair[dark] for pair in side_colours(atlas)), strict=True))
    if theme != "paper":
        return categories(atlas, theme) | by_side
    printed = {decade.name: print_palette(atlas)[decade.colour] for decade in atlas.config.decades}
    return printed | by_side | {"signs": INK}


@pytest.mark.parametrize("theme", [*THEMES, "paper"])
@pytest.mark.parametrize("eyes", SEEN_BY)
def test_sides_decades_and_signs_are_distinct_to_all_eyes(
    figure: Figure, atlas: Atlas, theme: str, eyes: str
) -> None:
    colours = signs(atlas, theme)
    assert len(colours) == 5
    for one, other in combinations(colours, 2):
        distance = difference(colours[one], colours[other], eyes)
        name = f"difference of sides, decades and signs, {theme}, {eyes} eyes"
        figure(name, distance, "ΔE2000", least=10)


@pytest.mark.parametrize("theme", [*THEMES, "paper"])
def test_a_grey_copy_keeps_decades_by_lightness(figure: Figure, atlas: Atlas, theme: str) -> None:
    sides = {side.name for side in atlas.config.sides}
    colours = [colour for name, colour in signs(atlas, theme).items() if name not in sides]
    for one, other in combinations(colours, 2):
        distance = abs(lightness(one) - lightness(other))
        figure(f"difference of decades in grey, {theme}", distance, "L*", least=8)


def test_a_grey_copy_keeps_sides_by_their_lines() -> None:
    lines = [*LINES, *UNCERTAIN_LINES]
    assert len(set(lines)) == len(lines)
    longest = [max(line[::2], default=0) for line in LINES]
    assert longest[0] == 0
    assert longest[1] >= 2 * longest[2]
    # Only an uncertain line has dots.
    assert {min(line[::2]) for line in UNCERTAIN_LINES} == {2}
    assert all(min(line[::2], default=9) > 4 for line in LINES)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", MAP["light"])
def test_sides_decades_and_signs_stand_out_from_every_ground(
    figure: Figure, atlas: Atlas, theme: str, ground: str
) -> None:
    for colour in signs(atlas, theme).values():
        distance = contrast(colour, MAP[theme][ground])
        figure(f"contrast of sides, decades and signs with {ground}, {theme}", distance, least=3)


@pytest.mark.parametrize("theme", THEMES)
def test_marks_stand_out_in_lists_and_from_their_own_edge_on_the_map(
    atlas: Atlas, theme: str
) -> None:
    edge = PAPER if theme == "light" else EXTRA_COLOURS[PAPER]
    sea = (LIGHT if theme == "light" else DARK).sea
    for colour in signs(atlas, theme).values():
        for ground in [*(tokens(theme)[name] for name in ("paper", "paper-2")), edge, sea]:
            assert contrast(colour, ground) >= 3, (colour, ground)


def test_names_of_waters_can_be_read_on_the_sea() -> None:
    assert contrast(tokens("light")["water"], LIGHT.sea) >= 4.5
    assert contrast(tokens("dark")["water"], DARK.sea) >= 4.5


def test_letters_on_the_map_can_be_read_on_their_edge() -> None:
    for theme in THEMES:
        for letters in ("ink", "ink-2", "water", "home"):
            assert contrast(tokens(theme)[letters], tokens(theme)["paper"]) >= 4.5, letters


def test_every_colour_of_the_map_changes_in_the_dark(atlas: Atlas) -> None:
    language = language_for("en", settings.TRANSLATIONS_FOLDER)
    drawn = [trace.to_plotly_json() for trace in atlas_map.traces(edition_of(atlas, language))]
    text = json.dumps([*drawn, atlas_map.layout().to_plotly_json()], default=str)
    text = re.sub(r"rgba\(0, ?0, ?0, ?0\)", "", text.replace(", ", ","))
    assert set(COLOUR.findall(text)) - dark_swaps(atlas).keys() == set()


def test_what_changes_in_the_dark_can_be_changed_back(atlas: Atlas) -> None:
    pairs = dark_swaps(atlas)
    assert len(set(pairs.values())) == len(pairs)


def test_another_typeface_fills_the_gaps_of_the_first(atlas: Atlas, tmp_path: Path) -> None:
    for name, weight in (("first", "200 900"), ("other", "100 900"), ("a-third", "400")):
        (tmp_path / name).mkdir()
        css = f"font-family: '{name}'; font-weight: {weight}; src: url(./files/{name}.woff2);"
        (tmp_path / name / "index.css").write_text(f"@font-face {{{css}}}", encoding="utf-8")
    (tmp_path / "no-typeface").mkdir()
    styles = style_sheet(atlas, settings.ASSETS_FOLDER, tmp_path / "first")
    face = r"font-family: '(.+)'; font-weight: (.+); src: url\(parts/fonts/files/(.+).woff2\)"
    files = ["a-third", "other", "first"]
    assert re.findall(face, styles) == [("first", "200 900", file) for file in files]


def test_the_ink_of_the_map_is_the_ink_of_the_page(atlas: Atlas) -> None:
    assert tokens("light")["ink"] == INK
    assert tokens("dark")["ink"] == dark_colours(atlas)[INK]
    assert (tokens("light")["border"], tokens("dark")["border"]) == (LIGHT.border, DARK.border)


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_measure_itself_agrees_with_its_published_examples(
    one: tuple[float, float, float], other: tuple[float, float, float], distance: float
) -> None:
    assert ciede2000(one, other) == pytest.approx(distance, abs=5e-5)
