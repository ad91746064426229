"""The main page: map, timeline, list and panel, all filtered in the browser."""

from __future__ import annotations

from dash import html

from dashboard.components.chooser import chooser
from dashboard.components.event_list import event_list
from dashboard.components.header import footer, header
from dashboard.components.introduction import introduction
from dashboard.components.map_frame import map_frame
from dashboard.components.notice import notice
from dashboard.components.question import question_above
from dashboard.components.reference_card import reference_frame
from dashboard.components.share import share_frame
from dashboard.components.timeline import timeline
from dashboard.edition import Edition
from dashboard.html import ids
from dashboard.html.attributes import aria, data
from dashboard.pages.annotation import annotated


def layout(edition: Edition) -> html.Div:
    """Return the page with nothing chosen, as it is sent; the scripts work on it."""
    return html.Div(
        [
            header(edition),
            html.Main(
                [
                    event_list(edition),
                    html.Section(
                        id=ids.STORY, className="story", **aria(label=edition.say("The story"))
                    ),
                    question_above(edition),
                    map_frame(edition),
                    timeline(edition),
                    html.Section(
                        annotated(introduction(edition), edition),
                        id=ids.PANEL,
                        className="panel",
                        tabIndex="0",
                        **data(open=""),
                        **aria(label=edition.say("The event"), busy="false"),
                    ),
                    html.Section(id=ids.VIEW, className="view"),
                    chooser(edition.language),
                ],
                className="page-main",
            ),
            footer(edition),
            reference_frame(edition.language),
            notice(edition.language),
            share_frame(edition.language),
        ],
        className="page",
    )
