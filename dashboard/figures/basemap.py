"""The vector base map as one SVG: sea, lakes, rivers, present-day state lines, graticule.

It is laid over the relief and stretched to the map's frame, so its units are parts of a degree;
one drawing costs the browser far less than a trace a layer.
"""

from __future__ import annotations

from base64 import b64encode
from typing import Final, NamedTuple, TypeAlias

from geopandas import GeoDataFrame
from shapely import get_coordinates, get_parts
from shapely.geometry.base import BaseGeometry

from dashboard.data.atlas_file import Box
from dashboard.data.layers import Layers

Layer: TypeAlias = GeoDataFrame | None
UNITS: Final = 100  # units of the drawing in a degree of longitude


class Ink(NamedTuple):
    """The colours of one theme of the base map."""

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


def basemap(layers: Layers, frame: Box, stretch: float, home: tuple[str, ...], ink: Ink) -> str:
    """Return the base map as SVG text.

    `stretch` is the height of a degree of latitude in degrees of longitude (1 / cos of the middle
    latitude); `home` are the countries drawn clear, as ISO 3166 codes. Lines are exact to a tenth
    of a unit, 0.001 degrees.
    """
    trace = _Tracer(frame, stretch)
    abroad, at_home = _apart(layers.countries, home)
    water = trace.areas(layers.sea) + trace.areas(layers.lakes)
    parts = [
        _path(trace.areas(abroad), fill=ink.veil, fill_opacity=ink.veil_opacity),
        _sea(water, ink),
        _rivers(layers.rivers, trace, ink),
        _path(trace.areas(abroad), stroke=ink.state, stroke_width="0.7", stroke_dasharray="4 2.4"),
        _path(trace.areas(at_home), stroke=ink.home, stroke_width="3.4", stroke_opacity="0.16"),
        _path(trace.areas(at_home), stroke=ink.home, stroke_width="1.1"),
        _path(trace.graticule(), stroke=ink.graticule, stroke_width="0.4", stroke_opacity="0.16"),
    ]
    return _document("".join(parts), trace.width, trace.height)


def as_data_address(svg: str) -> str:
    """Return an SVG as an address that needs no request; only so does plotly keep it sharp."""
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


class _Tracer:
    """Turns geometry in degrees into the `d` of an SVG path."""

    def __init__(self, frame: Box, stretch: float) -> None:
        self._frame = frame
        self._stretch = stretch
        self.width = (frame.east - frame.west) * UNITS
        self.height = (frame.north - frame.south) * UNITS * stretch

    def areas(self, layer: Layer) -> str:
        if layer is None:
            return ""
        rings = [
            ring
            for polygon in get_parts(layer.geometry.to_numpy())
            for ring in (polygon.exterior, *polygon.interiors)
        ]
        return "".join(self._line(ring) + "z" for ring in rings)

    def lines(self, layer: Layer) -> str:
        if layer is None:
            return ""
        return "".join(self._line(line) for line in get_parts(layer.geometry.to_numpy()))

    def graticule(self) -> str:
        west, south, east, north = (round(edge) for edge in self._frame)
        meridians = (f"M{self._x(lon)} 0V{self.height:.0f}" for lon in range(west, east + 1))
        parallels = (f"M0 {self._y(lat)}H{self.width:.0f}" for lat in range(south, north + 1))
        return "".join((*meridians, *parallels))

    def _line(self, line: BaseGeometry) -> str:
        points = [(self._x(lon), self._y(lat)) for lon, lat in get_coordinates(line)]
        return "M" + "L".join(f"{x} {y}" for x, y in points)

    def _x(self, lon: float) -> float:
        return round((lon - self._frame.west) * UNITS, 1)

    def _y(self, lat: float) -> float:
        return round((self._frame.north - lat) * UNITS * self._stretch, 1)


def _apart(countries: Layer, home: tuple[str, ...]) -> tuple[Layer, Layer]:
    if countries is None:
        return None, None
    ours = countries.iso3.isin(home)
    return countries[~ours], countries[ours]


def _sea(water: str, ink: Ink) -> str:
    # Lines along the shore, kept to the water by the clip: the old engravers' way to say "sea".
    clip = f'<clipPath id="w">{_path(water, clip_rule="evenodd")}</clipPath>'
    rings = "".join(
        _path(water, stroke=ink.shore, stroke_width=str(width), stroke_opacity=str(opacity))
        for width, opacity in ((9, 0.10), (6, 0.14), (3, 0.22))
    )
    fill = _path(water, fill=ink.sea, fill_rule="evenodd")
    shore = _path(water, stroke=ink.shore, stroke_width="0.8")
    return f'{clip}{fill}<g clip-path="url(#w)">{rings}</g>{shore}'


def _rivers(rivers: Layer, trace: _Tracer, ink: Ink) -> str:
    widths = {"major": "1.5", "minor": "0.8"}
    return "".join(
        _path(
            trace.lines(_of_rank(rivers, rank)),
            stroke=ink.river,
            stroke_width=width,
            stroke_linejoin="round",
        )
        for rank, width in widths.items()
    )


def _of_rank(rivers: Layer, rank: str) -> Layer:
    return None if rivers is None else rivers[rivers["rank"] == rank]


def _path(d: str, fill: str = "none", **attributes: str) -> str:
    rest = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f'<path fill="{fill}"{rest} d="{d}"/>'


def _document(content: str, width: float, height: float) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {width:.1f} {height:.1f}" preserveAspectRatio="none">{content}</svg>'
    )
