"""Builds the map of the invented island in `examples/island/geo`: `python scripts/build_island.py`.

Deterministic: a coast of sines, heights by the distance from it, rivers from the ridge down.
It needs what `build_geo.py` needs; the result is committed.
"""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage

from dashboard.storage.atomic_write import write_atomic

OUTPUT: Final = Path(__file__).resolve().parent.parent / "examples" / "island" / "geo"
FRAME: Final = (58.0, 8.5, 67.0, 15.0)  # west, south, east, north, as in atlas.toml
CELLS: Final = 120  # pixels to a degree of longitude
SEED: Final = 1791
ASPECT: Final = 1.02  # of a degree of latitude to one of longitude, mid-frame

Grid: TypeAlias = NDArray[np.float64]
Colour: TypeAlias = tuple[int, int, int]


class Palette(NamedTuple):
    """One relief: its file, its colours from the shore to the peaks, and of shadow and light."""

    file: str
    tints: tuple[Colour, ...]
    shadow: Colour
    light: Colour


PAPER: Final = ((226, 222, 190), (236, 224, 188), (226, 203, 158), (203, 172, 130), (186, 158, 130))
DARK: Final = ((47, 51, 40), (57, 54, 42), (70, 61, 46), (88, 76, 60), (104, 92, 76))
PALETTES: Final = (
    Palette("relief.webp", PAPER, (112, 84, 58), (255, 250, 236)),
    Palette("relief-dark.webp", DARK, (14, 13, 12), (150, 134, 110)),
    Palette("relief-paper.jpg", PAPER, (112, 84, 58), (255, 250, 236)),
)


def main() -> None:
    """Write every layer and every relief."""
    island, neighbour = _coast(62.2, 11.75, 1.5, 1.05, SEED), _coast(60.75, 13.45, 0.42, 0.3, 7)
    mere = _coast(62.75, 11.85, 0.13, 0.08, 3)
    OUTPUT.mkdir(parents=True, exist_ok=True)
    _write("countries", [({"iso3": "ORV"}, island), ({"iso3": "FAR"}, neighbour)])
    _write("sea", [({"id": "sea"}, _sea_box().difference(shapely.union_all([island, neighbour])))])
    _write("lakes", [({"id": "mere"}, mere)])
    _write("rivers", [(properties, _smooth(line)) for properties, line in _rivers(island)])
    _write("regions", _regions(island))
    height = _heights(shapely.union_all([island, neighbour]))
    for palette in PALETTES:
        _write_relief(height, palette)


def _coast(lon: float, lat: float, width: float, height: float, seed: int) -> shapely.Polygon:
    """Return an outline around a point, distorted by a few sines."""
    rng = np.random.default_rng(seed)
    angles = np.linspace(0, 2 * np.pi, 420, endpoint=False)
    radius = np.ones_like(angles)
    for waves in range(2, 26):
        turn, strength = rng.uniform(0, 2 * np.pi), rng.uniform(0.5, 1)
        radius += 0.3 * strength / waves**1.25 * np.sin(waves * angles + turn)
    corners = np.stack(
        [lon + width * radius * np.cos(angles), lat + height * radius * np.sin(angles)], 1
    )
    return shapely.Polygon(np.round(corners, 3)).buffer(0)


def _sea_box() -> shapely.Polygon:
    # Larger than the frame, so that its edge is no shore.
    west, south, east, north = FRAME
    return shapely.box(west - 1, south - 1, east + 1, north + 1)


def _rivers(island: shapely.Polygon) -> list[tuple[dict[str, str], shapely.LineString]]:
    courses = {
        ("alder", "major"): ((61.75, 12.05), (61.95, 11.75), (61.9, 11.4), (62.1, 11), (62.1, 10)),
        ("lode", "minor"): ((62.05, 12.1), (62.4, 12), (62.75, 11.85), (63.2, 11.7), (64.5, 11.6)),
        ("wend", "minor"): ((61.6, 12.15), (61.3, 12.0), (60.95, 12.1), (59.5, 12.2)),
    }
    return [
        ({"id": name, "rank": rank}, _longest(shapely.LineString(course).intersection(island)))
        for (name, rank), course in courses.items()
    ]


def _longest(shape: Any) -> shapely.LineString:
    parts: list[shapely.LineString] = list(shapely.get_parts(shape))
    return max(parts, key=lambda part: float(part.length))


