"""Map layers, read from `geo/` beside the tables; an atlas may have none."""

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
from dashboard.data.pictures import is_complete, picture_format
from dashboard.data.text_files import unreadable_fault
from dashboard.languages.language import Phrase, phrase

REGIONS_FILE: Final = "geo/regions.geojson"
_ID_COLUMNS: Final = (
    ("countries", "iso3"),
    ("sea", ""),
    ("lakes", ""),
    ("rivers", ""),
    ("ways", "id"),
    ("regions", "id"),
    ("surroundings", ""),
)
_AREAS: Final = ("Polygon", "MultiPolygon")
_LINES: Final = ("LineString", "MultiLineString")
_LINE_LAYERS: Final = ("rivers", "ways")
WAY_KINDS: Final = ("railway", "road")
FILES: Final = (
    *(f"geo/{name}.geojson" for name, _ in _ID_COLUMNS),
    "geo/relief.webp",
    "geo/relief-dark.webp",
    "geo/relief-paper.jpg",
    "geo/relief-close.webp",
    "geo/relief-close-dark.webp",
    "geo/relief-close-paper.jpg",
)


class Layers(NamedTuple):
    """The layers of one map in WGS84 degrees, and its relief; None: there is no such file.

    `countries` are identified by `iso3`, `regions` by `id`, `ways` by `id` and `kind`: "railway" or
    "road". The reliefs for the screen are WebP; those for print are JPEG, which a PDF embeds
    unchanged. The close ones have more detail and cover the box `map.close` of `atlas.toml`, the
    others the whole frame. `surroundings` is the land far beyond the frame, coarse, for the inset.
    """

    countries: geopandas.GeoDataFrame | None
    sea: geopandas.GeoDataFrame | None
    lakes: geopandas.GeoDataFrame | None
    rivers: geopandas.GeoDataFrame | None
    ways: geopandas.GeoDataFrame | None
    regions: geopandas.GeoDataFrame | None
    surroundings: geopandas.GeoDataFrame | None
    relief: bytes | None
    relief_dark: bytes | None
    relief_paper: bytes | None
    relief_close: bytes | None
    relief_close_dark: bytes | None
    relief_close_paper: bytes | None


class LayersResult(NamedTuple):
    """The layers of a folder and what is wrong with their files."""

    layers: Layers
    faults: tuple[Fault, ...]


def read_layers(folder: Path) -> LayersResult:
    """Return the layers in `folder/geo`; a file with a fault counts as not there."""
    faults: list[Fault] = []
    geo = folder / "geo"
    frames = {
        name: _layer(geo / f"{name}.geojson", id_column, faults) for name, id_column in _ID_COLUMNS
    }
    layers = Layers(
        **frames,
        relief=_picture(geo / "relief.webp", faults),
        relief_dark=_picture(geo / "relief-dark.webp", faults),
        relief_paper=_picture(geo / "relief-paper.jpg", faults),
        relief_close=_picture(geo / "relief-close.webp", faults),
        relief_close_dark=_picture(geo / "relief-close-dark.webp", faults),
        relief_close_paper=_picture(geo / "relief-close-paper.jpg", faults),
    )
    return LayersResult(layers, tuple(faults))


def region_ids(layers: Layers) -> Ids | None:
    """Return the ids of the regions, None where there is no such layer."""
    return None if layers.regions is None else Counter(map(str, layers.regions["id"]))


def _layer(path: Path, id_column: str, faults: list[Fault]) -> geopandas.GeoDataFrame | None:
    if not path.is_file():
        return None
    try:
        with warnings.catch_warnings():
            # A shape that the driver warns about comes back without coordinates, which is checked.
            warnings.simplefilter("ignore", RuntimeWarning)
            layer = geopandas.read_file(path)
    except (RuntimeError, ValueError, OSError, ShapelyError):  # raised by the libraries below it
        reason = phrase("is not a readable GeoJSON file")
        faults.append(_fault(path, "", reason, phrase("Export it again as GeoJSON, or delete it.")))
        return None
    layer_faults = list(_layer_faults(path, layer, id_column))
    faults += layer_faults
    return None if layer_faults else layer


