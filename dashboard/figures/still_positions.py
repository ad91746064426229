"""Where symbols that crowd stand on the map before its scripts run.

They make way as `assets/js/map/layout.js` moves them apart. How far depends on how large a degree
is drawn, and so on the size of the map: it is computed for several sizes, and the style sheet lets
it change evenly from one to the next.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil, cos, hypot, pi, sin, sqrt
from typing import Final

from dashboard.data.records import Place
from dashboard.figures.map_points import placed_points
from dashboard.figures.symbols import Point
from dashboard.model import Atlas

# As in assets/js/map/symbols.js: pixels between symbols at the same place, how many are put in a
# row, an angle that fills a disc evenly; pixels between any two, and by how many one moves at most.
SPACING: Final = 22
ROW_LENGTH: Final = 3
GOLDEN_ANGLE: Final = pi * (3 - sqrt(5))
LEAST: Final = 18
MOST: Final = 16
# As in assets/js/map/layout.js.
ROUNDS: Final = 40
PUSHES: Final = 60_000
# Pixels of a degree of longitude, from a telephone to the largest screens.
DEGREES: Final = tuple(24 * 1.2**step for step in range(18))
MAX_SYMBOLS: Final = 200  # more have no room to make way, and would take seconds
STILL: Final = 0.05  # pixels: less is no move


def symbol_offset(rank: int, count: int) -> Point:
    """Return the offset of one of several symbols at the same place, in pixels."""
    if count <= ROW_LENGTH:
        return (rank - (count - 1) / 2) * SPACING, 0
    distance = SPACING * 0.6 * sqrt(rank + 0.4)
    return distance * cos(rank * GOLDEN_ANGLE), distance * sin(rank * GOLDEN_ANGLE)


def symbol_offsets(places: Sequence[Place]) -> list[Point]:
    """Return the offset of each symbol from its place; `places` has one entry a symbol."""
    counts = Counter(place.id for place in places)
    ranks: Counter[str] = Counter()
    offsets = []
    for place in places:
        offsets.append(symbol_offset(ranks[place.id], counts[place.id]))
        ranks[place.id] += 1
    return offsets


def move_rules(atlas: Atlas, lat_scale: float, view: tuple[float, float]) -> str:
    """Return the style rules that move symbols out of each other's way; number N is `.still-N`.

    `lat_scale` is the height of a degree of latitude in degrees of longitude; `view` is the size of
    what the map opens with, in the same unit.
    """
    places = [place for _, place in placed_points(atlas)]
    if len(places) > MAX_SYMBOLS:
        return ""
    moves = [_moves(places, lat_scale, degree) for degree in DEGREES]
    rules = []
    moved: set[int] = set()
    for (low, high), (before, after) in zip(pairwise(DEGREES), pairwise(moves), strict=True):
        now = {
            number: _translation(before[number], after[number], low, high)
            for number in range(len(places))
            if max(map(abs, (*before[number], *after[number]))) > STILL
        }
        back = dict.fromkeys(moved - set(now), "none")
        rules.append(_rule(now | back, low * view[0], low * view[1]))
        moved |= set(now)
    return "".join(rules)


def _rule(translations: dict[int, str], width: float, height: float) -> str:
    declarations = "".join(
        f".still-{number}{{translate:{value}}}" for number, value in sorted(translations.items())
    )
    if not declarations:
        return ""
    return f"@container (min-width:{width:.0f}px) and (min-height:{height:.0f}px){{{declarations}}}"


def _translation(before: Point, after: Point, low: float, high: float) -> str:
    """Return the move as a function of `--degree`, which is between `low` and `high` pixels."""
    parts = []
    for first, last in zip(before, after, strict=True):
        slope = (last - first) / (high - low)
        parts.append(f"calc({first - slope * low:.1f}px + {slope:.3f} * var(--degree))")
    return " ".join(parts)


def _moves(places: Sequence[Place], lat_scale: float, degree: float) -> list[Point]:
    homes = _homes(places, lat_scale, degree)
    return [
        (x - home_x, y - home_y)
        for (x, y), (home_x, home_y) in zip(declutter(homes), homes, strict=True)
    ]


def _homes(places: Sequence[Place], lat_scale: float, degree: float) -> list[Point]:
    return [
        (at[0] + x, at[1] + y)
        for at, (x, y) in (
            (in_pixels(place, lat_scale, degree), offset)
            for place, offset in zip(places, symbol_offsets(places), strict=True)
        )
    ]


def in_pixels(place: Place, lat_scale: float, degree: float) -> Point:
    """Return where a place lies, in pixels from where the equator meets the prime meridian."""
    return float(place.lon or 0) * degree, -float(place.lat or 0) * lat_scale * degree


def symbol_positions(places: Sequence[Place], lat_scale: float, degree: float) -> list[Point]:
    """Return where the symbol of each place stands, in pixels; `places` as for `symbol_offsets`."""
    return declutter(_homes(places, lat_scale, degree))


def declutter(homes: Sequence[Point], least: float = LEAST, most: float = MOST) -> list[Point]:
    """Return where points stand after they have moved apart, by `most` pixels at most."""
    now = list(homes)
    pairs = sorted(_neighbours(homes, least + 2 * most))
    rounds = max(min(ROUNDS, PUSHES / len(pairs)), 2) if pairs else 0
    for _ in range(ceil(rounds)):
        for one, other in pairs:
            now[one], now[other] = _push(now[one], now[other], least, one * 7 + other * 13)
        now = [_hold(point, home, most) for point, home in zip(now, homes, strict=True)]
    return now


def _neighbours(points: Sequence[Point], reach: float) -> Iterator[tuple[int, int]]:
    order = sorted(range(len(points)), key=lambda index: (points[index][0], index))
    for rank, one in enumerate(order):
        for other in order[rank + 1 :]:
            if points[other][0] - points[one][0] > reach:
                break
            if abs(points[other][1] - points[one][1]) <= reach:
                yield min(one, other), max(one, other)


def _push(one: Point, other: Point, least: float, seed: int) -> tuple[Point, Point]:
    # Both give way by half; points in one spot part in a direction that the seed gives.
    across, down = other[0] - one[0], other[1] - one[1]
    apart = hypot(across, down)
    if apart >= least:
        return one, other
    by = (least - apart) / 2
    x, y = (across / apart, down / apart) if apart > 0.01 else (cos(seed % 8), sin(seed % 8))
    return (one[0] - x * by, one[1] - y * by), (other[0] + x * by, other[1] + y * by)


def _hold(point: Point, home: Point, most: float) -> Point:
    across, down = point[0] - home[0], point[1] - home[1]
    far = hypot(across, down)
    if far <= most:
        return point
    return home[0] + across * most / far, home[1] + down * most / far
