"""What of the land a printed map shows, and where on it the places and arrows of its event lie."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from dashboard.data.config import Box
from dashboard.data.records import Event, Place
from dashboard.figures.atlas_map import lat_scale
from dashboard.figures.basemap import Tracer
from dashboard.figures.dated_claims import DatedClaim
from dashboard.figures.map_arrows import curve
from dashboard.model import Atlas

NEAREST: Final = 3.6  # degrees of longitude that are seen at least: a place needs its country
ROOM: Final = 1.45  # how much wider the view is than what is marked on it


class PrintView(NamedTuple):
    """What is drawn, and on which ground."""

    event: Event
    atlas: Atlas
    found: list[DatedClaim]
    view: Box
    trace: Tracer

    @property
    def corner(self) -> tuple[float, float]:
        """The units of the upper left corner."""
        return self.trace.point(self.view.west, self.view.north)


def view_of(event: Event, found: list[DatedClaim], atlas: Atlas, form: float) -> Box:
    """Return what is seen: all that is marked, with room around it, inside the frame.

    `form` is the height of the drawing in parts of its width.
    """
    frame = atlas.config.frame
    tall = lat_scale(frame)
    west, south, east, north = _extent(event, found, atlas)
    parts = form / tall  # degrees of latitude in the view to one of longitude
    widest = min(frame.east - frame.west, (frame.north - frame.south) / parts)
    wide = min(max(NEAREST, (east - west) * ROOM, (north - south) * ROOM / parts), widest)
    left = _inside((west + east - wide) / 2, frame.west, frame.east - wide)
    low = _inside((south + north - wide * parts) / 2, frame.south, frame.north - wide * parts)
    return Box(left, low, left + wide, low + wide * parts)


def _extent(event: Event, found: list[DatedClaim], atlas: Atlas) -> tuple[float, ...]:
    marked = [*map(atlas.place, event.places), *(place for each in found for place in ends(each))]
    shapes = shapes_of(atlas)
    boxes = [
        shapes[place.region].bounds
        if place.precision == "region" and place.region in shapes
        else (place.lon, place.lat, place.lon, place.lat)
        for place in marked
        if place.lat is not None
    ]
    west, south, east, north = zip(*boxes, strict=True)
    return min(west), min(south), max(east), max(north)


def _inside(value: float, least: float, most: float) -> float:
    return max(least, min(value, most))


def ends(each: DatedClaim) -> tuple[Place, ...]:
    """Return the places of a happening: where it was, and where it went."""
    return (each.place, each.goal) if each.goal else (each.place,)


def shapes_of(atlas: Atlas) -> dict[str, Any]:
    """Return the shapes of the regions by their ids."""
    regions = atlas.layers.regions
    return {} if regions is None else dict(zip(regions.id, regions.geometry, strict=True))


def corners_of(each: DatedClaim, sheet: PrintView) -> list[tuple[float, float]]:
    """Return the corners of an arrow in units; nothing where there is none."""
    if each.goal is None:
        return []
    tall = lat_scale(sheet.atlas.config.frame)
    return [sheet.trace.point(lon, lat) for lon, lat in curve(each.place, each.goal, tall)]
