"""The notice at the foot of the screen: what was requested and is not available, and why."""

from __future__ import annotations

from typing import Final

from dash import html

from dashboard.html import ids
from dashboard.html.attributes import data
from dashboard.languages.language import Language

STATUS: Final = "status"


def notice(language: Language) -> html.Div:
    """Return an empty status line, with the texts that a script puts there."""
    return html.Div(
        [html.P(role=STATUS), html.Button(language.say("Close"), type="button")],
        id=ids.NOTICE,
        className="notice",
        **data(waiting=language.say("Loading …"), **_link_errors(language)),
    )


def incomplete_notice(language: Language) -> html.P:
    """Return the notice for when a part of the page itself failed to load."""
    return html.P(
        className="no-script incomplete", hidden=True, role=STATUS, **data(**_part_errors(language))
    )


def notice_payload(language: Language) -> dict[str, str]:
    """Return the texts, by kind, for an address that names what the atlas does not have; and for a
    page that is older than one of its parts."""
    return {
        "event": language.say("This link points to an event that is not in this atlas."),
        "view": language.say("This link points to a page that is not in this atlas."),
        "story": language.say(
            "This link points to a chapter of the story that is not in this atlas."
        ),
        "without": language.say("This link hides a group of events that is not in this atlas."),
        "days": language.say("This link contains a date that is not in this atlas."),
        "parameter": language.say("Part of this link is misspelled and was ignored."),
        "older": language.say(
            "The atlas has changed since this page was opened. Load the page again."
        ),
    }


def _link_errors(language: Language) -> dict[str, str]:
    return {
        "offline": language.say(
            "The server is not responding. You can keep using this page; try the link again "
            "in a moment."
        ),
        "gone": language.say("This is no longer there. Load the page again."),
        "broken": language.say(
            "The server could not make this. Please tell whoever runs the atlas."
        ),
        "forbidden": language.say(
            "The server or your network blocks this. Ask whoever runs the network."
        ),
    }


def _part_errors(language: Language) -> dict[str, str]:
    return {
        "offline": language.say(
            "Part of this page did not load. It will load again as soon as the server responds."
        ),
        "gone": language.say("Part of this page is no longer there. Load the page again."),
        "broken": language.say(
            "The server could not make part of this page. Please tell whoever runs the atlas."
        ),
        "forbidden": language.say(
            "The server or your network blocks part of this page. Ask whoever runs the network."
        ),
    }


def forbidden_frame_notice(language: Language) -> html.P:
    """Return the notice for a frame that does not let the page load its own parts."""
    text = language.say(
        "The atlas cannot run inside this page. The author of the page must allow two things "
        "in the “sandbox” of the embedded frame: allow-scripts and allow-same-origin."
    )
    link = html.A(language.say("Open the whole atlas"), href="./", target="_blank", rel="noopener")
    return html.P([text, " ", link], className="no-script refused", hidden=True)
