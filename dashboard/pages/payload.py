"""The payload for the browser: what the scripts filter and show, except the panels of events."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboard.components.citation_index import citation_index
from dashboard.components.event_list import counts
from dashboard.components.legend import tags
from dashboard.components.notice import notice_payload
from dashboard.components.panel import PANEL_SECTIONS, missing_panel
from dashboard.components.reference_card import reference_card
from dashboard.components.search import term_card
from dashboard.components.share import share_form
from dashboard.components.story import story_payload
from dashboard.components.symbol import symbol_class
from dashboard.components.views import views_payload
from dashboard.data.claim_addresses import claim_ids
from dashboard.data.config import AtlasConfig, Box
from dashboard.data.records import Event
from dashboard.edition import Edition
from dashboard.figures import atlas_map
from dashboard.figures.basemap import UNITS
from dashboard.figures.theme import close_box, dark_swaps, print_swaps, reliefs
from dashboard.html.glossary_links import terms_by_id
from dashboard.html.language_spans import with_language_spans
from dashboard.html.render import to_html
from dashboard.languages.date_phrases import calendar_of
from dashboard.model import Bounds
from dashboard.pages.search_index import search_index
from dashboard.pages.timeline_payload import timeline_payload


def browser_payload(edition: Edition) -> dict[str, Any]:
    """Return what the scripts filter and show, keyed as the scripts of `assets/` read it."""
    return {
        "calendar": calendar_of(edition.language),
        "title": page_title(edition.config),
        "name": edition.config.title,
        "titles": {event.id: event.title for event in edition.events},
        "shorts": {event.id: _short(event, edition) for event in edition.events},
        "span": {"from": edition.config.first.isoformat(), "to": edition.config.last.isoformat()},
        "events": [
            {
                "id": event.id,
                "bounds": _days(edition.span(event)),
                "tags": tags(event, edition),
                **({"open": True} if event.named_until else {}),
            }
            for event in edition.events
        ],
        "choosing": _choosing(edition),
        "sections": (*PANEL_SECTIONS, *claim_ids(edition.source.tables)),
        "perhaps": edition.perhaps_same_pairs,
        "comparison": [event.id for event in edition.events if event.scope == "comparison"],
        "counts": counts(edition),
        "nothing": html.P(edition.say("No event in this period."), className="silence"),
        "lost": missing_panel(edition.language),
        "said": notice_payload(edition.language),
        "references": _references(edition),
        "terms": {name: term_card(term, edition) for name, term in terms_by_id(edition).items()},
        "views": views_payload(edition),
        "story": story_payload(edition),
        "search": search_index(edition),
        "share": share_form(edition.language),
        **timeline_payload(edition),
        "map": _map(edition),
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


def _references(edition: Edition) -> dict[str, Any]:
    citing_claims = citation_index(edition)
    cards = {
        work.id: reference_card(work, citing_claims[work.id], edition) for work in edition.works
    }
    return {name: with_language_spans(card, edition) for name, card in cards.items()}


def _map(edition: Edition) -> dict[str, Any]:
    """Return the map as `assets/js/map/map.js` draws it; `tall` is the height of a degree of
    latitude in degrees of longitude, `unit` the number of units of the ground in one of those;
    `reliefs` are relative to the style sheet, `close` is what the closer ones cover."""
    close = close_box(edition)
    return {
        "opening": _box(edition.config.opening),
        "frame": _box(edition.config.frame),
        "close": _box(close) if close else None,
        "tall": atlas_map.lat_scale(edition.config.frame),
        "unit": UNITS,
        "traces": [trace.to_plotly_json() for trace in atlas_map.traces(edition)],
        "layout": atlas_map.layout().to_plotly_json(),
        "config": atlas_map.config(),
        "words": atlas_map.labels_by_role(edition),
        "degrees": {
            "x": edition.say("{degrees}° E"),
            "y": edition.say("{degrees}° N"),
            "west": edition.say("{degrees}° W"),
            "south": edition.say("{degrees}° S"),
        },
        "in_the_dark": dark_swaps(edition),
        "on_paper": print_swaps(edition),
        "reliefs": reliefs(edition),
    }


def _box(box: Box) -> dict[str, list[float]]:
    return {"x": [box.west, box.east], "y": [box.south, box.north]}


def _choosing(edition: Edition) -> dict[str, dict[str, str]]:
    """Return the symbols and place names for the rows of the chooser."""
    return {
        "symbols": {event.id: symbol_class(event, edition) for event in edition.events},
        "places": {place.id: place.name for place in edition.places},
    }


def page_title(config: AtlasConfig) -> str:
    """Return the title of the page while no event is chosen."""
    return f"{config.title}: {config.subtitle}"


def _days(bounds: Bounds | None) -> dict[str, str] | None:
    if bounds is None:
        return None
    return {
        "s1": bounds.start_earliest.isoformat(),
        "s2": bounds.start_latest.isoformat(),
        "e1": bounds.end_earliest.isoformat(),
        "e2": bounds.end_latest.isoformat(),
    }


def _short(event: Event, edition: Edition) -> str:
    """Return the name of an event where there is little room: that of its place, if it has one."""
    return edition.place(event.place).name if event.place else event.title
