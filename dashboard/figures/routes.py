"""Routes: movements along the railways and roads of the map, and in a gentle bend elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial, reduce
from itertools import pairwise
from math import atan2, pi
from typing import Final, TypeAlias

from shapely import get_coordinates
from shapely.affinity import scale
from shapely.geometry import LineString
from shapely.geometry import Point as Spot
from shapely.ops import substring

from dashboard.data.layers import Layers
from dashboard.data.records import Place
from dashboard.figures.dated_claims import DatedClaim

Point: TypeAlias = tuple[float, float]
Route: TypeAlias = list[Point]

KM: Final = 111.2  # in a degree of latitude
NEAR: Final = 8  # kilometres: a place so near to a railway or road lies on it
BEND: Final = 0.16  # how far a leg without railway or road bends, as a fraction of its length
SEGMENTS: Final = 16  # straight segments of such a leg
CORNER: Final = 0.08  # degrees of longitude by which a corner between two legs is rounded
APPROACH: Final = 3  # how long the way to a line is, in distances of the place from it
TOLERANCE: Final = 0.002  # degrees: two pixels at the nearest zoom
GAP: Final = 0.16  # degrees of longitude that are left out where a route is closed
MAX_GAP: Final = 0.15  # as a share of the route
GAPS: Final = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9)  # where it may be, as shares
ALONG: Final = (0.2, 0.35, 0.5, 0.65, 0.8)  # where its label may be, as shares of the route


class Ways:
    """What a route may follow: the lines of `layers.ways` in a plane of equal scales.

    `lat_scale` is the height of a degree of latitude in degrees of longitude.
    """

    def __init__(self, layers: Layers, lat_scale: float) -> None:
        self._lat_scale = lat_scale
        self._near = NEAR / KM * lat_scale
        lines = () if layers.ways is None else layers.ways.geometry
        self._lines = [scale(line, 1, lat_scale, origin=(0, 0)) for line in lines]

    def routes(self, claim: DatedClaim) -> list[Route]:
        """Return the route of a claim in degrees; of a spread, one to each town; else nothing."""
        if claim.destination is None:
            return []
        if claim.towns:
            return self._fan(claim.place, claim.towns)
        return [self._through(_stops(claim))]

    def gap(self, closed: DatedClaim, claims: Iterable[DatedClaim]) -> float:
        """Return where a closed route has its gap, as a share of its length.

        In the middle, or as near to it as no movement of the same event would cover it: no claim
        says where on the route it was.
        """
        (route,) = self.routes(closed)
        line = self._line(route)
        moves = [
            self._line(other)
            for claim in claims
            if claim.event == closed.event and not claim.closed
            for other in self.routes(claim)
        ]

        def is_covered(share: float) -> bool:
            point = line.interpolate(share, normalized=True)
            return any(move.distance(point) < GAP for move in moves)

        return next((share for share in GAPS if not is_covered(share)), GAPS[0])

    def halves(self, route: Route, gap: float) -> tuple[Route, Route]:
        """Return what is left of a route on both sides of its gap."""
        line = self._line(route)
        middle, half_gap = gap * line.length, min(GAP, line.length * MAX_GAP) / 2
        before = substring(line, 0, middle - half_gap)
        after = substring(line, middle + half_gap, line.length)
        return self._in_degrees(before), self._in_degrees(after)

    def point(self, route: Route, share: float) -> Point:
        """Return the point at a share of the length of a route."""
        return self._in_degrees(self._line(route).interpolate(share, normalized=True))[0]

    def length(self, route: Route) -> float:
        """Return the length of a route in degrees of longitude."""
        return float(self._line(route).length)

    def along(self, route: Route) -> Route:
        """Return the points at the shares ALONG of a route."""
        return [self.point(route, share) for share in ALONG]

    def heading(self, start: Point, end: Point) -> float:
        """Return the direction from one point to another, in degrees clockwise from north."""
        east, north = end[0] - start[0], (end[1] - start[1]) * self._lat_scale
        return round(atan2(east, north) * 180 / pi, 1)

    def _through(self, stops: Sequence[Place]) -> Route:
        """Return a route through all stops, from the first to the last exactly."""
        spots = [self._spot(stop) for stop in stops]
        joined = reduce(_joined, self._legs(spots))
        middle = self._in_degrees(joined.simplify(TOLERANCE))[1:-1]
        return [_degrees(stops[0]), *middle, _degrees(stops[-1])]

    def _legs(self, spots: Sequence[Spot]) -> Iterator[LineString]:
        """Yield the leg between each two stops: along a line on which both lie, or else a bend."""
        last = None
        for start, goal in pairwise(spots):
            lines = [line for line in self._lines if self._are_near(line, start, goal)]
            if last not in lines:  # a train does not change to the road beside its railway
                last = min(lines, key=partial(_distance, start, goal), default=None)
            yield _along(last, start, goal) if last else _bend(start, goal, BEND)

    def _are_near(self, line: LineString, start: Spot, goal: Spot) -> bool:
        return bool(max(line.distance(start), line.distance(goal)) < self._near)

    def _fan(self, place: Place, towns: Sequence[Place]) -> list[Route]:
        """Return routes that leave a place together and open towards the towns."""
        start = self._spot(place)
        goals = [self._spot(town) for town in towns]
        middle = Spot(sum(goal.x for goal in goals), sum(goal.y for goal in goals))
        axis = _angle(Spot(start.x * len(goals), start.y * len(goals)), middle)
        turns = [_turned(_angle(start, goal) - axis) for goal in goals]
        widest = max(map(abs, turns)) or 1
        bends = [BEND * turn / widest for turn in turns]
        legs = [_bend(start, goal, bend) for goal, bend in zip(goals, bends, strict=True)]
        return [
            [_degrees(place), *self._in_degrees(leg)[1:-1], _degrees(town)]
            for leg, town in zip(legs, towns, strict=True)
        ]

    def _spot(self, place: Place) -> Spot:
        lon, lat = _degrees(place)
        return Spot(lon, lat * self._lat_scale)

    def _line(self, route: Route) -> LineString:
        return LineString([(lon, lat * self._lat_scale) for lon, lat in route])

    def _in_degrees(self, shape: LineString | Spot) -> Route:
        return [
            (round(x, 3), round(y / self._lat_scale, 3)) for x, y in get_coordinates(shape).tolist()
        ]


def ends_of(claim: DatedClaim) -> tuple[Place, ...]:
    """Return the places where the routes of a claim start and end; without one, its place."""
    if claim.towns:
        return (claim.place, *claim.towns)
    stops = _stops(claim)
    return (stops[0], stops[-1]) if claim.destination else (claim.place,)


def _stops(claim: DatedClaim) -> list[Place]:
    """Return where a route passes.

    It starts and ends at the first stop inside a region, not at the middle of that region, where
    there may be nothing.
    """
    stops = [stop for stop in (claim.place, *claim.via, claim.destination) if stop]
    if len(stops) > 2 and _is_inside(stops[1], stops[0]):
        stops = stops[1:]
    if len(stops) > 2 and _is_inside(stops[-2], stops[-1]):
        stops = stops[:-1]
    return stops


def _is_inside(stop: Place, region: Place) -> bool:
    return region.precision == "region" and stop.region == region.region


def _degrees(place: Place) -> Point:
    return place.lon or 0, place.lat or 0


def _distance(start: Spot, goal: Spot, line: LineString) -> float:
    return float(line.distance(start) + line.distance(goal))


def _bend(start: Spot, goal: Spot, bend: float) -> LineString:
    """Return a curve that bends to the left by a fraction of its length; below 0 to the right."""
    x0, y0, x2, y2 = start.x, start.y, goal.x, goal.y
    x1, y1 = (x0 + x2) / 2 - (y2 - y0) * bend, (y0 + y2) / 2 + (x2 - x0) * bend
    return LineString(_quadratic((x0, y0), (x1, y1), (x2, y2), SEGMENTS))


def _quadratic(start: Point, control: Point, end: Point, segments: int) -> Route:
    shares = [step / segments for step in range(segments + 1)]
    (x0, y0), (x1, y1), (x2, y2) = start, control, end
    return [
        (
            (1 - t) ** 2 * x0 + 2 * t * (1 - t) * x1 + t**2 * x2,
            (1 - t) ** 2 * y0 + 2 * t * (1 - t) * y1 + t**2 * y2,
        )
        for t in shares
    ]


def _along(line: LineString, start: Spot, goal: Spot) -> LineString:
    """Return the line between two places near it; it is met at an angle, not squarely."""
    first, last = line.project(start), line.project(goal)
    forward = 1 if last > first else -1
    first += forward * APPROACH * line.distance(start)
    last -= forward * APPROACH * line.distance(goal)
    if (last - first) * forward <= 0:
        return LineString([start, goal])
    return LineString([start, *substring(line, first, last).coords, goal])


def _joined(before: LineString, after: LineString) -> LineString:
    """Return two legs as one, the corner between them rounded."""
    radius = min(CORNER, before.length / 2, after.length / 2)
    start = list(substring(before, 0, before.length - radius).coords)
    end = list(substring(after, radius, after.length).coords)
    corner = _quadratic(start[-1], after.coords[0], end[0], 4)
    return LineString([*start[:-1], *corner, *end[1:]])


def _angle(start: Spot, goal: Spot) -> float:
    return atan2(goal.y - start.y, goal.x - start.x)


def _turned(angle: float) -> float:
    """Return an angle between -pi and pi."""
    return (angle + pi) % (2 * pi) - pi
