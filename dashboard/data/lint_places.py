"""Lint of places and layers that look wrong on the map."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, radians
from typing import Any, Final

from shapely.geometry import Point, box

from dashboard.data.config import AtlasConfig, Box
from dashboard.data.faults import Fault
from dashboard.data.folder import FolderResult
from dashboard.data.layers import Layers
from dashboard.data.places import Place
from dashboard.data.tables import Row
from dashboard.languages.language import phrase

_KM: Final = 111.32  # in a degree
MAX_KM_FROM_SHORE: Final = 10  # small islands are not drawn
MAX_KM_FROM_REGION: Final = 25
MAX_DEGREES: Final = 60  # a wider map in plain degrees is too distorted
MAX_ASPECT_RATIO: Final = 2.6  # no window shows the whole of a flatter map
_LAYERS: Final = ("countries", "sea", "lakes", "rivers", "ways", "regions")


def place_warnings(result: FolderResult) -> Iterator[Fault]:
    """Yield every place of a folder without a fault that looks wrong, then layers and frame."""
    rows = result.tables["places.csv"].rows
    yield from _same_coordinates(rows)
    for number, place in rows:
        if place.lat is not None and place.precision != "region":
            yield from _in_the_water(number, place, result.layers)
            yield from _far_from_its_region(number, place, result.layers.regions)
    if result.config:
        yield from _missing_layers(rows, result.config, result.layers)
        yield from _outside_frame(result.config.frame, result.layers)
        yield from _odd_frame(result.config.frame)


def _same_coordinates(rows: tuple[Row[Place], ...]) -> Iterator[Fault]:
    first_rows: dict[tuple[float | None, float | None], Row[Place]] = {}
    for row in rows:
        number, place = row
        if place.lat is None or place.precision != "point":
            continue
        first_row = first_rows.setdefault((place.lat, place.lon), row)
        if first_row is not row:
            reason = phrase(
                "has the same coordinates as row {row}, {name}",
                row=first_row.number,
                name=first_row.record.name,
            )
            fix = phrase("Look both up again; if they are the same place, keep one row.")
            yield Fault("places.csv", number, "lat", f"{place.lat}, {place.lon}", reason, fix)


def _in_the_water(number: int, place: Place, layers: Layers) -> Iterator[Fault]:
    point = Point(place.lon, place.lat)
    for water in (layers.sea, layers.lakes):
        if water is None:
            continue
        for shape in water.geometry:
            distance = (
                _km(point.distance(shape.boundary), place.lat) if shape.covers(point) else 0.0
            )
            if distance > MAX_KM_FROM_SHORE:
                reason = phrase("lies in the water, {km} km from land", km=round(distance))
                fix = phrase("Look up the coordinates again: a digit may be wrong.")
                yield Fault("places.csv", number, "lat", f"{place.lat}, {place.lon}", reason, fix)
                return


def _far_from_its_region(number: int, place: Place, regions: Any) -> Iterator[Fault]:
    if regions is None or not place.region:
        return
    shape = regions.geometry[regions["id"].astype(str) == place.region].iloc[0]
    distance = _km(Point(place.lon, place.lat).distance(shape), place.lat)
    if distance > MAX_KM_FROM_REGION:
        reason = phrase(
            "lies {km} km from its region, {region}", km=round(distance), region=place.region
        )
        fix = phrase("Look up the coordinates again, or correct the region.")
        yield Fault("places.csv", number, "lat", f"{place.lat}, {place.lon}", reason, fix)


def _missing_layers(
    rows: tuple[Row[Place], ...], config: AtlasConfig, layers: Layers
) -> Iterator[Fault]:
    row_with_region = next((row for row in rows if row.record.region), None)
    if layers.regions is None and row_with_region:
        reason = phrase("is not drawn: there is no geo/regions.geojson")
        fix = phrase("Add the layer, or leave the cells of this column empty.")
        yield Fault(
            "places.csv",
            row_with_region.number,
            "region",
            row_with_region.record.region,
            reason,
            fix,
        )
    if layers.countries is None and config.home_countries:
        reason = phrase("is not drawn: there is no geo/countries.geojson")
        fix = phrase("Add the layer, or write at_home = [].")
        yield Fault("atlas.toml", None, "map.at_home", "", reason, fix)


def _outside_frame(frame: Box, layers: Layers) -> Iterator[Fault]:
    frame_shape = box(*frame)
    for name in _LAYERS:
        layer = getattr(layers, name)
        if layer is None or any(shape.intersects(frame_shape) for shape in layer.geometry):
            continue
        west, south, east, north = layer.geometry.iloc[0].bounds
        reason = phrase("has nothing inside the frame of the map; its first shape lies outside it")
        if box(south, west, north, east).intersects(frame_shape):
            reason = phrase("has latitude and longitude swapped, starting with its first shape")
        fix = phrase("Export it again with the longitude first, or correct the frame.")
        yield Fault(f"geo/{name}.geojson", None, "", "", reason, fix)


def _odd_frame(frame: Box) -> Iterator[Fault]:
    width, height = frame.east - frame.west, frame.north - frame.south
    middle_lat = (frame.north + frame.south) / 2
    if width > MAX_DEGREES:
        reason = phrase("is {degrees} degrees wide", degrees=round(width))
        fix = phrase(
            "Choose a smaller frame: the map uses plain degrees, which suit an area "
            "the size of a country."
        )
        yield Fault("atlas.toml", None, "map.frame", "", reason, fix)
    elif width * cos(radians(middle_lat)) > MAX_ASPECT_RATIO * height:
        reason = phrase("is so wide and low that no window shows all of it")
        fix = phrase("Choose a frame less than twice as wide as it is high.")
        yield Fault("atlas.toml", None, "map.frame", "", reason, fix)


def _km(degrees: float, lat: float | None) -> float:
    """Return a distance in degrees as kilometres, averaged over east and north."""
    return float(degrees * _KM * (1 + cos(radians(lat or 0))) / 2)
