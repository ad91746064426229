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


def refused(language: Language) -> html.P:
    """Return what is said in a frame that forbids the page its own parts."""
    words = language.say(
        "The atlas cannot work in this frame. Whoever writes the page around it must allow two "
        "things in the “sandbox” of the frame: allow-scripts and allow-same-origin."
    )
    whole = html.A(language.say("Open the whole atlas"), href="./", target="_blank", rel="noopener")
    return html.P([words, " ", whole], className="no-script refused", hidden=True)


def incomplete(language: Language) -> str:
    """Return what is said when a part of the page itself did not come."""
    return language.say(
        "A part of this page did not arrive. It is loaded again as soon as the server answers."
    )
