"""The names on the ground: lands, waters, mountains and towns, and the words on the borders.

They are for orientation. The browser and the printed map write each at the first of its seats that
is free, and leave it out where none is.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import atan2, cos, degrees, radians
from typing import Final, NamedTuple

from shapely import LineString

from dashboard.data.config import MapName
from dashboard.edition import Edition
from dashboard.figures.basemap import border_lines

BORDER: Final = "border"  # the kind of the words on the borders
STRETCH: Final = 0.65  # degrees of longitude that these words take in the opening view
STEP: Final = 0.1  # degrees from one stretch that is tried to the next
LARGEST_BEND: Final = 0.09  # degrees by which a stretch may leave its chord: then it looks straight
MOST_SEATS: Final = 12
APART: Final = 0.5  # degrees between two seats at least


class Seat(NamedTuple):
    """Where a name may be written, in WGS84 degrees; `turn` in degrees clockwise."""

    lat: float
    lon: float
    turn: float = 0


class GroundName(NamedTuple):
    """A name, its kind, which decides how it is lettered, and its seats, best first."""

    text: str
    kind: str
    seats: tuple[Seat, ...]


def ground_names(edition: Edition) -> list[GroundName]:
    """Return the names that `atlas.toml` gives in their order, then the words on the borders."""
    names = [GroundName(name.text, name.kind, _seats_of(name)) for name in edition.config.names]
    return [*names, *_border_words(edition)]


def _seats_of(name: MapName) -> tuple[Seat, ...]:
    return (Seat(name.lat, name.lon, name.turn), *(Seat(*seat) for seat in name.seats))


def _border_words(edition: Edition) -> Iterator[GroundName]:
    """Yield the words once for the north of the opening view and once for its south."""
    text, opening = edition.config.texts.border, edition.config.opening
    middle = (opening.south + opening.north) / 2
    seats = _border_seats(edition) if text else []
    for part in (
        [seat for seat in seats if seat.lat > middle],
        [seat for seat in seats if seat.lat <= middle],
    ):
        if part:
            yield GroundName(text, BORDER, tuple(part[:MOST_SEATS]))


def _border_seats(edition: Edition) -> list[Seat]:
    """Return seats on the straightest stretches of the borders, the straightest first."""
    frame = edition.config.frame
    lat_scale = 1 / cos(radians((frame.south + frame.north) / 2))
    stretches = [
        stretch
        for line in border_lines(edition.layers, frame)
        for stretch in _stretches(line, lat_scale)
    ]
    seats: list[Seat] = []
    for bend, seat in sorted(stretches):
        if bend <= LARGEST_BEND and all(_distance(seat, other) >= APART for other in seats):
            seats.append(seat)
    return seats


def _stretches(line: LineString, lat_scale: float) -> Iterator[tuple[float, Seat]]:
    """Yield stretches of a line with their bend, from west to east, so that words stand upright."""
    flat = LineString([(lon, lat * lat_scale) for lon, lat in line.coords])
    for number in range(int((flat.length - STRETCH) / STEP) + 1):
        points = [flat.interpolate(number * STEP + STRETCH * part / 8) for part in range(9)]
        (x0, y0), (x1, y1) = sorted((point.x, point.y) for point in (points[0], points[-1]))
        chord = LineString([(x0, y0), (x1, y1)])
        bend = max(chord.distance(point) for point in points)
        turn = round(degrees(atan2(y0 - y1, x1 - x0)), 1)
        lat, lon = points[4].y / lat_scale, points[4].x
        yield bend + STRETCH - chord.length, Seat(round(lat, 3), round(lon, 3), turn)


def _distance(one: Seat, other: Seat) -> float:
    return max(abs(one.lat - other.lat), abs(one.lon - other.lon))