def _smooth(line: shapely.LineString) -> shapely.LineString:
    """Return the line with its corners cut four times, and slightly wavy."""
    points = np.array(line.coords)
    for _ in range(4):
        near, far = points[:-1] * 0.75 + points[1:] * 0.25, points[:-1] * 0.25 + points[1:] * 0.75
        cut = np.stack([near, far], axis=1).reshape(-1, 2)
        points = np.concatenate([points[:1], cut, points[-1:]])
    steps = np.arange(len(points))
    ends = np.minimum(steps, steps[::-1]).clip(0, 6) / 6  # its ends stay in place
    points[:, 0] += 0.022 * np.sin(steps * 0.9) * ends
    points[:, 1] += 0.016 * np.sin(steps * 0.53 + 1) * ends
    return shapely.LineString(np.round(points, 3))


def _regions(island: shapely.Polygon) -> list[tuple[dict[str, str], Any]]:
    high = _coast(61.6, 12.1, 0.62, 0.33, 12).intersection(island.buffer(-0.12))
    shore = shapely.box(61.2, 9, 63.0, 11.28).intersection(island)
    return [
        ({"id": "high-parishes", "name": "High Parishes"}, high),
        ({"id": "salt-shore", "name": "Salt Shore"}, _largest(shore)),
    ]


def _largest(shape: Any) -> Any:
    return max(shapely.get_parts(shape), key=lambda part: float(part.area))


def _heights(land: Any) -> Grid:
    """Return metres above sea level: rising from the shore, and rougher the higher it is."""
    west, south, east, north = FRAME
    width, height = round((east - west) * CELLS), round((north - south) * CELLS * ASPECT)
    lon, lat = np.meshgrid(
        west + (np.arange(width) + 0.5) / CELLS, north - (np.arange(height) + 0.5) / CELLS / ASPECT
    )
    inside = shapely.contains_xy(land, lon, lat)
    inland = ndimage.distance_transform_edt(inside) / CELLS  # degrees from the shore
    ridges = sum((1 - np.abs(_noise(inside.shape, size))) * size for size in (4, 9, 20)) / 33
    crest = np.exp(-(((lat - 12.08 + 0.1 * (lon - 61.7)) / 0.36) ** 2))  # from west to east
    rise = np.minimum(inland / 0.5, 1) ** 0.9
    return np.asarray((1150 * rise * (0.22 + 0.78 * crest) * (0.72 + 0.75 * ridges)).clip(0))


def _noise(shape: tuple[int, ...], size: int) -> Grid:
    noise = ndimage.gaussian_filter(np.random.default_rng(SEED + size).normal(size=shape), size)
    return np.asarray(noise / noise.std())


def _write_relief(height: Grid, palette: Palette) -> None:
    stops = np.linspace(0, 1500, len(palette.tints))
    soft = ndimage.gaussian_filter(height, 2.5)
    ground = np.stack(
        [np.interp(soft, stops, [tint[i] for tint in palette.tints]) for i in range(3)], axis=-1
    )
    south, east = np.gradient(ndimage.gaussian_filter(height, 0.8) * 0.016)
    facing = (0.5 * east + 0.5 * south + 0.7071) / np.sqrt(east**2 + south**2 + 1) / 0.7071 - 1
    dark, bright = (-facing).clip(0, 1)[..., None] * 0.95, facing.clip(0, 1)[..., None] * 0.8
    shaded = ground + (np.array(palette.shadow) - ground) * dark
    lit = shaded + (np.array(palette.light) - shaded) * bright
    image = Image.fromarray(np.round(lit.clip(0, 255)).astype(np.uint8))
    content = BytesIO()
    image.save(
        content, Image.registered_extensions()[Path(palette.file).suffix], quality=80, method=6
    )
    write_atomic(OUTPUT / palette.file, content.getvalue())


def _write(name: str, features: list[tuple[dict[str, str], Any]]) -> None:
    """Write GeoJSON, one feature a line, for readable diffs."""
    lines = [
        json.dumps(
            {
                "type": "Feature",
                "properties": properties,
                "geometry": json.loads(shapely.to_geojson(shapely.orient_polygons(shape))),
            },
            separators=(",", ":"),
        )
        for properties, shape in features
    ]
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
    write_atomic(OUTPUT / f"{name}.geojson", text.encode())


if __name__ == "__main__":
    main()
