"""Places and layers that are allowed and look wrong on the map."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, radians
from typing import Any, Final

from shapely.geometry import Point, box

from dashboard.data.config import AtlasConfig, Box
from dashboard.data.faults import Fault
from dashboard.data.folder import FolderResult
from dashboard.data.layers import Layers
from dashboard.data.records import Place
from dashboard.data.tables import Row
from dashboard.languages.language import phrase

_KM: Final = 111.32  # in a degree
IN_THE_WATER: Final = 10  # kilometres from a shore: small islands are not drawn
FROM_ITS_REGION: Final = 25
WIDEST: Final = 60  # degrees, beyond which a plain map of degrees is no likeness
FLATTEST: Final = 2.6  # times as wide as high: no window shows more of it at once
_LAYERS: Final = ("countries", "sea", "lakes", "reservoirs", "rivers", "regions")


def place_warnings(reading: FolderResult) -> Iterator[Fault]:
    """Yield every place of a folder without a fault that looks wrong, then layers and frame."""
    rows = reading.tables["places.csv"].rows
    yield from _at_one_point(rows)
    for number, place in rows:
        if place.lat is not None and place.precision != "region":
            yield from _in_the_water(number, place, reading.layers)
            yield from _far_from_its_region(number, place, reading.layers.regions)
    if reading.config:
        yield from _missing_layers(rows, reading.config, reading.layers)
        yield from _beside_the_frame(reading.config.frame, reading.layers)
        yield from _odd_frame(reading.config.frame)


def _at_one_point(rows: tuple[Row[Place], ...]) -> Iterator[Fault]:
    first: dict[tuple[float | None, float | None], Row[Place]] = {}
    for row in rows:
        number, place = row
        if place.lat is None or place.precision != "point":
            continue
        other = first.setdefault((place.lat, place.lon), row)
        if other is not row:
            reason = phrase(
                "has the coordinates of row {row}, {name}", row=other.number, name=other.record.name
            )
            fix = phrase("Look both up again; if they are one place, keep one row.")
            yield Fault("places.csv", number, "lat", f"{place.lat}, {place.lon}", reason, fix)


def _in_the_water(number: int, place: Place, layers: Layers) -> Iterator[Fault]:
    point = Point(place.lon, place.lat)
    for water in (layers.sea, layers.lakes):
        if water is None:
            continue
        for shape in water.geometry:
            away = _km(point.distance(shape.boundary), place.lat) if shape.covers(point) else 0.0
            if away > IN_THE_WATER:
                reason = phrase("lies in the water, {km} km from land", km=round(away))
                fix = phrase("Look up the coordinates again: a figure may be wrong.")
                yield Fault("places.csv", number, "lat", f"{place.lat}, {place.lon}", reason, fix)
                return


def _far_from_its_region(number: int, place: Place, regions: Any) -> Iterator[Fault]:
    if regions is None or not place.region:
        return
    shape = regions.geometry[regions["id"].astype(str) == place.region].iloc[0]
    away = _km(Point(place.lon, place.lat).distance(shape), place.lat)
    if away > FROM_ITS_REGION:
        reason = phrase(
            "lies {km} km from its region, {region}", km=round(away), region=place.region
        )
        fix = phrase("Look up the coordinates again, or correct the region.")
        yield Fault("places.csv", number, "lat", f"{place.lat}, {place.lon}", reason, fix)


def _missing_layers(
    rows: tuple[Row[Place], ...], outline: AtlasConfig, layers: Layers
) -> Iterator[Fault]:
    named = next((row for row in rows if row.record.region), None)
    if layers.regions is None and named:
        reason = phrase("is not drawn: there is no geo/regions.geojson")
        fix = phrase("Add the layer, or leave the cells of this column empty.")
        yield Fault("places.csv", named.number, "region", named.record.region, reason, fix)
    if layers.countries is None and outline.at_home:
        reason = phrase("is not drawn: there is no geo/countries.geojson")
        fix = phrase("Add the layer, or write at_home = [].")
        yield Fault("atlas.toml", None, "map.at_home", "", reason, fix)


def _beside_the_frame(frame: Box, layers: Layers) -> Iterator[Fault]:
    window = box(*frame)
    for name in _LAYERS:
        layer = getattr(layers, name)
        if layer is None or any(shape.intersects(window) for shape in layer.geometry):
            continue
        west, south, east, north = layer.geometry.iloc[0].bounds
        reason = phrase("has nothing inside the frame of the map; its first shape is beside it")
        if box(south, west, north, east).intersects(window):
            reason = phrase("has latitude and longitude exchanged, from its first shape on")
        fix = phrase("Export it again, with the longitude first, or correct the frame.")
        yield Fault(f"geo/{name}.geojson", None, "", "", reason, fix)


def _odd_frame(frame: Box) -> Iterator[Fault]:
    wide, high = frame.east - frame.west, frame.north - frame.south
    middle = (frame.north + frame.south) / 2
    if wide > WIDEST:
        reason = phrase("is {degrees} degrees wide", degrees=round(wide))
        fix = phrase("Choose a smaller frame: the map is plain degrees, for a country.")
        yield Fault("atlas.toml", None, "map.frame", "", reason, fix)
    elif wide * cos(radians(middle)) > FLATTEST * high:
        reason = phrase("is so flat that no window shows the whole of it")
        fix = phrase("Choose a frame that is less than twice as wide as high.")
        yield Fault("atlas.toml", None, "map.frame", "", reason, fix)


def _km(degrees: float, lat: float | None) -> float:
    """Return a distance in degrees as kilometres, east and north taken alike."""
    return float(degrees * _KM * (1 + cos(radians(lat or 0))) / 2)
