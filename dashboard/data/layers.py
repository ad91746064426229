"""Map layers: what of them lies in `geo/` beside the tables; an atlas may have none."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import geopandas
from shapely.errors import ShapelyError
from shapely.geometry.base import BaseGeometry

from dashboard.data.columns import Ids
from dashboard.data.faults import Fault
from dashboard.data.pictures import is_whole, kind_of_picture
from dashboard.data.text_files import unreadable
from dashboard.languages.language import Phrase, phrase

REGIONS_FILE: Final = "geo/regions.geojson"
_NAMED_BY: Final = (
    ("countries", "iso3"),
    ("sea", ""),
    ("lakes", ""),
    ("reservoirs", ""),
    ("rivers", ""),
    ("regions", "id"),
)
_AREAS: Final = ("Polygon", "MultiPolygon")
_LINES: Final = ("LineString", "MultiLineString")
FILES: Final = (
    *(f"geo/{name}.geojson" for name, _ in _NAMED_BY),
    "geo/relief.webp",
    "geo/relief-dark.webp",
    "geo/relief-paper.jpg",
)


class Layers(NamedTuple):
    """The layers of one map in WGS84 degrees, and its relief; None: there is no such file.

    `countries` are named by their `iso3`, `regions` by their `id`. The reliefs of the screen are
    WebP; the one of paper is JPEG, which a PDF holds as it is.
    """

    countries: geopandas.GeoDataFrame | None
    sea: geopandas.GeoDataFrame | None
    lakes: geopandas.GeoDataFrame | None
    reservoirs: geopandas.GeoDataFrame | None
    rivers: geopandas.GeoDataFrame | None
    regions: geopandas.GeoDataFrame | None
    relief: bytes | None
    relief_dark: bytes | None
    relief_paper: bytes | None


class LayersRead(NamedTuple):
    """The layers of a folder and what is wrong with their files."""

    layers: Layers
    faults: tuple[Fault, ...]


def read_layers(folder: Path) -> LayersRead:
    """Return the layers in `folder/geo`; a file with a fault counts as not there."""
    faults: list[Fault] = []
    geo = folder / "geo"
    frames = {name: _layer(geo / f"{name}.geojson", by, faults) for name, by in _NAMED_BY}
    layers = Layers(
        **frames,
        relief=_picture(geo / "relief.webp", faults),
        relief_dark=_picture(geo / "relief-dark.webp", faults),
        relief_paper=_picture(geo / "relief-paper.jpg", faults),
    )
    return LayersRead(layers, tuple(faults))


def region_ids(layers: Layers) -> Ids | None:
    """Return the ids of the regions, None where there is no such layer."""
    return None if layers.regions is None else Counter(map(str, layers.regions["id"]))


def _layer(path: Path, named_by: str, faults: list[Fault]) -> geopandas.GeoDataFrame | None:
    if not path.is_file():
        return None
    try:
        with warnings.catch_warnings():
            # What the driver warns of on its own stream comes back as a shape without coordinates.
            warnings.simplefilter("ignore", RuntimeWarning)
            layer = geopandas.read_file(path)
    except (RuntimeError, ValueError, OSError, ShapelyError):  # what lies below it may raise
        reason = phrase("is no GeoJSON that can be read")
        faults.append(_fault(path, "", reason, phrase("Export it again as GeoJSON, or delete it.")))
        return None
    found = list(_layer_faults(path, layer, named_by))
    faults += found
    return None if found else layer


def _layer_faults(path: Path, layer: geopandas.GeoDataFrame, named_by: str) -> Iterator[Fault]:
    if not isinstance(layer, geopandas.GeoDataFrame) or layer.empty:
        yield _fault(path, "", phrase("has no shapes"), phrase("Export it again, or delete it."))
        return
    if named_by:
        yield from _wrong_names(path, layer, named_by)
    if layer.crs is None or layer.crs.to_epsg() != 4326:
        yield _fault(
            path, "", phrase("is not in WGS84 degrees"), phrase("Export it again in EPSG:4326.")
        )
    wanted = _LINES if path.stem == "rivers" else _AREAS
    for number, shape in enumerate(layer.geometry, start=1):
        reason = _wrong_shape(shape, wanted)
        if reason:
            fix = phrase("Look at shape {number}, and export the layer again.", number=number)
            yield _fault(path, "", reason, fix)
            return  # the others are likely to be wrong in the same way


def _wrong_names(path: Path, layer: geopandas.GeoDataFrame, named_by: str) -> Iterator[Fault]:
    if named_by not in layer.columns or layer[named_by].isna().any():
        fix = phrase("Give every shape its {name}.", name=named_by)
        yield _fault(path, named_by, phrase("not every shape has this property"), fix)
    elif not layer[named_by].is_unique:
        twice = str(layer[named_by][layer[named_by].duplicated()].iloc[0])
        fix = phrase("Join them into one.")
        yield Fault(_name(path), None, named_by, twice, phrase("names two shapes"), fix)


def _wrong_shape(shape: BaseGeometry | None, wanted: tuple[str, ...]) -> Phrase | None:
    """Return what keeps a shape from being drawn, or None."""
    if shape is None or shape.is_empty:
        return phrase("has a shape without coordinates")
    if shape.geom_type not in wanted:
        kinds = ", ".join(wanted)
        return phrase("has a {kind} where these belong: {kinds}", kind=shape.geom_type, kinds=kinds)
    west, south, east, north = shape.bounds
    if not (-181 <= west <= east <= 181 and -91 <= south <= north <= 91):
        return phrase("has coordinates that are nowhere on the earth")
    if not shape.is_valid:
        return phrase("has a shape whose edges cross")
    return None


def _picture(path: Path, faults: list[Fault]) -> bytes | None:
    if not path.is_file():
        return None
    try:
        content = path.read_bytes()
    except OSError as problem:
        faults.append(unreadable(problem, _name(path)))
        return None
    kind = "WebP" if path.suffix == ".webp" else "JPEG"
    fix = phrase("Export it again as {kind}, or delete it.", kind=kind)
    if kind != kind_of_picture(content):
        faults.append(_fault(path, "", phrase("is no {kind} picture", kind=kind), fix))
    elif not is_whole(content):
        reason = phrase("is a {kind} picture that is cut off or damaged", kind=kind)
        faults.append(_fault(path, "", reason, fix))
    else:
        return content
    return None


def _fault(path: Path, column: str, reason: Phrase, fix: Phrase) -> Fault:
    return Fault(_name(path), None, column, "", reason, fix)


def _name(path: Path) -> str:
    return f"geo/{path.name}"
