"""The map: relief and base map as two images, regions, symbols and names as traces.

A cartesian figure in SVG: no outside request, no WebGL, sharp in print. One degree of latitude is
drawn 1 / cos(middle latitude) times as long as one of longitude, so shapes are true in the middle.
"""

from __future__ import annotations

from math import cos, radians
from typing import Any, Final

import plotly.graph_objects as go
from shapely import get_coordinates, get_parts
from shapely.geometry.base import BaseGeometry

from dashboard.data.atlas_file import Box
from dashboard.data.records import Event, Place
from dashboard.dates import period_in_words
from dashboard.figures.basemap import LIGHT, as_data_address, basemap
from dashboard.language import Language
from dashboard.model import Atlas

RELIEF: Final = "relief.webp"  # beside the page
FONT: Final = "'Source Serif 4 Variable', 'Source Serif 4', Georgia, 'Noto Serif', serif"
SIZE: Final = 15  # pixels: every symbol has the same size
INK: Final = "#2b2118"
PAPER: Final = "#fffdf7"

Point = tuple[Event, Place]


def atlas_map(atlas: Atlas, language: Language) -> go.Figure:
    """Return the map of every event, with customdata [event id, place id, …] on each marker."""
    return go.Figure(traces(atlas, language), layout(atlas))


def traces(atlas: Atlas, language: Language) -> list[go.Scatter]:
    """Return the traces, from the ground up; `meta.role` says how the browser treats each."""
    points = _points(atlas)
    doubtful = [point for point in points if point[1].precision != "point"]
    deadly = [point for point in points if _deaths_are_stated(point[0], atlas)]
    return [
        *_names(atlas, language),
        *_areas(points, atlas),
        _halos(doubtful, atlas),
        _rings(deadly),
        _symbols(points, atlas, language),
        _labels(points, language),
    ]


def layout(atlas: Atlas) -> go.Layout:
    """Return the layout: axes in degrees, held to the frame, with both images below the traces."""
    frame, opening = atlas.outline.frame, atlas.outline.opening
    height = stretch(frame)
    return go.Layout(
        images=_images(atlas, frame, height),
        xaxis=_axis(opening.west, opening.east, frame.west, frame.east, "E"),
        yaxis={
            **_axis(opening.south, opening.north, frame.south, frame.north, "N"),
            "scaleanchor": "x",
            "scaleratio": height,
        },
        margin={"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        plot_bgcolor="#efe6d2",
        paper_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "size": 13, "color": INK},
        hoverlabel={"font": {"family": FONT, "size": 14}, "bgcolor": PAPER, "bordercolor": INK},
        hovermode="closest",
        hoverdistance=SIZE + 4,
        dragmode="pan",
        showlegend=False,
        uirevision="kept",
    )


def stretch(frame: Box) -> float:
    """Return the height of a degree of latitude in degrees of longitude, mid-frame."""
    return 1 / cos(radians((frame.south + frame.north) / 2))


def _axis(low: float, high: float, least: float, most: float, letter: str) -> dict[str, Any]:
    return {
        "range": [low, high],
        "minallowed": least,
        "maxallowed": most,
        "showgrid": False,
        "zeroline": False,
        "ticks": "inside",
        "ticklen": 5,
        "tickcolor": INK,
        "tickformat": "d",
        "dtick": 1,
        "ticksuffix": f"° {letter}",
        "ticklabelposition": "inside",
        "tickfont": {"size": 11, "color": "#5d4c38"},
        "automargin": False,
    }


def _images(atlas: Atlas, frame: Box, height: float) -> list[dict[str, Any]]:
    place: dict[str, Any] = {
        "xref": "x",
        "yref": "y",
        "x": frame.west,
        "y": frame.north,
        "sizex": frame.east - frame.west,
        "sizey": frame.north - frame.south,
        "sizing": "stretch",
        "layer": "below",
    }
    images = []
    if atlas.layers.relief:
        images.append({**place, "source": RELIEF})
    if atlas.layers.countries is not None:
        drawn = basemap(atlas.layers, frame, height, atlas.outline.at_home, LIGHT)
        # plotly merges two images of the very same place: the second stands a hair aside.
        images.append({**place, "source": as_data_address(drawn), "x": frame.west + 1e-4})
    return images


