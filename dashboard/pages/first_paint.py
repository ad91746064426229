"""The page before its scripts: the map drawn, all events listed, the introduction open."""

from __future__ import annotations

from typing import Any, Final

from dash import html

from dashboard.components.first_paint import first_paint, still_frame
from dashboard.figures.static_map import static_map
from dashboard.html import ids
from dashboard.languages.language import Language
from dashboard.model import Atlas
from dashboard.pages import main_page

SEEN: Final = 60  # rows of the list: more than a screen of 2160 pixels shows


def first_page(atlas: Atlas, language: Language, handed: dict[str, Any]) -> str:
    """Return the whole page as HTML text, as the scripts will show it with nothing chosen.

    `handed` is what `for_the_browser` returns: the scripts are given the same.
    """
    still = static_map(atlas, language)
    filled = {
        ids.MAP: still_frame(still.ground, still.marks),
        ids.EVENT_LIST: _listed(handed),
        ids.COUNT: _counted(handed),
        ids.PANEL: handed["introduction"],
    }
    return first_paint(main_page.layout(atlas, language), filled)


def _listed(handed: dict[str, Any]) -> list[html.Section]:
    """Return the groups of the list, as far down as a large screen shows."""
    left, found = SEEN, []
    for group in handed["groups"]:
        events = group["events"][:left]
        left -= len(events)
        if events:
            found.append(_group(group["heading"], [handed["rows"][event] for event in events]))
    return found


def _group(heading: html.H3, rows: list[html.Li]) -> html.Section:
    return html.Section([heading, html.Ul(rows, className="event-rows")], className="event-group")


def _counted(handed: dict[str, Any]) -> str:
    counts = [handed["counts"]["own"][-1], *handed["counts"]["comparison"][1:][-1:]]
    return " · ".join(counts)
