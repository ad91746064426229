"""The view of a printed map, and the positions of the places and arrows of its event."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from dashboard.data.config import Box
from dashboard.data.records import Event
from dashboard.figures.atlas_map import lat_scale
from dashboard.figures.basemap import Tracer
from dashboard.figures.dated_claims import DatedClaim, places_of
from dashboard.figures.routes import Route, Ways
from dashboard.model import Atlas

MIN_WIDTH: Final = 3.6  # degrees of longitude: a place is shown with its surroundings
MARGIN_FACTOR: Final = 1.45  # ratio of the view to the extent of what is marked on it


class PrintView(NamedTuple):
    """What is drawn, in which view and with which projection."""

    event: Event
    atlas: Atlas
    claims: list[DatedClaim]
    view: Box
    tracer: Tracer

    @property
    def corner(self) -> tuple[float, float]:
        """The top left corner in units."""
        return self.tracer.point(self.view.west, self.view.north)


def view_of(event: Event, claims: list[DatedClaim], atlas: Atlas, aspect: float) -> Box:
    """Return the view: everything that is marked, with a margin, within the frame.

    `aspect` is the height of the drawing divided by its width.
    """
    frame = atlas.config.frame
    scale = lat_scale(frame)
    west, south, east, north = _extent(event, claims, atlas)
    # Degrees of latitude in the view per degree of longitude.
    height_per_width = aspect / scale
    max_width = min(frame.east - frame.west, (frame.north - frame.south) / height_per_width)
    width = min(
        max(
            MIN_WIDTH,
            (east - west) * MARGIN_FACTOR,
            (north - south) * MARGIN_FACTOR / height_per_width,
        ),
        max_width,
    )
    west_edge = _clamped((west + east - width) / 2, frame.west, frame.east - width)
    south_edge = _clamped(
        (south + north - width * height_per_width) / 2,
        frame.south,
        frame.north - width * height_per_width,
    )
    return Box(west_edge, south_edge, west_edge + width, south_edge + width * height_per_width)


def _extent(event: Event, claims: list[DatedClaim], atlas: Atlas) -> tuple[float, ...]:
    marked = [
        *map(atlas.place, event.places),
        *(place for claim in claims for place in places_of(claim)),
    ]
    shapes = shapes_of(atlas)
    boxes = [
        shapes[place.region].bounds
        if place.precision == "region" and place.region in shapes
        else (place.lon, place.lat, place.lon, place.lat)
        for place in marked
        if place.lat is not None
    ]
    west, south, east, north = map(list, zip(*boxes, strict=True))
    ways = ways_of(atlas)
    on_routes = [point for claim in claims for route in ways.routes(claim) for point in route]
    lons, lats = [lon for lon, _ in on_routes], [lat for _, lat in on_routes]
    return min(west + lons), min(south + lats), max(east + lons), max(north + lats)


def _clamped(value: float, lowest: float, highest: float) -> float:
    return max(lowest, min(value, highest))


def shapes_of(atlas: Atlas) -> dict[str, Any]:
    """Return the shapes of the regions by id."""
    regions = atlas.layers.regions
    return {} if regions is None else dict(zip(regions.id, regions.geometry, strict=True))


def ways_of(atlas: Atlas) -> Ways:
    """Return the railways and roads that a route may follow."""
    return Ways(atlas.layers, lat_scale(atlas.config.frame))


def drawn_routes(claim: DatedClaim, print_view: PrintView) -> list[Route]:
    """Return the routes of a claim in units; of a closed one, what is left beside the gap."""
    ways = ways_of(print_view.atlas)
    routes = ways.routes(claim)
    if claim.closed:
        routes = [*ways.halves(routes[0], ways.gap(claim, print_view.claims))]
    return [[print_view.tracer.point(lon, lat) for lon, lat in route] for route in routes]
