"""The vector base map as SVG: sea, lakes, rivers, borders, graticule.

Its units are fractions of a degree, and its lines have the same width at every zoom. It lies below
the graph, so that a step of the timeline does not redraw it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple, TypeAlias

from geopandas import GeoDataFrame
from shapely import box, get_coordinates, get_parts, line_merge, union_all
from shapely.geometry import LineString
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
    railway: str
    road: str
    border: str
    graticule: str


LIGHT: Final = Ink(
    sea="#b9d3da",
    shore="#6f9fae",
    river="#5b93a8",
    railway="#57483a",
    road="#8c6f4e",
    border="#6b665f",
    graticule="#3a2d1c",
)
# Slate sea, umber land over the dark relief; lines are lighter than the ground.
DARK: Final = Ink(
    sea="#15252f",
    shore="#4f7f92",
    river="#5a93a8",
    railway="#b3a48c",
    road="#8f7f68",
    border="#a9a49b",
    graticule="#efe3ca",
)


def basemap(layers: Layers, tracer: Tracer, ink: Ink) -> str:
    """Return the shapes of the base map as SVG text.

    All borders look the same and are thin: those of today are no part of what the map tells, so
    coast and relief give the form of the land. `assets/js/map/borders.js` can hide them.
    """
    parts = [
        _sea(layers, tracer, ink),
        _rivers(layers.rivers, tracer, ink),
        _ways(layers.ways, tracer, ink),
        f'<g class="borders">{_border_path(layers, tracer, ink)}</g>',
        line(tracer.graticule(), stroke=ink.graticule, stroke_width="0.5", stroke_opacity="0.16"),
    ]
    return "".join(parts)


class Tracer:
    """Turns geometry in degrees into the `d` of an SVG path, exact to 0.001 degrees.

    `lat_scale` is the height of a degree of latitude in degrees of longitude (1 / cos of the middle
    latitude); `units` is the number of SVG units in a degree of longitude.
    """

    def __init__(self, frame: Box, lat_scale: float, units: float = UNITS) -> None:
        self.frame = frame
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
        return "".join(self.line(ring) + "z" for ring in rings)

    def lines(self, layer: Layer) -> str:
        """Return all lines of a layer."""
        if layer is None:
            return ""
        return "".join(map(self.line, get_parts(layer.geometry.to_numpy())))

    def line(self, line: BaseGeometry) -> str:
        """Return one line."""
        points = [self.point(lon, lat) for lon, lat in get_coordinates(line)]
        return "M" + "L".join(f"{x} {y}" for x, y in points)

    def box(self, seen: Box) -> str:
        """Return a box as the `viewBox` of a drawing."""
        west, north = self._x(seen.west), self._y(seen.north)
        return f"{west} {north} {self._x(seen.east) - west:.1f} {self._y(seen.south) - north:.1f}"

    def graticule(self) -> str:
        """Return a line at every whole degree."""
        west, south, east, north = (round(edge) for edge in self.frame)
        meridians = (f"M{self._x(lon)} 0V{self.height:.0f}" for lon in range(west, east + 1))
        parallels = (f"M0 {self._y(lat)}H{self.width:.0f}" for lat in range(south, north + 1))
        return "".join((*meridians, *parallels))

    def _x(self, lon: float) -> float:
        return round((lon - self.frame.west) * self._units, 1)

    def _y(self, lat: float) -> float:
        return round((self.frame.north - lat) * self._units * self._lat_scale, 1)


def border_lines(layers: Layers, frame: Box) -> list[LineString]:
    """Return the edges of the countries that are no shore, in degrees: each once, and unbroken.

    An edge that two countries share would be two rows of dots that fill each other's gaps.
    """
    if layers.countries is None:
        return []
    edges = layers.countries.geometry.boundary.union_all().difference(box(*frame).boundary)
    for water in (layers.sea, layers.lakes):
        if water is not None:
            edges = edges.difference(water.geometry.boundary.union_all())
    return [part for part in get_parts(line_merge(edges)) if part.length > 0]


def _border_path(layers: Layers, tracer: Tracer, ink: Ink) -> str:
    d = "".join(map(tracer.line, border_lines(layers, tracer.frame)))
    look = {"stroke_width": "1.1", "stroke_linecap": "round", "stroke_dasharray": "0.1 2.9"}
    return line(d, stroke=ink.border, **look)


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


def _ways(ways: Layer, tracer: Tracer, ink: Ink) -> str:
    """Return roads as thin lines, and railways as ladders: a line with ticks across it."""
    if ways is None:
        return ""
    roads, railways = (tracer.lines(_merged(ways, kind)) for kind in ("road", "railway"))
    parts = (
        line(roads, stroke=ink.road, stroke_width="0.8"),
        _shapes({"railways": railways}),
        _reuse("railways", stroke=ink.railway, stroke_width="0.9"),
        _reuse("railways", stroke=ink.railway, stroke_width="4.5", stroke_dasharray="0.9 6"),
    )
    return "".join(parts)


def _merged(ways: GeoDataFrame, kind: str) -> Layer:
    """Return the ways of a kind; what several of them share is there once."""
    of_kind = ways.geometry[ways["kind"] == kind].to_numpy()
    return GeoDataFrame(geometry=[line_merge(union_all(of_kind))])


def _of_rank(rivers: Layer, rank: str) -> Layer:
    return None if rivers is None else rivers[rivers["rank"] == rank]


def line(d: str, fill: str = "none", **attributes: str) -> str:
    """Return a path whose line has the same width at every zoom."""
    return f'<path fill="{fill}" {FIXED_WIDTH}{_attributes(attributes)} d="{d}"/>'


def _reuse(shape: str, fill: str = "none", **attributes: str) -> str:
    return f'<use fill="{fill}"{_attributes(attributes)} href="#ground-{shape}"/>'


def _attributes(attributes: dict[str, str]) -> str:
    return "".join(f' {name.replace("_", "-")}="{value}"' for name, value in attributes.items())
