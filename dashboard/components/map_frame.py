"""The map: its ground and symbols as drawn here, the graph, title, buttons, scale and legend."""

from __future__ import annotations

from dash import html

from dashboard.components.cartouche import cartouche, inset
from dashboard.components.legend import legend
from dashboard.components.short_key import short_key
from dashboard.edition import Edition
from dashboard.figures.atlas_map import lat_scale
from dashboard.figures.static_map import static_map
from dashboard.figures.still_names import still_names
from dashboard.html import ids
from dashboard.html.attributes import aria, data
from dashboard.html.render import Markup
from dashboard.languages.language import Language


def map_frame(edition: Edition) -> html.Section:
    """Return the map; `assets/js/map/map.js` has plotly draw the symbols in place of those here."""
    graph = html.Div(html.Div(className="map-plot"), id=ids.MAP, className="map-graph")
    return html.Section(
        [
            _keyboard_area([_ground(edition), graph], edition.language),
            html.Div([cartouche(edition), _show_all(edition.language)], className="map-corner"),
            _buttons(edition.language),
            inset(edition),
            _scale(edition.language),
            legend(edition),
            short_key(edition),
            html.P(
                edition.say(
                    "The map could not be drawn. The list, the texts and the timeline work without "
                    "it."
                ),
                className="undrawn",
                role="status",
            ),
        ],
        className="map",
        **aria(label=edition.say("Map")),
    )


def _ground(edition: Edition) -> html.Div:
    # The head of the page names its id: the browser paints nothing before the map.
    picture = static_map(edition)
    names = still_names(edition, lat_scale(edition.config.frame))
    return html.Div(
        [
            Markup(picture.ground),
            Markup(f'<svg class="still-marks">{picture.marks}</svg>'),
            # The scripts write them for the size at hand.
            html.Noscript(Markup(f'<svg class="still-marks still-names">{names}</svg>')),
        ],
        id=ids.GROUND,
        className="ground",
        **aria(hidden="true"),
    )


def _keyboard_area(content: list[html.Div], language: Language) -> html.Div:
    keys = language.say(
        "Arrow keys move the map, plus and minus zoom, Home shows the whole map. Everything "
        "on the map is also in the list of events."
    )
    view = html.Div(
        content,
        id=ids.MAP_VIEW,
        className="map-view",
        role="application",
        tabIndex="0",
        **aria(label=language.say("Map of the events"), describedby=ids.MAP_KEYS),
    )
    return html.Div(
        [view, html.P(keys, id=ids.MAP_KEYS, className="map-keys needs-scripts")],
        className="map-keyboard",
    )


def _buttons(language: Language) -> html.Div:
    buttons = (
        ("in", "+", language.say("Zoom in")),
        ("out", "−", language.say("Zoom out")),
        ("home", "⌂", language.say("Show the whole map")),
    )
    return html.Div(
        [
            html.Button(sign, type="button", title=label, **data(zoom=action), **aria(label=label))
            for action, sign, label in buttons
        ],
        className="card zoom needs-scripts",
    )


def _scale(language: Language) -> html.Div:
    # The browser draws the bar and writes the number; the unit is translated, so it is here.
    text = html.Div([html.Span(id=ids.SCALE_KM), " ", language.say("km")], className="scale-words")
    return html.Div(
        [text, html.Div(id=ids.SCALE_BAR, className="scale-bar")], className="scale needs-scripts"
    )


def _show_all(language: Language) -> html.Div:
    return html.Div(
        [
            language.say("Some events are hidden by filters."),
            " ",
            html.Button(language.say("Show all"), type="button", **data(tag="all")),
        ],
        id=ids.HIDDEN_EVENTS_NOTE,
        className="card hiding",
        role="status",
        hidden=True,
    )
