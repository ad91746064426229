"""How each side is drawn: its colour in both themes, and its line, which a grey copy keeps."""

from __future__ import annotations

from typing import Final, TypeAlias

from dashboard.figures.symbols import INK, INK_DARK
from dashboard.model import Atlas

Dash: TypeAlias = tuple[float, ...]  # pixels drawn, not drawn, and so on; solid without any

# Of a side without colours, by its order: the accent and the second ink of the page.
COLOURS: Final = (("#7c2d12", "#f2a783"), ("#5d4c38", "#c8b799"))
# By the order of the sides; solid too where no side acted. The last is that of all further sides.
LINES: Final[tuple[Dash, ...]] = ((), (11, 5), (5, 3))
# The same with dots: the start or the end is known only roughly.
UNCERTAIN_LINES: Final[tuple[Dash, ...]] = ((2, 3.5), (11, 3.5, 2, 3.5), (5, 3.5, 2, 3.5))


def rank_of(side: str, atlas: Atlas) -> int | None:
    """Return the place of a side in the order of the atlas, from 0; None if it is no single one."""
    sides = [item.id for item in atlas.config.sides]
    return sides.index(side) if side in sides else None


def side_colours(atlas: Atlas) -> list[tuple[str, str]]:
    """Return the colour of each side in the light and in the dark theme."""
    defaults = [*COLOURS, *((INK, INK_DARK) for _ in atlas.config.sides)]
    return [
        (side.colour, side.colour_dark) if side.colour else default
        for side, default in zip(atlas.config.sides, defaults, strict=False)
    ]


def colour_of_side(side: str, atlas: Atlas) -> str:
    """Return the colour of a side in the light theme; ink where no single side acted."""
    rank = rank_of(side, atlas)
    return INK if rank is None else side_colours(atlas)[rank][0]


def dash_of_side(side: str, is_uncertain: bool, atlas: Atlas) -> Dash:
    """Return the dashes of the line of a side; `is_uncertain`: where it starts, or ends."""
    lines = UNCERTAIN_LINES if is_uncertain else LINES
    return lines[min(rank_of(side, atlas) or 0, len(lines) - 1)]


def css_rules(atlas: Atlas) -> dict[str, str]:
    """Return the colour of each side and a stretch of its line, for the key, by selector."""
    return {
        f".side-{rank + 1}": f"--side:light-dark({light},{dark});--side-line:"
        f"{_gradient(dash_of_side(side.id, False, atlas))}"
        for rank, (side, (light, dark)) in enumerate(
            zip(atlas.config.sides, side_colours(atlas), strict=True)
        )
    }


def _gradient(dash: Dash) -> str:
    drawn, gap = dash or (1, 0)
    stops = f"var(--side) 0 {drawn:g}px,transparent {drawn:g}px {drawn + gap:g}px"
    return f"repeating-linear-gradient(90deg,{stops})"
