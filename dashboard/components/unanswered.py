"""What the reader is told when the server does not answer."""

from __future__ import annotations

from dash import html

from dashboard.components import ids
from dashboard.components.attributes import data
from dashboard.language import Language


def unanswered(language: Language) -> html.Div:
    """Return an empty line for screen and screen reader, and the words that a script puts there."""
    return html.Div(
        [html.P(role="status"), html.Button(language.say("Close"), type="button")],
        id=ids.UNANSWERED,
        className="unanswered",
        **data(
            waiting=language.say("Asking the server …"),
            failed=language.say(
                "The server does not answer. This page goes on working; try the link again in a "
                "moment."
            ),
        ),
    )


def incomplete(language: Language) -> str:
    """Return what is said when a part of the page itself did not come."""
    return language.say(
        "A part of this page did not arrive. It is loaded again as soon as the server answers."
    )