def _layer_faults(path: Path, layer: geopandas.GeoDataFrame, id_column: str) -> Iterator[Fault]:
    if not isinstance(layer, geopandas.GeoDataFrame) or layer.empty:
        yield _fault(path, "", phrase("has no shapes"), phrase("Export it again, or delete it."))
        return
    if id_column:
        yield from _id_faults(path, layer, id_column)
    if path.stem == "ways":
        yield from _kind_faults(path, layer)
    if layer.crs is None or layer.crs.to_epsg() != 4326:
        yield _fault(
            path, "", phrase("is not in WGS84 degrees"), phrase("Export it again in EPSG:4326.")
        )
    geometry_types = _LINES if path.stem in _LINE_LAYERS else _AREAS
    for number, shape in enumerate(layer.geometry, start=1):
        reason = _shape_fault_reason(shape, geometry_types)
        if reason:
            fix = phrase("Check shape {number}, and export the layer again.", number=number)
            yield _fault(path, "", reason, fix)
            return  # the others probably have the same fault


def _id_faults(path: Path, layer: geopandas.GeoDataFrame, id_column: str) -> Iterator[Fault]:
    if id_column not in layer.columns or layer[id_column].isna().any():
        fix = phrase("Give every shape the property {name}.", name=id_column)
        yield _fault(path, id_column, phrase("not every shape has this property"), fix)
    elif not layer[id_column].is_unique:
        duplicate = str(layer[id_column][layer[id_column].duplicated()].iloc[0])
        fix = phrase("Join the two shapes into one.")
        yield Fault(_name(path), None, id_column, duplicate, phrase("is used for two shapes"), fix)


def _kind_faults(path: Path, layer: geopandas.GeoDataFrame) -> Iterator[Fault]:
    kinds = list(layer["kind"]) if "kind" in layer.columns else [None]
    wrong = next((kind for kind in kinds if kind not in WAY_KINDS), "")
    if wrong != "":
        fix = phrase("Use one of: {choices}.", choices=", ".join(WAY_KINDS))
        reason = phrase("not every line is a railway or a road")
        yield Fault(_name(path), None, "kind", str(wrong or ""), reason, fix)


def _shape_fault_reason(
    shape: BaseGeometry | None, geometry_types: tuple[str, ...]
) -> Phrase | None:
    """Return why a shape cannot be drawn, or None."""
    if shape is None or shape.is_empty:
        return phrase("has a shape without coordinates")
    if shape.geom_type not in geometry_types:
        kinds = ", ".join(geometry_types)
        return phrase(
            "has a {kind}, but only these are allowed: {kinds}", kind=shape.geom_type, kinds=kinds
        )
    west, south, east, north = shape.bounds
    if not (-181 <= west <= east <= 181 and -91 <= south <= north <= 91):
        return phrase("has coordinates that do not exist on Earth")
    if not shape.is_valid:
        return phrase("has a shape whose edges cross")
    return None


def _picture(path: Path, faults: list[Fault]) -> bytes | None:
    if not path.is_file():
        return None
    try:
        content = path.read_bytes()
    except OSError as problem:
        faults.append(unreadable_fault(problem, _name(path)))
        return None
    kind = "WebP" if path.suffix == ".webp" else "JPEG"
    fix = phrase("Export it again as {kind}, or delete it.", kind=kind)
    if kind != picture_format(content):
        faults.append(_fault(path, "", phrase("is not a {kind} image", kind=kind), fix))
    elif not is_complete(content):
        reason = phrase("is an incomplete or damaged {kind} image", kind=kind)
        faults.append(_fault(path, "", reason, fix))
    else:
        return content
    return None


def _fault(path: Path, column: str, reason: Phrase, fix: Phrase) -> Fault:
    return Fault(_name(path), None, column, "", reason, fix)


def _name(path: Path) -> str:
    return f"geo/{path.name}"
