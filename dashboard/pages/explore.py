"""The page at work: map, time control, list and panel of one choice, filtered in the browser."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html

from dashboard.components import ids
from dashboard.components.attributes import aria, data
from dashboard.components.event_list import event_groups, event_list, event_row
from dashboard.components.header import footer, header
from dashboard.components.introduction import introduction
from dashboard.components.legend import legend
from dashboard.components.panel import panel
from dashboard.components.time_control import time_control
from dashboard.figures import atlas_map
from dashboard.language import Language
from dashboard.model import Atlas, Bounds

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
    app.clientside_callback(
        _named("open_address"), Output(ids.CHOSEN, "data"), Input(ids.ATLAS, "data")
    )
    app.clientside_callback(
        _named("show_period"),
        Output(ids.EVENT_LIST, "children"),
        Output(ids.COUNT, "children"),
        Output(ids.PERIOD, "children"),
        chosen,
        atlas,
        prevent_initial_call=True,
    )
    app.clientside_callback(
        _named("show_thumbs"), *_thumbs(), chosen, atlas, prevent_initial_call=True
    )
    app.clientside_callback(
        _named("draw_map"),
        Output(ids.MAP, "figure"),
        chosen,
        Input(ids.MAP, "relayoutData"),
        atlas,
        State(ids.MAP, "figure"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        _named("open_event"),
        Output(ids.PANEL, "children"),
        chosen,
        atlas,
        prevent_initial_call=True,
    )
    app.clientside_callback(
        _named("write_address"),
        Output(ids.ADDRESS, "data"),
        chosen,
        atlas,
        prevent_initial_call=True,
    )
    app.clientside_callback(
        _named("choose_on_map"),
        Output(ids.CHOSEN, "data", allow_duplicate=True),
        Input(ids.MAP, "clickData"),
        State(ids.CHOSEN, "data"),
        prevent_initial_call=True,
    )


def for_the_browser(atlas: Atlas, language: Language) -> dict[str, Any]:
    """Return all that the scripts filter and show, keyed as `assets/50-explore.js` reads it."""
    own = [event for event in atlas.events if event.scope != "comparison"]
    apart = [event for event in atlas.events if event.scope == "comparison"]
    opening = atlas.outline.opening
    return {
        "language": str(language.locale).replace("_", "-"),
        "title": page_title(atlas, language),
        "titles": {
            event.id: f"{language.say(event.title)} · {language.say(atlas.outline.title)}"
            for event in atlas.events
        },
        "span": {"from": atlas.outline.first.isoformat(), "to": atlas.outline.last.isoformat()},
        "opening": {"x": [opening.west, opening.east], "y": [opening.south, opening.north]},
        "events": [{"id": event.id, "bounds": _days(atlas.span(event))} for event in atlas.events],
        "comparison": [event.id for event in apart],
        "counts": {"own": _counts(len(own), language), "comparison": _apart(len(apart), language)},
        "groups": event_groups(atlas, language),
        "rows": {event.id: event_row(event, atlas, language) for event in atlas.events},
        "nothing": html.P(language.say("No event in this period."), className="silence"),
        "panels": {event.id: panel(event, atlas, language) for event in atlas.events},
        "introduction": introduction(atlas, language),
        "traces": [trace.to_plotly_json() for trace in atlas_map.traces(atlas, language)],
    }


def page_title(atlas: Atlas, language: Language) -> str:
    """Return the title of the page while no event is chosen."""
    return f"{language.say(atlas.outline.title)}: {language.say(atlas.outline.subtitle)}"


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


def _named(function: str) -> ClientsideFunction:
    return ClientsideFunction("explore", function)


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


def _days(bounds: Bounds | None) -> dict[str, str] | None:
    if bounds is None:
        return None
    return {
        "s1": bounds.start_earliest.isoformat(),
        "s2": bounds.start_latest.isoformat(),
        "e1": bounds.end_earliest.isoformat(),
        "e2": bounds.end_latest.isoformat(),
    }


def _counts(most: int, language: Language) -> list[str]:
    # A sentence for every count: the plural forms of a language are Python's business.
    words = language.say_many("{n} of {all} record", "{n} of {all} records", most)
    return [words.format(n=n, all=most) for n in range(most + 1)]


def _apart(most: int, language: Language) -> list[str]:
    return [
        language.say_many("{n} for comparison", "{n} for comparison", n).format(n=n)
        for n in range(most + 1)
    ]
