"""The map: symbols and signs as traces, above the base map and the labels.

A cartesian figure in SVG: no external request, no WebGL, sharp in print. One degree of latitude is
drawn 1 / cos(middle latitude) times as long as one of longitude, so shapes are true in the middle.
Base map and labels are not traces, because a step of the timeline redraws every trace.
"""

from __future__ import annotations

from math import cos, radians
from typing import Any, Final

import plotly.graph_objects as go

from dashboard.data.config import Box
from dashboard.edition import Edition
from dashboard.figures.dated_claims import dated_claims
from dashboard.figures.map_arrows import arrows, background_signs, rays, stops
from dashboard.figures.map_labels import Labels, labels
from dashboard.figures.map_points import placed_points, symbols
from dashboard.figures.symbols import INK, PAPER, SIZE

FONT: Final = "'Source Serif 4 Variable', 'Source Serif 4', Georgia, 'Noto Serif', serif"


def traces(edition: Edition) -> list[go.Scatter]:
    """Return the traces, bottom first; `meta.role` says how the browser treats each."""
    points = placed_points(edition)
    claims, scale = dated_claims(edition), lat_scale(edition.config.frame)
    return [
        *arrows(claims, edition, scale),
        rays(claims, edition),
        background_signs(claims, edition),
        stops(claims),
        symbols(points, edition),
    ]


def labels_by_role(edition: Edition) -> dict[str, Labels]:
    """Return the labels of the map by role."""
    return labels(dated_claims(edition), edition, lat_scale(edition.config.frame))


def layout() -> go.Layout:
    """Return the layout; the browser sets its size and the visible range."""
    hidden_axis = {
        "visible": False,
        "fixedrange": True,
    }  # gestures are in assets/js/map/gestures.js
    return go.Layout(
        xaxis=hidden_axis,
        yaxis=hidden_axis,
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
    """Return the configuration of plotly: no buttons of its own, no links to other hosts."""
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
