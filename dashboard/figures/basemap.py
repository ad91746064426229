"""The vector base map as SVG: sea, lakes, rivers, present-day state lines, graticule.

Its units are parts of a degree, and its lines are as wide at every zoom. It lies below the graph:
a step of the time control need not draw it again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple, TypeAlias

from geopandas import GeoDataFrame
from shapely import get_coordinates, get_parts, union_all
from shapely.geometry.base import BaseGeometry

from dashboard.data.config import Box
from dashboard.data.layers import Layers

Layer: TypeAlias = GeoDataFrame | None
UNITS: Final = 100  # units of the drawing in a degree of longitude
EVEN: Final = 'vector-effect="non-scaling-stroke"'


# Degrees from the shore, and how strongly its colour lies on the sea from there on.
SHORE: Final = ((0, 0.36), (0.02, 0.14), (0.045, 0))
BLUNT: Final = 0.008  # degrees by which the edge of a tone may be off; the shore itself is exact


class Ink(NamedTuple):
    """The colours of one theme of the base map; no two of a theme are the same."""

    sea: str
    shore: str
    river: str
    veil: str
    veil_opacity: str
    state: str
    home: str
    graticule: str


LIGHT: Final = Ink(
    sea="#b9d3da",
    shore="#6f9fae",
    river="#5b93a8",
    veil="#f3ebd8",
    veil_opacity="0.52",
    state="#9a8462",
    home="#6e4b2c",
    graticule="#3a2d1c",
)
# Slate sea, umber land: the relief of the dark theme under it, lines lighter than the ground.
DARK: Final = Ink(
    sea="#15252f",
    shore="#4f7f92",
    river="#5a93a8",
    veil="#191715",
    veil_opacity=LIGHT.veil_opacity,
    state="#94815f",
    home="#dcbf92",
    graticule="#efe3ca",
)


def basemap(layers: Layers, trace: Tracer, home: tuple[str, ...], ink: Ink) -> str:
    """Return the shapes of the base map as SVG text.

    `home` are the countries drawn clear, as ISO 3166 codes.
    """
    abroad, at_home = _apart(layers.countries, home)
    shapes = {
        "abroad": trace.areas(abroad),
        "home": trace.areas(at_home),
    }
    parts = [
        _shapes(shapes),
        _use("abroad", fill=ink.veil, fill_opacity=ink.veil_opacity),
        _sea(layers, trace, ink),
        _rivers(layers.rivers, trace, ink),
        _use("abroad", stroke=ink.state, stroke_width="0.8", stroke_dasharray="4 2.4"),
        _use("home", stroke=ink.home, stroke_width="4", stroke_opacity="0.16"),
        _use("home", stroke=ink.home, stroke_width="1.3"),
        line(trace.graticule(), stroke=ink.graticule, stroke_width="0.5", stroke_opacity="0.16"),
    ]
    return "".join(parts)


class Tracer:
    """Turns geometry in degrees into the `d` of an SVG path, exact to 0.001 degrees.

    `stretch` is the height of a degree of latitude in degrees of longitude (1 / cos of the middle
    latitude); `units` of the drawing make a degree of longitude.
    """

    def __init__(self, frame: Box, stretch: float, units: float = UNITS) -> None:
        self._frame = frame
        self._stretch = stretch
        self._units = units
        self.width = (frame.east - frame.west) * units
        self.height = (frame.north - frame.south) * units * stretch

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """Return a place in units of the drawing."""
        return self._x(lon), self._y(lat)

    def areas(self, layer: Layer) -> str:
        """Return the rings of all areas of a layer."""
        if layer is None:
            return ""
        return "".join(map(self.area, layer.geometry))

    def area(self, shape: BaseGeometry) -> str:
        """Return the rings of one area, its holes too."""
        rings = [
            ring for polygon in get_parts(shape) for ring in (polygon.exterior, *polygon.interiors)
        ]
        return "".join(self._line(ring) + "z" for ring in rings)

    def lines(self, layer: Layer) -> str:
        """Return all lines of a layer."""
        if layer is None:
            return ""
        return "".join(self._line(line) for line in get_parts(layer.geometry.to_numpy()))

    def box(self, box: Box) -> str:
        """Return a box as the `viewBox` of a drawing."""
        west, north = self._x(box.west), self._y(box.north)
        return f"{west} {north} {self._x(box.east) - west:.1f} {self._y(box.south) - north:.1f}"

    def graticule(self) -> str:
        """Return the lines of every whole degree."""
        west, south, east, north = (round(edge) for edge in self._frame)
        meridians = (f"M{self._x(lon)} 0V{self.height:.0f}" for lon in range(west, east + 1))
        parallels = (f"M0 {self._y(lat)}H{self.width:.0f}" for lat in range(south, north + 1))
        return "".join((*meridians, *parallels))

    def _line(self, line: BaseGeometry) -> str:
        points = [(self._x(lon), self._y(lat)) for lon, lat in get_coordinates(line)]
        return "M" + "L".join(f"{x} {y}" for x, y in points)

    def _x(self, lon: float) -> float:
        return round((lon - self._frame.west) * self._units, 1)

    def _y(self, lat: float) -> float:
        return round((self._frame.north - lat) * self._units * self._stretch, 1)


def _apart(countries: Layer, home: tuple[str, ...]) -> tuple[Layer, Layer]:
    if countries is None:
        return None, None
    ours = countries.iso3.isin(home)
    return countries[~ours], countries[ours]


def _shapes(shapes: dict[str, str]) -> str:
    # Each shape is written once and drawn several times: it stands in the page as it is served.
    paths = "".join(f'<path id="ground-{name}" {EVEN} d="{d}"/>' for name, d in shapes.items())
    return f"<defs>{paths}</defs>"


def _sea(layers: Layers, trace: Tracer, ink: Ink) -> str:
    # Bands along the shore, paler and paler: the old engravers' way to say "sea". Areas, one upon
    # the other: wide lines that are clipped to the water cost the first paint a tenth of its time.
    bands = [f"band-{number}" for number in range(len(SHORE))]
    tones = "".join(
        _use(band, fill=ink.sea, fill_rule="evenodd")
        + _use(band, fill=ink.shore, fill_rule="evenodd", fill_opacity=str(opacity))
        for band, (_, opacity) in zip(bands, SHORE, strict=True)
    )
    water = _shapes(dict(zip(bands, _bands(layers, trace), strict=True)))
    return f"{water}{tones}{_use(bands[0], stroke=ink.shore, stroke_width='0.8')}"


def _bands(layers: Layers, trace: Tracer) -> Iterator[str]:
    """Yield all water, and then the water at a distance from its shore, farther and farther."""
    found = [
        layer.geometry.union_all() for layer in (layers.sea, layers.lakes) if layer is not None
    ]
    yield trace.areas(layers.sea) + trace.areas(layers.lakes)
    for far, _ in SHORE[1:]:
        yield trace.area(union_all(found).buffer(-far).simplify(BLUNT))


def _rivers(rivers: Layer, trace: Tracer, ink: Ink) -> str:
    widths = {"major": "1.5", "minor": "0.8"}
    return "".join(
        line(
            trace.lines(_of_rank(rivers, rank)),
            stroke=ink.river,
            stroke_width=width,
            stroke_linejoin="round",
        )
        for rank, width in widths.items()
    )


def _of_rank(rivers: Layer, rank: str) -> Layer:
    return None if rivers is None else rivers[rivers["rank"] == rank]


def line(d: str, fill: str = "none", **attributes: str) -> str:
    """Return a path whose line is as wide at every zoom."""
    return f'<path fill="{fill}" {EVEN}{_written(attributes)} d="{d}"/>'


def _use(shape: str, fill: str = "none", **attributes: str) -> str:
    return f'<use fill="{fill}"{_written(attributes)} href="#ground-{shape}"/>'


def _written(attributes: dict[str, str]) -> str:
    return "".join(f' {name.replace("_", "-")}="{value}"' for name, value in attributes.items())
