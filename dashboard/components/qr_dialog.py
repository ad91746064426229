"""QR codes of the atlas's own address, so that a kiosk visitor can read on at home."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import segno
from dash import html

from dashboard.edition import Edition
from dashboard.html import ids
from dashboard.html.attributes import aria, data
from dashboard.html.render import Markup
from dashboard.languages.language import Language

QUIET_ZONE = 4  # modules: the quiet zone around a code that the standard requires


def qr_dialog(language: Language) -> html.Dialog:
    """Return the dialog that `assets/js/kiosk/qr.js` fills with a code and opens."""
    return html.Dialog(
        [
            html.H2(language.say("Read at home")),
            Markup('<svg role="img" aria-hidden="true"><path></path></svg>'),
            html.P(className="address"),
            html.Button(language.say("Close"), type="button", **data(close="")),
        ],
        id=ids.KIOSK_QR_DIALOG,
        className="card question at-home",
        **aria(label=language.say("Read at home")),
    )


def qr_codes(edition: Edition) -> dict[str, dict[str, Any]]:
    """Return the address and code of each event by its id, and those of the atlas by "".

    Return nothing if `atlas.toml` gives no address.
    """
    if not edition.config.address:
        return {}
    page = f"{edition.config.address}{edition.language.code}/"
    pages = {"": page} | {event.id: f"{page}?event={event.id}" for event in edition.events}
    return {name: {"address": address, **_code(address)} for name, address in pages.items()}


def _code(address: str) -> dict[str, Any]:
    """Return the path of a code, with strokes one unit high, and its width in units.

    A screen is neither torn nor dirty, so the lowest error correction is enough: larger modules
    can be scanned from farther away.
    """
    code = segno.make(address, error="l", micro=False, boost_error=False)
    rows = [_row(row, number + QUIET_ZONE) for number, row in enumerate(code.matrix)]
    return {"path": "".join(rows), "size": len(code.matrix) + 2 * QUIET_ZONE}


def _row(row: bytearray, y: int) -> str:
    """Return the strokes of a row, each positioned relative to the end of the one before."""
    strokes: list[str] = []
    end = 0
    for is_dark, modules in groupby(enumerate(row, start=QUIET_ZONE), key=lambda module: module[1]):
        columns = [column for column, _ in modules]
        if is_dark:
            move = f"m{columns[0] - end} 0" if strokes else f"M{columns[0]} {y}.5"
            strokes.append(f"{move}h{len(columns)}")
            end = columns[-1] + 1
    return "".join(strokes)
