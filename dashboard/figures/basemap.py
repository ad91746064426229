"""The vector base map as SVG: sea, lakes, rivers, present-day state lines, graticule.

Its units are fractions of a degree, and its lines have the same width at every zoom. It lies below
the graph, so that a step of the timeline does not redraw it.
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
UNITS: Final = 100  # SVG units in a degree of longitude
FIXED_WIDTH: Final = 'vector-effect="non-scaling-stroke"'


# Degrees from the shore, and the opacity of the shore colour on the sea from there on.
SHORE: Final = ((0, 0.36), (0.02, 0.14), (0.045, 0))
TOLERANCE: Final = (
    0.008  # degrees by which the edge of a band may be off; the shore itself is exact
)


class Ink(NamedTuple):
    """The colours of the base map in one theme; no two in a theme are the same."""

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
# Slate sea, umber land over the dark relief; lines are lighter than the ground.
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


def basemap(layers: Layers, tracer: Tracer, home: tuple[str, ...], ink: Ink) -> str:
    """Return the shapes of the base map as SVG text.

    `home` are the countries drawn without a veil, as ISO 3166 codes.
    """
    abroad, homeland = _split_by_home(layers.countries, home)
    shapes = {
        "abroad": tracer.areas(abroad),
        "home": tracer.areas(homeland),
    }
    parts = [
        _shapes(shapes),
        _reuse("abroad", fill=ink.veil, fill_opacity=ink.veil_opacity),
        _sea(layers, tracer, ink),
        _rivers(layers.rivers, tracer, ink),
        _reuse("abroad", stroke=ink.state, stroke_width="0.8", stroke_dasharray="4 2.4"),
        _reuse("home", stroke=ink.home, stroke_width="4", stroke_opacity="0.16"),
        _reuse("home", stroke=ink.home, stroke_width="1.3"),
        line(tracer.graticule(), stroke=ink.graticule, stroke_width="0.5", stroke_opacity="0.16"),
    ]
    return "".join(parts)


class Tracer:
    """Turns geometry in degrees into the `d` of an SVG path, exact to 0.001 degrees.

    `lat_scale` is the height of a degree of latitude in degrees of longitude (1 / cos of the middle
    latitude); `units` is the number of SVG units in a degree of longitude.
    """

    def __init__(self, frame: Box, lat_scale: float, units: float = UNITS) -> None:
        self._frame = frame
        self._lat_scale = lat_scale
        self._units = units
        self.width = (frame.east - frame.west) * units
        self.height = (frame.north - frame.south) * units * lat_scale

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """Return a place in SVG units."""
        return self._x(lon), self._y(lat)

    def areas(self, layer: Layer) -> str:
        """Return the rings of all areas of a layer."""
        if layer is None:
            return ""
        return "".join(map(self.area, layer.geometry))

    def area(self, shape: BaseGeometry) -> str:
        """Return the rings of one area, including its holes."""
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
        """Return a line at every whole degree."""
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
        return round((self._frame.north - lat) * self._units * self._lat_scale, 1)


def _split_by_home(countries: Layer, home: tuple[str, ...]) -> tuple[Layer, Layer]:
    if countries is None:
        return None, None
    is_home = countries.iso3.isin(home)
    return countries[~is_home], countries[is_home]


def _shapes(shapes: dict[str, str]) -> str:
    # Each shape is written once and drawn several times, because it is inlined in the page.
    paths = "".join(
        f'<path id="ground-{name}" {FIXED_WIDTH} d="{d}"/>' for name, d in shapes.items()
    )
    return f"<defs>{paths}</defs>"


def _sea(layers: Layers, tracer: Tracer, ink: Ink) -> str:
    # Ever paler bands along the shore, as old engravers drew the sea. They are stacked areas: wide
    # lines clipped to the water cost the first paint a tenth of its time.
    bands = [f"band-{number}" for number in range(len(SHORE))]
    tones = "".join(
        _reuse(band, fill=ink.sea, fill_rule="evenodd")
        + _reuse(band, fill=ink.shore, fill_rule="evenodd", fill_opacity=str(opacity))
        for band, (_, opacity) in zip(bands, SHORE, strict=True)
    )
    water = _shapes(dict(zip(bands, _bands(layers, tracer), strict=True)))
    return f"{water}{tones}{_reuse(bands[0], stroke=ink.shore, stroke_width='0.8')}"


def _bands(layers: Layers, tracer: Tracer) -> Iterator[str]:
    """Yield all water, then the water farther and farther from its shore."""
    water = [
        layer.geometry.union_all() for layer in (layers.sea, layers.lakes) if layer is not None
    ]
    yield tracer.areas(layers.sea) + tracer.areas(layers.lakes)
    for distance, _ in SHORE[1:]:
        yield tracer.area(union_all(water).buffer(-distance).simplify(TOLERANCE))


def _rivers(rivers: Layer, tracer: Tracer, ink: Ink) -> str:
    widths = {"major": "1.5", "minor": "0.8"}
    return "".join(
        line(
            tracer.lines(_of_rank(rivers, rank)),
            stroke=ink.river,
            stroke_width=width,
            stroke_linejoin="round",
        )
        for rank, width in widths.items()
    )


def _of_rank(rivers: Layer, rank: str) -> Layer:
    return None if rivers is None else rivers[rivers["rank"] == rank]


def line(d: str, fill: str = "none", **attributes: str) -> str:
    """Return a path whose line has the same width at every zoom."""
    return f'<path fill="{fill}" {FIXED_WIDTH}{_attributes(attributes)} d="{d}"/>'


def _reuse(shape: str, fill: str = "none", **attributes: str) -> str:
    return f'<use fill="{fill}"{_attributes(attributes)} href="#ground-{shape}"/>'


def _attributes(attributes: dict[str, str]) -> str:
    return "".join(f' {name.replace("_", "-")}="{value}"' for name, value in attributes.items())
