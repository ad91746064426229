"""The page before its scripts run: static map, list of events, and introduction."""

from __future__ import annotations

from typing import Any, Final

from dash import html

from dashboard.components.first_paint import first_paint, static_map_frame
from dashboard.figures.static_map import static_map
from dashboard.html import ids
from dashboard.languages.language import Language
from dashboard.model import Atlas
from dashboard.pages import main_page

MAX_ROWS: Final = 60  # of the list: more than fit on a screen of 2160 pixels


def first_page(atlas: Atlas, language: Language, payload: dict[str, Any]) -> str:
    """Return the whole page as HTML text, as the scripts will show it with nothing chosen.

    `payload` is what `browser_payload` returns, the same that the scripts receive.
    """
    picture = static_map(atlas, language)
    filled = {
        ids.MAP: static_map_frame(picture.ground, picture.marks),
        ids.EVENT_LIST: _visible_groups(payload),
        ids.EVENT_COUNT: _count_line(payload),
        ids.PANEL: payload["introduction"],
    }
    return first_paint(main_page.layout(atlas, language), filled)


def _visible_groups(payload: dict[str, Any]) -> list[html.Section]:
    """Return the groups of the list, as far down as a large screen can show."""
    remaining, sections = MAX_ROWS, []
    for group in payload["groups"]:
        events = group["events"][:remaining]
        remaining -= len(events)
        if events:
            sections.append(_group(group["heading"], [payload["rows"][event] for event in events]))
    return sections


def _group(heading: html.H3, rows: list[html.Li]) -> html.Section:
    return html.Section([heading, html.Ul(rows, className="event-rows")], className="event-group")


def _count_line(payload: dict[str, Any]) -> str:
    counts = [payload["counts"]["own"][-1], *payload["counts"]["comparison"][1:][-1:]]
    return " · ".join(counts)
