"""A code (QR) of the atlas's own address, by which a visitor of a kiosk reads on at home."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import segno
from dash import html

from dashboard.html import ids
from dashboard.html.attributes import aria, data
from dashboard.html.render import Markup
from dashboard.languages.language import Language
from dashboard.model import Atlas

BORDER = 4  # modules of quiet around a code, as the standard asks


def qr_dialog(language: Language) -> html.Dialog:
    """Return what `assets/64-kiosk-home.js` fills with a code and opens."""
    return html.Dialog(
        [
            html.H2(language.say("Read at home")),
            Markup('<svg role="img" aria-hidden="true"><path></path></svg>'),
            html.P(className="address"),
            html.Button(language.say("Close"), type="button", **data(close="")),
        ],
        id=ids.KIOSK_HOME,
        className="question at-home",
        **aria(label=language.say("Read at home")),
    )


def qr_codes(atlas: Atlas, language: Language) -> dict[str, dict[str, Any]]:
    """Return by the id of each event its address and code, by "" that of the atlas.

    There is none while `atlas.toml` gives no address.
    """
    if not atlas.config.address:
        return {}
    page = f"{atlas.config.address}{language.code}/"
    pages = {"": page} | {event.id: f"{page}?event={event.id}" for event in atlas.events}
    return {name: {"address": address, **_code(address)} for name, address in pages.items()}


def _code(address: str) -> dict[str, Any]:
    """Return the path of a code, a stroke of one unit a row, and how many units it is wide.

    A screen is neither torn nor dirty, so that the least correction will do: a coarser code is
    read from farther away.
    """
    code = segno.make(address, error="l", micro=False, boost_error=False)
    rows = [_row(row, number + BORDER) for number, row in enumerate(code.matrix)]
    return {"path": "".join(rows), "size": len(code.matrix) + 2 * BORDER}


def _row(row: bytearray, down: int) -> str:
    """Return the strokes of a row; each begins so many units from the end of the one before."""
    strokes: list[str] = []
    end = 0
    for is_dark, modules in groupby(enumerate(row, start=BORDER), key=lambda each: each[1]):
        places = [place for place, _ in modules]
        if is_dark:
            move = f"m{places[0] - end} 0" if strokes else f"M{places[0]} {down}.5"
            strokes.append(f"{move}h{len(places)}")
            end = places[-1] + 1
    return "".join(strokes)
