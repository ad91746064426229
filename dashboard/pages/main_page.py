"""The main page: map, timeline, list and panel, all filtered in the browser."""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input, Output, html

from dashboard.components.chooser import chooser
from dashboard.components.event_list import event_list
from dashboard.components.header import footer, header
from dashboard.components.map_frame import map_frame
from dashboard.components.notice import notice
from dashboard.components.reference_card import reference_frame
from dashboard.components.share import share_frame
from dashboard.components.timeline import timeline
from dashboard.html import ids
from dashboard.html.attributes import aria
from dashboard.languages.language import Language
from dashboard.model import Atlas


def layout(atlas: Atlas, language: Language) -> html.Div:
    """Return the frame of the page, which the scripts fill from the payload."""
    return html.Div(
        [
            header(atlas, language),
            html.Main(
                [
                    event_list(language),
                    html.Section(
                        id=ids.STORY, className="story", **aria(label=language.say("The story"))
                    ),
                    map_frame(language),
                    timeline(atlas, language),
                    html.Section(
                        id=ids.PANEL,
                        className="panel",
                        tabIndex="0",
                        **aria(label=language.say("The event")),
                    ),
                    html.Section(id=ids.VIEW, className="view"),
                    chooser(language),
                ],
                className="page-main",
            ),
            footer(atlas, language),
            reference_frame(language),
            notice(language),
            share_frame(language),
        ],
        className="page",
    )


def register_callbacks(app: Dash) -> None:
    """Register the only callback, which tells `assets/js/main.js` that the page is ready.

    From then on only our own scripts respond to the reader: Dash would walk through every component
    of the page at every step, and a step must be on screen within two frames.
    """
    app.clientside_callback(
        ClientsideFunction("explore", "open"),
        Output(ids.EVENT_LIST, "data-opened"),
        Input(ids.EVENT_LIST, "id"),
    )
