"""The map: relief and base map as two images, regions, symbols and names as traces.

A cartesian figure in SVG: no outside request, no WebGL, sharp in print. One degree of latitude is
drawn 1 / cos(middle latitude) times as long as one of longitude, so shapes are true in the middle.
"""

from __future__ import annotations

from math import cos, radians
from typing import Any, Final

import plotly.graph_objects as go

from dashboard.data.atlas_file import Box
from dashboard.figures.map_arrows import arrows, notes, rays, reached, stops
from dashboard.figures.map_ground import areas, images, names, reservoirs
from dashboard.figures.map_happenings import happenings
from dashboard.figures.map_points import (
    INK,
    PAPER,
    SIZE,
    deaths_are_stated,
    halos,
    labels,
    leaders,
    placed_points,
    rings,
    symbols,
)
from dashboard.language import Language
from dashboard.model import Atlas

FONT: Final = "'Source Serif 4 Variable', 'Source Serif 4', Georgia, 'Noto Serif', serif"


def traces(atlas: Atlas, language: Language) -> list[go.Scatter]:
    """Return the traces, from the ground up; `meta.role` says how the browser treats each."""
    points = placed_points(atlas)
    doubtful = [point for point in points if point[1].precision != "point"]
    deadly = [point for point in points if deaths_are_stated(point[0], atlas)]
    found, tall = happenings(atlas, language), stretch(atlas.outline.frame)
    dots, stop_names = stops(found, language)
    return [
        *names(atlas, language),
        *reservoirs(atlas),
        *areas(points, atlas),
        *arrows(found, atlas, tall),
        halos(doubtful, atlas),
        rays(found, atlas),
        leaders(),
        rings(deadly),
        reached(found),
        dots,
        symbols(points, atlas, language),
        labels(points, language),
        stop_names,
        notes(found, tall),
    ]


def layout(atlas: Atlas) -> go.Layout:
    """Return the layout: axes in degrees, held to the frame, with both images below the traces."""
    frame, opening = atlas.outline.frame, atlas.outline.opening
    height = stretch(frame)
    return go.Layout(
        images=images(atlas, frame),
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
        dragmode=False,  # hands are the business of assets/45-map-hands.js
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
