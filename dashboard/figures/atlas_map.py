"""The map: symbols and signs as traces, over a ground and below words of their own.

A cartesian figure in SVG: no outside request, no WebGL, sharp in print. One degree of latitude is
drawn 1 / cos(middle latitude) times as long as one of longitude, so shapes are true in the middle.
Ground and words are no traces: a step of the time control redraws every trace, and need not
redraw a coast.
"""

from __future__ import annotations

from math import cos, radians
from typing import Any, Final

import plotly.graph_objects as go

from dashboard.data.config import Box
from dashboard.figures.dated_claims import dated_claims
from dashboard.figures.map_arrows import arrows, rays, reached, stops
from dashboard.figures.map_labels import Words, words
from dashboard.figures.map_points import (
    INK,
    PAPER,
    SIZE,
    placed_points,
    symbols,
)
from dashboard.languages.language import Language
from dashboard.model import Atlas

FONT: Final = "'Source Serif 4 Variable', 'Source Serif 4', Georgia, 'Noto Serif', serif"


def traces(atlas: Atlas, language: Language) -> list[go.Scatter]:
    """Return the traces, from the ground up; `meta.role` says how the browser treats each."""
    points = placed_points(atlas)
    found, tall = dated_claims(atlas, language), lat_scale(atlas.config.frame)
    return [
        *arrows(found, atlas, tall),
        rays(found, atlas),
        reached(found),
        stops(found),
        symbols(points, atlas, language),
    ]


def written(atlas: Atlas, language: Language) -> dict[str, Words]:
    """Return the words on the map by role."""
    return words(dated_claims(atlas, language), atlas, lat_scale(atlas.config.frame), language)


def layout() -> go.Layout:
    """Return the layout; the browser sets its size and what is seen of it."""
    hidden = {"visible": False, "fixedrange": True}  # hands are assets/45-map-hands.js
    return go.Layout(
        xaxis=hidden,
        yaxis=hidden,
        margin={"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        plot_bgcolor="rgba(0,0,0,0)",
        paper_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "size": 13, "color": INK},
        hoverlabel={"font": {"family": FONT, "size": 14}, "bgcolor": PAPER, "bordercolor": INK},
        hovermode="closest",
        hoverdistance=SIZE + 4,
        dragmode=False,
        showlegend=False,
    )


def config() -> dict[str, Any]:
    """Return how plotly behaves: no buttons of its own, nothing that leads to another host."""
    return {
        "displayModeBar": False,
        "displaylogo": False,
        "doubleClick": False,
        "plotlyServerURL": "",
        "responsive": False,  # the size comes with each drawing
        "scrollZoom": False,
        "showSendToCloud": False,
        "showTips": False,
    }


def lat_scale(frame: Box) -> float:
    """Return the height of a degree of latitude in degrees of longitude, mid-frame."""
    return 1 / cos(radians((frame.south + frame.north) / 2))
