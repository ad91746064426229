"""One line at the foot of the screen: what was asked for and is not there, and why."""

from __future__ import annotations

from typing import Final

from dash import html

from dashboard.html import ids
from dashboard.html.attributes import data
from dashboard.languages.language import Language

STATUS: Final = "status"


def notice(language: Language) -> html.Div:
    """Return an empty line for screen and screen reader, and the words that a script puts there."""
    return html.Div(
        [html.P(role=STATUS), html.Button(language.say("Close"), type="button")],
        id=ids.NOTICE,
        className="notice",
        **data(waiting=language.say("Asking the server …"), **_of_a_link(language)),
    )


def incomplete_notice(language: Language) -> html.P:
    """Return what is said when a part of the page itself did not come."""
    return html.P(
        className="no-script incomplete", hidden=True, role=STATUS, **data(**_of_a_part(language))
    )


def notice_payload(language: Language) -> dict[str, str]:
    """Return what is said of an address that names what the atlas does not have, by its kind; and
    of a page that is older than a part of it."""
    return {
        "event": language.say("This link names an event that is not in this atlas."),
        "view": language.say("This link names a page that is not in this atlas."),
        "story": language.say("This link names a step of the story that is not in this atlas."),
        "without": language.say("This link hides a group of events that is not in this atlas."),
        "days": language.say("This link names a date that is not in this atlas."),
        "parameter": language.say("A part of this link is misspelled and was left out."),
        "older": language.say(
            "The atlas has changed since this page was opened. Load the page again."
        ),
    }


def _of_a_link(language: Language) -> dict[str, str]:
    return {
        "offline": language.say(
            "The server does not answer. This page goes on working; try the link again in a moment."
        ),
        "gone": language.say("This is no longer there. Load the page again."),
        "broken": language.say(
            "The server could not make this. Please tell whoever runs the atlas."
        ),
        "forbidden": language.say(
            "The server or your network blocks this. Ask whoever runs the network."
        ),
    }


def _of_a_part(language: Language) -> dict[str, str]:
    return {
        "offline": language.say(
            "A part of this page did not arrive. It is loaded again as soon as the server answers."
        ),
        "gone": language.say("A part of this page is no longer there. Load the page again."),
        "broken": language.say(
            "The server could not make a part of this page. Please tell whoever runs the atlas."
        ),
        "forbidden": language.say(
            "The server or your network blocks a part of this page. Ask whoever runs the network."
        ),
    }


def refused(language: Language) -> html.P:
    """Return what is said in a frame that forbids the page its own parts."""
    words = language.say(
        "The atlas cannot work in this frame. Whoever writes the page around it must allow two "
        "things in the “sandbox” of the frame: allow-scripts and allow-same-origin."
    )
    whole = html.A(language.say("Open the whole atlas"), href="./", target="_blank", rel="noopener")
    return html.P([words, " ", whole], className="no-script refused", hidden=True)
