"""The page at work: map, time control, list and panel of one choice, filtered in the browser."""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html

from dashboard.components import ids
from dashboard.components.attributes import aria
from dashboard.components.event_list import event_list
from dashboard.components.header import footer, header
from dashboard.components.map_frame import map_frame
from dashboard.components.timeline import timeline
from dashboard.figures import atlas_map
from dashboard.language import Language
from dashboard.model import Atlas
from dashboard.pages.handed_over import as_texts, for_the_browser


def layout(atlas: Atlas, language: Language) -> html.Div:
    """Return the whole page; `for_the_browser` is in it, so nothing more is ever fetched."""
    return html.Div(
        [
            dcc.Store(id=ids.ATLAS, data=as_texts(for_the_browser(atlas, language))),
            dcc.Store(id=ids.CHOSEN),
            dcc.Store(id=ids.ADDRESS),
            dcc.Store(id=ids.WINDOW),
            header(atlas, language),
            html.Main(
                [
                    event_list(language),
                    map_frame(atlas, language, atlas_map.layout(atlas).to_plotly_json()),
                    timeline(atlas, language),
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
    listed = (Output(ids.EVENT_LIST, "data-shown"), Output(ids.COUNT, "children"))
    zoomed, figure = Input(ids.MAP, "relayoutData"), Output(ids.MAP, "figure")
    _in_browser(app, "show_period", *listed, Output(ids.PERIOD, "children"), chosen, atlas)
    _register_timeline(app)
    _in_browser(app, "draw_map", figure, chosen, zoomed, atlas, State(ids.MAP, "figure"))
    _in_browser(app, "open_event", Output(ids.PANEL, "data-open"), chosen, atlas)
    _in_browser(app, "write_address", Output(ids.ADDRESS, "data"), chosen, atlas)
    _in_browser(app, "show_filter", Output(ids.HIDING, "hidden"), chosen, namespace="legend")
    app.clientside_callback(
        ClientsideFunction("explore", "open_address"),
        Output(ids.CHOSEN, "data"),
        Input(ids.ATLAS, "data"),
    )


def _register_timeline(app: Dash) -> None:
    atlas, chosen, window = State(ids.ATLAS, "data"), Input(ids.CHOSEN, "data"), ids.WINDOW
    drawn = [Output(name, "children") for name in (ids.TIME_BARS, ids.TIME_AXIS, ids.TIME_MARKS)]
    told = (Output(ids.CAPTION, "children"), Output(ids.CAPTION, "className"))
    pressed = Output(ids.SO_FAR, "aria-pressed")
    seen, seen_now = Input(window, "data"), State(window, "data")
    shown = (Output(window, "data"), chosen, seen_now, atlas)
    _in_browser(app, "open_window", *shown, namespace="timeline")
    _in_browser(app, "draw_timeline", *drawn, seen, chosen, atlas, namespace="timeline")
    _in_browser(app, "show_thumbs", *_thumbs(), chosen, seen, atlas, namespace="timeline")
    _in_browser(app, "tell_steps", *told, pressed, chosen, atlas, namespace="timeline")


def _in_browser(
    app: Dash, function: str, *touched: Output | Input | State, namespace: str = "explore"
) -> None:
    # Not at the start: the first choice comes from the address, and everything follows from it.
    app.clientside_callback(
        ClientsideFunction(namespace, function), *touched, prevent_initial_call=True
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
