"""The one style sheet of the page: typeface, `assets/css/` in order, and the atlas's own styles:
the looks of its symbols, the colours of its decades and its sides, its relief, and the position of
its map before the scripts run.

It is a single file because the first paint waits for every style sheet.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from dashboard.data.config import AtlasConfig
from dashboard.data.layers import Layers
from dashboard.figures import sides
from dashboard.figures.atlas_map import lat_scale
from dashboard.figures.door_map import door_rules
from dashboard.figures.still_names import size_rules
from dashboard.figures.symbols import css_rules
from dashboard.figures.theme import (
    RELIEF,
    RELIEF_CLOSE,
    RELIEF_CLOSE_DARK,
    RELIEF_DARK,
    dark_colours,
    print_palette,
)
from dashboard.fingerprint import fingerprinted_url
from dashboard.model import Atlas

# From the general to the special: what every component stands on, and what is read in panel and
# views alike; then the components, by name, none of which changes another; then what changes them.
FIRST: Final = ("tokens", "base", "layout", "panel", "claims", "views")
LAST: Final = ("story", "embed", "kiosk", "kiosk-dialogs")
SYSTEM_DARK: Final = ':root:not([data-theme="light"])'
CHOSEN_DARK: Final = ':root[data-theme="dark"]'


def style_sheet(atlas: Atlas, assets: Path, fonts: Path | None) -> str:
    """Return all styles; addresses in it are relative to the sheet."""
    parts = [_typefaces(fonts)] if fonts else []
    parts += [path.read_text(encoding="utf-8") for path in in_order(assets / "css")]
    return "\n".join([*parts, atlas_styles(atlas)])


def in_order(folder: Path) -> list[Path]:
    """Return the style sheets of a folder in the order in which they are joined."""
    return sorted(folder.glob("*.css"), key=lambda path: (_rank(path.stem), path.stem))


def _rank(name: str) -> int:
    if name in FIRST:
        return FIRST.index(name)
    return len(FIRST) + (LAST.index(name) + 1 if name in LAST else 0)


def atlas_styles(atlas: Atlas) -> str:
    """Return the styles that depend on the tables and the map of this atlas."""
    ground_colours = {
        f'.ground [{paint}="{colour}"]': f"{paint}:light-dark({colour},{other})"
        for colour, other in dark_colours(atlas).items()
        for paint in ("fill", "stroke")
    }
    sheets = (
        _rules(css_rules()),
        _rules(_decade_colours(atlas.config) | sides.css_rules(atlas) | ground_colours),
        _relief(atlas.layers),
        _static_map_position(atlas.config),
        _rules(door_rules(atlas.config)),
        _still_names(atlas),
        _print_rules(atlas),
    )
    return "".join(sheets)


def _print_rules(atlas: Atlas) -> str:
    print_colours = print_palette(atlas)
    rules = {
        f".decade-{decade.id}": f"--mark:{print_colours[decade.colour]}"
        for decade in atlas.config.decades
        if decade.colour in print_colours
    }
    return f"@media print{{{_rules(rules)}}}"


def _typefaces(fonts: Path) -> str:
    """Return the rules of `fonts` and of every typeface that is installed beside it.

    All are one family of one weight: of such a browser takes a letter from the last that has it,
    and of others it takes all letters from one.
    """
    own = _typeface(fonts)
    added = [_typeface(file.parent) for file in sorted(fonts.parent.glob("*/index.css"))]
    added.remove(own)
    for name in ("font-family", "font-weight"):
        values = re.findall(rf"{name}: *([^;]+);", own)
        added = [re.sub(rf"{name}: *[^;]+;", f"{name}: {values[0]};", css) for css in added]
    return "\n".join([*added, own])


def _typeface(fonts: Path) -> str:
    css = (fonts / "index.css").read_text(encoding="utf-8")

    def with_address(match: re.Match[str]) -> str:
        file = fonts / "files" / match[1]
        address = f"parts/fonts/files/{file.name}"
        return (
            f"url({fingerprinted_url(address, file.read_bytes()) if file.is_file() else address})"
        )

    return re.sub(r"url\(\./files/([^)]+)\)", with_address, css)


def _decade_colours(config: AtlasConfig) -> dict[str, str]:
    return {
        f".decade-{decade.id}": f"--mark:light-dark({decade.colour},{decade.colour_dark})"
        for decade in config.decades
    }


def _relief(layers: Layers) -> str:
    light = _images(RELIEF, layers.relief, RELIEF_CLOSE, layers.relief_close)
    dark = _images(RELIEF_DARK, layers.relief_dark, RELIEF_CLOSE_DARK, layers.relief_close_dark)
    # `light-dark` chooses colours, not images. On screen alone: paper is light.
    system, chosen = (
        _rules({f"{theme} {selector}": images for selector, images in dark.items()})
        for theme in (SYSTEM_DARK, CHOSEN_DARK)
    )
    return (
        f"{_rules(light)}@media screen and (prefers-color-scheme:dark){{{system}}}"
        f"@media screen{{{chosen}}}"
    )


def _images(
    name: str, relief: bytes | None, close_name: str, close: bytes | None
) -> dict[str, str]:
    """Return the picture behind the map, and the two behind one that is seen closely.

    A browser fetches the closer one when it first applies; until then, or if it fails to come, the
    other is seen.
    """
    if not relief:
        return {}
    image = f"url({fingerprinted_url(name, relief)})"
    rules = {":is(.ground,.door-map)": f"background-image:{image}"}
    if close:
        closer = f"url({fingerprinted_url(close_name, close)})"
        rules[".ground.is-close"] = f"background-image:{closer},{image}"
    return rules


def _rules(rules: Mapping[str, str]) -> str:
    return "".join(f"{selector}{{{declarations}}}" for selector, declarations in rules.items())


def _still_names(atlas: Atlas) -> str:
    return size_rules(_opening_size(atlas.config, lat_scale(atlas.config.frame)))


def _opening_size(config: AtlasConfig, scale: float) -> tuple[float, float]:
    """Return width and height of the opening view, in degrees of longitude."""
    opening = config.opening
    return opening.east - opening.west, (opening.north - opening.south) * scale


def _static_map_position(config: AtlasConfig) -> str:
    # As the ground's `viewBox` places it: the opening view fills its element.
    frame, opening, scale = config.frame, config.opening, lat_scale(config.frame)
    view_width, view_height = _opening_size(config, scale)
    from_west = (opening.west + opening.east) / 2 - frame.west
    from_north = (frame.north - (opening.south + opening.north) / 2) * scale
    left = f"calc(50cqw - {from_west:.4f} * var(--degree))"
    top = f"calc(50cqh - {from_north:.4f} * var(--degree))"
    width = f"calc({frame.east - frame.west:.4f} * var(--degree))"
    height = f"calc({(frame.north - frame.south) * scale:.4f} * var(--degree))"
    degree = f"--degree:min(100cqw / {view_width:.4f}, 100cqh / {view_height:.4f})"
    return _rules(
        {
            ".ground": f"{degree};background-position:{left} {top};"
            f"background-size:{width} {height}",
            ".ground .still-marks": f"left:{left};top:{top};width:{width};height:{height}",
        }
    )
