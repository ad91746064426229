"""What a kiosk adds to the page: its invitation, its idle question, keys, and language buttons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.kiosk_keys import kiosk_keys
from dashboard.components.qr_dialog import qr_codes, qr_dialog
from dashboard.edition import Edition
from dashboard.html import ids
from dashboard.html.attributes import aria, data
from dashboard.html.render import to_html
from dashboard.languages.language import Language, native_name


def kiosk_payload(edition: Edition, languages: Sequence[Language]) -> dict[str, Any]:
    """Return the HTML text that `assets/js/kiosk/kiosk.js` puts on the page, in all `languages`."""
    return {
        "invitation": to_html(_invitation(edition, languages)),
        "question": to_html(_idle_question(edition.language)),
        "keys": to_html(kiosk_keys(edition.language)),
        "home": to_html(qr_dialog(edition.language)) if edition.config.address else "",
        "codes": qr_codes(edition),
        "ways": to_html(_header_buttons(edition, languages)),
    }


def _invitation(edition: Edition, languages: Sequence[Language]) -> html.Dialog:
    """Return the dialog that covers the moving map until a visitor touches the screen."""
    content = [
        html.P(edition.config.title, className="invitation-title"),
        html.P(edition.config.subtitle, className="invitation-subtitle"),
        html.Ul([_start_button(other) for other in languages], className="invitation-ways"),
    ]
    return html.Dialog(
        [
            html.Div(content, className="invitation-words"),
            html.P(className="invitation-step"),
        ],
        id=ids.KIOSK_INVITATION,
        className="invitation",
        tabIndex="-1",
        **aria(label=edition.say("Touch to begin")),
    )


def _start_button(language: Language) -> html.Li:
    content: list[Component | str] = [
        html.Small(native_name(language.code)),
        language.say("Touch to begin"),
    ]
    return html.Li(
        html.Button(content, type="button", lang=language.code, **data(language=language.code))
    )


def _idle_question(language: Language) -> html.Dialog:
    return html.Dialog(
        [
            html.H2(language.say("Are you still there?")),
            html.P("", id=ids.KIOSK_SECONDS, className="question-seconds", **aria(hidden="true")),
            html.P(language.say("The atlas will start over soon for the next visitor.")),
            html.Button(language.say("Continue"), type="button"),
        ],
        id=ids.KIOSK_QUESTION,
        className="card question",
        **aria(label=language.say("Are you still there?")),
    )


def _header_buttons(edition: Edition, languages: Sequence[Language]) -> html.Div:
    """Return the buttons of the header: all languages, reading at home, and starting over."""
    links = [
        html.Button(
            native_name(other.code),
            type="button",
            lang=other.code,
            **data(language=other.code),
            **aria(pressed="true" if other == edition.language else "false"),
        )
        for other in languages
    ]
    start_over = html.Button(
        edition.say("Start over"), type="button", className="kiosk-again", **data(kiosk="again")
    )
    home = html.Button(
        edition.say("Read at home"), type="button", className="kiosk-home", **data(kiosk="home")
    )
    actions = [home, start_over] if edition.config.address else [start_over]
    return html.Div([*(links if len(links) > 1 else []), *actions], className="kiosk-ways")
