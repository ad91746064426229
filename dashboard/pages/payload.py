"""The payload for the browser: what the scripts filter and show, except the panels of events."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboard.components.citation_index import citation_index
from dashboard.components.event_list import counts
from dashboard.components.legend import tags
from dashboard.components.notice import notice_payload
from dashboard.components.panel import missing_panel
from dashboard.components.reference_card import reference_card
from dashboard.components.search import term_card
from dashboard.components.share import share_form
from dashboard.components.story import story_payload
from dashboard.components.symbol import symbol_class
from dashboard.components.views import views_payload
from dashboard.data.config import Box
from dashboard.figures import atlas_map
from dashboard.figures.basemap import UNITS
from dashboard.figures.theme import dark_swaps, print_swaps, reliefs
from dashboard.html.glossary_links import term_id
from dashboard.html.language_spans import with_language_spans
from dashboard.html.render import to_html
from dashboard.languages.date_phrases import calendar_of
from dashboard.languages.language import Language
from dashboard.model import Atlas, Bounds
from dashboard.pages.search_index import search_index
from dashboard.pages.timeline_payload import timeline_payload


def browser_payload(atlas: Atlas, language: Language) -> dict[str, Any]:
    """Return what the scripts filter and show, keyed as the scripts of `assets/` read it."""
    return {
        "calendar": calendar_of(language),
        "title": page_title(atlas, language),
        "name": language.say(atlas.config.title),
        "titles": {event.id: language.say(event.title) for event in atlas.events},
        "span": {"from": atlas.config.first.isoformat(), "to": atlas.config.last.isoformat()},
        "events": [
            {"id": event.id, "bounds": _days(atlas.span(event)), "tags": tags(event, atlas)}
            for event in atlas.events
        ],
        "choosing": _choosing(atlas, language),
        "comparison": [event.id for event in atlas.events if event.scope == "comparison"],
        "counts": counts(atlas, language),
        "nothing": html.P(language.say("No event in this period."), className="silence"),
        "lost": missing_panel(language),
        "said": notice_payload(language),
        "references": _references(atlas, language),
        "terms": {term_id(term.term): term_card(term, atlas, language) for term in atlas.glossary},
        "views": views_payload(atlas, language),
        "story": story_payload(atlas, language),
        "search": search_index(atlas, language),
        "share": share_form(language),
        **timeline_payload(atlas, language),
        "map": _map(atlas, language),
    }


def rendered_payload(payload: dict[str, Any]) -> dict[str, Any]:
    """Return the payload with its components rendered as HTML text."""
    return {
        **payload,
        "nothing": to_html(payload["nothing"]),
        "lost": to_html(payload["lost"]),
        "references": {name: to_html(card) for name, card in payload["references"].items()},
        "views": {
            name: {**view, "content": to_html(view["content"])}
            for name, view in payload["views"].items()
        },
        "steps": [{**step, "said": to_html(step["said"])} for step in payload["steps"]],
        "story": {
            "frame": to_html(payload["story"]["frame"]),
            "steps": [
                {**step, "told": to_html(step["told"])} for step in payload["story"]["steps"]
            ],
        },
    }


def _references(atlas: Atlas, language: Language) -> dict[str, Any]:
    citing_claims = citation_index(atlas)
    cards = {
        work.id: reference_card(work, citing_claims[work.id], atlas, language)
        for work in atlas.works
    }
    return {name: with_language_spans(card, atlas, language) for name, card in cards.items()}


def _map(atlas: Atlas, language: Language) -> dict[str, Any]:
    """Return the map as `assets/js/map/map.js` draws it; `tall` is the height of a degree of
    latitude in degrees of longitude, `unit` the number of units of the ground in one of those;
    `reliefs` are relative to the style sheet."""
    return {
        "opening": _box(atlas.config.opening),
        "frame": _box(atlas.config.frame),
        "tall": atlas_map.lat_scale(atlas.config.frame),
        "unit": UNITS,
        "traces": [trace.to_plotly_json() for trace in atlas_map.traces(atlas, language)],
        "layout": atlas_map.layout().to_plotly_json(),
        "config": atlas_map.config(),
        "words": atlas_map.labels_by_role(atlas, language),
        "degrees": {
            "x": language.say("{degrees}° E"),
            "y": language.say("{degrees}° N"),
            "west": language.say("{degrees}° W"),
            "south": language.say("{degrees}° S"),
        },
        "in_the_dark": dark_swaps(atlas),
        "on_paper": print_swaps(atlas),
        "reliefs": reliefs(atlas),
    }


def _box(box: Box) -> dict[str, list[float]]:
    return {"x": [box.west, box.east], "y": [box.south, box.north]}


def _choosing(atlas: Atlas, language: Language) -> dict[str, dict[str, str]]:
    """Return the symbols and place names for the rows of the chooser."""
    return {
        "symbols": {event.id: symbol_class(event, atlas) for event in atlas.events},
        "places": {place.id: language.say(place.name) for place in atlas.places},
    }


def page_title(atlas: Atlas, language: Language) -> str:
    """Return the title of the page while no event is chosen."""
    return f"{language.say(atlas.config.title)}: {language.say(atlas.config.subtitle)}"


def _days(bounds: Bounds | None) -> dict[str, str] | None:
    if bounds is None:
        return None
    return {
        "s1": bounds.start_earliest.isoformat(),
        "s2": bounds.start_latest.isoformat(),
        "e1": bounds.end_earliest.isoformat(),
        "e2": bounds.end_latest.isoformat(),
    }
