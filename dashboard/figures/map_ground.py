"""The ground of the map: relief and base map as images, areas of regions, names."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go
from shapely import get_coordinates, get_parts
from shapely.geometry.base import BaseGeometry

from dashboard.data.atlas_file import Box
from dashboard.data.records import Event
from dashboard.figures.map_points import Point, colour_of
from dashboard.figures.theme import RELIEF
from dashboard.language import Language
from dashboard.model import Atlas


def images(atlas: Atlas, frame: Box) -> list[dict[str, Any]]:
    """Return relief and base map as layout images.

    They are shown by the browser: it knows the theme, and takes the base map from the page.
    """
    place: dict[str, Any] = {
        "xref": "x",
        "yref": "y",
        "x": frame.west,
        "y": frame.north,
        "sizex": frame.east - frame.west,
        "sizey": frame.north - frame.south,
        "sizing": "stretch",
        "layer": "below",
        "visible": False,
    }
    found = []
    if atlas.layers.relief:
        found.append({**place, "name": "relief", "source": RELIEF})
    if atlas.layers.countries is not None:
        # plotly merges two images of the very same place: the second stands a hair aside.
        found.append({**place, "name": "ground", "x": frame.west + 1e-4})
    return found


def reservoirs(atlas: Atlas) -> list[go.Scatter]:
    """Return the outlines of reservoirs, which were filled after the time of the atlas."""
    layer = atlas.layers.reservoirs
    if layer is None:
        return []
    return [
        go.Scatter(
            x=x,
            y=y,
            mode="lines",
            hoverinfo="skip",
            line={"color": "#285a6d", "width": 0.9, "dash": "2px,3px"},
            meta={"role": "reservoir"},
        )
        for x, y in map(_outline, layer.geometry)
    ]


def areas(points: list[Point], atlas: Atlas) -> list[go.Scatter]:
    """Return the area of every point that stands for a region."""
    if atlas.layers.regions is None:
        return []
    shapes = dict(zip(atlas.layers.regions.id, atlas.layers.regions.geometry, strict=True))
    return [
        _area(event, shapes[place.region], atlas)
        for event, place in points
        if place.precision == "region" and place.region in shapes
    ]


def names(atlas: Atlas, language: Language) -> list[go.Scatter]:
    """Return the names of countries and waters that `atlas.toml` gives."""
    looks = {
        "country": {"size": 15, "color": "#6b5a42"},
        "home": {"size": 21, "color": "#6e4b2c"},
        "water": {"size": 13, "color": "#285a6d", "style": "italic"},
    }
    return [
        go.Scatter(
            x=[name.lon for name in atlas.outline.names if name.kind == kind],
            y=[name.lat for name in atlas.outline.names if name.kind == kind],
            mode="text",
            text=[language.say(name.text) for name in atlas.outline.names if name.kind == kind],
            textfont=look,
            hoverinfo="skip",
            uid=f"names-{kind}",
            meta={"role": "names"},
        )
        for kind, look in looks.items()
    ]


def _area(event: Event, shape: BaseGeometry, atlas: Atlas) -> go.Scatter:
    colour = colour_of(event, atlas)
    x, y = _outline(shape)
    return go.Scatter(
        x=x,
        y=y,
        mode="lines",
        fill="toself",
        fillcolor=_faded(colour, 0.1),
        line={"color": _faded(colour, 0.45), "width": 1, "dash": "dot"},
        hoverinfo="skip",
        meta={
            "role": "area",
            "event": event.id,
            "chosen": {
                "fillcolor": _faded(colour, 0.3),
                "line": {"color": colour, "width": 2, "dash": "dot"},
            },
        },
    )


def _outline(shape: BaseGeometry) -> tuple[list[float | None], list[float | None]]:
    x: list[float | None] = []
    y: list[float | None] = []
    for polygon in get_parts(shape):
        corners = get_coordinates(polygon.exterior)
        x += [*corners[:, 0].tolist(), None]
        y += [*corners[:, 1].tolist(), None]
    return x, y


def _faded(colour: str, opacity: float) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"
