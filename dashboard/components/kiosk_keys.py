"""The on-screen keyboard of a kiosk, in the usual layout of each language."""

from __future__ import annotations

from typing import Final

from dash import html

from dashboard.html import ids
from dashboard.html.attributes import aria, data
from dashboard.languages.language import Language

DIGITS: Final = "1234567890"


def kiosk_keys(language: Language) -> html.Div:
    """Return the keyboard, which is hidden until a text field has the focus."""
    rows = [DIGITS, *language.rules.keyboard]
    letters = [html.Div([_key(letter, letter) for letter in row]) for row in rows]
    last_row = html.Div(
        [
            _key(" ", language.say("Space")),
            _key("back", "←", language.say("Delete the last letter")),
            _key("done", language.say("Done")),
        ]
    )
    return html.Div(
        [*letters, last_row],
        id=ids.KIOSK_KEYS,
        className="kiosk-keys",
        role="region",
        hidden=True,
        **aria(label=language.say("On-screen keyboard")),
    )


def _key(name: str, text: str, label: str = "") -> html.Button:
    attributes = aria(label=label) if label else {}
    return html.Button(text, type="button", tabIndex="-1", **data(key=name), **attributes)
