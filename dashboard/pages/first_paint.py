"""The page before its scripts: the map drawn, all events listed, the introduction open."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboard.components import ids
from dashboard.components.first_paint import first_paint, still_frame
from dashboard.figures.still_map import still_map
from dashboard.language import Language
from dashboard.model import Atlas
from dashboard.pages import explore


def first_page(atlas: Atlas, language: Language, handed: dict[str, Any]) -> str:
    """Return the whole page as HTML text, as the scripts will show it with nothing chosen.

    `handed` is what `for_the_browser` returns: the scripts are given the same.
    """
    still = still_map(atlas, language)
    filled = {
        ids.MAP: still_frame(still.ground, still.marks),
        ids.EVENT_LIST: _listed(handed),
        ids.COUNT: _counted(handed),
        ids.PANEL: handed["introduction"],
    }
    return first_paint(explore.layout(atlas, language), filled)


def _listed(handed: dict[str, Any]) -> list[html.Section]:
    return [
        html.Section([group["heading"], _rows(handed, group["events"])], className="event-group")
        for group in handed["groups"]
    ]


def _rows(handed: dict[str, Any], events: list[str]) -> html.Ul:
    return html.Ul([handed["rows"][event] for event in events], className="event-rows")


def _counted(handed: dict[str, Any]) -> str:
    counts = [handed["counts"]["own"][-1], *handed["counts"]["comparison"][1:][-1:]]
    return " · ".join(counts)
