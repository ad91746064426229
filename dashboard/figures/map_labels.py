"""The words on the map, with their places; the browser writes those that find room."""

from __future__ import annotations

from typing import Any

from dashboard.figures.dated_claims import DatedClaim
from dashboard.figures.map_arrows import ends, facts, middle
from dashboard.figures.map_points import placed_points
from dashboard.languages.language import Language
from dashboard.model import Atlas

Words = list[dict[str, Any]]


def words(
    found: list[DatedClaim], atlas: Atlas, stretch: float, language: Language
) -> dict[str, Words]:
    """Return {text, lon, lat} and what else decides whether a word is written, by role.

    `look` is a class of the style sheet; `facts` are those of the sign that the word belongs to.
    """
    return {
        "names": _names(atlas, language),
        "labels": _labels(atlas, language),
        "stops": _stops(found, language),
        "notes": _notes(found, stretch),
    }


def _names(atlas: Atlas, language: Language) -> Words:
    """Return the names of countries and waters that `atlas.toml` gives."""
    return [
        {"text": language.say(name.text), "lon": name.lon, "lat": name.lat, "look": name.kind}
        for name in atlas.config.names
    ]


def _labels(atlas: Atlas, language: Language) -> Words:
    """Return the name of every place of an event, once for each event there."""
    return [
        {
            "text": language.say(place.name),
            "lon": place.lon,
            "lat": place.lat,
            "look": "label",
            "facts": [event.id, place.id, place.id == event.place],
        }
        for event, place in placed_points(atlas)
    ]


def _stops(found: list[DatedClaim], language: Language) -> Words:
    """Return the names of the ends of arrows, for when no symbol stands there."""
    return [
        {
            "text": language.say(each.place.name),
            "lon": each.place.lon,
            "lat": each.place.lat,
            "look": "stop",
            "facts": facts(each),
        }
        for each in ends(found)
    ]


def _notes(found: list[DatedClaim], stretch: float) -> Words:
    """Return the words beside arrows and signs; an arrow has them at its middle."""
    here = [each for each in found if each.goal or each.event is None]
    return [
        {"text": each.words, "lon": lon, "lat": lat, "look": "note", "facts": facts(each)}
        for each in here
        for lon, lat in [middle(each, stretch)]
    ]
