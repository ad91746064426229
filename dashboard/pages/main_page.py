"""The main page: map, timeline, list and panel, all filtered in the browser."""

from __future__ import annotations

from dash import html

from dashboard.components.chooser import chooser
from dashboard.components.event_list import event_list
from dashboard.components.header import footer, header
from dashboard.components.introduction import introduction
from dashboard.components.map_frame import map_frame
from dashboard.components.notice import notice
from dashboard.components.reference_card import reference_frame
from dashboard.components.share import share_frame
from dashboard.components.timeline import timeline
from dashboard.html import ids
from dashboard.html.attributes import aria, data
from dashboard.languages.language import Language
from dashboard.model import Atlas
from dashboard.pages.annotation import annotated


def layout(atlas: Atlas, language: Language) -> html.Div:
    """Return the page with nothing chosen, as it is sent; the scripts work on it."""
    return html.Div(
        [
            header(atlas, language),
            html.Main(
                [
                    event_list(atlas, language),
                    html.Section(
                        id=ids.STORY, className="story", **aria(label=language.say("The story"))
                    ),
                    map_frame(atlas, language),
                    timeline(atlas, language),
                    html.Section(
                        annotated(introduction(atlas, language), atlas, language),
                        id=ids.PANEL,
                        className="panel",
                        tabIndex="0",
                        **data(open=""),
                        **aria(label=language.say("The event"), busy="false"),
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
