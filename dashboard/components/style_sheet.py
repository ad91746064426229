"""The one style sheet of the page: typeface, `assets/*.css` in order, and what the atlas itself
sets: the shapes of its symbols, the colours of its decades, its relief, and where its map stands
before the scripts run.

One file, for the first paint waits for every one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from dashboard.data.config import AtlasConfig
from dashboard.figures.atlas_map import lat_scale
from dashboard.figures.static_map import SHAPES
from dashboard.figures.theme import RELIEF, RELIEF_DARK, dark_colours, paper_colours
from dashboard.fingerprint import addressed
from dashboard.model import Atlas

BY_SYSTEM: Final = ':root:not([data-theme="light"])'
BY_CHOICE: Final = ':root[data-theme="dark"]'


def style_sheet(atlas: Atlas, assets: Path, fonts: Path | None) -> str:
    """Return all styles; addresses in it are relative to the sheet."""
    parts = [_typeface(fonts)] if fonts else []
    parts += [path.read_text(encoding="utf-8") for path in sorted(assets.glob("*.css"))]
    return "\n".join([*parts, own_styles(atlas)])


def own_styles(atlas: Atlas) -> str:
    """Return the styles that follow from the tables and the map of this very atlas."""
    light, dark = _marks(atlas.config, dark=False), _marks(atlas.config, dark=True)
    dark |= {
        f'.ground [{paint}="{colour}"]': f"{paint}:{other}"
        for colour, other in dark_colours(atlas).items()
        for paint in ("fill", "stroke")
    }
    if atlas.layers.relief:
        light[".ground"] = f"background-image:url({addressed(RELIEF, atlas.layers.relief)})"
    if atlas.layers.relief_dark:
        address = addressed(RELIEF_DARK, atlas.layers.relief_dark)
        dark[".ground"] = f"background-image:url({address})"
    sheets = (
        _rules(_shapes()),
        _rules(light),
        _in_the_dark(dark),
        _place_of_the_still_map(atlas.config),
        _on_paper(atlas),
    )
    return "".join(sheets)


def _shapes() -> dict[str, str]:
    """Return the shape of each symbol, as the map draws it and as large as its element allows."""
    # Without weight, so that whatever else is a symbol too, such as a bar, keeps its own shape.
    looks = {name: f"clip-path:polygon({_corners(name)})" for name in SHAPES}
    return {
        f":where(.symbol-{name}),:where(.symbol-{name})::after": look
        for name, look in ({"circle": "border-radius:50%"} | looks).items()
    }


def _corners(name: str) -> str:
    across, down = zip(*SHAPES[name], strict=True)
    middle = (max(across) + min(across)) / 2, (max(down) + min(down)) / 2
    reach = max(max(across) - min(across), max(down) - min(down)) / 100
    return ",".join(
        f"{50 + (x - middle[0]) / reach:.1f}% {50 + (y - middle[1]) / reach:.1f}%"
        for x, y in SHAPES[name]
    )


def _on_paper(atlas: Atlas) -> str:
    paper = paper_colours(atlas)
    marks = {
        f".decade-{decade.id}": f"--mark:{paper[decade.colour]}"
        for decade in atlas.config.decades
        if decade.colour in paper
    }
    return f"@media print{{{_rules(marks)}}}"


def _typeface(fonts: Path) -> str:
    written = (fonts / "index.css").read_text(encoding="utf-8")

    def at_its_address(found: re.Match[str]) -> str:
        file = fonts / "files" / found[1]
        address = f"parts/fonts/files/{file.name}"
        return f"url({addressed(address, file.read_bytes()) if file.is_file() else address})"

    return re.sub(r"url\(\./files/([^)]+)\)", at_its_address, written)


def _marks(outline: AtlasConfig, dark: bool) -> dict[str, str]:
    return {
        f".decade-{decade.id}": f"--mark:{decade.colour_dark if dark else decade.colour}"
        for decade in outline.decades
    }


def _rules(rules: Mapping[str, str], under: str = "") -> str:
    return "".join(f"{under}{selector}{{{looks}}}" for selector, looks in rules.items())


def _in_the_dark(rules: Mapping[str, str]) -> str:
    # On the screen alone: paper is light.
    by_system = _rules(rules, f"{BY_SYSTEM} ")
    by_choice = _rules(rules, f"{BY_CHOICE} ")
    return (
        f"@media screen and (prefers-color-scheme:dark){{{by_system}}}@media screen{{{by_choice}}}"
    )


def _place_of_the_still_map(outline: AtlasConfig) -> str:
    # As the drawing of the ground has it by its `viewBox`: the opening view fills its element.
    frame, opening, height = outline.frame, outline.opening, lat_scale(outline.frame)
    wide, high = opening.east - opening.west, (opening.north - opening.south) * height
    from_west = (opening.west + opening.east) / 2 - frame.west
    from_north = (frame.north - (opening.south + opening.north) / 2) * height
    left = f"calc(50cqw - {from_west:.4f} * var(--degree))"
    top = f"calc(50cqh - {from_north:.4f} * var(--degree))"
    width = f"calc({frame.east - frame.west:.4f} * var(--degree))"
    tall = f"calc({(frame.north - frame.south) * height:.4f} * var(--degree))"
    degree = f"--degree:min(100cqw / {wide:.4f}, 100cqh / {high:.4f})"
    return _rules(
        {
            ".ground": f"{degree};background-position:{left} {top};background-size:{width} {tall}",
            ".still-marks": f"left:{left};top:{top};width:{width};height:{tall}",
        }
    )
