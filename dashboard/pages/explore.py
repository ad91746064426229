"""The page at work: map, time control, list and panel of one choice, filtered in the browser."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html

from dashboard.components import ids
from dashboard.components.attributes import aria, data
from dashboard.components.event_list import event_list
from dashboard.components.header import footer, header
from dashboard.components.legend import legend
from dashboard.components.time_control import time_control
from dashboard.figures import atlas_map
from dashboard.language import Language
from dashboard.model import Atlas
from dashboard.pages.handed_over import for_the_browser

GRAPH_SETTINGS: Any = {
    "displayModeBar": False,
    "displaylogo": False,
    "doubleClick": False,
    "plotlyServerURL": "",
    "responsive": True,
    "scrollZoom": True,
    "showSendToCloud": False,
    "showTips": False,
}


def layout(atlas: Atlas, language: Language) -> html.Div:
    """Return the whole page; `for_the_browser` is in it, so nothing more is ever fetched."""
    return html.Div(
        [
            dcc.Store(id=ids.ATLAS, data=for_the_browser(atlas, language)),
            dcc.Store(id=ids.CHOSEN),
            dcc.Store(id=ids.ADDRESS),
            header(atlas, language),
            html.Main(
                [
                    event_list(language),
                    _map(atlas, language),
                    time_control(atlas, language),
                    html.Section(
                        id=ids.PANEL,
                        className="panel",
                        tabIndex="0",
                        **aria(label=language.say("The event")),
                    ),
                ],
                className="page-main",
            ),
            footer(language),
        ],
        className="page",
    )


def register_callbacks(app: Dash) -> None:
    """Register what the browser does; the functions are those of `assets/50-explore.js`."""
    atlas, chosen = State(ids.ATLAS, "data"), Input(ids.CHOSEN, "data")
    listed = (Output(ids.EVENT_LIST, "children"), Output(ids.COUNT, "children"))
    zoomed, figure = Input(ids.MAP, "relayoutData"), Output(ids.MAP, "figure")
    _in_browser(app, "show_period", *listed, Output(ids.PERIOD, "children"), chosen, atlas)
    _in_browser(app, "show_thumbs", *_thumbs(), chosen, atlas)
    _in_browser(app, "draw_map", figure, chosen, zoomed, atlas, State(ids.MAP, "figure"))
    _in_browser(app, "open_event", Output(ids.PANEL, "children"), chosen, atlas)
    _in_browser(app, "write_address", Output(ids.ADDRESS, "data"), chosen, atlas)
    _in_browser(
        app,
        "choose_on_map",
        Output(ids.CHOSEN, "data", allow_duplicate=True),
        Input(ids.MAP, "clickData"),
        State(ids.CHOSEN, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("explore", "open_address"),
        Output(ids.CHOSEN, "data"),
        Input(ids.ATLAS, "data"),
    )


def _in_browser(app: Dash, function: str, *touched: Output | Input | State) -> None:
    # Not at the start: the first choice comes from the address, and everything follows from it.
    app.clientside_callback(
        ClientsideFunction("explore", function), *touched, prevent_initial_call=True
    )


def _map(atlas: Atlas, language: Language) -> html.Section:
    buttons = (
        ("in", "+", language.say("Zoom in")),
        ("out", "−", language.say("Zoom out")),
        ("home", "⌂", language.say("Show the whole map")),
    )
    return html.Section(
        [
            dcc.Graph(
                id=ids.MAP,
                figure={"data": [], "layout": atlas_map.layout(atlas).to_plotly_json()},
                config=GRAPH_SETTINGS,
                className="map-graph",
            ),
            html.Div(
                [
                    html.Button(
                        sign, type="button", title=words, **data(zoom=wish), **aria(label=words)
                    )
                    for wish, sign, words in buttons
                ],
                className="zoom",
            ),
            legend(atlas, language),
        ],
        className="map",
        **aria(label=language.say("Map")),
    )


def _thumbs() -> list[Output]:
    return [
        *(
            Output(thumb, prop)
            for thumb in (ids.THUMB_FROM, ids.THUMB_TO)
            for prop in ("aria-valuenow", "aria-valuetext", "style")
        ),
        Output(ids.SHADE_BEFORE, "style"),
        Output(ids.SHADE_AFTER, "style"),
    ]