def _points(atlas: Atlas) -> list[Point]:
    return [
        (event, place)
        for event in atlas.events
        for place in (atlas.place(each) for each in event.places)
        if place.lat is not None and place.lon is not None
    ]


def _where(points: list[Point]) -> dict[str, Any]:
    return {
        "x": [place.lon for _, place in points],
        "y": [place.lat for _, place in points],
        "customdata": [[event.id, place.id, place.id == event.place] for event, place in points],
    }


def _colour(event: Event, atlas: Atlas) -> str:
    decade = atlas.decade(event)
    return decade.colour if decade else INK


def _deaths_are_stated(event: Event, atlas: Atlas) -> bool:
    return any(
        figure.kind in ("killed", "executed") and (figure.count_min or figure.count_max)
        for figure in atlas.casualties(event.id)
    )


def _symbols(points: list[Point], atlas: Atlas, language: Language) -> go.Scatter:
    shapes = {kind.id: kind.symbol for kind in atlas.outline.kinds}
    own = [_colour(event, atlas) for event, _ in points]
    apart = [event.scope == "comparison" for event, _ in points]
    return go.Scatter(
        **_where(points),
        mode="markers",
        text=[_hover(event, place, language) for event, place in points],
        hovertemplate="%{text}<extra></extra>",
        marker={
            "symbol": [shapes[event.kind] for event, _ in points],
            "color": [PAPER if other else colour for colour, other in zip(own, apart, strict=True)],
            "size": SIZE,
            "opacity": 1,
            "line": {
                "color": [
                    colour if other else PAPER for colour, other in zip(own, apart, strict=True)
                ],
                "width": 1.5,
            },
        },
        cliponaxis=True,
        meta={"role": "symbols", "ink": INK},
    )


def _hover(event: Event, place: Place, language: Language) -> str:
    dates = period_in_words(event.start, event.end, language)
    return f"<b>{language.say(event.title)}</b><br>{language.say(place.name)} · {dates}"


def _halos(points: list[Point], atlas: Atlas) -> go.Scatter:
    return go.Scatter(
        **_where(points),
        mode="markers",
        hoverinfo="skip",
        marker={
            "symbol": "circle",
            "size": SIZE * 2.4,
            "color": [_colour(event, atlas) for event, _ in points],
            "opacity": 0.2,
            "line": {"width": 0},
        },
        meta={"role": "halos"},
    )


def _rings(points: list[Point]) -> go.Scatter:
    own = [point for point in points if point[1].id == point[0].place]
    return go.Scatter(
        **_where(own),
        mode="markers",
        hoverinfo="skip",
        marker={"symbol": "circle-open", "size": SIZE + 11, "color": INK, "line": {"width": 1.6}},
        meta={"role": "rings"},
    )


def _areas(points: list[Point], atlas: Atlas) -> list[go.Scatter]:
    if atlas.layers.regions is None:
        return []
    shapes = dict(zip(atlas.layers.regions.id, atlas.layers.regions.geometry, strict=True))
    return [
        _area(event, shapes[place.region], atlas)
        for event, place in points
        if place.precision == "region" and place.region in shapes
    ]


def _area(event: Event, shape: BaseGeometry, atlas: Atlas) -> go.Scatter:
    colour = _colour(event, atlas)
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


def _labels(points: list[Point], language: Language) -> go.Scatter:
    return go.Scatter(
        **_where(points),
        mode="text",
        text=[language.say(place.name) for _, place in points],
        textposition="middle center",
        textfont={"size": 14, "color": INK},
        hoverinfo="skip",
        uid="labels",
        meta={"role": "labels"},
    )


def _names(atlas: Atlas, language: Language) -> list[go.Scatter]:
    looks = {
        "country": {"size": 15, "color": "#7c6a50"},
        "home": {"size": 21, "color": "#6e4b2c"},
        "water": {"size": 13, "color": "#2f6377", "style": "italic"},
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
            meta={"role": "ground"},
        )
        for kind, look in looks.items()
    ]
