"""A plain Dash app of the usual sort: a server callback filters a frame and rebuilds the figure.

`python -m bench.plain_dash DIR PORT` serves the atlas in DIR so, with Dash's default settings; the
two exceptions are in the app's favour: responses are compressed and the server is a production
server.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import plotly.express as px
import plotly.graph_objects as go
from dash import Dash, Input, Output, dcc, html
from waitress import serve

from bench.symbols import GREY, Symbol, symbols
from dashboard.model import Atlas, atlas_from
from dashboard.web.listener import WAITRESS_SETTINGS


def plain_app(atlas: Atlas) -> Dash:
    """Return the app: a heading, a graph and a range slider of years."""
    app = Dash("plain", compress=True, title=atlas.config.title)
    years = (atlas.config.first.year, atlas.config.last.year)
    app.layout = html.Div(
        [
            html.H1(atlas.config.title),
            html.P(atlas.config.subtitle),
            dcc.Graph(id="graph"),
            dcc.RangeSlider(
                *years,
                step=1,
                value=list(years),
                marks={year: str(year) for year in range(years[0], years[1] + 1)},
                id="years",
            ),
        ]
    )
    frame, borders = _frame(atlas), _borders(atlas)

    @app.callback(Output("graph", "figure"), Input("years", "value"))
    def show_years(period: Sequence[int]) -> go.Figure:
        first, last = period
        selection = frame[(frame["last"].dt.year >= first) & (frame["first"].dt.year <= last)]
        return _figure(atlas, selection, borders)

    return app


def _frame(atlas: Atlas) -> pd.DataFrame:
    frame = pd.DataFrame(symbols(atlas), columns=Symbol._fields)
    return frame.assign(first=pd.to_datetime(frame["first"]), last=pd.to_datetime(frame["last"]))


def _figure(atlas: Atlas, selection: pd.DataFrame, borders: go.Scatter) -> go.Figure:
    colours = {decade.name: decade.colour for decade in atlas.config.decades}
    figure = px.scatter(
        selection,
        x="lon",
        y="lat",
        color="decade",
        color_discrete_map=colours,
        hover_name="title",
        hover_data=["place", "first", "last"],
        height=620,
    )
    figure.add_trace(borders)
    view = atlas.config.opening
    figure.update_traces(marker_size=12, selector={"mode": "markers"})
    figure.update_xaxes(range=[view.west, view.east], title=None)
    figure.update_yaxes(
        range=[view.south, view.north], title=None, scaleanchor="x", scaleratio=1.315
    )
    return figure


def _borders(atlas: Atlas) -> go.Scatter:
    lon: list[float | None] = []
    lat: list[float | None] = []
    countries = atlas.layers.countries
    rings = () if countries is None else countries.geometry.boundary.explode()
    for ring in rings:
        x, y = ring.coords.xy
        lon += [*x, None]
        lat += [*y, None]
    return go.Scatter(
        x=lon, y=lat, mode="lines", line={"color": GREY}, hoverinfo="skip", showlegend=False
    )


if __name__ == "__main__":
    app = plain_app(atlas_from(Path(sys.argv[1])))
    serve(app.server, host="127.0.0.1", port=int(sys.argv[2]), **WAITRESS_SETTINGS)
