"""Keys on the screen of a kiosk, as the people of each language know them."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from dash import html

from dashboard.html import ids
from dashboard.html.attributes import aria, data
from dashboard.languages.language import SOURCE, Language

FIGURES: Final = "1234567890"
LETTERS: Final = MappingProxyType(
    {
        "az": ("qüertyuiopöğ", "asdfghjklıə", "zxcvbnmçş"),
        "en": ("qwertyuiop", "asdfghjkl", "zxcvbnm"),
        "ru": ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбюё"),
        "tr": ("qwertyuıopğü", "asdfghjklşi", "zxcvbnmöç"),
    }
)


def kiosk_keys(language: Language) -> html.Div:
    """Return the keys, which are hidden until something can be written."""
    rows = [FIGURES, *LETTERS.get(language.code, LETTERS[SOURCE])]
    letters = [html.Div([_key(letter, letter) for letter in row]) for row in rows]
    last = html.Div(
        [
            _key(" ", language.say("Space")),
            _key("back", "←", language.say("Delete the last letter")),
            _key("done", language.say("Close")),
        ]
    )
    return html.Div(
        [*letters, last],
        id=ids.KIOSK_KEYS,
        className="kiosk-keys",
        role="region",
        hidden=True,
        **aria(label=language.say("Keys")),
    )


def _key(name: str, words: str, label: str = "") -> html.Button:
    spoken = aria(label=label) if label else {}
    return html.Button(words, type="button", tabIndex="-1", **data(key=name), **spoken)
